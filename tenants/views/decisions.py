"""Decisions on intervention: recording one, reading it whole, recording that it was served."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants import actions
from tenants.forms.decisions import DecisionForm, ServeDecisionForm
from tenants.models import Case, Decision, Person
from tenants.shown import letters_to


@require_http_methods(["GET", "HEAD", "POST"])
@once
def record_decision(request, number):
    case = yours(Case.objects.with_people(), request.staff, Permission.DECIDE, number=number)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.record_decision, case, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The decision is recorded."))
        return redirect("case", number=case.number)
    context = {
        "case": case,
        "form": form,
        "file_elsewhere": settings.PERSONAKT == "elsewhere",
        "readers": "social",
        "submit_label": _("Record the decision"),
        "cancel_url": reverse("case", args=[case.number]),
    }
    return render(request, "tenants/record_decision.html", context)


@require_safe
def decision(request, number, pk):
    found = _decision(request, number, pk)
    context = {
        "decision": found,
        "case": found.case,
        "may_serve": found.served_on is None and request.staff.may(Permission.DECIDE),
    }
    return render(request, "tenants/decision.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def serve_decision(request, number, pk):
    found = _decision(request, number, pk, Permission.DECIDE)
    form = ServeDecisionForm(request.POST if request.method == "POST" else None)
    served = form.is_valid() and carried_out(form, actions.serve_decision, found, **form.cleaned_data, by=request.staff)
    if served:
        messages.success(
            request,
            _("Service is recorded. The decision can be appealed until %(day)s.")
            % {"day": long_date(served.appeal_by)},
        )
        return redirect("decision", number=number, pk=pk)
    context = {
        "decision": found,
        "case": found.case,
        "form": form,
        "readers": "social",
        "submit_label": _("Record service"),
        "letters": letters_to(Person.objects.visible_to(request.staff).of_case(found.case), request.staff),
        "cancel_url": reverse("decision", args=[number, pk]),
    }
    return render(request, "tenants/serve_decision.html", context)


def _decision(request, number, pk, *permissions):
    return yours(
        Decision.objects.select_related("case", "decided_by"), request.staff, *permissions, case__number=number, pk=pk
    )
