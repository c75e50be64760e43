"""Whether the home is ready to be taken over, and how far a takeover has come."""

from contracts.models import Takeover
from contracts.takeover_course import course_of
from contracts.takeover_rules import current_steps


def part(contract, row, staff, today):
    """For a home that somebody lives in, and for one that was taken over."""
    if row is None or row.sublease is None:
        completed = Takeover.objects.visible_to(staff).completed().filter(sublease__contract=contract)
        takeover = completed.select_related("tenant__identity").first()
        return {"contract": contract, "takeover": takeover} if takeover else None
    course = course_of(row.sublease, staff, today)
    if course.takeover is None and row.sublease.end_reason:
        return None
    return {
        "contract": contract,
        "course": course,
        "takeover": course.takeover,
        "now": [step.value for step in current_steps(course.progress)],
    }
