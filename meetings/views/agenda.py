"""What a meeting's page shows of its agenda: written by the register before it, as it was kept afterwards."""

from django.utils import timezone

from contracts.models import SocialContract
from contracts.models.sublease import closed_case_numbers
from gotene.access.roles import Permission
from meetings.agenda import common_lines, is_prepared, preparation
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
        lines, left_out = _for_reader(common_lines(meeting.kind, staff, context["today"]), staff)
        return context | {
            "meeting": meeting,
            "present": present(meeting.attendances.select_related("staff")),
            "sections": sections(lines),
            "left_out": left_out,
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


def _for_reader(lines, staff):
    """The lines without those that are closed to `staff`, and how many those are."""
    contracts = set(SocialContract.objects.closed_to(staff).values_list("pk", flat=True))
    cases = {number for row in closed_case_numbers(staff) for number in row.values()}
    shown = [line for line in lines if line.contract_id not in contracts and line.case_number not in cases]
    return shown, len(lines) - len(shown)
