"""Contact and deputy of a contract, and visits made two together."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import contacts, visits_in_pairs
from contracts.forms.care import ContactsForm, VisitInPairsForm
from contracts.models import SocialContract, Sublease, VisitInPairs
from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.accounts.deputies import stood_in_for
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants.models import Case


def may_change_contacts(contract, staff):
    """Whether `staff` may say who answers for `contract` at their own organisation."""
    if staff.in_housing:
        return staff.may(Permission.CHANGE_CONTRACTS)
    if not staff.may(Permission.PLAN_HANDOVER):
        return False
    own = {contract.social_contact_id, contract.social_deputy_id}
    if staff.may(Permission.SEE_ALL_CASES) or own & {staff.pk, *stood_in_for(staff, timezone.localdate())}:
        return True
    homes = Sublease.objects.visible_to(staff).overlapping(timezone.localdate()).filter(contract=contract)
    return Case.objects.visible_to(staff).filter(number__in=homes.values("case_number")).exists()


@require_http_methods(["GET", "HEAD", "POST"])
@once
def change_contacts(request, number):
    staff = request.staff
    contract = yours(SocialContract.objects.with_place().with_contacts(), staff, number=number)
    if not may_change_contacts(contract, staff):
        raise PermissionDenied
    form = ContactsForm(
        request.POST if request.method == "POST" else None, contract=contract, side=staff.organisation_id
    )
    if form.is_valid() and carried_out(form, contacts.change_contacts, contract, **form.cleaned_data, by=staff):
        messages.success(request, _("Contact and deputy are saved."))
        return redirect("contract", number=number)
    context = {
        "contract": contract,
        "form": form,
        "readers": "both",
        "submit_label": _("Save"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/change_contacts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def visit_in_pairs(request, number):
    contract = yours(SocialContract.objects.with_place(), request.staff, Permission.VISIT_IN_PAIRS, number=number)
    form = VisitInPairsForm(
        request.POST if request.method == "POST" else None, staff=request.staff, today=timezone.localdate()
    )
    said = form.is_valid() and carried_out(
        form, visits_in_pairs.visit_in_pairs, contract.apartment, **form.cleaned_data, by=request.staff
    )
    if said:
        messages.success(
            request, _("Whoever is booked there goes two together until %(day)s.") % {"day": long_date(said.until)}
        )
        return redirect("contract", number=number)
    context = {
        "contract": contract,
        "visits": _running(contract, request.staff),
        "form": form,
        "readers": "both",
        "submit_label": _("Save"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/visit_in_pairs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def end_visits_in_pairs(request, number):
    contract = yours(SocialContract.objects.with_place(), request.staff, Permission.VISIT_IN_PAIRS, number=number)
    visits = _running(contract, request.staff)
    if visits is None:
        raise Http404
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, visits_in_pairs.end_visits_in_pairs, visits, by=request.staff):
        messages.success(request, _("The apartment is visited as any other."))
        return redirect("contract", number=number)
    context = {
        "contract": contract,
        "form": form,
        "readers": "both",
        "submit_label": _("End visits two together"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/end_visits_in_pairs.html", context)


def _running(contract, staff):
    return VisitInPairs.objects.visible_to(staff).running().filter(apartment=contract.apartment_id).first()
