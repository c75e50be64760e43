"""What must never stand about meetings and their minutes, tried in SQL."""

import datetime

import pytest
from django.utils import timezone

from gotene.access.roles import Side
from meetings.enums import AgendaSection, MeetingKind
from meetings.models import ActionPoint, AgendaItem, Approval, MeetingAttendance, MeetingDecision, Minutes
from tests.meetings import held
from tests.refused import again, change, refused, remove

pytestmark = pytest.mark.django_db


def given_anew():
    """A promise that already stands instead of an earlier one."""
    earlier = held.promise()
    held.promise(earlier.item, what="Beställa på nytt", replaces=earlier)
    return earlier


def closed():
    meeting = held.begun()
    held.item(meeting)
    return held.close(meeting)


def minutes_of(meeting):
    return Minutes.objects.create(
        meeting=meeting, pdf=b"%PDF", sha256="0" * 64, made_by=meeting.chair, made_at=timezone.now()
    )


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "meeting_one_planned": (held.planned, lambda m: again(m)),
    "meeting_opened_whole": (held.planned, lambda m: change(m, opened_at=timezone.now())),
    "meeting_closed_whole": (held.planned, lambda m: change(m, closed_at=timezone.now(), closed_by=m.chair)),
    "meeting_goes_on": (held.begun, lambda m: change(m, kind=MeetingKind.HALF_YEARLY)),
    "meeting_is_closed": (closed, lambda m: change(m, place="Någon annanstans")),
    "meeting_is_approved": (held.approved, lambda m: change(m, closed_at=None, closed_by=None)),
    "meeting_attendance_once": (held.planned, lambda m: again(m.attendances.get())),
    "meeting_is_open": (closed, lambda m: held.item(m, subject_key="own-2")),
    "agenda_item_once": (held.item, lambda i: again(i)),
    "agenda_item_says_something": (held.item, lambda i: again(i, text="", subject_key="own-2")),
    "agenda_item_is_kept": (held.item, lambda i: change(i, text="Något annat")),
    "meeting_decision_says_something": (held.decision, lambda d: change(d, text="")),
    "action_point_says_something": (held.promise, lambda p: change(p, what="")),
    "action_point_done_whole": (held.promise, lambda p: change(p, done_on=held.DAY(2026, 12, 1))),
    "action_point_not_instead_of_itself": (
        held.promise,
        lambda p: ActionPoint(
            pk=p.pk + 1, item=p.item, what="x", owner=p.owner, due_on=p.due_on, replaces_id=p.pk + 1
        ).save(),
    ),
    "action_point_given_anew_once": (given_anew, lambda p: held.promise(p.item, replaces=p)),
    "action_point_is_kept": (lambda: held.approved().items.get().promises.get(), lambda p: change(p, what="Annat")),
    "approval_once_a_side": (
        lambda: held.approve(closed(), Side.HOUSING),
        lambda m: held.approve(m, Side.HOUSING),
    ),
    "approval_by_own_side": (closed, lambda m: held.approve(m, Side.HOUSING, side=Side.SOCIAL)),
    "approval_of_closed_meeting": (held.begun, lambda m: held.approve(m, Side.HOUSING, closing=timezone.now())),
    "approval_is_kept": (lambda: held.approved().approvals.first(), lambda a: change(a, registration_number="1")),
    "minutes_of_approved_meeting": (lambda: held.approve(closed(), Side.HOUSING), minutes_of),
    "minutes_are_kept": (lambda: minutes_of(held.approved()), lambda m: change(m, pdf=b"%PDF-2")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    prepared = stands()
    with refused(name):
        tried(prepared)


@pytest.fixture
def locked():
    """A meeting approved by both, with one of everything."""
    meeting = held.begun()
    item = held.item(meeting)
    held.decision(item)
    held.promise(item)
    return held.approve(held.close(meeting), Side.HOUSING, Side.SOCIAL)


@pytest.mark.parametrize(
    "attempt", [lambda m: change(m, held_on=held.DAY(2026, 1, 1)), remove], ids=["change", "remove"]
)
def test_the_meeting_itself_is_locked(locked, attempt):
    with refused("meeting_is_approved"):
        attempt(locked)


def test_nothing_is_added_to_approved_minutes(locked):
    item = locked.items.get()
    for add in (
        lambda: held.item(locked, subject_key="own-2"),
        lambda: held.decision(item),
        lambda: held.promise(item),
        lambda: MeetingAttendance.objects.create(meeting=locked, staff=held.approver(Side.SOCIAL)),
    ):
        with refused("meeting_is_open"):
            add()


def test_nothing_in_approved_minutes_is_changed_or_removed(locked):
    item = locked.items.get()
    decision, promise, attendance = item.decisions.get(), item.promises.get(), locked.attendances.get()
    for name, attempt in (
        ("meeting_is_open", lambda: change(decision, text="Något annat")),
        ("meeting_is_open", lambda: change(decision, struck=True)),
        ("meeting_is_open", lambda: change(attendance, present=False)),
        ("meeting_is_open", lambda: remove(decision)),
        ("meeting_is_open", lambda: remove(attendance)),
        ("action_point_is_kept", lambda: change(promise, due_on=held.DAY(2027, 1, 1))),
        ("action_point_is_kept", lambda: change(promise, struck=True)),
        ("action_point_is_kept", lambda: remove(promise)),
        ("agenda_item_is_kept", lambda: change(item, reason="En annan orsak")),
        ("agenda_item_is_kept", lambda: remove(item)),
        ("approval_is_kept", lambda: remove(locked.approvals.first())),
    ):
        with refused(name):
            attempt()


def test_that_a_promise_is_done_is_noted_once_also_when_the_minutes_are_locked(locked):
    promise = locked.items.get().promises.get()
    change(promise, done_on=held.DAY(2026, 12, 1), done_by=promise.owner)
    with refused("action_point_is_kept"):
        change(promise, done_on=None, done_by=None)


def test_what_was_written_at_one_meeting_is_never_moved_to_another():
    first = held.decision()
    with refused("meeting_is_open"):
        change(first, item=held.item(held.begun()))
    promise = held.promise()
    with refused("action_point_is_kept"):
        change(promise, item=first.item)


def test_an_approval_no_longer_counts_when_the_meeting_has_been_opened_again():
    meeting = held.approve(closed(), Side.HOUSING)
    change(meeting, closed_at=None, closed_by=None)
    meeting.refresh_from_db()
    held.close(meeting)
    held.approve(meeting, Side.SOCIAL)
    with refused("minutes_of_approved_meeting"):
        minutes_of(meeting)
    assert {approval.side for approval in Approval.objects.filter(meeting=meeting)} == {"housing", "social"}


def test_only_the_open_meeting_takes_notes():
    planned = held.planned()
    with refused("meeting_is_open"):
        held.item(planned)
    assert not AgendaItem.objects.exists()
    assert not MeetingDecision.objects.exists()


def test_a_meeting_has_one_line_of_each_matter_under_each_heading():
    first = held.item()
    again(first, section=AgendaSection.QUESTIONS)
    assert AgendaItem.objects.count() == 2


def test_an_approval_is_not_kept_by_closing_with_the_moment_of_before():
    """Else the minutes could be written anew under the other organisation's approval."""
    meeting = held.approve(closed(), Side.SOCIAL)
    before = meeting.closed_at
    change(meeting, closed_at=None, closed_by=None)
    held.decision(meeting.items.get(), text="Något annat än det som justerades")
    for moment in (before, before - datetime.timedelta(microseconds=1)):
        with refused("meeting_is_closed"):
            change(meeting, closed_at=moment, closed_by=meeting.chair)
    change(meeting, closed_at=timezone.now(), closed_by=meeting.chair)
    meeting.refresh_from_db()
    assert not meeting.approvals.filter(closing=meeting.closed_at).exists()
