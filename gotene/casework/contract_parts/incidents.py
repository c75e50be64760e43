"""Incidents on the contract: those of the household that lives there, and whatever still waits for something."""

from django.db.models import Q

from contracts.enums import IncidentKind
from contracts.incident_course import Course
from contracts.models import Incident
from contracts.works_with import works_with
from gotene.access.roles import Permission


def part(contract, row, staff, today):
    sublease = row.sublease if row else None
    found = Incident.objects.visible_to(staff).filter(contract=contract)
    # What is over of a household that has moved is nobody's business any more.
    to_show = Q(sublease__isnull=True) | Q(repair__isnull=True) | Q(repair__done_on__isnull=True)
    if sublease:
        to_show |= Q(sublease=sublease)
    courses = [Course(incident, today) for incident in found.filter(to_show).with_course()]
    kinds = _reported_by(staff, sublease) if row else []
    if not courses and not kinds:
        return None
    return {"contract": contract, "courses": courses, "kinds": kinds}


def _reported_by(staff, sublease):
    """The kinds that `staff` may report about the household (None: an empty apartment)."""
    if not staff.may(Permission.REPORT_INCIDENT):
        return []
    if works_with(staff, sublease):
        return list(IncidentKind)
    return [kind for kind in (IncidentKind.LATE_RENT,) if works_with(staff, sublease, kind)]
