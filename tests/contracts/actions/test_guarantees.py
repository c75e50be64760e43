"""Guarantees: none new after the stop, and each on its way to an end."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from contracts.actions.guarantees import begin_guarantee, give_notice, plan_guarantee, release_guarantee
from contracts.models import Guarantee
from gotene.access.roles import Role
from tests import factories
from tests.refused import told

pytestmark = pytest.mark.django_db

DAY = datetime.date


@pytest.fixture
def letting():
    factories.policies()
    return factories.staff(Role.LETTING_OFFICER)


def begin(letting, begins_on, **exception):
    return begin_guarantee(
        apartment=factories.apartment(),
        tenant=factories.person(),
        begins_on=begins_on,
        ceiling=Decimal(45000),
        **exception,
        by=letting,
    )


def test_the_last_day_before_the_stop(letting):
    guarantee = begin(letting, DAY(2016, 5, 31))
    assert guarantee.history.get().history_user == letting


def test_no_new_guarantee_from_the_day_of_the_stop(letting):
    with told("guarantee_after_stop") as refusal:
        begin(letting, DAY(2016, 6, 1))
    assert "socialt kontrakt" in refusal.value.messages[0]
    assert not Guarantee.objects.exists()


TEST = {"permanent_home": True, "no_other_way": True}


def test_an_exception_is_whole_or_absent(letting):
    with told("guarantee_exception_whole"):
        begin(letting, DAY(2026, 6, 1), exception_decision="KS 2026-11", **TEST)
    exception = {"exception_decision": "KS 2026-11", "exception_reason": "Enda vägen till bostad"}
    made = begin(letting, DAY(2026, 6, 1), **exception, **TEST, exception_decided_by=letting)
    # The version of the stop that it is made from, as it stood that day.
    assert made.exception_from.title == "Inga nya borgensåtaganden"


@pytest.mark.parametrize("no", TEST)
def test_an_exception_needs_yes_to_both_halves_of_the_test(letting, no):
    exception = {"exception_decision": "KS 2026-11", "exception_reason": "Enda vägen till bostad"}
    with told("guarantee_exception_tested"):
        begin(letting, DAY(2026, 6, 1), **exception, **{**TEST, no: False}, exception_decided_by=letting)


def test_the_test_is_for_exceptions_alone(letting):
    with told("guarantee_exception_tested"):
        begin(letting, DAY(2015, 6, 1), **TEST)


@pytest.mark.parametrize(
    "began_on, given_on, ends_on",
    [
        # At the turn of month after nine months (JB 12:28 a)…
        (DAY(2014, 5, 1), DAY(2026, 3, 10), DAY(2026, 12, 31)),
        # …and at the earliest two years from the beginning.
        (DAY(2015, 12, 1), DAY(2016, 1, 10), DAY(2017, 12, 1)),
    ],
)
def test_notice_ends_the_guarantee_on_the_earliest_lawful_day(letting, began_on, given_on, ends_on):
    guarantee = factories.guarantee(begins_on=began_on)
    assert guarantee.earliest_end(given_on) == ends_on
    ended = give_notice(guarantee, given_on=given_on, by=letting)
    assert (ended.notice_given_on, ended.ends_on) == (given_on, ends_on)
    assert ended.history.latest().history_user == letting


def test_notice_is_given_once_and_the_earliest_end_counts_from_it(letting):
    guarantee = give_notice(factories.guarantee(), given_on=DAY(2026, 3, 10), by=letting)
    with told("notice_already_given"):
        give_notice(guarantee, given_on=DAY(2026, 1, 10), by=letting)
    assert guarantee.earliest_end(DAY(2027, 1, 1)) == guarantee.ends_on


def test_notice_never_makes_an_agreed_end_later(letting):
    guarantee = factories.guarantee(ends_on=DAY(2026, 6, 30))
    assert give_notice(guarantee, given_on=DAY(2026, 3, 10), by=letting).ends_on == DAY(2026, 6, 30)


def test_an_ended_guarantee_needs_no_notice(letting):
    with told("guarantee_ended"):
        give_notice(factories.guarantee(ends_on=DAY(2020, 6, 30)), given_on=DAY(2026, 3, 10), by=letting)


# The plan


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda value=None, zone=None: DAY(2026, 11, 22))
    return DAY(2026, 11, 22)


def test_a_plan_by_notice_ends_when_the_law_says(letting, today):
    coordinator = factories.staff(Role.COORDINATOR)
    plan = plan_guarantee(
        factories.guarantee(), way="notice", planned_notice_on=today, owner=coordinator, by=coordinator
    )
    assert (plan.planned_last_day, plan.owner) == (DAY(2027, 8, 31), coordinator)
    assert plan.history.get().history_user == coordinator


def test_a_plan_is_changed_by_either_side_and_stays_one(letting, today):
    guarantee, coordinator = factories.guarantee(), factories.staff(Role.COORDINATOR)
    plan_guarantee(guarantee, way="notice", planned_notice_on=today, owner=coordinator, by=coordinator)
    end = DAY(2027, 3, 31)
    plan = plan_guarantee(guarantee, way="moves", planned_last_day=end, owner=letting, by=letting)
    assert (plan.way, plan.planned_notice_on, plan.planned_last_day) == ("moves", None, end)
    assert [row.history_user for row in plan.history.order_by("history_id")] == [coordinator, letting]


@pytest.mark.parametrize(
    "code, days",
    [
        ("no_notice_day", {"way": "notice"}),
        ("no_last_day", {"way": "own_lease"}),
        ("planned_in_the_past", {"way": "notice", "planned_notice_on": DAY(2026, 11, 21)}),
        ("planned_in_the_past", {"way": "moves", "planned_last_day": DAY(2026, 11, 21)}),
    ],
)
def test_a_plan_has_its_day_and_that_lies_ahead(letting, today, code, days):
    with told(code):
        plan_guarantee(factories.guarantee(), **days, owner=letting, by=letting)


@pytest.mark.parametrize(
    "code, ends", [("notice_already_given", {"notice_given_on": DAY(2026, 3, 1)}), ("guarantee_ends", {})]
)
def test_what_is_to_end_needs_no_plan(letting, today, code, ends):
    guarantee = factories.guarantee(ends_on=DAY(2026, 12, 31), **ends)
    with told(code):
        plan_guarantee(guarantee, way="moves", planned_last_day=today, owner=letting, by=letting)


# The other ends


def test_a_guarantee_whose_tenant_moves_ends_that_day(letting):
    guarantee = release_guarantee(factories.guarantee(), ends_on=DAY(2026, 6, 30), reason="moves", by=letting)
    assert (guarantee.ends_on, guarantee.release_reason) == (DAY(2026, 6, 30), "moves")
    with told("guarantee_released"):
        release_guarantee(guarantee, ends_on=DAY(2026, 5, 31), reason="own_lease", by=letting)


def test_a_release_is_never_later_than_the_notice(letting):
    guarantee = give_notice(factories.guarantee(), given_on=DAY(2026, 3, 10), by=letting)
    with told("ends_before"):
        release_guarantee(guarantee, ends_on=DAY(2027, 1, 1), reason="moves", by=letting)
    assert release_guarantee(guarantee, ends_on=DAY(2026, 9, 30), reason="moves", by=letting).ends_on.month == 9
