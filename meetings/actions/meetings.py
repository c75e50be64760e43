"""Planning a meeting and holding it: begun with the agenda as it then is, written, closed, opened again."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gotene.audit.history import save_as
from gotene.refusals import refusals, save_checked
from meetings.agenda import common_lines
from meetings.models import AgendaItem, Meeting, MeetingAttendance


@transaction.atomic
def plan_meeting(*, kind, held_on, place, chair, participants, by):
    """The next meeting of its kind. ValidationError (code `meeting_one_planned`) when one is planned already."""
    meeting = save_checked(by, Meeting(kind=kind, held_on=held_on, place=place, chair=chair))
    _call(meeting, participants, by)
    return meeting


@transaction.atomic
def change_meeting(meeting, *, held_on, place, chair, participants, by):
    """Day, place and who takes part, until the meeting is closed."""
    meeting = held(meeting)
    if meeting.is_closed:
        raise ValidationError(_("The meeting is over. Open it again to change its minutes."), code="meeting_is_closed")
    meeting.held_on, meeting.place, meeting.chair = held_on, place, chair
    save_checked(by, meeting)
    _call(meeting, participants, by)
    return meeting


def _call(meeting, participants, by):
    """Exactly `participants` and the chair take part; whoever was named before and does not stays as not present."""
    coming = {staff.pk for staff in (*participants, meeting.chair)}
    named = {attendance.staff_id: attendance for attendance in meeting.attendances.all()}
    for attendance in named.values():
        if attendance.present != (attendance.staff_id in coming):
            attendance.present = not attendance.present
            save_as(by, attendance)
    for pk in sorted(coming - named.keys()):
        save_as(by, MeetingAttendance(meeting=meeting, staff_id=pk))


@transaction.atomic
def begin_meeting(meeting, *, today=None, by):
    """Open the meeting and keep the common agenda as it is. It is held `today`, whichever day was planned.

    ValidationError (code `meeting_begun`) when somebody else began it.
    """
    meeting = held(meeting)
    if not meeting.is_planned:
        raise ValidationError(_("The meeting has already begun."), code="meeting_begun")
    today = today or timezone.localdate()
    meeting.held_on, meeting.opened_at, meeting.opened_by = today, timezone.now(), by
    save_checked(by, meeting)
    _add_new_lines(meeting, today, by)
    return meeting


@transaction.atomic
def update_agenda(meeting, *, today=None, by):
    """Add what has come up in the register since the meeting began. Returns how many items that were new."""
    meeting = held(meeting)
    must_be_open(meeting)
    return _add_new_lines(meeting, today or timezone.localdate(), by)


def _add_new_lines(meeting, today, by):
    # What is kept is a record of Swedish authorities, whichever language its maker has on screen.
    with override(settings.LANGUAGE_CODE):
        lines = common_lines(meeting.kind, by, today)
    there = set(meeting.items.values_list("section", "subject_key"))
    new = [line for line in lines if (line.section, line.key) not in there]
    now = timezone.now()
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            section=line.section,
            subject_key=line.key,
            text=line.text,
            reason=line.reason,
            url=line.url,
            figures=line.figures,
            contract=line.contract,
            case_number=line.case_number,
            promise=line.promise,
            added_by=by,
            added_at=now,
        )
        for line in new
    )
    return len(new)


@transaction.atomic
def close_meeting(meeting, *, by):
    """Nothing more is written; the minutes wait for both organisations' approval."""
    meeting = held(meeting)
    must_be_open(meeting)
    meeting.closed_at, meeting.closed_by = timezone.now(), by
    return save_checked(by, meeting)


@transaction.atomic
def open_again(meeting, *, by):
    """Something in the minutes is to be changed. An approval given so far counts no more.

    ValidationError (code `meeting_is_approved`) when both organisations have approved them.
    """
    meeting = held(meeting)
    if not meeting.is_closed:
        raise ValidationError(_("The meeting is open already."), code="meeting_open")
    meeting.closed_at = meeting.closed_by = None
    with refusals():
        return save_as(by, meeting)


def held(meeting):
    """`meeting`, locked until the transaction ends."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def must_be_open(meeting):
    if not meeting.is_open:
        raise ValidationError(
            _("This is written while the meeting is open. Begin it, or open it again."), code="meeting_is_open"
        )
