"""Guarantees on their way to none: plans to make, notices to give, to receive and to tell of."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Guarantee, GuaranteeReceipt
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
from gotene.templatetags.swedish import long_date

# How far ahead the day looks for what is planned. A habit of work, not law.
PLANNED_AHEAD = datetime.timedelta(days=30)


def tasks(staff, today):
    if not staff.may(Permission.WIND_DOWN_GUARANTEES):
        return []
    running = Guarantee.objects.visible_to(staff).on(today).with_place_and_tenant().with_plan()
    found = [*_to_plan(running, today), *_planned(running, staff, today)]
    if staff.in_housing:
        found += _to_receive(running) + _to_tell(staff)
    return found


def _to_plan(running, today):
    for guarantee in running.filter(notice_given_on=None, ends_on=None, plan=None):
        day = long_date(guarantee.earliest_end(today))
        yield _task(_("Guarantee without notice: free on %(day)s if notice is given today") % {"day": day}, guarantee)


def _planned(running, staff, today):
    """Notices and ends whose planned day is near or has passed: the notice is the social services' to give."""
    near = today + PLANNED_AHEAD
    due = Q(plan__planned_notice_on__lte=near) | Q(plan__planned_notice_on=None, plan__planned_last_day__lte=near)
    for guarantee in running.filter(due, notice_given_on=None, ends_on=None):
        plan = guarantee.plan
        if plan.planned_notice_on is None:
            yield _task(_("The guarantee is to end: note it, or make a new plan"), guarantee, plan.planned_last_day)
        elif staff.in_social:
            yield _task(_("Give notice on the guarantee as planned"), guarantee, plan.planned_notice_on)


def _to_receive(running):
    return [
        _task(_("Notice on a guarantee: confirm that you have received it"), guarantee, guarantee.notice_given_on)
        for guarantee in running.filter(letter__isnull=False, receipt=None)
    ]


def _to_tell(staff):
    untold = GuaranteeReceipt.objects.visible_to(staff).tenant_not_told()
    return [
        _task(_("Tell the tenant that the guarantee ends"), receipt.guarantee, receipt.received_on)
        for receipt in untold.select_related("guarantee__apartment__stairwell")
    ]


def _task(text, guarantee, due_on=None):
    return Task(text, str(guarantee.apartment), reverse("guarantee", args=[guarantee.pk]), due_on)
