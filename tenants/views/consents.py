"""What the person lets the social services tell the housing company, and taking that back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from tenants import actions
from tenants.forms.consents import GiveConsentForm, WithdrawConsentForm
from tenants.models import Case, Consent


@require_http_methods(["GET", "HEAD", "POST"])
@once
def give_consent(request, number):
    case = yours(Case.objects.with_people(), request.staff, Permission.PLAN_HANDOVER, number=number)
    already = set(case.consents.filter(withdrawn_on__isnull=True).values_list("kind", flat=True))
    form = GiveConsentForm(request.POST if request.method == "POST" else None, already=already)
    if form.is_valid() and carried_out(form, actions.give_consent, case, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The consent is recorded."))
        return redirect("case", number=case.number)
    context = {
        "case": case,
        "form": form,
        "readers": "social",
        "submit_label": _("Record the consent"),
        "cancel_url": reverse("case", args=[case.number]),
    }
    return render(request, "tenants/give_consent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def withdraw_consent(request, number, pk):
    consent = yours(
        Consent.objects.select_related("case"),
        request.staff,
        Permission.PLAN_HANDOVER,
        case__number=number,
        pk=pk,
        withdrawn_on__isnull=True,
    )
    form = WithdrawConsentForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.withdraw_consent, consent, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The consent is withdrawn. Nothing more is told on the ground of it."))
        return redirect("case", number=number)
    context = {
        "consent": consent,
        "case": consent.case,
        "form": form,
        "readers": "social",
        "submit_label": _("Withdraw the consent"),
        "cancel_url": reverse("case", args=[number]),
    }
    return render(request, "tenants/withdraw_consent.html", context)
