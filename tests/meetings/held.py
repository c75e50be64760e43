"""Meetings in every state, for tests: planned, open with something written, closed, approved."""

import datetime

from django.utils import timezone

from gotene.access.roles import Role, Side
from meetings.enums import AgendaSection, MeetingKind
from meetings.models import ActionPoint, AgendaItem, Approval, Meeting, MeetingAttendance, MeetingDecision
from tests import factories

DAY = datetime.date


def planned(*, by=None, kind=MeetingKind.MONTHLY, held_on=None):
    by = by or factories.staff(Role.LETTING_OFFICER)
    meeting = Meeting.objects.create(
        kind=kind, held_on=held_on or timezone.localdate(), place="Kommunhuset, Torget", chair=by
    )
    MeetingAttendance.objects.create(meeting=meeting, staff=by)
    return meeting


def begun(**about):
    meeting = planned(**about)
    meeting.opened_at, meeting.opened_by = timezone.now(), meeting.chair
    meeting.save()
    return meeting


def item(meeting=None, **about):
    meeting = meeting or begun()
    return AgendaItem.objects.create(
        meeting=meeting,
        added_by=meeting.chair,
        added_at=timezone.now(),
        **{"section": AgendaSection.OTHER, "subject_key": "own-1", "text": "Nycklar till tvättstugan", **about},
    )


def decision(at=None, text="Bostadsbolaget beställer nya nycklar"):
    return MeetingDecision.objects.create(item=at or item(), text=text)


def promise(at=None, **about):
    at = at or item()
    fields = {"what": "Beställa nycklar", "owner": at.meeting.chair, "due_on": DAY(2026, 12, 15), **about}
    return ActionPoint.objects.create(item=at, **fields)


def close(meeting):
    meeting.closed_at, meeting.closed_by = timezone.now(), meeting.chair
    meeting.save()
    return meeting


def approver(side):
    return factories.staff(Role.LETTING_OFFICER if side == Side.HOUSING else Role.COORDINATOR)


def approve(meeting, *sides, **about):
    for side in sides:
        fields = {"side": side, "staff": approver(side), "at": timezone.now(), "closing": meeting.closed_at, **about}
        Approval.objects.create(meeting=meeting, **fields)
    return meeting


def approved():
    meeting = begun()
    promise(item(meeting))
    return approve(close(meeting), Side.HOUSING, Side.SOCIAL)
