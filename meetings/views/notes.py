"""Writing at a meeting: items, decisions and promises, in the row or on a page of their own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gotene.access.roles import Permission
from gotene.access.scope import require, yours
from gotene.audit.once import once
from gotene.forms import carried_out
from meetings.actions import notes as actions
from meetings.forms.notes import DecisionForm, ItemForm, KeepPromiseForm, PromiseForm
from meetings.models import ActionPoint, AgendaItem, MeetingDecision
from meetings.views.agenda import context_of
from meetings.views.meetings import meeting_of


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add_agenda_item(request, pk):
    meeting = meeting_of(request, pk, Permission.HOLD_MEETING)
    if request.method != "POST" or not meeting.is_open:
        return redirect("meeting", pk)
    form = ItemForm(request.POST, kind=meeting.kind, staff=request.staff)
    item = form.is_valid() and carried_out(form, actions.add_item, meeting, **form.cleaned_data, by=request.staff)
    if item:
        return redirect(_place_of(item))
    context = context_of(meeting, request.staff) | {"item_form": form, "form": form}
    return render(request, "meetings/open.html", context, status=422)


@require_safe
def agenda_item(request, pk):
    """One item: as a row of the meeting's page (`?visa`), or with the forms to write at it."""
    item = _item(request, pk)
    if request.htmx and ("visa" in request.GET or not item.meeting.is_open):
        return render(request, "meetings/agenda_item.html#shown", _context(request, item))
    if not item.meeting.is_open:
        return redirect(_place_of(item))
    require(request.staff, Permission.HOLD_MEETING)
    return _forms(request, item)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def write_meeting_decision(request, pk):
    return _write(request, pk, "decision", DecisionForm, actions.write_decision)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def give_promise(request, pk):
    return _write(request, pk, "promise", PromiseForm, actions.promise)


def _write(request, pk, name, form_class, action):
    item = _item(request, pk, Permission.HOLD_MEETING)
    if request.method != "POST":
        return redirect("agenda_item", pk)
    form = form_class(request.POST, kind=item.meeting.kind, prefix=name)
    if form.is_valid() and carried_out(form, action, item, **form.cleaned_data, by=request.staff):
        return redirect(f"{reverse('agenda_item', args=[pk])}?visa" if request.htmx else _place_of(item))
    return _forms(request, item, status=422, **{name: form})


def _forms(request, item, status=200, decision=None, promise=None):
    kind = item.meeting.kind
    again = {"what": item.promise.what, "owner": item.promise.owner} if item.promise else {}
    sent = decision or promise
    context = _context(request, item) | {
        "decision_form": decision or DecisionForm(kind=kind, prefix="decision"),
        "promise_form": promise or PromiseForm(kind=kind, prefix="promise", initial=again),
        "form": sent,
    }
    return render(request, "meetings/agenda_item.html" + ("#written" if request.htmx else ""), context, status=status)


def _context(request, item):
    return {
        "item": item,
        "meeting": item.meeting,
        "may_hold": request.staff.may(Permission.HOLD_MEETING),
        "today": timezone.localdate(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@once
def change_meeting_decision(request, pk):
    return _change(request, MeetingDecision, pk, DecisionForm, actions.change_decision, "meetings/change_decision.html")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def change_promise(request, pk):
    return _change(request, ActionPoint, pk, PromiseForm, actions.change_promise, "meetings/change_promise.html")


def _change(request, model, pk, form_class, action, template):
    """Change what was written, or strike it out, while the meeting is open."""
    row = yours(model.objects.select_related("item__meeting"), request.staff, Permission.HOLD_MEETING, pk=pk)
    if not row.item.meeting.is_open or row.struck:
        messages.info(request, _("It can no longer be changed."))
        return redirect(_place_of(row.item))
    sent = request.POST if request.method == "POST" else None
    if sent is not None and "strike" in sent:
        form = form_class(kind=row.item.meeting.kind, row=row)
        done = carried_out(form, actions.strike, row, by=request.staff)
    else:
        form = form_class(sent, kind=row.item.meeting.kind, row=row)
        done = form.is_valid() and carried_out(form, action, row, **form.cleaned_data, by=request.staff)
    if done:
        return redirect(_place_of(row.item))
    context = {
        "row": row,
        "form": form,
        "readers": "both",
        "submit_label": _("Save"),
        "cancel_url": _place_of(row.item),
    }
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def keep_promise(request, pk):
    """Note that a promise is done: by the one who gave it, or by those who hold meetings."""
    promise = yours(
        ActionPoint.objects.standing().select_related("owner", "item__meeting", "item__contract"), request.staff, pk=pk
    )
    if promise.owner_id != request.staff.pk:
        require(request.staff, Permission.HOLD_MEETING)
    form = KeepPromiseForm(request.POST if request.method == "POST" else None)
    if promise.done_on and request.method != "POST":
        messages.info(request, _("The promise is already noted as done."))
        return redirect("meetings")
    if form.is_valid() and carried_out(form, actions.keep_promise, promise, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The promise is done, and leaves the agenda."))
        return redirect("meetings")
    context = {
        "promise": promise,
        "form": form,
        "readers": "both",
        "submit_label": _("It is done"),
        "cancel_url": reverse("meetings"),
    }
    return render(request, "meetings/keep_promise.html", context)


def _item(request, pk, *permissions):
    return yours(
        AgendaItem.objects.with_what_was_written().select_related("meeting"), request.staff, *permissions, pk=pk
    )


def _place_of(item):
    """Where on its meeting's page an item stands."""
    return f"{reverse('meeting', args=[item.meeting_id])}#punkt-{item.pk}"
