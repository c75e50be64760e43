"""The stairwell check: yes or no and whom to speak with, the same for both organisations, and each asking is kept."""

import datetime
from dataclasses import dataclass

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from contracts.actions.placement import place_household
from contracts.models import Apartment, Offer, Placement, StairwellAsking
from contracts.stairwell_check import Answer, ask
from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from tenants.actions import end_keeping_apart, keep_apart
from tenants.models import Case, NonAssociation, Person
from tests import factories
from tests.access.as_role import running_as
from tests.at_once import at_once
from tests.refused import change, told

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
NUMBER = "199001012385"
NO = Answer(obstacle=False, speak_with=None)


@dataclass
class Stairwell:
    """An offered apartment, and in another on the same stairs somebody who must not have the household near."""

    case: Case
    offer: Offer
    next_door: Apartment
    mover: Person
    neighbour: Person
    officer: StaffMember

    def keep_apart(self, *pair, **fields):
        pair = pair or (self.mover, self.neighbour)
        fields = {"reason": "Kontaktförbud", "speak_with": self.officer, "review_by": TODAY + 30 * DAY, **fields}
        return keep_apart(*pair, **fields, by=self.officer)

    def settle(self, neighbour=None, **fields):
        """The neighbour moves in by a social contract."""
        contract = factories.social_contract(apartment=self.next_door, begins_on=TODAY - 90 * DAY)
        home = contract.subleases.create(case_number="SK-2020-001", **{"begins_on": TODAY - 60 * DAY, **fields})
        home.residents.create(person=neighbour or self.neighbour)
        return home

    def ask(self):
        return ask(self.case.number, self.offer.apartment.stairwell)


@pytest.fixture
def stairs(db):
    officer = factories.staff(Role.CASE_OFFICER, name="Karin Ek")
    case = factories.case(officer=officer)
    factories.decision(case)
    offer = factories.offer(for_request=factories.housing_request(for_case=case), available_from=TODAY)
    return Stairwell(
        case=case,
        offer=offer,
        next_door=factories.apartment(stairwell=offer.apartment.stairwell),
        mover=case.household.members.get().person,
        neighbour=factories.person(by=officer),
        officer=officer,
    )


# The answer


def test_nobody_to_keep_apart_is_a_no(stairs):
    stairs.settle()
    assert stairs.ask() == NO


@pytest.mark.parametrize("order", [1, -1])
def test_a_neighbour_to_be_kept_apart_from_is_a_yes_with_whom_to_speak(stairs, order):
    stairs.settle()
    stairs.keep_apart(*(stairs.mover, stairs.neighbour)[::order])
    assert stairs.ask() == Answer(obstacle=True, speak_with=stairs.officer)


def test_a_neighbour_who_is_going_to_move_in_counts_already(stairs):
    stairs.settle(begins_on=TODAY + 10 * DAY)
    stairs.keep_apart()
    assert stairs.ask().obstacle


def test_a_neighbour_who_has_moved_out_does_not_count(stairs):
    stairs.settle(ends_on=TODAY - DAY, end_reason="moved")
    stairs.keep_apart()
    assert stairs.ask() == NO


def test_a_neighbour_counts_through_the_last_day(stairs):
    stairs.settle(ends_on=TODAY, end_reason="moved")
    stairs.keep_apart()
    assert stairs.ask().obstacle


def test_another_stairwell_is_no_obstacle(stairs):
    stairs.next_door = factories.apartment()
    stairs.settle()
    stairs.keep_apart()
    assert stairs.ask() == NO


def test_an_ordinary_tenant_counts_whom_the_social_services_cannot_see(stairs):
    factories.lease(apartment=stairs.next_door, tenant=stairs.neighbour)
    stairs.keep_apart()
    assert stairs.ask().obstacle


def test_a_tenant_with_a_guarantee_counts(stairs):
    factories.guarantee(apartment=stairs.next_door, tenant=stairs.neighbour)
    stairs.keep_apart()
    assert stairs.ask().obstacle


def test_a_lease_that_has_ended_or_names_nobody_does_not_count(stairs):
    factories.lease(apartment=stairs.next_door, tenant=stairs.neighbour, ends_on=TODAY - DAY)
    factories.lease(apartment=factories.apartment(stairwell=stairs.next_door.stairwell), tenant=None)
    stairs.keep_apart()
    assert stairs.ask() == NO


def test_one_person_registered_by_both_organisations_is_one_person(stairs):
    letting = factories.staff(Role.LETTING_OFFICER)
    known = factories.person(by=stairs.officer, personal_number=NUMBER)
    tenant = factories.person(by=letting, personal_number=NUMBER)
    factories.lease(apartment=stairs.next_door, tenant=tenant)
    stairs.keep_apart(stairs.mover, known)
    assert stairs.ask().obstacle


def test_two_without_personal_numbers_are_not_taken_for_one(stairs):
    factories.lease(apartment=stairs.next_door, tenant=factories.person())
    stairs.keep_apart()
    assert stairs.ask() == NO


def test_one_who_has_left_the_household_does_not_count(stairs):
    stairs.settle()
    stairs.keep_apart()
    change(stairs.case.household.members.get(), ends_on=TODAY - DAY)
    assert stairs.ask() == NO


def test_it_stops_counting_when_nobody_has_reviewed_it(stairs):
    stairs.settle()
    pair = stairs.keep_apart()
    change(pair, confirmed_on=TODAY - 30 * DAY, review_by=TODAY)
    assert stairs.ask().obstacle
    change(pair, review_by=TODAY - DAY)
    assert stairs.ask() == NO


def test_it_stops_counting_when_it_is_ended(stairs):
    stairs.settle()
    end_keeping_apart(stairs.keep_apart(), ended_on=TODAY, by=stairs.officer)
    assert stairs.ask() == NO


def test_of_several_the_one_who_still_works_here_is_named(stairs):
    stairs.settle()
    stairs.keep_apart()
    gone = factories.staff(Role.CASE_OFFICER)
    other = factories.person(by=stairs.officer)
    home = stairs.next_door.social_contracts.get().subleases.get()
    home.residents.create(person=other)
    stairs.keep_apart(stairs.mover, other, speak_with=gone)
    assert stairs.ask().speak_with == gone
    change(gone, active=False)
    assert stairs.ask().speak_with == stairs.officer


def test_a_case_that_is_not_there_or_closed_is_answered_no_like_any_other(stairs):
    stairs.settle()
    stairs.keep_apart()
    stairwell = stairs.offer.apartment.stairwell
    assert ask("SK-1999-001", stairwell) == NO
    change(stairs.case, closed_on=TODAY, closing_reason="moved")
    assert stairs.ask() == NO


# Who asks, and about what


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LETTING_OFFICER])
def test_both_organisations_get_the_same_answer_and_nothing_but_it(stairs, role):
    stairs.settle()
    staff = factories.staff(role)
    arguments = [stairs.case.number, stairs.offer.apartment.stairwell_id]
    for expected in ((False, None), (True, stairs.officer.pk)):
        with running_as(staff), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM contracts_ask_stairwell(%s, %s)", arguments)
            assert cursor.fetchall() == [expected]
        if not expected[0]:
            stairs.keep_apart()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LETTING_OFFICER])
def test_each_asking_is_kept_with_who_asked(stairs, role):
    staff = factories.staff(role)
    with running_as(staff):
        stairs.ask()
    kept = StairwellAsking.objects.get()
    assert (kept.asked_by, kept.case_number, kept.obstacle) == (staff, stairs.case.number, False)
    assert kept.stairwell == stairs.offer.apartment.stairwell
    assert timezone.now() - kept.asked_at < datetime.timedelta(minutes=1)


def test_a_command_asks_in_nobodys_name(stairs):
    stairs.ask()
    assert StairwellAsking.objects.get().asked_by is None


def test_nothing_is_answered_about_a_stairwell_with_nothing_to_offer(stairs):
    full = factories.apartment()
    factories.lease(apartment=full)
    with told("stairwell_asked_in_need"):
        ask(stairs.case.number, full.stairwell)
    blocked = factories.apartment(block_reason="Stambyte")
    with told("stairwell_asked_in_need"):
        ask(stairs.case.number, blocked.stairwell)


def test_a_vacant_apartment_is_asked_about_for_a_household_that_waits_and_no_other(stairs):
    vacant, leaving = factories.apartment(), factories.apartment()
    factories.lease(apartment=leaving, ends_on=TODAY + 200 * DAY)
    waiting = factories.housing_request()
    for apartment in (vacant, leaving):
        assert ask(waiting.case_number, apartment.stairwell) == NO
        with told("stairwell_asked_in_need"):
            ask(factories.case().number, apartment.stairwell)
    waiting.withdrawn_on, waiting.withdrawn_by = TODAY, waiting.requested_by
    waiting.save()
    with told("stairwell_asked_in_need"):
        ask(waiting.case_number, vacant.stairwell)


def test_a_household_that_has_got_its_home_is_not_asked_about_elsewhere(stairs):
    factories.quota_year(TODAY.year)
    place_household(stairs.offer, case=stairs.case, begins_on=TODAY, reasons="Passar", by=stairs.officer)
    with told("stairwell_asked_in_need"):
        ask(stairs.case.number, factories.apartment().stairwell)


@pytest.mark.parametrize(
    "role, model",
    [
        (Role.COORDINATOR, StairwellAsking),
        (Role.LETTING_OFFICER, StairwellAsking),
        (Role.LETTING_OFFICER, NonAssociation),
    ],
)
def test_the_reasons_and_the_askings_are_not_the_askers_to_read(stairs, role, model):
    with (
        running_as(factories.staff(role)),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        model.objects.exists()


# What the placement remembers


def test_a_placement_without_obstacle_remembers_nobody(stairs):
    factories.quota_year(TODAY.year)
    place_household(stairs.offer, case=stairs.case, begins_on=TODAY, reasons="Passar", by=stairs.officer)
    assert Placement.objects.get().spoken_with is None


def test_a_placement_is_refused_until_the_right_person_has_been_spoken_with(stairs):
    factories.quota_year(TODAY.year)
    stairs.settle()
    stairs.keep_apart()
    fields = {"case": stairs.case, "begins_on": TODAY, "reasons": "Passar", "by": stairs.officer}
    with told("stairwell_obstacle") as refusal:
        place_household(stairs.offer, **fields)
    assert refusal.value.messages == [
        "Placera inte hushållet i den här trappuppgången innan du har talat med Karin Ek."
    ]
    with told("stairwell_obstacle"):
        place_household(stairs.offer, spoken_with=factories.staff(Role.CASE_OFFICER), **fields)
    assert not Placement.objects.exists()
    place_household(stairs.offer, spoken_with=stairs.officer, **fields)
    assert Placement.objects.get().spoken_with == stairs.officer


@pytest.mark.django_db(transaction=True)
def test_of_two_to_be_kept_apart_who_are_placed_at_once_one_is_placed(stairs):
    factories.quota_year(TODAY.year)
    other = factories.case(officer=stairs.officer)
    factories.decision(other)
    second = factories.offer(
        for_request=factories.housing_request(for_case=other), apartment=stairs.next_door, available_from=TODAY
    )
    stairs.keep_apart(stairs.mover, other.household.members.get().person)
    fields = {"begins_on": TODAY, "reasons": "Passar", "by": stairs.officer}
    answers = at_once(
        lambda: place_household(stairs.offer, case=stairs.case, **fields),
        lambda: place_household(second, case=other, **fields),
    )
    (refusal,) = [answer for answer in answers if isinstance(answer, Exception)]
    with told("stairwell_obstacle"):
        raise refusal
    assert Placement.objects.count() == 1


def test_for_one_who_has_left_the_coordinator_steps_in(stairs):
    stairs.settle()
    stairs.keep_apart()
    change(stairs.officer, active=False)
    with told("stairwell_obstacle") as refusal:
        place_household(stairs.offer, case=stairs.case, begins_on=TODAY, reasons="Passar", by=stairs.officer)
    assert "innan du har talat med samordnaren" in refusal.value.messages[0]
