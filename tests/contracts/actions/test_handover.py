"""The way to an own lease: agreeing on the plan, and following it, under the resident's consent."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from contracts.actions.handover import change_plan, record_check_in, start_plan
from contracts.models import CheckIn, CheckInResult, HandoverPlan, SocialContract
from gotene.access.roles import Role, Side
from tenants.actions import give_consent, refuse_consent, withdraw_consent
from tenants.enums import InformationKind
from tests import factories
from tests.refused import change, told

DAY = datetime.timedelta(days=1)
REQUIREMENTS = ["Betala hyran i tid", "Hålla balkongen fri"]


@pytest.fixture
def home(chain):
    """The sublease of a household that has moved in today."""
    return chain.placed()


@pytest.fixture
def begin(chain, home):
    def start(**fields):
        return start_plan(
            home.contract,
            **{
                "case": chain.case,
                "criteria": REQUIREMENTS,
                "goal_date": chain.today + 180 * DAY,
                "summary": "Hyran i tid",
                "first_check_in_on": chain.today + 60 * DAY,
                "housing_contact": chain.letting,
                "social_contact": chain.officer,
                "consent_given_on": chain.today,
                "by": chain.officer,
                **fields,
            },
        )

    return start


@pytest.fixture
def check_in(chain):
    def record(plan, *outcomes, **fields):
        results = [
            {"criterion": criterion, "outcome": "met", "reason": "", "next_step": "", **(outcome or {})}
            for criterion, outcome in zip(plan.criteria.all(), outcomes or [None, None], strict=False)
        ]
        return record_check_in(
            plan,
            **{
                "case": chain.case,
                "held_on": chain.today,
                "results": results,
                "next_on": chain.today + 60 * DAY,
                "by": chain.officer,
                **fields,
            },
        )

    return record


def test_a_plan_has_its_requirements_in_order_and_the_contacts_of_both(chain, begin):
    other = factories.staff(Role.LETTING_OFFICER)
    plan = begin(housing_contact=other)
    assert [criterion.text for criterion in plan.criteria.all()] == REQUIREMENTS
    assert {criterion.agreed_on for criterion in plan.criteria.all()} == {chain.today}
    contract = plan.sublease.contract
    contract.refresh_from_db()
    assert (contract.housing_contact, contract.social_contact) == (other, chain.officer)
    assert plan.history.latest().history_user == chain.officer


def test_starting_the_plan_keeps_the_consents_and_tells_the_requirements(chain, begin):
    plan = begin()
    assert {consent.kind for consent in chain.case.consents.all()} == {"criteria", "check_ins", "incidents"}
    tell = chain.case.disclosures.get(kind="criteria")
    *told, goal, line = tell.what.splitlines()
    assert (told, tell.ground, tell.recipient_id) == (REQUIREMENTS, "consent", Side.HOUSING)
    assert (goal, line) == (f"Måldatum: {plan.goal_date}", f"Planen på en rad: {plan.summary}")
    assert tell.consent.kind == "criteria"


def test_an_old_page_of_the_contract_does_not_undo_what_another_saved(chain, home, begin):
    """`home.contract` was read before somebody else recorded how the contract ends."""
    change(home, ends_on=chain.today + 400 * DAY)
    change(home.contract, ends_on=chain.today + 400 * DAY)
    begin()
    assert SocialContract.objects.get().ends_on == chain.today + 400 * DAY


def test_no_plan_without_a_requirement(begin):
    with told("no_criteria"):
        begin(criteria=[])
    assert not HandoverPlan.objects.exists()


def test_no_plan_for_a_household_that_does_not_live_there(begin):
    with told("not_resident"):
        begin(case=factories.case())
    assert not HandoverPlan.objects.exists()


def test_no_plan_before_the_consent_is_given(chain, begin):
    with told("no_consent"):
        begin(consent_given_on=chain.today + DAY)
    assert not HandoverPlan.objects.exists()
    assert not chain.case.consents.exists()


def test_what_somebody_has_answered_is_not_asked_again_by_the_plan(chain, begin):
    """A no to one kind stands, and a yes for a time is not made longer."""
    until = chain.today + 90 * DAY
    give_consent(chain.case, kind=InformationKind.CRITERIA, given_on=chain.today, valid_until=until, by=chain.officer)
    refuse_consent(chain.case, kind=InformationKind.INCIDENTS, said_on=chain.today, by=chain.officer)
    begin()
    given = {consent.kind: consent.valid_until for consent in chain.case.consents.all()}
    assert given == {InformationKind.CRITERIA: until, InformationKind.CHECK_INS: None}


def test_no_plan_is_told_after_a_no_to_the_requirements(chain, begin):
    refuse_consent(chain.case, kind=InformationKind.CRITERIA, said_on=chain.today, by=chain.officer)
    with told("no_consent"):
        begin()
    assert not HandoverPlan.objects.exists()


def test_a_changed_goal_date_or_line_is_told_and_noted(chain, begin):
    plan = begin()
    before = chain.case.disclosures.count()
    change_plan(plan, goal_date=plan.goal_date, summary=plan.summary, by=chain.officer)
    assert chain.case.disclosures.count() == before
    goal = plan.goal_date + 30 * DAY
    change_plan(plan, goal_date=goal, summary="Eget kontrakt i vår", by=chain.officer)
    noted = chain.case.disclosures.first()
    assert noted.what == f"Måldatum: {goal}\nPlanen på en rad: Eget kontrakt i vår"
    assert (noted.kind, noted.ground, noted.disclosed_by) == ("criteria", "consent", chain.officer)


def test_a_plan_is_not_changed_when_the_consent_is_withdrawn(chain, begin):
    plan = begin()
    withdraw_consent(chain.case.consents.get(kind="criteria"), withdrawn_on=chain.today, by=chain.officer)
    with told("no_consent") as refusal:
        change_plan(plan, goal_date=plan.goal_date, summary="Ny rad", by=chain.officer)
    assert chain.case.number in refusal.value.messages[0]
    assert HandoverPlan.objects.get().summary != "Ny rad"


def test_a_household_has_one_plan(begin):
    begin()
    with pytest.raises(ValidationError) as refusal:
        begin()
    assert "sublease" in refusal.value.message_dict


def test_the_same_requirement_is_not_asked_twice(begin):
    with told("criterion_once_in_plan"):
        begin(criteria=["Betala hyran i tid", "Betala hyran i tid"])


def test_the_goal_lies_ahead(chain, begin):
    with told("plan_goal_after_start"):
        begin(goal_date=chain.today)
    plan = begin()
    with told("plan_goal_after_start"):
        change_plan(plan, goal_date=chain.today - DAY, summary="", by=chain.officer)


def test_the_first_check_in_is_not_later_than_the_goal(chain, begin):
    with told("check_in_late"):
        begin(goal_date=chain.today + 30 * DAY, first_check_in_on=chain.today + 31 * DAY)
    assert not HandoverPlan.objects.exists()


def test_changing_the_plan_is_seen_in_its_history(chain, begin):
    plan = begin()
    change_plan(plan, goal_date=chain.today + 210 * DAY, summary="En månad till", by=chain.coordinator)
    newest, first = plan.history.all()
    assert (newest.goal_date, newest.history_user) == (chain.today + 210 * DAY, chain.coordinator)
    assert (first.goal_date, first.history_user) == (chain.today + 180 * DAY, chain.officer)


def test_a_check_in_has_a_result_for_each_requirement_and_the_next_day(chain, begin, check_in):
    plan = begin()
    held = check_in(plan, None, {"outcome": "not_met", "reason": "Hyllor kvar", "next_step": "Flytta hyllorna"})
    assert [(r.criterion.text, r.outcome, r.next_step) for r in held.results.all()] == [
        ("Betala hyran i tid", "met", ""),
        ("Hålla balkongen fri", "not_met", "Flytta hyllorna"),
    ]
    seen = HandoverPlan.objects.with_next_check_in().with_promise().get()
    assert (seen.next_check_in_on, seen.last_check_in_on) == (chain.today + 60 * DAY, chain.today)
    assert seen.promise == "Flytta hyllorna"


def test_saving_a_check_in_is_the_logged_disclosure(chain, begin, check_in):
    check_in(begin(), None, {"outcome": "not_met", "reason": "Hyllor kvar", "next_step": "Flytta hyllorna"})
    tell = chain.case.disclosures.get(kind="check_ins")
    assert (tell.ground, tell.consent.kind, tell.disclosed_by) == ("consent", "check_ins", chain.officer)
    assert "Betala hyran i tid: uppfyllt" in tell.what
    assert "Hyllor kvar" in tell.what, "the company reads the reason too"
    assert "Flytta hyllorna" in tell.what


def test_nothing_is_told_and_nothing_saved_after_the_consent_is_withdrawn(chain, begin, check_in):
    plan = begin()
    withdraw_consent(chain.case.consents.get(kind="check_ins"), withdrawn_on=chain.today, by=chain.officer)
    with told("no_consent"):
        check_in(plan)
    assert not CheckIn.objects.exists()
    assert not chain.case.disclosures.filter(kind="check_ins").exists()


def test_one_consent_does_not_stand_for_the_other(chain, begin, check_in):
    plan = begin()
    withdraw_consent(chain.case.consents.get(kind="criteria"), withdrawn_on=chain.today, by=chain.officer)
    assert check_in(plan)


@pytest.mark.parametrize("given", [{}, {"reason": "Sen hyra"}, {"next_step": "Autogiro"}])
def test_not_met_is_refused_without_both_reason_and_next_step(begin, check_in, given):
    plan = begin()
    with told("check_in_not_met_explained"):
        check_in(plan, {"outcome": "not_met", **given}, None)
    assert not CheckIn.objects.exists()
    assert not CheckInResult.objects.exists()


def test_every_requirement_gets_a_result(begin, check_in):
    plan = begin()
    with told("results_incomplete"):
        check_in(plan, None)
    assert not CheckIn.objects.exists()


def test_a_check_in_is_recorded_when_it_has_been_held(chain, begin, check_in):
    plan = begin()
    with told("not_held_yet"):
        check_in(plan, held_on=chain.today + DAY)


def test_no_check_in_before_the_household_moves_in(begin, check_in):
    plan = begin()
    with told("held_before_move_in"):
        check_in(plan, held_on=plan.sublease.begins_on - DAY)
    assert not CheckIn.objects.exists()


def test_one_check_in_a_day(begin, check_in):
    plan = begin()
    check_in(plan)
    with told("check_in_once_a_day"):
        check_in(plan)


def test_a_check_in_is_never_written_on_another_households_case(begin, check_in):
    plan = begin()
    other = factories.case()
    with told("not_resident"):
        check_in(plan, case=other)
    assert not other.disclosures.exists()
