"""Housing requests: sending one for a household, and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import requests as actions
from contracts.forms.requests import HousingRequestForm, WithdrawRequestForm
from contracts.models import HousingRequest
from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from tenants.models import Case


@require_http_methods(["GET", "HEAD", "POST"])
@once
def request_housing(request, number):
    case = yours(Case.objects.with_people(), request.staff, Permission.REQUEST_HOUSING, number=number)
    form = HousingRequestForm(request.POST if request.method == "POST" else None, staff=request.staff)
    if form.is_valid() and carried_out(form, actions.request_housing, case, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The housing request is sent to Götenebostäder."))
        return redirect("case", number=case.number)
    context = {
        "case": case,
        "form": form,
        "readers": "both",
        "submit_label": _("Send the request"),
        "cancel_url": reverse("case", args=[case.number]),
    }
    return render(request, "contracts/request_housing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def withdraw_request(request, pk):
    """Both organisations see every request; whoever may see its case may take it back."""
    found = yours(HousingRequest.objects.with_status(), request.staff, Permission.REQUEST_HOUSING, pk=pk)
    if not Case.objects.visible_to(request.staff).filter(number=found.case_number).exists():
        raise PermissionDenied
    form = WithdrawRequestForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.withdraw_request, found, by=request.staff):
        messages.success(request, _("The housing request is withdrawn."))
        return redirect("case", number=found.case_number)
    context = {
        "housing_request": found,
        "form": form,
        "readers": "both",
        "submit_label": _("Withdraw the request"),
        "cancel_url": reverse("case", args=[found.case_number]),
    }
    return render(request, "contracts/withdraw_request.html", context)
