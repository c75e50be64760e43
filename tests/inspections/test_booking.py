"""Inspections are booked by what happens to a contract, moved, and cancelled."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.actions.placement import place_household
from contracts.events import contract_left, notice_given, takeover_prepared
from gotene.access.roles import Role
from inspections.actions import booking
from inspections.enums import InspectionKind, Party
from inspections.models import Inspection
from tests import factories
from tests.inspections import inspections
from tests.pages import errors, typed, words
from tests.refused import told

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def sublease():
    contract = factories.social_contract(begins_on=TODAY - datetime.timedelta(days=90))
    return contract.subleases.create(case_number="SK-2026-777", begins_on=contract.begins_on)


def notice(sublease, ends_on, *, head_lease=False):
    about = {"contract": sublease.contract, "sublease": None if head_lease else sublease, "ends_on": ends_on}
    notice_given.send(sender=None, by=sublease.contract.social_contact, **about)


def test_moving_in_on_a_saturday_plans_the_inspection_for_the_monday():
    factories.quota_year(2026)
    case = factories.case()
    factories.decision(case)
    offer = factories.offer(for_request=factories.housing_request(for_case=case))
    saturday = datetime.date(2026, 3, 7)
    home = place_household(offer, case=case, begins_on=saturday, reasons="Passar", by=factories.staff(Role.COORDINATOR))
    planned = Inspection.objects.get()
    assert (planned.contract, planned.sublease, planned.kind) == (home.contract, home, InspectionKind.MOVE_IN)
    assert planned.planned_on == datetime.date(2026, 3, 9)


def test_the_contacts_and_the_resident_are_expected():
    planned = inspections.booked()
    contract = planned.contract
    assert {row.party: (row.staff, row.present) for row in planned.attendances.all()} == {
        Party.HOUSING: (contract.housing_contact, None),
        Party.SOCIAL: (contract.social_contact, None),
        Party.RESIDENT: (None, None),
    }


def test_notice_plans_the_move_out_and_another_last_day_moves_it(sublease):
    notice(sublease, datetime.date(2031, 8, 31))  # a Sunday
    planned = Inspection.objects.get()
    assert (planned.kind, planned.sublease) == (InspectionKind.MOVE_OUT, sublease)
    assert planned.planned_on == datetime.date(2031, 8, 29)
    notice(sublease, datetime.date(2031, 9, 30))
    assert Inspection.objects.get().planned_on == datetime.date(2031, 9, 30)


def test_the_contract_given_notice_after_the_resident_is_the_same_visit(sublease):
    notice(sublease, datetime.date(2031, 9, 30))
    notice(sublease, datetime.date(2031, 12, 31), head_lease=True)
    assert Inspection.objects.get().planned_on == datetime.date(2031, 9, 30)


def test_an_empty_apartment_handed_back_is_inspected_too(sublease):
    notice(sublease, datetime.date(2031, 9, 30), head_lease=True)
    planned = Inspection.objects.get()
    assert (planned.kind, planned.sublease) == (InspectionKind.MOVE_OUT, None)


def test_preparing_a_takeover_plans_an_inspection_a_week_before_the_switch(sublease):
    takeover = SimpleNamespace(sublease=sublease, new_lease_from=datetime.date(2031, 10, 1))
    for _again in range(2):
        takeover_prepared.send(sender=None, takeover=takeover, by=sublease.contract.housing_contact)
    planned = Inspection.objects.get()
    assert (planned.kind, planned.planned_on) == (InspectionKind.BEFORE_TAKEOVER, datetime.date(2031, 9, 24))


def test_one_that_was_cancelled_is_booked_again(sublease):
    notice(sublease, datetime.date(2031, 9, 30))
    booking.cancel(Inspection.objects.get(), reason="Uppsägningen är återtagen", by=sublease.contract.housing_contact)
    notice(sublease, datetime.date(2031, 9, 30))
    assert Inspection.objects.planned().get().planned_on == datetime.date(2031, 9, 30)


def test_the_same_inspection_is_planned_once():
    planned = inspections.booked()
    with told("inspection_planned_once"):
        inspections.booked(contract=planned.contract, planned_on=planned.planned_on)


def test_what_is_over_is_neither_moved_nor_cancelled():
    closed = inspections.closed()
    with told("already_closed"):
        booking.rebook(closed, planned_on=TODAY, by=closed.closed_by)
    cancelled = booking.cancel(inspections.booked(), reason="Dubbelbokad", by=closed.closed_by)
    with told("already_cancelled"):
        booking.cancel(cancelled, reason="Igen", by=closed.closed_by)


# On the pages


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.HOUSING_SUPPORT])
def test_either_organisation_moves_it(signed_in, role):
    planned = inspections.booked()
    client = signed_in(role)
    page = reverse("rebook_inspection", args=[planned.pk])
    assert typed(client.get(page), "planned_on") == planned.planned_on.isoformat()
    in_the_past = client.post(page, {"planned_on": "2020-01-01"})
    assert errors(in_the_past) == ["Dag för besiktningen: Välj i dag eller en kommande dag."]
    assert typed(in_the_past, "planned_on") == "2020-01-01"
    assert client.post(page, {"planned_on": "2031-03-04"}).status_code == 302
    planned.refresh_from_db()
    assert planned.planned_on == datetime.date(2031, 3, 4)
    assert planned.history.first().history_user == client.staff


def test_cancelling_asks_why_and_says_so(signed_in):
    planned = inspections.booked()
    client = signed_in(Role.CASE_OFFICER)
    page = reverse("cancel_inspection", args=[planned.pk])
    assert errors(client.post(page, {"reason": ""})) != []
    client.post(page, {"reason": "Inflyttningen blev inte av"})
    planned.refresh_from_db()
    assert (planned.cancelled_by, planned.cancelled_on) == (client.staff, TODAY)
    assert "Inflyttningen blev inte av" in words(client.get(reverse("inspection", args=[planned.pk])))


def test_a_re_inspection_has_only_what_was_to_be_mended(signed_in):
    client = signed_in(Role.INSPECTOR)
    closed = inspections.closed()
    page = client.post(reverse("book_re_inspection", args=[closed.pk]), {"planned_on": "2031-03-04"}, follow=True)
    again = Inspection.objects.get(follows=closed)
    assert "Efterbesiktningen är bokad till 4 mars 2031." in words(page)
    client.post(reverse("begin_inspection", args=[again.pk]))
    assert [(room.name, [item.part for item in room.items.all()]) for room in again.rooms.all()] == [("Kök", ["Golv"])]


def test_a_re_inspection_of_what_is_not_closed_is_refused(signed_in):
    planned = inspections.booked()
    page = reverse("book_re_inspection", args=[planned.pk])
    assert errors(signed_in(Role.INSPECTOR).post(page, {"planned_on": "2031-03-04"})) == ["Avsluta besiktningen först."]


def test_the_back_office_books_for_whoever_lives_there(signed_in, sublease):
    client = signed_in(Role.INSPECTOR)
    about = {"contract": sublease.contract.pk, "kind": "interim", "planned_on": TODAY.isoformat()}
    assert client.post(reverse("admin:inspections_inspection_add"), about).status_code == 302
    assert Inspection.objects.get().sublease == sublease
    page = client.get(reverse("admin:inspections_inspection_change", args=[Inspection.objects.get().pk]))
    assert reverse("inspection", args=[Inspection.objects.get().pk]) in page.content.decode()


def test_the_list_of_the_back_office_costs_the_same_with_more_rows(signed_in, django_assert_max_num_queries):
    client = signed_in(Role.INSPECTOR)
    contract = factories.social_contract()
    for day in range(3, 13):
        inspections.booked(contract=contract, kind=InspectionKind.INTERIM, planned_on=datetime.date(2026, 3, day))
    # Session, account and staff; count, page, facets, dates of the hierarchy.
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:inspections_inspection_changelist"))


def test_whoever_leaves_a_contract_is_no_longer_expected():
    planned = inspections.booked()
    contract, closed = planned.contract, inspections.closed()
    leaving, colleague = contract.social_contact, factories.staff(Role.CASE_OFFICER)
    contract_left.send(sender=None, contract=contract, staff=leaving, handed_to=colleague)
    assert planned.attendances.get(party=Party.SOCIAL).staff == colleague
    was_there = closed.attendances.get(party=Party.SOCIAL).staff
    contract_left.send(sender=None, contract=closed.contract, staff=was_there, handed_to=colleague)
    assert closed.attendances.get(party=Party.SOCIAL).staff == was_there
