"""Whether the home is ready to be taken over, and how far a takeover has come."""

from contracts.models import Takeover
from contracts.takeover_course import course_of
from contracts.takeover_rules import current_steps


def part(contract, row, staff, today):
    """For a home that somebody lives in, and for one that was taken over."""
    completed = (
        Takeover.objects.visible_to(staff)
        .completed()
        .filter(sublease__contract=contract)
        .select_related("tenant__identity")
        .first()
    )
    if completed:
        return {"contract": contract, "takeover": completed}
    if row is None or row.sublease is None or row.sublease.end_reason:
        return None
    course = course_of(row.sublease, staff, today)
    return {
        "contract": contract,
        "course": course,
        "takeover": course.takeover,
        "now": [step.value for step in current_steps(course.progress)],
    }
