"""What the plan takes in by itself: confirmed facts and requirements not met, and what is needed now."""

import datetime

import pytest

from contracts.models import CheckIn, CheckInResult, HandoverPlan, TakeoverCriterion
from contracts.setbacks import setbacks_of
from tests.contracts.incidents import confirmed, home, incident, late_rent, repair, step
from tests.contracts.test_incident_constraints import not_cleared

pytestmark = pytest.mark.django_db

DAY = datetime.date


@pytest.fixture
def household():
    return home()


@pytest.fixture
def criterion(household):
    plan = HandoverPlan.objects.create(
        sublease=household,
        begins_on=DAY(2026, 2, 1),
        goal_date=DAY(2026, 8, 1),
        first_check_in_on=DAY(2026, 3, 1),
        made_by=household.contract.social_contact,
    )
    return TakeoverCriterion.objects.create(plan=plan, text="Hyran i tid", position=1, agreed_on=DAY(2026, 2, 1))


def check_in(criterion, held_on, outcome):
    held = CheckIn.objects.create(
        plan=criterion.plan, held_on=held_on, held_by=criterion.plan.made_by, next_on=DAY(2027, 1, 1)
    )
    explained = {"reason": "Sen i mars", "next_step": "Betalar 1 april"} if outcome == "not_met" else {}
    return CheckInResult.objects.create(check_in=held, criterion=criterion, outcome=outcome, **explained)


def said(sublease):
    return [(setback.day, setback.what, setback.needed, setback.waits) for setback in setbacks_of(sublease)]


def test_only_what_is_confirmed_counts(household):
    incident(of=household)
    heard = incident(of=household)
    step(heard, "answered")
    unclear = incident(of=household)
    not_cleared(unclear)
    assert setbacks_of(household) == []
    confirmed(of=household)
    assert len(setbacks_of(household)) == 1


def test_each_is_called_by_what_it_was(household):
    rent = late_rent(of=household)
    for made in (rent, incident(of=household)):
        step(made, "answered")
        step(made, "confirmed")
    assert [setback.what for setback in setbacks_of(household)] == ["Störning 2 mars 2026", "Sen hyra för mars 2026"]


def test_neither_another_households_nor_the_municipalitys_own_is_theirs(household):
    confirmed(of=home())
    head_lease = late_rent(of=household, sublease=None, link="head_lease")
    step(head_lease, "answered")
    step(head_lease, "confirmed")
    assert setbacks_of(household) == []


def test_a_confirmed_incident_waits_for_an_agreement_then_for_its_day_and_is_then_mended(household):
    made = confirmed(of=household)
    (setback,) = setbacks_of(household)
    assert (setback.waits, setback.to_agree, setback.due_on) == (True, True, None)
    agreed = repair(of=made)
    (setback,) = setbacks_of(household)
    assert (setback.needed, setback.who, setback.due_on) == (agreed.what, "den boende", DAY(2026, 4, 1))
    assert [setback.late_on(DAY(2026, 4, day)) for day in (1, 2)] == [False, True]
    agreed.done_on, agreed.done_by = DAY(2026, 4, 3), agreed.agreed_by
    agreed.save()
    (setback,) = setbacks_of(household)
    assert (setback.waits, setback.mended_on, setback.late_on(DAY(2026, 5, 1))) == (False, DAY(2026, 4, 3), False)


def test_a_requirement_not_met_waits_until_it_is_met_at_a_later_check_in(criterion):
    check_in(criterion, DAY(2026, 3, 1), "not_met")
    assert said(criterion.plan.sublease) == [(DAY(2026, 3, 1), "Hyran i tid", "Betalar 1 april", True)]
    check_in(criterion, DAY(2026, 4, 1), "not_applicable")
    check_in(criterion, DAY(2026, 5, 1), "met")
    check_in(criterion, DAY(2026, 6, 1), "met")
    (setback,) = setbacks_of(criterion.plan.sublease)
    assert (setback.waits, setback.mended_on) == (False, DAY(2026, 5, 1))


def test_of_a_requirement_not_met_again_the_latest_says_what_is_needed(criterion):
    check_in(criterion, DAY(2026, 3, 1), "not_met")
    check_in(criterion, DAY(2026, 4, 1), "not_met")
    assert [(day, waits) for day, _what, _needed, waits in said(criterion.plan.sublease)] == [
        (DAY(2026, 4, 1), True),
        (DAY(2026, 3, 1), False),
    ]


def test_met_before_it_was_not_met_is_no_mending(criterion):
    check_in(criterion, DAY(2026, 3, 1), "met")
    check_in(criterion, DAY(2026, 4, 1), "not_met")
    assert [setback.waits for setback in setbacks_of(criterion.plan.sublease)] == [True]


def test_what_waits_stands_first_then_the_newest(household, criterion):
    repair(
        of=confirmed(of=household, happened_on=DAY(2026, 3, 3)), done_on=DAY(2026, 3, 9), done_by=criterion.plan.made_by
    )
    check_in(criterion, DAY(2026, 2, 20), "not_met")
    confirmed(of=household, happened_on=DAY(2026, 3, 2), kind="damage")
    assert [setback.day for setback in setbacks_of(household)] == [
        DAY(2026, 3, 2),
        DAY(2026, 2, 20),
        DAY(2026, 3, 3),
    ]


def test_however_many_it_asks_as_many_questions(household, criterion, django_assert_num_queries):
    for number in range(3):
        repair(of=confirmed(of=household))
        check_in(criterion, DAY(2026, 3, 1 + number), "not_met")
    with django_assert_num_queries(3):
        setbacks_of(household)
