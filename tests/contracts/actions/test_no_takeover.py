"""That no takeover is planned: for a year at a time, with its reason in the case, and until a plan starts."""

import datetime

import pytest

from contracts.actions.handover import start_plan
from contracts.actions.no_takeover import decide_no_takeover, plan_again
from contracts.models import HandoverPlan, NoTakeover
from gotene.dates import add_years
from tests import factories
from tests.refused import told

DAY = datetime.timedelta(days=1)


@pytest.fixture
def sublease(chain):
    return chain.placed()


@pytest.fixture
def decide(chain, sublease):
    def decide(**fields):
        fields = {"case": chain.case, "review_by": add_years(chain.today, 1), "reason": "Behöver bo kvar", **fields}
        return decide_no_takeover(sublease, **fields, by=chain.officer)

    return decide


@pytest.fixture
def start(chain, sublease):
    return lambda: start_plan(
        sublease.contract,
        case=chain.case,
        criteria=["Betala hyran i tid"],
        goal_date=chain.today + 180 * DAY,
        summary="",
        first_check_in_on=chain.today + 60 * DAY,
        housing_contact=chain.letting,
        social_contact=chain.officer,
        consent_given_on=chain.today,
        by=chain.officer,
    )


def test_it_is_decided_with_its_reason_in_the_case(chain, decide):
    decision = decide()
    assert (decision.decided_on, decision.decided_by, decision.ended_on) == (chain.today, chain.officer, None)
    assert (decision.reason.case, decision.reason.text) == (chain.case, "Behöver bo kvar")


@pytest.mark.parametrize("days, code", [(0, "no_takeover_reviewed_yearly"), (367, "no_takeover_reviewed_yearly")])
def test_it_is_looked_at_again_within_a_year(chain, decide, days, code):
    with told(code):
        decide(review_by=chain.today + days * DAY)


def test_a_review_is_a_new_decision_and_the_one_before_ends(chain, decide):
    first, second = decide(), decide(reason="Som förra året")
    first.refresh_from_db()
    assert first.ended_on == chain.today
    assert NoTakeover.objects.standing().get() == second


def test_the_reason_must_be_said(decide):
    with told("blank"):
        decide(reason="")
    assert not NoTakeover.objects.exists()


def test_it_ends_when_a_plan_starts(chain, decide, start):
    decision = decide()
    start()
    decision.refresh_from_db()
    assert decision.ended_on == chain.today


def test_a_plan_that_runs_is_closed_and_may_be_taken_up_again(chain, decide, start):
    plan = start()
    decide()
    plan.refresh_from_db()
    assert (plan.closed_on, plan.outcome) == (chain.today, "ended")
    plan_again(plan.sublease, by=chain.officer)
    plan.refresh_from_db()
    assert (plan.closed_on, plan.outcome) == (None, "")
    assert not NoTakeover.objects.standing().exists()
    with told("takeover_planned"):
        plan_again(plan.sublease, by=chain.officer)


def test_without_a_plan_there_is_none_to_take_up(decide, sublease, chain):
    decide()
    with told("no_plan"):
        plan_again(sublease, by=chain.officer)
    assert not HandoverPlan.objects.exists()


def test_it_is_decided_for_those_who_live_there(chain, decide, sublease):
    with told("not_resident"):
        decide(case=factories.case())
    sublease.ends_on, sublease.end_reason = chain.today + 60 * DAY, "ended"
    sublease.save()
    with told("sublease_ended"):
        decide()
