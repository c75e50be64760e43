"""When something goes wrong: reporting it, its page, and its steps. Both organisations use the same pages."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions import incidents
from contracts.enums import IncidentKind, IncidentStepKind, RentLink
from contracts.forms.incidents import (
    HearForm,
    LateRentForm,
    LawStepForm,
    OutcomeForm,
    PutRightForm,
    RepairForm,
    SeenOrHeardForm,
)
from contracts.incident_course import Course, Next
from contracts.models import Incident, SocialContract
from contracts.works_with import works_with
from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants.consent_state import untold
from tenants.enums import InformationKind
from tenants.models import Case

INCIDENTS_SHOWN = 100


def report_form(request, kind, today):
    """The form that fits the kind; whose rent is late follows from who reports: each speaks of its own claim."""
    sent = request.POST if request.method == "POST" else None
    if kind == IncidentKind.LATE_RENT:
        link = RentLink.HEAD_LEASE if request.staff.in_housing else RentLink.SUBLEASE
        return LateRentForm(sent, link=link, today=today)
    return SeenOrHeardForm(sent)


def check_reporter(staff, contract, kind, about, today):
    """Refuse somebody at the social services who does not work with the household: the form is not theirs to send."""
    about = {name: about.get(name) for name in ("link", "rent_month", "happened_on") if about.get(name)}
    sublease = incidents.household_of(contract, **about) if about else contract.subleases.on(today).first()
    if not works_with(staff, sublease, kind):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
@once
def report_incident(request, number, kind):
    contract = yours(SocialContract.objects.with_place(), request.staff, Permission.REPORT_INCIDENT, number=number)
    if kind not in IncidentKind:
        raise Http404
    today = timezone.localdate()
    check_reporter(request.staff, contract, kind, {}, today)
    form = report_form(request, kind, today)
    reported = form.is_valid() and carried_out(form, _report, request.staff, contract, kind, form.about())
    if reported:
        messages.success(request, _("It is reported. The other organisation sees it now."))
        return redirect("incident", pk=reported.pk)
    context = {
        "contract": contract,
        "form": form,
        "kind": IncidentKind(kind),
        **_consent_about(request.staff, contract, today),
        "head_lease": getattr(form, "link", "") == RentLink.HEAD_LEASE,
        "readers": "both",
        "submit_label": _("Report"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/incidents/report.html", context)


def _consent_about(staff, contract, today):
    """Whether what the social services write of the household there may be told; for those who work with its case."""
    sublease = contract.subleases.on(today).first() if staff.in_social else None
    case = sublease and Case.objects.visible_to(staff).filter(number=sublease.case_number).first()
    if not case:
        return {}
    return {
        "untold": untold(case, InformationKind.INCIDENTS),
        "case_number": case.number,
        "may_ask_consent": staff.may(Permission.PLAN_HANDOVER),
    }


def _report(staff, contract, kind, about):
    check_reporter(staff, contract, kind, about, timezone.localdate())
    return incidents.report_incident(contract, kind=kind, **about, by=staff)


@require_safe
def incident(request, pk):
    found = yours(Incident.objects.with_course(), request.staff, pk=pk)
    course = Course(found, timezone.localdate())
    mine = works_with(request.staff, found.sublease, found.kind)
    may_report = mine and request.staff.may(Permission.REPORT_INCIDENT)
    may_confirm = mine and request.staff.may(Permission.CONFIRM_INCIDENT)
    context = {
        "incident": found,
        "course": course,
        "in_register": request.staff.may(Permission.SEE_REGISTER),
        "readers": "both" if course.outcome is None or course.confirmed else "",
        "may_hear": may_report and course.outcome is None,
        "may_decide": may_confirm and course.next == Next.DECIDE,
        "may_close": may_confirm and course.next == Next.HEAR,
        "may_agree": may_confirm and course.next in (Next.AGREE, Next.MEND),
        "may_mend": may_report and course.next == Next.MEND,
        "may_record": may_confirm and bool(course.duties) and (course.outcome is None or course.confirmed),
    }
    return render(request, "contracts/incidents/incident.html", context)


@require_safe
@needs(Permission.REVIEW_LOG)
def incidents_not_cleared(request):
    """What could not be cleared up: hidden from everyone else, kept to its retention day."""
    found = Incident.objects.visible_to(request.staff).not_cleared().with_course()[:INCIDENTS_SHOWN]
    courses = [Course(incident, timezone.localdate()) for incident in found]
    return render(request, "contracts/incidents/not_cleared.html", {"courses": courses})


def _to_change(request, pk, permission):
    """The incident, for those who may take this step about it."""
    found = yours(Incident.objects.with_course(), request.staff, permission, pk=pk)
    if not works_with(request.staff, found.sublease, found.kind):
        raise PermissionDenied
    return found


def _step_page(request, found, form, template, submit_label):
    context = {
        "incident": found,
        "course": Course(found, timezone.localdate()),
        "form": form,
        "readers": "both",
        "submit_label": submit_label,
        "cancel_url": reverse("incident", args=[found.pk]),
    }
    return render(request, f"contracts/incidents/{template}.html", context)


def _settled(request, found):
    """Back to the incident, with word of what has been recorded about it already."""
    messages.info(request, _("What came of it is recorded already. Here is how it stands."))
    return redirect("incident", pk=found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def hear_about_incident(request, pk):
    found = _to_change(request, pk, Permission.REPORT_INCIDENT)
    form = HearForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, incidents.hear, found, **form.about(), by=request.staff):
        messages.success(request, _("The answer is recorded."))
        return redirect("incident", pk=pk)
    return _step_page(request, found, form, "hear", _("Save the answer"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def conclude_incident(request, pk):
    found = _to_change(request, pk, Permission.CONFIRM_INCIDENT)
    if request.method != "POST" and Course(found, timezone.localdate()).outcome:
        return _settled(request, found)
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, _conclude, found, **form.cleaned_data, by=request.staff):
        if form.cleaned_data["outcome"] == IncidentStepKind.NOT_CLEARED:
            messages.success(request, _("It could not be cleared up. It does not count, and is gone from here."))
            return redirect("contract", number=found.contract.number)
        messages.success(request, _("It is confirmed. Agree now on how it is put right."))
        return redirect("incident", pk=pk)
    return _step_page(request, found, form, "conclude", _("Save what came of it"))


def _conclude(found, *, outcome, note, by):
    if outcome == IncidentStepKind.NOT_CLEARED:
        incidents.not_cleared(found, note=note, by=by)
    else:
        incidents.confirm(found, note=note, by=by)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@once
def record_law_step(request, pk):
    found = _to_change(request, pk, Permission.CONFIRM_INCIDENT)
    if not Course(found, timezone.localdate()).duties:
        raise Http404
    form = LawStepForm(request.POST if request.method == "POST" else None, incident=found)
    if form.is_valid() and carried_out(form, incidents.record_law_step, found, **form.cleaned_data, by=request.staff):
        messages.success(request, _("It is recorded."))
        return redirect("incident", pk=pk)
    return _step_page(request, found, form, "law_step", _("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def agree_repair(request, pk):
    found = _to_change(request, pk, Permission.CONFIRM_INCIDENT)
    if request.method != "POST" and Course(found, timezone.localdate()).next not in (Next.AGREE, Next.MEND):
        messages.info(request, _("There is nothing to agree on now. Here is how it stands."))
        return redirect("incident", pk=pk)
    form = RepairForm(request.POST if request.method == "POST" else None, repair=getattr(found, "repair", None))
    repair = form.is_valid() and carried_out(form, incidents.agree_repair, found, **form.cleaned_data, by=request.staff)
    if repair:
        messages.success(
            request, _("It is agreed, and stands in the plan until %(day)s.") % {"day": long_date(repair.due_on)}
        )
        return redirect("incident", pk=pk)
    return _step_page(request, found, form, "agree", _("Save what is agreed"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def put_right(request, pk):
    found = _to_change(request, pk, Permission.REPORT_INCIDENT)
    if request.method != "POST" and Course(found, timezone.localdate()).next != Next.MEND:
        messages.info(request, _("There is nothing to put right now. Here is how it stands."))
        return redirect("incident", pk=pk)
    form = PutRightForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, incidents.put_right, found, **form.cleaned_data, by=request.staff):
        messages.success(request, _("It is put right."))
        return redirect("incident", pk=pk)
    return _step_page(request, found, form, "put_right", _("Save"))
