"""Planned inspections."""

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

from gotene.access.roles import Permission
from gotene.casework.tasks import two_together
from gotene.casework.tasks.task import Task
from inspections.models import Inspection

# How far ahead the day looks. A working habit, not law.
INSPECTIONS_AHEAD = relativedelta(days=14)


def tasks(staff, today):
    """Planned ones: all for those who inspect, else those of one's own contracts and those where one is expected."""
    planned = Inspection.objects.visible_to(staff).planned().filter(planned_on__lte=today + INSPECTIONS_AHEAD)
    if not staff.may(Permission.INSPECT):
        planned = planned.filter(Q(contract__social_contact=staff) | Q(attendances__staff=staff)).distinct()
    notes = two_together.notes(staff, today)
    return [
        Task(
            capfirst(inspection.get_kind_display()),
            str(inspection.contract.apartment),
            reverse("inspection", args=[inspection.pk]),
            inspection.planned_on,
            notes.get(inspection.contract.apartment_id, ""),
        )
        for inspection in planned.with_place()
    ]
