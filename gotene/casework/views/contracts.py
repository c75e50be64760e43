"""The contract list (Kontraktslistan) and the page of one contract: both organisations' shared view."""

import re

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions.handover import change_plan
from contracts.forms.plans import ChangePlanForm
from contracts.models import SocialContract, Sublease
from gotene.access.roles import Permission
from gotene.access.scope import needs, require, yours
from gotene.audit.readings import listed
from gotene.casework.contract_parts import drawn_for
from gotene.casework.contract_rows import contract_row_of, contract_rows
from gotene.casework.protected_people import protected_people
from gotene.forms import carried_out

# The key of a staff member.
CONTACT = re.compile(r"[0-9]{1,18}")


@require_safe
@needs(Permission.SEE_REGISTER)
def contract_list(request):
    """`?kontakt=` narrows it to the contracts of one of the own organisation's contacts."""
    contact = request.GET.get("kontakt", "")
    lookup = {f"{request.staff.organisation_id}_contact": int(contact)} if CONTACT.fullmatch(contact) else {}
    rows = contract_rows(request.staff, timezone.localdate(), **lookup)
    listed(row.contract for row in rows)
    return render(
        request,
        "casework/contract_list.html",
        {
            "rows": rows,
            "narrowed": bool(lookup),
            "may_plan": request.staff.may(Permission.PLAN_HANDOVER),
            "may_read_in": request.staff.in_social and request.staff.may(Permission.IMPORT_CONTRACTS),
            "today": timezone.localdate(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def contract_row(request, number):
    """One row of the list: shown, opened for change (`?andra`), or saved."""
    row = contract_row_of(number, request.staff, timezone.localdate())
    if row is None or row.plan is None:
        raise Http404
    listed([row.contract])
    context = {"row": row, "may_plan": request.staff.may(Permission.PLAN_HANDOVER)}
    if request.method != "POST" and "andra" not in request.GET:
        return render(request, "casework/contract_list.html#row", context)
    require(request.staff, Permission.PLAN_HANDOVER)
    if not row.own_case:
        raise PermissionDenied
    form = ChangePlanForm(request.POST if request.method == "POST" else None, plan=row.plan, prefix=number)
    if form.is_valid() and carried_out(form, change_plan, row.plan, **form.cleaned_data, by=request.staff):
        return render(request, "casework/contract_list.html#row", context)
    status = 422 if form.errors else 200
    return render(request, "casework/contract_list.html#row_form", context | {"form": form}, status=status)


@require_safe
def contract(request, number):
    today = timezone.localdate()
    found = yours(
        SocialContract.objects.with_place()
        .with_contacts()
        .select_related("apartment__stairwell__property", "quota_place__year"),
        request.staff,
        number=number,
    )
    row = contract_row_of(number, request.staff, today)
    subleases = (
        Sublease.objects.visible_to(request.staff)
        .filter(contract=found)
        .with_residents()
        .select_related("landlord_notice__received_by")
    )
    own_case = row is not None and row.own_case
    context = {
        "contract": found,
        "row": row,
        "subleases": subleases,
        "protected_people": protected_people(
            [resident.person for sublease in subleases for resident in sublease.residents.all()], request.staff
        ),
        "parts": drawn_for(request, found, row, today),
        "may_plan": own_case and request.staff.may(Permission.PLAN_HANDOVER),
        "may_say_who_knows": request.staff.in_housing and request.staff.may(Permission.SEE_LEASES),
        "may_check_in": own_case and request.staff.may(Permission.CHECK_IN),
        "today": today,
    }
    return render(request, "casework/contract.html", context)
