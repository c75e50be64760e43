"""What a meeting's page shows of its agenda: written by the register before it, as it was kept afterwards."""

from django.utils import timezone

from gotene.access.roles import Permission
from meetings.agenda import common_lines, is_prepared, open_to, preparation
from meetings.forms.meetings import ApprovalForm
from meetings.forms.notes import ItemForm
from meetings.minutes_text import minutes_context, present, sections
from meetings.models import AgendaItem, Minutes


def context_of(meeting, staff):
    """The context of the meeting's page in the state it is in."""
    context = {
        "may_hold": staff.may(Permission.HOLD_MEETING),
        "may_approve": staff.may(meeting.approval_permission),
        "today": timezone.localdate(),
    }
    if meeting.is_planned:
        lines = common_lines(meeting.kind, staff, context["today"])
        shown = open_to(staff, lines)
        return context | {
            "meeting": meeting,
            "present": present(meeting.attendances.select_related("staff")),
            "sections": sections(shown),
            "left_out": len(lines) - len(shown),
            **own_preparation(meeting, staff),
        }
    items = list(AgendaItem.objects.visible_to(staff).filter(meeting=meeting).with_what_was_written())
    context |= minutes_context(meeting, items)
    context["left_out"] = meeting.items.count() - len(items)
    if meeting.is_open:
        context |= {
            "item_form": ItemForm(kind=meeting.kind, staff=staff),
            "own_readers": _own_readers(meeting, staff),
        }
    elif meeting.is_approved:
        context["minutes"] = Minutes.objects.visible_to(staff).defer("pdf").get(meeting=meeting)
    else:
        context["own_approval"] = dict(context["approvals"])[staff.organisation_id]
        context["approval_form"] = ApprovalForm(meeting=meeting)
    return context


def own_preparation(meeting, staff):
    """The one layer that is never kept: under their headings, with who reads it."""
    found = {}
    for line in preparation(meeting.kind, staff, timezone.localdate()):
        found.setdefault(line.section, []).append(line)
    return {"preparation": list(found.items()), "own_readers": _own_readers(meeting, staff)}


def _own_readers(meeting, staff):
    """Who reads one's own organisation's preparation; nobody when there is none for this kind of meeting."""
    return staff.organisation_id if is_prepared(meeting.kind, staff) else ""
