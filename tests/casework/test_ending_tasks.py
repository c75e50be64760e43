"""What waits around the end of a contract, and on whose day it stands."""

import datetime

import pytest
from django.utils import timezone

from contracts.actions import endings
from gotene.access.roles import Role
from tests import factories
from tests.pages import words

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
GIVEN = {"given_on": TODAY, "way": "receipt"}


@pytest.fixture
def case(db):
    return factories.case()


@pytest.fixture
def contract(case):
    return factories.social_contract(begins_on=TODAY - 20 * DAY, social_contact=case.case_officer)


@pytest.fixture
def sublease(case, contract):
    return contract.subleases.create(case_number=case.number, begins_on=TODAY - 20 * DAY)


@pytest.fixture
def coordinator(signed_in):
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def letting(signed_in):
    return signed_in(Role.LETTING_OFFICER)


def day_of(client):
    return words(client.get("/"))


def test_an_empty_contract_waits_for_the_coordinator_until_somebody_is_to_move_in(
    case, contract, coordinator, signed_in
):
    waits = "Tom i 21 dagar: placera ett hushåll eller lämna tillbaka lägenheten"
    assert waits in day_of(coordinator)
    assert waits not in day_of(signed_in(case.case_officer))
    contract.subleases.create(case_number="SK-2020-001", begins_on=TODAY + 5 * DAY)
    assert waits not in day_of(coordinator)


def test_an_earlier_day_waits_for_the_other_party(contract, coordinator, letting):
    asked = "Svara: får förstahandsavtalet sluta redan"
    notice = endings.give_head_lease_notice(contract, **GIVEN, wished_ends_on=TODAY + 9 * DAY, by=coordinator.staff)
    assert asked in day_of(letting)
    assert asked not in day_of(coordinator)
    endings.agree_on_day(notice, by=letting.staff)
    assert asked not in day_of(letting)


def test_the_landlords_notice_waits_until_the_resident_has_a_last_day(case, contract, sublease, coordinator, letting):
    said = "Hyresvärden har sagt upp till"
    endings.give_head_lease_notice(contract, **GIVEN, by=letting.staff)
    assert said in day_of(coordinator)
    assert said not in day_of(letting)
    endings.give_sublease_notice(
        sublease, case=case, given_by="resident", **GIVEN, reason="relatives", by=case.case_officer
    )
    assert said not in day_of(coordinator)


def test_a_disputed_notice_waits_until_it_has_been_referred(case, contract, sublease, coordinator, signed_in):
    said = "Bestridd uppsägning: hänskjut den till hyresnämnden"
    officer = signed_in(case.case_officer)
    notice = endings.give_sublease_notice(
        sublease, case=case, given_by="municipality", **GIVEN, reason="lost", by=officer.staff
    )
    endings.dispute_notice(notice, disputed_on=TODAY, by=officer.staff)
    assert said in day_of(officer)
    assert said in day_of(coordinator)
    assert said not in day_of(signed_in(Role.CASE_OFFICER))
    endings.dispute_notice(notice, disputed_on=TODAY, referred_on=TODAY, by=officer.staff)
    assert said not in day_of(officer)


def test_no_two_year_point_for_those_who_leave(case, contract, sublease, coordinator):
    contract.begins_on = sublease.begins_on = TODAY - 500 * DAY
    contract.save()
    sublease.save()
    assert "Tvåårspunkt" in day_of(coordinator)
    endings.give_sublease_notice(
        sublease, case=case, given_by="resident", **GIVEN, reason="relatives", by=case.case_officer
    )
    assert "Tvåårspunkt" not in day_of(coordinator)


def test_the_day_costs_the_same_with_more_that_ends(coordinator, django_assert_max_num_queries):
    for _ in range(6):
        endings.give_head_lease_notice(
            factories.social_contract(begins_on=TODAY - 9 * DAY),
            **GIVEN,
            wished_ends_on=TODAY + DAY,
            by=factories.staff(Role.LETTING_OFFICER),
        )
        factories.social_contract(begins_on=TODAY - 9 * DAY)
    coordinator.get("/")
    with django_assert_max_num_queries(43):
        coordinator.get("/")
