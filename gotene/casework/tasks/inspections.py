"""Planned inspections."""

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.text import capfirst

from gotene.access.roles import Permission
from gotene.casework.tasks import two_together
from gotene.casework.tasks.task import Task
from inspections.models import Inspection

# How far ahead the day looks. A working habit, not law.
INSPECTIONS_AHEAD = relativedelta(days=14)


def tasks(staff, today):
    """Planned inspections: all for those who inspect, else those of one's own contracts."""
    planned = Inspection.objects.visible_to(staff).planned().filter(planned_on__lte=today + INSPECTIONS_AHEAD)
    if not staff.may(Permission.INSPECT):
        planned = planned.filter(contract__social_contact=staff)
    notes = two_together.notes(staff, today)
    return [
        Task(
            capfirst(inspection.get_kind_display()),
            str(inspection.contract.apartment),
            reverse("contract", args=[inspection.contract.number]),
            inspection.planned_on,
            notes.get(inspection.contract.apartment_id, ""),
        )
        for inspection in planned.with_place()
    ]
