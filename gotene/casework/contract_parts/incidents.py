"""Incidents that are to be cleared up, and those that are not setbacks of the household that lives there."""

from contracts.enums import IncidentKind
from contracts.incident_course import Course
from contracts.models import Incident
from contracts.works_with import works_with
from gotene.access.roles import Permission


def part(contract, row, staff, today):
    sublease = row.sublease if row else None
    # What is over of a household that has moved is nobody's business any more.
    found = Incident.objects.visible_to(staff).filter(contract=contract).to_follow().with_course()
    courses = [Course(incident, today) for incident in found]
    courses = [course for course in courses if not _among_setbacks(course, sublease)]
    kinds = _reported_by(staff, sublease) if row else []
    if not courses and not kinds:
        return None
    return {"contract": contract, "courses": courses, "kinds": kinds}


def _among_setbacks(course, sublease):
    """Whether the plan of the household that lives there has taken it in already."""
    return sublease is not None and course.confirmed and course.incident.sublease_id == sublease.pk


def _reported_by(staff, sublease):
    """The kinds that `staff` may report about the household (None: an empty apartment)."""
    if not staff.may(Permission.REPORT_INCIDENT):
        return []
    if works_with(staff, sublease):
        return list(IncidentKind)
    return [kind for kind in (IncidentKind.LATE_RENT,) if works_with(staff, sublease, kind)]
