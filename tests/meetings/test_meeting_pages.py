"""Meetings as people hold them: planned, begun with the register's agenda, written, closed, approved by both."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from contracts.models import HandoverPlan, Sublease
from gotene.access.roles import Role, Side
from meetings.models import ActionPoint, AgendaItem, Meeting, Minutes
from tests import factories
from tests.meetings import held

TODAY = timezone.localdate()
WEEK = dt.timedelta(days=7)


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def letting(signed_in):
    return signed_in(factories.staff(Role.LETTING_OFFICER, name="Lars Uthyrare"))


@pytest.fixture
def coordinator(signed_in):
    return signed_in(factories.staff(Role.COORDINATOR, name="Karin Samordnare"))


@pytest.fixture
def late_check_in(db):
    """A household whose check-in should have been held a week ago."""
    contract = factories.social_contract(begins_on=TODAY - 60 * WEEK)
    home = Sublease.objects.create(contract=contract, case_number="SK-2025-014", begins_on=TODAY - 60 * WEEK)
    HandoverPlan.objects.create(
        sublease=home,
        begins_on=TODAY - 58 * WEEK,
        goal_date=TODAY + 4 * WEEK,
        first_check_in_on=TODAY - WEEK,
        made_by=contract.social_contact,
    )
    return contract


def plan(client, **about):
    answer = client.post(
        reverse("plan_meeting"),
        {"kind": "monthly", "held_on": str(TODAY), "place": "Kommunhuset", "chair": client.staff.pk, **about},
    )
    assert answer.status_code == 302, text_of(answer)
    return Meeting.objects.latest("pk")


def go(client, name, meeting, **sent):
    return client.post(reverse(name, args=[meeting.pk]), sent, follow=True)


def test_a_month_from_an_empty_page_to_approved_minutes_and_the_next_agenda(letting, coordinator, late_check_in):
    assert "Inga möten har hållits än" in text_of(letting.get(reverse("meetings")))
    meeting = plan(letting, social=[coordinator.staff.pk])
    page = text_of(coordinator.get(reverse("meeting", args=[meeting.pk])))
    assert "Avstämningar som ska hållas eller är sena" in page
    assert "Den är 7 dagar sen." in page
    assert not AgendaItem.objects.exists()

    assert "Skriv beslut och löften vid varje punkt" in text_of(go(letting, "begin_meeting", meeting))
    item = meeting.items.get(section="check_ins")
    assert (item.contract, item.case_number) == (late_check_in, "SK-2025-014")
    coordinator.post(reverse("write_meeting_decision", args=[item.pk]), {"decision-text": "Avstämning hålls i veckan"})
    answer = coordinator.post(
        reverse("give_promise", args=[item.pk]),
        {"promise-what": "Boka avstämningen", "promise-owner": coordinator.staff.pk, "promise-due_on": "+7d"},
    )
    assert answer.url == reverse("meeting", args=[meeting.pk]) + f"#punkt-{item.pk}"

    assert "Nu justerar båda organisationerna" in text_of(go(letting, "close_meeting", meeting))
    meeting.refresh_from_db()
    closing = {"closing": meeting.closed_at.isoformat()}
    assert "justerat för din organisation" in text_of(go(letting, "approve_minutes", meeting, **closing))
    assert not Minutes.objects.exists()
    page = text_of(go(coordinator, "approve_minutes", meeting, **closing, registration_number="SN 2026/114"))
    assert "Protokollet är låst" in page
    assert Minutes.objects.get().sha256 in page

    file = coordinator.get(reverse("minutes_file", args=[meeting.pk]))
    assert file.headers["Content-Disposition"] == f'attachment; filename="motesprotokoll-{TODAY}.pdf"'
    said = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(file.content)).pages).split())
    for words in ("SK-2025-014", "Avstämning hålls i veckan", "Boka avstämningen", "Karin Samordnare", "SN 2026/114"):
        assert words in said

    following = plan(letting, held_on=str(TODAY + 4 * WEEK))
    page = text_of(letting.get(reverse("meeting", args=[following.pk])))
    assert "Löften från förra mötet" in page
    assert "Boka avstämningen" in page
    promise = ActionPoint.objects.get()
    done = coordinator.post(reverse("keep_promise", args=[promise.pk]), {"done_on": "idag"}, follow=True)
    assert "Löftet är klart och lämnar dagordningen" in text_of(done)
    assert "Boka avstämningen" not in text_of(letting.get(reverse("meeting", args=[following.pk])))


def test_what_is_approved_can_be_read_and_not_written(letting, coordinator):
    meeting = held.begun()
    item = held.item(meeting)
    decision, promise = held.decision(item), held.promise(item)
    held.approve(held.close(meeting), Side.HOUSING, Side.SOCIAL)
    Minutes.objects.create(meeting=meeting, pdf=b"%PDF", sha256="0" * 64, made_by=meeting.chair, made_at=timezone.now())
    for name, about, sent in (
        ("begin_meeting", meeting, {}),
        ("update_agenda", meeting, {}),
        ("close_meeting", meeting, {}),
        ("open_meeting_again", meeting, {}),
        ("add_agenda_item", meeting, {"text": "Ny punkt"}),
        ("change_meeting", meeting, {"held_on": "2026-01-01", "place": "x", "chair": meeting.chair.pk}),
        ("change_meeting_decision", decision, {"text": "Något annat", "seen": ""}),
        ("change_promise", promise, {"strike": "1"}),
    ):
        assert go(letting, name, about, **sent).status_code == 200
    answer = letting.post(reverse("write_meeting_decision", args=[item.pk]), {"decision-text": "Sent beslut"})
    assert answer.status_code == 422
    assert "Det här skrivs medan mötet pågår" in text_of(answer)
    page = text_of(letting.get(reverse("meeting", args=[meeting.pk])))
    assert "Bostadsbolaget beställer nya nycklar" in page
    assert "Sent beslut" not in page
    assert "Ny punkt" not in page
