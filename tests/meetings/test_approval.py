"""Minutes that both organisations approve: one document, however they do it; nobody approves for the other."""

import io

import page
import pytest
from django.db import transaction
from django.db.utils import ProgrammingError
from django.utils import timezone, translation
from pypdf import PdfReader

from gotene.access.roles import Side
from meetings.actions.approval import approve_minutes
from meetings.actions.meetings import begin_meeting, close_meeting, open_again
from meetings.actions.notes import add_item, keep_promise, promise, write_decision
from meetings.enums import MeetingKind
from meetings.models import AgendaItem, Approval, Meeting, MeetingDecision, Minutes
from tests import factories
from tests.access.as_role import running_as
from tests.at_once import at_once
from tests.meetings import held
from tests.refused import told

DAY = held.DAY


@pytest.fixture
def both(db):
    return held.approver(Side.HOUSING), held.approver(Side.SOCIAL)


@pytest.fixture
def written(both):
    """A meeting that is over, with one of everything."""
    letting, coordinator = both
    meeting = held.planned(by=letting)
    begin_meeting(meeting, by=letting)
    item = add_item(meeting, text="Nya nycklar", contract=factories.social_contract(), by=letting)
    write_decision(item, text="Bolaget beställer", by=letting)
    kept = promise(item, what="Beställa nycklar", owner=letting, due_on=DAY(2026, 12, 1), by=letting)
    keep_promise(kept, done_on=DAY(2026, 11, 30), by=letting)
    promise(item, what="Hämta nycklar", owner=coordinator, due_on=DAY(2026, 12, 8), by=coordinator)
    close_meeting(meeting, by=coordinator)
    meeting.refresh_from_db()
    return meeting


def approve_as(staff, meeting):
    with running_as(staff), transaction.atomic():
        return approve_minutes(meeting, closing=meeting.closed_at, by=staff)


def test_the_second_approval_makes_the_document_under_each_organisations_own_role(written, both):
    for staff in both:
        assert not Minutes.objects.exists()
        approve_as(staff, written)
    minutes = Minutes.objects.get()
    assert (minutes.made_by, minutes.is_whole) == (both[1], True)


def test_the_minutes_say_what_was_written_and_who_was_there(written, both):
    approve_minutes(written, closing=written.closed_at, registration_number="GB 2026/31", by=both[0])
    approve_minutes(written, closing=written.closed_at, by=both[1])
    pages = PdfReader(io.BytesIO(bytes(Minutes.objects.get().pdf))).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in pages).split())
    contract = written.items.get(section="other").contract
    for said in (
        "Protokoll: Månadsmöte",
        contract.number,
        "Beslut: Bolaget beställer",
        "Löfte: Beställa nycklar.",
        "(klart 30 november 2026)",
        f"{both[1].name}, senast 8 december 2026",
        "GB 2026/31",
        "Båda organisationerna har justerat protokollet",
    ):
        assert said in text
    assert str(contract.apartment) not in text


def test_the_minutes_are_in_swedish_whatever_language_the_approver_reads(written, both):
    with translation.override("en"):
        for staff in both:
            approve_minutes(written, closing=written.closed_at, by=staff)
    assert "Justering" in PdfReader(io.BytesIO(bytes(Minutes.objects.get().pdf))).pages[0].extract_text()


def test_the_agenda_is_kept_in_swedish_whatever_language_the_one_who_begins_reads(both):
    meeting = held.planned(by=both[0])
    with translation.override("en"):
        begin_meeting(meeting, by=both[0])
    assert "Kvoten för" in meeting.items.get(section="quota").text


@pytest.mark.parametrize("kind", MeetingKind)
def test_the_minutes_follow_the_standards_for_reading_aloud_and_for_archives(both, kind, tmp_path):
    factories.guarantee()
    meeting = held.planned(by=both[0], kind=kind)
    begin_meeting(meeting, by=both[0])
    item = add_item(meeting, text="Nya nycklar", by=both[0])
    write_decision(item, text="Bolaget beställer", by=both[0])
    promise(item, what="Beställa nycklar", owner=both[1], due_on=DAY(2026, 12, 1), by=both[0])
    meeting = close_meeting(meeting, by=both[0])
    for staff in both:
        approve_minutes(meeting, closing=meeting.closed_at, by=staff)
    minutes = Minutes.objects.get()
    path = tmp_path / minutes.file_name
    path.write_bytes(bytes(minutes.pdf))
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf(str(path), profile=profile).failures == []


@pytest.mark.parametrize("side", Side)
def test_postgresql_lets_nobody_approve_for_the_other_organisation_or_in_anothers_name(written, side):
    staff, other = held.approver(side), held.approver(Side.SOCIAL if side == Side.HOUSING else Side.HOUSING)
    colleague = held.approver(side)
    for claimed in ({"side": other.organisation_id, "staff": other}, {"side": side, "staff": colleague}):
        with running_as(staff), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Approval.objects.create(meeting=written, closing=written.closed_at, at=timezone.now(), **claimed)


def test_minutes_that_were_changed_since_they_were_read_are_not_approved(written, both):
    read = written.closed_at
    open_again(written, by=both[1])
    with told("meeting_open"):
        approve_minutes(written, closing=read, by=both[0])
    close_meeting(written, by=both[1])
    with told("approval_of_closed_meeting"):
        approve_minutes(written, closing=read, by=both[0])


def test_approved_minutes_are_not_opened_again(written, both):
    for staff in both:
        approve_minutes(written, closing=written.closed_at, by=staff)
    with told("meeting_is_approved"):
        open_again(written, by=both[0])


def test_a_promise_of_locked_minutes_is_noted_as_done_once(written, both):
    for staff in both:
        approve_minutes(written, closing=written.closed_at, by=staff)
    waiting = written.items.get(section="other").promises.get(done_on=None)
    keep_promise(waiting, done_on=DAY(2026, 12, 7), by=both[1])
    with told("promise_done"):
        keep_promise(waiting, done_on=DAY(2026, 12, 8), by=both[0])


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_both_approve_at_the_same_moment_and_one_document_is_made(self):
        with transaction.atomic():
            meeting = held.close(held.begun())
            staff = [held.approver(side) for side in Side]
        answers = at_once(
            *(lambda each=each: approve_minutes(meeting, closing=meeting.closed_at, by=each) for each in staff)
        )
        assert [type(answer) for answer in answers] == [Approval, Approval]
        assert Minutes.objects.get().is_whole

    def test_of_many_in_one_organisation_one_approves(self):
        with transaction.atomic():
            meeting = held.close(held.begun())
            staff = [held.approver(Side.HOUSING) for _ in range(6)]
        answers = at_once(
            *(lambda each=each: approve_minutes(meeting, closing=meeting.closed_at, by=each) for each in staff)
        )
        assert sum(isinstance(answer, Approval) for answer in answers) == 1
        assert Approval.objects.count() == 1

    def test_many_who_begin_the_same_meeting_make_one_agenda(self):
        with transaction.atomic():
            meeting, staff = held.planned(), [held.approver(side) for side in Side for _ in range(3)]
        answers = at_once(*(lambda each=each: begin_meeting(meeting, by=each) for each in staff))
        assert sum(isinstance(answer, Meeting) for answer in answers) == 1
        assert AgendaItem.objects.filter(section="quota").count() == 1

    def test_what_is_written_as_the_meeting_is_closed_is_in_the_minutes_or_refused(self):
        with transaction.atomic():
            item = held.item()
            staff = [held.approver(side) for side in Side for _ in range(4)]
        writes = [lambda each=each: write_decision(item, text=each.name, by=each) for each in staff]
        *answers, _closed = at_once(*writes, lambda: close_meeting(item.meeting, by=staff[0]))
        made = [answer for answer in answers if isinstance(answer, MeetingDecision)]
        assert MeetingDecision.objects.count() == len(made)
        assert {answer.code for answer in answers if not isinstance(answer, MeetingDecision)} <= {"meeting_is_open"}

    def test_eight_who_write_at_one_item_all_stand(self):
        with transaction.atomic():
            item = held.item()
            staff = [held.approver(side) for side in Side for _ in range(4)]
        at_once(
            *(lambda n=n, each=each: write_decision(item, text=f"Beslut {n}", by=each) for n, each in enumerate(staff))
        )
        assert sorted(decision.text for decision in item.decisions.all()) == [f"Beslut {n}" for n in range(8)]
