"""Who must not live in the same stairwell as somebody of the household: recording it, reviewing it, ending it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants import actions
from tenants.forms.non_associations import EndKeepingApartForm, KeepApartForm, KeepOnApartForm
from tenants.models import Case, NonAssociation


@require_http_methods(["GET", "HEAD", "POST"])
@once
def keep_apart(request, number):
    case = yours(Case.objects.with_people(), request.staff, Permission.DECIDE, number=number)
    form = KeepApartForm(request.POST if request.method == "POST" else None, case=case, staff=request.staff)
    if form.is_valid() and carried_out(form, actions.keep_apart, **form.cleaned_data, by=request.staff):
        messages.success(request, _("It is recorded. Whoever is about to place one of them there is told to ask."))
        return redirect("case", number=number)
    context = {
        "case": case,
        "form": form,
        "readers": "social",
        "submit_label": _("Record"),
        "cancel_url": reverse("case", args=[number]),
    }
    return render(request, "tenants/keep_apart.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def keep_on_apart(request, number, pk):
    case, found = _running(request, number, pk)
    form = KeepOnApartForm(request.POST if request.method == "POST" else None, non_association=found)
    if form.is_valid() and carried_out(form, actions.keep_on_apart, found, **form.cleaned_data, by=request.staff):
        messages.success(
            request, _("It still holds, until %(day)s.") % {"day": long_date(form.cleaned_data["review_by"])}
        )
        return redirect("case", number=number)
    context = {
        "case": case,
        "non_association": found,
        "form": form,
        "readers": "social",
        "submit_label": _("It still holds"),
        "cancel_url": reverse("case", args=[number]),
    }
    return render(request, "tenants/keep_on_apart.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def end_keeping_apart(request, number, pk):
    case, found = _running(request, number, pk)
    form = EndKeepingApartForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.end_keeping_apart, found, **form.cleaned_data, by=request.staff):
        messages.success(request, _("It is ended: nobody is told to ask first any more."))
        return redirect("case", number=number)
    context = {
        "case": case,
        "non_association": found,
        "form": form,
        "readers": "social",
        "submit_label": _("End it"),
        "cancel_url": reverse("case", args=[number]),
    }
    return render(request, "tenants/end_keeping_apart.html", context)


def _running(request, number, pk):
    """The case, and what is recorded about somebody of its household and has not ended."""
    case = yours(Case.objects.with_people(), request.staff, Permission.DECIDE, number=number)
    found = yours(
        NonAssociation.objects.with_people().of_household(case.household), request.staff, pk=pk, ended_on__isnull=True
    )
    return case, found
