"""What the person lets the social services tell the housing company, and taking that back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.documents.download import download
from gotene.forms import carried_out
from tenants import actions
from tenants.consent_form import consent_form as made_form
from tenants.consent_state import states_of
from tenants.forms.consents import ConsentsForm, WithdrawConsentForm
from tenants.models import Case, Consent
from tenants.models.person import with_names


def _case(request, number):
    return yours(
        Case.objects.with_people().prefetch_related("consents", "consent_refusals"),
        request.staff,
        Permission.PLAN_HANDOVER,
        number=number,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def give_consent(request, number):
    """All kinds at once: what the person has answered, and what is still to be asked."""
    case = _case(request, number)
    form = ConsentsForm(
        request.POST if request.method == "POST" else None, states=states_of(case, timezone.localdate())
    )
    if form.is_valid() and carried_out(form, actions.answer_consents, case, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The answers are recorded."))
        return redirect("case", number=case.number)
    context = {
        "case": case,
        "form": form,
        "readers": "social",
        "submit_label": _("Record the answers"),
        "cancel_url": reverse("case", args=[case.number]),
    }
    return render(request, "tenants/consents.html", context)


@require_safe
def consent_form(request, number):
    case = _case(request, number)
    states = states_of(case, timezone.localdate())
    # A paper for what is left to ask; when nothing is, for all of it: a copy for somebody to read.
    kinds = [state.kind for state in states if state.is_asked] or [state.kind for state in states]
    return download(made_form(case, kinds, made_by=request.staff), f"samtycke-{case.number}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def withdraw_consent(request, number, pk):
    consent = yours(
        Consent.objects.select_related("case__household").prefetch_related(
            "case__household__members__person__identity", "disclosures"
        ),
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
    people = [member.person for member in consent.case.household.members.all()]
    context = {
        "consent": consent,
        "case": consent.case,
        "told": [(one.disclosed_at, with_names(one.what, people)) for one in consent.disclosures.all()],
        "form": form,
        "readers": "social",
        "submit_label": _("Withdraw the consent"),
        "cancel_url": reverse("case", args=[number]),
    }
    return render(request, "tenants/withdraw_consent.html", context)
