""" "I know the person": leaving a case or a contract to a colleague, taking it over, and letting somebody back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contracts.actions.recusals import leave_contract as leave_contract_to
from contracts.actions.recusals import who_may_take_contract
from contracts.forms.recusals import LeaveForm
from contracts.models import ContractRecusal, SocialContract, Sublease
from gotene.access.roles import Permission, Role
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from tenants import actions
from tenants.models import Case, Recusal


@require_http_methods(["GET", "HEAD", "POST"])
@once
def leave_case(request, number):
    staff = request.staff
    case = yours(Case.objects.with_people(), staff, number=number)
    colleagues = actions.who_may_take_over(case, staff).order_by("name", "pk")
    homes = Sublease.objects.visible_to(staff).overlapping(timezone.localdate()).filter(case_number=number)
    deputies = [home.contract.social_deputy for home in homes.select_related("contract__social_deputy")]
    coordinators = [colleague for colleague in colleagues if Role.COORDINATOR in colleague.roles]
    form = LeaveForm(
        request.POST if request.method == "POST" else None,
        colleagues=colleagues,
        proposed=[*deputies, case.case_officer, *coordinators],
    )
    if form.is_valid() and carried_out(form, actions.leave_case, case, **form.cleaned_data, by=staff):
        messages.success(
            request,
            _("%(number)s is closed for you, and %(name)s takes over.")
            % {"number": number, "name": form.cleaned_data["handed_to"].name},
        )
        return redirect("my_day")
    context = {
        "case": case,
        "form": form,
        "somebody": bool(colleagues),
        "readers": "social",
        "submit_label": _("I know the person: leave the case"),
        "cancel_url": reverse("case", args=[number]),
    }
    return render(request, "contracts/leave_case.html", context)


@require_POST
@once
def take_over_case(request, number, pk):
    handed = yours(
        Recusal.objects.to_take_over(request.staff).select_related("case"), request.staff, case__number=number, pk=pk
    )
    actions.take_over(handed, by=request.staff)
    messages.success(request, _("You have taken over %(number)s.") % {"number": number})
    return redirect("case", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def end_recusal(request, number, pk):
    recusal = yours(
        Recusal.objects.running().with_staff().select_related("case"),
        request.staff,
        Permission.END_RECUSAL,
        case__number=number,
        pk=pk,
    )
    return _ended(request, recusal, number, "social", "case")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def leave_contract(request, number):
    staff = request.staff
    contract = yours(SocialContract.objects.with_place().with_contacts(), staff, number=number)
    if not staff.in_housing:
        # The social services leave the case, and the contract with it.
        raise PermissionDenied
    colleagues = who_may_take_contract(contract, staff).order_by("name", "pk")
    letting = [colleague for colleague in colleagues if Role.LETTING_OFFICER in colleague.roles]
    form = LeaveForm(
        request.POST if request.method == "POST" else None,
        colleagues=colleagues,
        proposed=[contract.housing_deputy, contract.housing_contact, *letting, *colleagues],
    )
    if form.is_valid() and carried_out(form, leave_contract_to, contract, **form.cleaned_data, by=staff):
        messages.success(
            request,
            _("%(number)s is closed for you, and %(name)s takes over.")
            % {"number": number, "name": form.cleaned_data["handed_to"].name},
        )
        return redirect("my_day")
    context = {
        "contract": contract,
        "form": form,
        "somebody": bool(colleagues),
        "readers": "housing",
        "submit_label": _("I know the person: leave the contract"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/leave_contract.html", context)


@require_POST
@once
def take_over_contract(request, number, pk):
    handed = yours(
        ContractRecusal.objects.to_take_over(request.staff).select_related("contract"),
        request.staff,
        contract__number=number,
        pk=pk,
    )
    actions.take_over(handed, by=request.staff)
    messages.success(request, _("You have taken over %(number)s.") % {"number": number})
    return redirect("contract", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def end_contract_recusal(request, number, pk):
    recusal = yours(
        ContractRecusal.objects.running().with_staff().select_related("contract"),
        request.staff,
        Permission.END_RECUSAL,
        contract__number=number,
        pk=pk,
    )
    return _ended(request, recusal, number, "housing", "contract")


def _ended(request, recusal, number, readers, page):
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.end_recusal, recusal, by=request.staff):
        messages.success(
            request, _("%(name)s can see %(number)s again.") % {"name": recusal.staff.name, "number": number}
        )
        return redirect(page, number=number)
    context = {
        "recusal": recusal,
        "number": number,
        "form": form,
        "readers": readers,
        "submit_label": _("Let the colleague back"),
        "cancel_url": reverse(page, args=[number]),
    }
    return render(request, "contracts/end_recusal.html", context)
