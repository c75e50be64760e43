"""The course of a meeting: begun, its agenda brought up to date, closed, opened again, approved."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gotene.access.roles import Permission
from gotene.access.scope import require, yours
from gotene.accounts.step_up import needs_step_up
from gotene.audit.once import once
from gotene.documents.frozen import as_download
from gotene.forms import carried_out
from meetings.actions import meetings as actions
from meetings.actions.approval import approve_minutes as approve
from meetings.forms.meetings import ApprovalForm
from meetings.models import AgendaItem, Minutes
from meetings.views.agenda import context_of
from meetings.views.meetings import meeting_of


@require_http_methods(["GET", "HEAD", "POST"])
@once
def begin_meeting(request, pk):
    return _step(
        request, pk, actions.begin_meeting, _("The meeting has begun. Write decisions and promises at each item.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def close_meeting(request, pk):
    return _step(
        request, pk, actions.close_meeting, _("The meeting is closed. Both organisations now approve its minutes.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def open_meeting_again(request, pk):
    return _step(request, pk, actions.open_again, _("The meeting is open again. Approvals given so far count no more."))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def update_agenda(request, pk):
    meeting = meeting_of(request, pk, Permission.HOLD_MEETING)
    if request.method == "POST":
        try:
            new = actions.update_agenda(meeting, by=request.staff)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            text = ngettext("%(n)d new item.", "%(n)d new items.", new) if new else _("Nothing new in the register.")
            messages.success(request, text % {"n": new})
    return redirect("meeting", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up(lasting=lambda request, pk: f"meeting {pk}")
@once
def approve_minutes(request, pk):
    meeting = meeting_of(request, pk)
    require(request.staff, meeting.approval_permission)
    if request.method != "POST":
        # Whoever had to sign in again before the button reached this address.
        return redirect("meeting", pk)
    form = ApprovalForm(request.POST, meeting=meeting)
    if form.is_valid() and carried_out(form, approve, meeting, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The minutes are approved for your organisation."))
        return redirect("meeting", pk)
    meeting = meeting_of(request, pk)
    template = "meetings/minutes.html" if meeting.is_closed else "meetings/open.html"
    return render(
        request, template, context_of(meeting, request.staff) | {"approval_form": form, "form": form}, status=422
    )


@require_safe
def minutes_file(request, pk):
    """The minutes as they were when the second organisation approved them, byte for byte.

    Whoever has left something in them to a colleague reads the meeting's page, which leaves that out.
    """
    found = yours(Minutes.objects.select_related("meeting"), request.staff, meeting=pk)
    if AgendaItem.objects.visible_to(request.staff).filter(meeting=pk).count() < found.meeting.items.count():
        messages.info(
            request, _("The document has items that you have left to a colleague. Here are the minutes without them.")
        )
        return redirect("meeting", pk)
    return as_download(found, found.file_name)


def _step(request, pk, action, done):
    meeting = meeting_of(request, pk, Permission.HOLD_MEETING)
    if request.method == "POST":
        try:
            action(meeting, by=request.staff)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, done)
    return redirect("meeting", pk)
