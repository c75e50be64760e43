"""The meetings: which come and which have been, planning one, and its page in each of its states."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.models import HousingRequest
from gotene.access.roles import Permission
from gotene.access.scope import needs, require, yours
from gotene.audit.once import once
from gotene.forms import carried_out
from meetings.actions import meetings as actions
from meetings.enums import MeetingKind
from meetings.forms.meetings import MeetingForm, PlanMeetingForm
from meetings.models import ActionPoint, Meeting, MeetingAttendance
from meetings.views.agenda import context_of, own_preparation

MEETINGS_ON_A_PAGE = 25
# So many promises are enough to see what waits; each meeting takes up all of its own.
PROMISES_SHOWN = 50


@require_safe
@needs(Permission.SEE_REGISTER)
def meetings(request):
    found = Meeting.objects.visible_to(request.staff).select_related("chair")
    planned = {meeting.kind: meeting for meeting in found.planned()}
    promises = ActionPoint.objects.visible_to(request.staff).not_done().filter(item__meeting__closed_at__isnull=False)
    begun = found.exclude(opened_at=None).with_approvals().order_by("-held_on", "-pk")
    context = {
        "next": [(kind, planned.get(kind)) for kind in MeetingKind],
        "promises": promises.select_related("owner", "item__meeting", "item__contract")[:PROMISES_SHOWN],
        "page": Paginator(begun, MEETINGS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_hold": request.staff.may(Permission.HOLD_MEETING),
        "today": timezone.localdate(),
    }
    return render(request, "meetings/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.HOLD_MEETING)
@once
def plan_meeting(request):
    asked = request.GET.get("slag")
    initial = {"kind": asked if asked in MeetingKind else MeetingKind.MONTHLY}
    form = PlanMeetingForm(request.POST if request.method == "POST" else None, initial=initial, by=request.staff)
    if form.is_valid():
        planned = carried_out(form, actions.plan_meeting, **form.cleaned_data, by=request.staff)
        if planned:
            messages.success(request, _("The meeting is planned. Its agenda is written by the register."))
            return redirect("meeting", planned.pk)
    context = {
        "form": form,
        "readers": "both",
        "submit_label": _("Plan the meeting"),
        "cancel_url": reverse("meetings"),
    }
    return render(request, "meetings/plan_meeting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def change_meeting(request, pk):
    meeting = meeting_of(request, pk, Permission.HOLD_MEETING)
    if meeting.is_closed:
        messages.info(request, _("The meeting is over. Open it again to change its minutes."))
        return redirect("meeting", pk)
    form = MeetingForm(request.POST if request.method == "POST" else None, meeting=meeting, by=request.staff)
    if form.is_valid() and carried_out(form, actions.change_meeting, meeting, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The meeting is changed."))
        return redirect("meeting", pk)
    context = {
        "meeting": meeting,
        "form": form,
        "readers": "both",
        "submit_label": _("Save"),
        "cancel_url": reverse("meeting", args=[pk]),
    }
    return render(request, "meetings/change_meeting.html", context)


@require_safe
def meeting(request, pk):
    found = meeting_of(request, pk)
    if found.is_planned:
        template = "meetings/planned.html"
    else:
        template = "meetings/open.html" if found.is_open else "meetings/minutes.html"
    return render(request, template, context_of(found, request.staff))


@require_safe
def meeting_preparation(request, pk):
    """One's own organisation's preparation, on a page of its own: the meeting's page may be shown on a wall."""
    found = meeting_of(request, pk)
    return render(request, "meetings/preparation.html", {"meeting": found, **own_preparation(found, request.staff)})


@require_safe
def request_at_meeting(request, pk):
    """A housing request where the one who asks works with it: agendas are one for both organisations."""
    found = yours(HousingRequest.objects.all(), request.staff, pk=pk)
    require(request.staff, Permission.SEE_REGISTER)
    if request.staff.in_housing:
        return redirect("admin:contracts_housingrequest_change", found.pk)
    return redirect("case", found.case_number)


def meeting_of(request, pk, *permissions):
    """The meeting with that number and who takes part, when it is theirs to see. Raises as `yours` does."""
    attendances = MeetingAttendance.objects.visible_to(request.staff).select_related("staff__organisation")
    return yours(
        Meeting.objects.with_approvals().select_related("chair").prefetch_related(Prefetch("attendances", attendances)),
        request.staff,
        *permissions,
        pk=pk,
    )
