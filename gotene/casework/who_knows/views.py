"""The page for the person, made by either organisation, and the same as PDF."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contracts.company_tenants import company_tenants
from contracts.models import Resident
from gotene.access.roles import Permission
from gotene.access.scope import require, yours
from gotene.accounts.step_up import needs_step_up
from gotene.audit.readings import opened
from gotene.casework.who_knows import document, page
from gotene.documents.download import download
from tenants.models import Case
from tenants.shown import shown_of


@require_safe
def who_knows(request, number, person):
    """By the social services, of somebody in one of their cases."""
    found = _in_case(request, number, person)
    if found is None:
        return _hidden(request, person)
    context = {
        "found": found,
        "back_url": reverse("case", args=[number]),
        "back": number,
        "pdf_url": reverse("who_knows_file", args=[number, person]),
    }
    return render(request, "casework/who_knows/page.html", context)


@require_safe
def who_knows_file(request, number, person):
    found = _in_case(request, number, person)
    return _hidden(request, person) if found is None else _as_pdf(request, found)


@require_safe
def who_knows_here(request, person):
    """By the company, of one of its tenants or of somebody on a social contract."""
    context = {
        "found": _at_company(request, person),
        "back_url": reverse("contract_list"),
        "back": _("Contract list"),
        "pdf_url": reverse("who_knows_here_file", args=[person]),
    }
    return render(request, "casework/who_knows/page.html", context)


@require_safe
def who_knows_here_file(request, person):
    return _as_pdf(request, _at_company(request, person))


@needs_step_up
def _as_pdf(request, found):
    return download(document.who_knows_pdf(found, made_by=request.staff), document.file_name(found.person))


def _in_case(request, number, person):
    """None where who it is is hidden from a reader who may have it shown. Raises Http404 for everybody else."""
    case = yours(
        Case.objects.with_people().prefetch_related("decisions", "consents", "consent_refusals", "disclosures"),
        request.staff,
        Permission.PLAN_HANDOVER,
        number=number,
    )
    people = [member.person for member in case.household.members.all()]
    about = next((one for one in people if one.number == person), None)
    if about is None:
        raise Http404
    if about.known is None:
        if shown_of(about, request.staff).handled:
            return None
        raise Http404
    return page.made_by_social_services(about, case, request.staff, timezone.localdate())


def _hidden(request, person):
    messages.info(request, _("Show who the person is first: only then can the page be made."))
    return redirect("reveal", number=person)


def _at_company(request, number):
    if not request.staff.in_housing:
        raise Http404
    require(request.staff, Permission.SEE_LEASES)
    residences = Resident.objects.visible_to(request.staff).filter(person__number=number)
    resident = residences.select_related("person__identity").first()
    person = resident.person if resident else company_tenants(request.staff).filter(number=number).first()
    if person is None or person.known is None:
        raise Http404
    opened(person, request.staff)
    return page.made_by_company(person, request.staff)
