"""The social services' cases: the list and the page of one."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from contracts.models import HousingRequest, Placement, Sublease
from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.accounts.deputies import running_absences
from gotene.audit.readings import listed
from gotene.casework.case_parts import drawn_for
from gotene.casework.next_step import next_step
from gotene.casework.protected_people import protected_people
from tenants.models import Case, NonAssociation

CASES_ON_A_PAGE = 50


@require_safe
@needs(Permission.SEE_ALL_CASES, Permission.SEE_OWN_CASES)
def cases(request):
    closed = request.GET.get("visa") == "avslutade"
    found = Case.objects.visible_to(request.staff).filter(closed_on__isnull=not closed).with_people()
    page = Paginator(found, CASES_ON_A_PAGE).get_page(request.GET.get("page"))
    listed(page)
    return render(request, "casework/cases.html", {"page": page, "closed": closed})


@require_safe
def case(request, number):
    today = timezone.localdate()
    found = yours(
        Case.objects.with_people().prefetch_related("decisions", "consents", "consent_refusals", "disclosures"),
        request.staff,
        number=number,
    )
    subleases = (
        Sublease.objects.visible_to(request.staff)
        .filter(case_number=number)
        .select_related("contract__apartment__stairwell", "landlord_notice", "plan")
    )
    people = [member.person for member in found.household.members.all()]
    known = [person.known for person in people]
    requests = HousingRequest.objects.visible_to(request.staff).filter(case_number=number).with_status()
    context = {
        "case": found,
        "next_step": next_step(found, request.staff, today),
        "subleases": subleases,
        "requests": requests,
        "placements": Placement.objects.visible_to(request.staff)
        .filter(case=found)
        .select_related("placed_by", "spoken_with"),
        "stands_in": [
            absence
            for absence in running_absences(request.staff, today)
            if absence.staff_id in (found.case_officer_id, found.housing_support_id)
        ],
        "today": today,
        "may_decide": request.staff.may(Permission.DECIDE) and not found.closed_on,
        "kept_apart": NonAssociation.objects.visible_to(request.staff)
        .of_household(found.household)
        .filter(ended_on__isnull=True)
        .with_people(),
        "may_plan": request.staff.may(Permission.PLAN_HANDOVER),
        "may_keep_apart": request.staff.may(Permission.DECIDE),
        "may_protect": request.staff.may(Permission.DECIDE),
        # One who is protected is found by the name and the home of those in the household who are not.
        "protected_in_part": any(one is None or one.protection for one in known)
        and any(one is not None and not one.protection for one in known),
        "protected_people": protected_people(people, request.staff),
        "parts": drawn_for(request, found, today),
    }
    return render(request, "casework/case.html", context)
