"""What minutes say, on screen and on paper: the meeting, its agenda with what was written, and who approved."""

from itertools import groupby

from gotene.access.roles import Side
from meetings.enums import AgendaSection


def minutes_context(meeting, items):
    """What the templates of a meeting's minutes show; `items` as read `with_what_was_written`. Two queries."""
    approvals = meeting.approvals.filter(closing=meeting.closed_at) if meeting.is_closed else meeting.approvals.none()
    by_side = {approval.side: approval for approval in approvals.select_related("staff")}
    return {
        "meeting": meeting,
        "present": present(meeting.attendances.select_related("staff")),
        "sections": sections(items),
        "approvals": [(side, by_side.get(side)) for side in Side],
    }


def present(attendances):
    """Who is there, by organisation."""
    there = [each.staff for each in attendances if each.present]
    return [(side, [staff for staff in there if staff.organisation_id == side]) for side in Side]


def sections(lines):
    """The lines or items of an agenda under their headings: (AgendaSection, lines), in the fixed order."""
    ordered = sorted(lines, key=lambda line: AgendaSection(line.section).place)
    return [(AgendaSection(name), list(found)) for name, found in groupby(ordered, key=lambda line: line.section)]
