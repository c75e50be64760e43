"""Meetings soon, minutes to approve, and what one has promised."""

import datetime

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
from meetings.enums import MeetingKind
from meetings.models import ActionPoint, Approval, Meeting, MeetingAttendance

# How far ahead the day looks: a working habit. The half-yearly one needs its report first.
MONTHLY_AHEAD, HALF_YEARLY_AHEAD = datetime.timedelta(days=7), datetime.timedelta(days=21)


def tasks(staff, today):
    if not staff.may(Permission.SEE_REGISTER):
        return
    yield from _soon(staff, today)
    yield from _promised(staff)
    if staff.may(Permission.APPROVE_MINUTES):
        yield from _to_approve(staff)


def _soon(staff, today):
    called = MeetingAttendance.objects.visible_to(staff).filter(staff=staff, present=True)
    soon = Meeting.objects.visible_to(staff).planned().filter(held_on__lte=today + HALF_YEARLY_AHEAD)
    for meeting in soon.filter(attendances__in=called):
        if meeting.kind == MeetingKind.HALF_YEARLY:
            text = _("Half-yearly meeting: make the report, and read the agenda")
            yield Task(text, str(meeting), _page(meeting), meeting.held_on)
        elif meeting.held_on <= today + MONTHLY_AHEAD:
            yield Task(_("Meeting: read the agenda"), str(meeting), _page(meeting), meeting.held_on)


def _promised(staff):
    given = ActionPoint.objects.visible_to(staff).not_done().filter(owner=staff, item__meeting__closed_at__isnull=False)
    for promise in given.select_related("item__meeting"):
        text = _("You promised: %(what)s") % {"what": promise.what}
        yield Task(text, str(promise.item.meeting), reverse("keep_promise", args=[promise.pk]), promise.due_on)


def _to_approve(staff):
    own = Approval.objects.visible_to(staff).filter(side=staff.organisation_id, closing=F("meeting__closed_at"))
    waiting = Meeting.objects.visible_to(staff).exclude(closed_at=None).exclude(pk__in=own.values("meeting"))
    for meeting in waiting:
        if staff.may(meeting.approval_permission):
            yield Task(_("Approve the minutes"), str(meeting), _page(meeting))


def _page(meeting):
    return reverse("meeting", args=[meeting.pk])
