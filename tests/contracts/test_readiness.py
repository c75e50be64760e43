"""Whether a home is ready to be taken over: only from what is recorded and confirmed."""

import pytest

from contracts.actions.incidents import not_cleared
from contracts.readiness import readiness_of, readiness_of_each
from contracts.takeover_rules import FactState
from gotene.access.roles import Role
from tests import factories
from tests.access.as_role import running_as
from tests.contracts import incidents
from tests.contracts.takeovers import TODAY, WEEK, Home

pytestmark = pytest.mark.django_db
MET, NOT_MET, UNKNOWN = FactState.MET, FactState.NOT_MET, FactState.UNKNOWN


@pytest.fixture
def home():
    return Home()


def states(home, staff=None):
    facts = readiness_of(home.sublease, staff or home.letting, TODAY)
    return {fact.key: fact.state for fact in facts}


def test_all_is_met_when_the_requirements_are_and_nothing_has_gone_wrong(home):
    assert states(home) == {"requirements": MET, "check_ins": MET, "rent": MET, "incidents": MET}


def test_without_a_plan_or_a_check_in_it_is_not_known():
    assert states(Home(with_plan=False))["requirements"] == UNKNOWN


@pytest.mark.parametrize(("outcome", "state"), [("met", MET), ("not_applicable", MET), ("not_met", NOT_MET)])
def test_the_latest_check_in_decides(outcome, state):
    home = Home(with_plan=False)
    home.plan(outcome=outcome)
    assert states(home)["requirements"] == state


def test_a_check_in_that_should_have_been_held_stops_it():
    home = Home(with_plan=False)
    home.plan(next_on=TODAY - WEEK, held_on=TODAY - 2 * WEEK)
    assert states(home)["check_ins"] == NOT_MET


def test_what_is_confirmed_stops_it_until_it_is_put_right(home):
    confirmed = incidents.confirmed(of=home.sublease)
    assert states(home)["incidents"] == NOT_MET
    repair = incidents.repair(of=confirmed)
    assert states(home)["incidents"] == NOT_MET
    repair.done_on, repair.done_by = TODAY, home.letting
    repair.save()
    assert states(home)["incidents"] == MET


def test_late_rent_of_the_resident_counts_when_it_is_confirmed(home):
    rent = incidents.late_rent(of=home.sublease)
    assert states(home)["rent"] == MET
    incidents.step(rent, "answered")
    incidents.step(rent, "confirmed")
    assert (states(home)["rent"], states(home)["incidents"]) == (NOT_MET, MET)


def test_the_municipalitys_own_late_rent_never_counts_against_the_resident(home):
    rent = incidents.late_rent(of=home.sublease, sublease=None, link="head_lease")
    incidents.step(rent, "answered")
    incidents.step(rent, "confirmed")
    assert states(home)["rent"] == MET


def test_what_is_only_reported_unverified_or_not_cleared_up_never_counts(home):
    reported = incidents.incident(of=home.sublease)
    incidents.unverified(of=home.sublease)
    assert set(states(home).values()) == {MET}
    not_cleared(reported, by=home.letting)
    for staff in (home.letting, home.officer, factories.staff(Role.LOG_REVIEWER)):
        assert NOT_MET not in states(home, staff).values()


def test_what_is_not_met_stands_first_and_each_says_where_it_is_known_from():
    home = Home(with_plan=False)
    home.plan(outcome="not_met")
    facts = readiness_of(home.sublease, home.letting, TODAY)
    assert facts[0].state == NOT_MET
    assert "Betala hyran i tid" in facts[0].text
    assert all(fact.source and home.contract.number in fact.url for fact in facts)


def test_the_inspection_is_a_fact_of_a_takeover_that_is_prepared(home):
    assert "inspection" not in states(home)
    home.prepared()
    assert states(home)["inspection"] == NOT_MET
    home.inspected()
    assert states(home)["inspection"] == MET


def test_both_organisations_read_the_same(home):
    home.prepared()
    incidents.confirmed(of=home.sublease)
    both = []
    for staff in (home.letting, home.officer):
        with running_as(staff):
            both.append(states(home, staff))
    assert both[0] == both[1]


def test_many_homes_cost_no_more_than_one(home, django_assert_max_num_queries):
    homes = [home, *(Home() for _ in range(4))]
    for each in homes:
        each.prepared()
    with django_assert_max_num_queries(8):
        facts = readiness_of_each([each.sublease for each in homes], home.letting, TODAY)
    assert len(facts) == 5
    assert all("inspection" in {fact.key for fact in found} for found in facts.values())
