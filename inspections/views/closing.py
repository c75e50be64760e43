"""Closing an inspection, moving it, cancelling it, and booking the next."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gotene.accounts.step_up import needs_step_up
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from inspections.actions import booking, closing
from inspections.forms.closing import CancelForm, CloseForm, DayForm, proposed_re_inspection
from inspections.models import InspectedItem
from inspections.views.scope import MAY_FILL, inspection_of, to_what_is_over


@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up(lasting=lambda request, pk: f"inspection {pk}")
@once
def close_inspection(request, pk):
    inspection = inspection_of(request, pk, *MAY_FILL)
    if not inspection.is_open:
        return to_what_is_over(request, pk)
    form = CloseForm(request.POST if request.method == "POST" else None, inspection=inspection, staff=request.staff)
    if form.is_valid() and carried_out(
        form,
        closing.close,
        inspection,
        held_on=form.cleaned_data["held_on"],
        attendance=form.attendance,
        absence_reason=form.cleaned_data["absence_reason"],
        no_remarks=form.cleaned_data["no_remarks"],
        by=request.staff,
    ):
        messages.success(request, _("The inspection is closed, and its protocol is made."))
        return redirect("inspection", pk=pk)
    judged = InspectedItem.objects.visible_to(request.staff).filter(room__inspection=inspection).judged().count()
    about = {"judged": judged, "submit_label": _("Close the inspection")}
    return _page(request, "inspections/close.html", inspection, form, **about)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def rebook_inspection(request, pk):
    inspection = inspection_of(request, pk, *MAY_FILL)
    if not inspection.is_open:
        return to_what_is_over(request, pk)
    form = DayForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        initial={"planned_on": inspection.planned_on},
    )
    if form.is_valid() and carried_out(form, booking.rebook, inspection, **form.cleaned_data, by=request.staff):
        day = form.cleaned_data["planned_on"]
        messages.success(request, _("The inspection is moved to %(day)s.") % {"day": long_date(day)})
        return redirect("inspection", pk=pk)
    about = {"heading": _("Move the inspection"), "submit_label": _("Move the inspection")}
    return _page(request, "inspections/booking.html", inspection, form, **about)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def cancel_inspection(request, pk):
    inspection = inspection_of(request, pk, *MAY_FILL)
    if not inspection.is_open:
        return to_what_is_over(request, pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, booking.cancel, inspection, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The inspection is cancelled."))
        return redirect("inspections")
    about = {"heading": _("Cancel the inspection"), "submit_label": _("Cancel the inspection")}
    return _page(request, "inspections/booking.html", inspection, form, **about)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def book_re_inspection(request, pk):
    inspection = inspection_of(request, pk, *MAY_FILL)
    today = timezone.localdate()
    form = DayForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial={"planned_on": proposed_re_inspection(today)},
    )
    booked = form.is_valid() and carried_out(
        form, booking.book_re_inspection, inspection, **form.cleaned_data, by=request.staff
    )
    if booked:
        messages.success(request, _("The re-inspection is booked for %(day)s.") % {"day": long_date(booked.planned_on)})
        return redirect("inspection", pk=booked.pk)
    about = {"heading": _("Book a re-inspection"), "submit_label": _("Book the re-inspection")}
    return _page(request, "inspections/booking.html", inspection, form, **about)


def _page(request, template, inspection, form, **about):
    context = {
        "inspection": inspection,
        "form": form,
        "readers": "both",
        "cancel_url": reverse("inspection", args=[inspection.pk]),
        **about,
    }
    return render(request, template, context)
