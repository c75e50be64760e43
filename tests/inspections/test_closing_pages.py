"""Closing an inspection: who was there, why not, what was seen; then it is a document that nobody changes."""

import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import Role
from inspections.actions import closing
from inspections.models import Protocol
from tests import factories
from tests.at_once import at_once
from tests.inspections import inspections
from tests.pages import errors, typed, words
from tests.refused import told

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def inspection():
    return inspections.filled()


@pytest.fixture
def client(signed_in):
    return signed_in(Role.INSPECTOR)


@pytest.fixture
def filled(inspection, client):
    return {
        "held_on": "2026-02-02",
        "housing_present": "yes",
        "housing_staff": client.staff.pk,
        "social_present": "yes",
        "social_staff": inspection.contract.social_contact.pk,
        "resident_present": "yes",
    }


def address(inspection):
    return reverse("close_inspection", args=[inspection.pk])


def test_the_form_proposes_who_is_expected_and_the_one_who_fills_it_in(inspection, client):
    page = client.get(address(inspection))
    assert typed(page, "housing_staff") == str(client.staff.pk)
    assert typed(page, "social_staff") == str(inspection.contract.social_contact.pk)
    assert typed(page, "held_on") == inspection.planned_on.isoformat()
    assert "2 delar är bedömda." in words(page)


def test_closed_it_has_its_protocol_and_says_who_was_there(inspection, client, filled):
    page = client.post(address(inspection), filled, follow=True)
    inspection.refresh_from_db()
    assert (inspection.closed_by, inspection.carried_out_on) == (client.staff, datetime.date(2026, 2, 2))
    assert "Besiktningen är avslutad och protokollet är gjort." in words(page)
    assert Protocol.objects.get().is_whole
    assert Protocol.objects.get().sha256 in words(page)
    assert reverse("inspection_protocol", args=[inspection.pk]) in page.content.decode()


def test_a_housing_support_worker_closes_it_as_well(inspection, signed_in, filled):
    client = signed_in(Role.HOUSING_SUPPORT)
    client.post(address(inspection), filled)
    inspection.refresh_from_db()
    assert inspection.closed_by == client.staff


def test_somebody_missing_needs_a_reason_and_what_was_typed_is_kept(inspection, client, filled):
    missing = filled | {"resident_present": "no", "absence_reason": ""}
    page = client.post(address(inspection), missing)
    assert errors(page) == ["Varför inte alla var med: Skriv varför inte alla var med."]
    assert typed(page, "held_on") == "2026-02-02"
    client.post(address(inspection), missing | {"absence_reason": "Fick dagen i brev men kom inte."})
    inspection.refresh_from_db()
    assert inspection.closed_at
    assert inspection.attendances.get(party="resident").present is False
    page = client.get(reverse("inspection", args=[inspection.pk]))
    assert "Fick dagen i brev men kom inte." in words(page)


def test_nobody_from_the_social_services_needs_no_name(inspection, client, filled):
    about = filled | {"social_present": "no", "social_staff": "", "absence_reason": "Sjuk"}
    assert client.post(address(inspection), about).status_code == 302


def test_each_party_is_asked_about_and_named(inspection, client, filled):
    page = client.post(address(inspection), {"held_on": "2026-02-02"})
    assert len(errors(page)) == 3
    page = client.post(address(inspection), filled | {"housing_staff": ""})
    assert errors(page) == ["Vem, för bostadsbolaget: Välj vem som var med för organisationen."]


def test_only_those_who_go_there_are_proposed(inspection, client):
    director, clerk = factories.staff(Role.HOUSING_DIRECTOR), factories.staff(Role.RENT_ADMINISTRATOR)
    page = words(client.get(address(inspection)))
    assert client.staff.name in page
    assert director.name not in page
    assert clerk.name not in page


def test_a_day_to_come_is_refused(inspection, client, filled):
    tomorrow = (TODAY + datetime.timedelta(days=1)).isoformat()
    assert errors(client.post(address(inspection), filled | {"held_on": tomorrow})) != []
    with told("not_held_yet"), transaction.atomic():
        closing.close(
            inspection,
            held_on=TODAY + datetime.timedelta(days=1),
            attendance=inspections.everybody(inspection),
            by=client.staff,
        )


def test_nothing_judged_is_not_closed_unless_it_is_without_remarks(client, filled):
    planned = inspections.booked()
    page = client.post(address(planned), filled | {"social_staff": planned.contract.social_contact.pk})
    assert errors(page) == ["Bedöm minst en del först, eller välj ”Utan anmärkning”."]
    about = filled | {"social_staff": planned.contract.social_contact.pk, "no_remarks": "on"}
    assert client.post(address(planned), about).status_code == 302


def test_damage_is_not_closed_as_without_remarks(inspection, client, filled):
    page = client.post(address(inspection), filled | {"no_remarks": "on"})
    assert errors(page) == ["Det finns en skada i protokollet, så det kan inte avslutas med ”Utan anmärkning”."]
    inspection.refresh_from_db()
    assert inspection.closed_at is None
    assert not Protocol.objects.exists()


def test_what_is_closed_is_not_closed_again(client, filled):
    closed = inspections.closed()
    assert client.post(address(closed), filled).url == reverse("inspection", args=[closed.pk])
    with told("already_closed"):
        closing.close(closed, held_on=inspections.DAY, attendance=inspections.everybody(closed), by=client.staff)


def test_a_missing_document_is_made_by_button_and_once(client, monkeypatch):
    """As for what was closed before there were documents."""
    with monkeypatch.context() as patched:
        patched.setattr(closing, "make_protocol", lambda *args, **kwargs: None)
        closed = inspections.closed()
    page = reverse("inspection_protocol", args=[closed.pk])
    assert client.get(page).status_code == 404
    assert "Gör protokollet som dokument" in words(client.get(reverse("inspection", args=[closed.pk])))
    for _time in range(2):
        assert client.post(page).status_code == 302
    assert Protocol.objects.get().inspection == closed


@pytest.mark.django_db(transaction=True)
def test_three_who_close_at_once_make_one_protocol(signed_in):
    inspection = inspections.filled()
    clients = [signed_in(Role.INSPECTOR) for _ in range(3)]
    about = {
        "held_on": "2026-02-02",
        "housing_present": "yes",
        "housing_staff": clients[0].staff.pk,
        "social_present": "yes",
        "social_staff": inspection.contract.social_contact.pk,
        "resident_present": "yes",
    }
    answers = at_once(*(lambda each=each: each.post(address(inspection), about) for each in clients))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 302]
    assert Protocol.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_as_somebody_closes(signed_in):
    """Whoever is a moment too late is told, and the protocol says what stands in the register."""
    inspection = inspections.filled()
    closer, writer = signed_in(Role.INSPECTOR), signed_in(Role.HOUSING_SUPPORT)
    room = inspection.rooms.get()
    ceiling = room.items.get(part="Tak")
    page = reverse("inspected_room", args=[inspection.pk, room.pk])
    sent = {
        form.add_prefix(name): "" if form[name].value() is None else form[name].value()
        for _row, form in writer.get(page).context["rows"]
        for name in set(form.fields) - {"photos"}
    }
    sent |= {f"{ceiling.pk}-condition": 1, f"{ceiling.pk}-finding": "none"}
    about = {
        "held_on": "2026-02-02",
        "housing_present": "yes",
        "housing_staff": closer.staff.pk,
        "social_present": "yes",
        "social_staff": inspection.contract.social_contact.pk,
        "resident_present": "yes",
    }
    closed, written = at_once(lambda: closer.post(address(inspection), about), lambda: writer.post(page, sent))
    assert closed.status_code == 302
    ceiling.refresh_from_db()
    inspection.refresh_from_db()
    assert inspection.closed_at
    if ceiling.is_judged:
        assert written.status_code == 302
        assert ceiling.history.first().history_date <= inspection.closed_at
    else:
        assert written.status_code in (200, 302)
