"""What somebody says and nobody has checked: one's own organisation's list, and each report's way to its end."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions import unverified
from contracts.enums import IncidentKind, RentLink
from contracts.forms.unverified import NoteUnverifiedForm
from contracts.models import SocialContract, UnverifiedReport
from contracts.views.incidents import check_reporter, report_form
from contracts.works_with import works_with
from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date

SETTLED_SHOWN = 20


@require_safe
@needs(Permission.FOLLOW_UNVERIFIED)
def unverified_reports(request):
    reports = UnverifiedReport.objects.visible_to(request.staff).with_place()
    context = {
        "open_reports": reports.open(),
        "settled_reports": reports.exclude(outcome="").order_by("-ended_on", "-pk")[:SETTLED_SHOWN],
        "readers": request.staff.organisation_id,
        "today": timezone.localdate(),
    }
    return render(request, "contracts/unverified/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def note_unverified(request, number):
    contract = yours(SocialContract.objects.with_place(), request.staff, Permission.FOLLOW_UNVERIFIED, number=number)
    today = timezone.localdate()
    if not works_with(request.staff, contract.subleases.on(today).first()):
        raise PermissionDenied
    form = NoteUnverifiedForm(request.POST if request.method == "POST" else None, today=today)
    report = form.is_valid() and carried_out(
        form, unverified.note_unverified, contract, **form.cleaned_data, by=request.staff
    )
    if report:
        messages.success(request, _("It is noted. Check it by %(day)s.") % {"day": long_date(report.check_by)})
        return redirect("contract", number=number)
    context = {
        "contract": contract,
        "form": form,
        "readers": request.staff.organisation_id,
        "submit_label": _("Note it"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/unverified/note.html", context)


def _open(request, pk):
    """The report, for those who may settle it; None when somebody has done so."""
    report = yours(UnverifiedReport.objects.with_place(), request.staff, Permission.FOLLOW_UNVERIFIED, pk=pk)
    if not report.outcome:
        return report
    messages.info(request, _("It has been settled already."))
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@once
def report_verified(request, pk):
    """It was so: the same form as for any incident, that both organisations see."""
    report = _open(request, pk)
    if report is None:
        return redirect("unverified_reports")
    today = timezone.localdate()
    check_reporter(request.staff, report.contract, report.kind, {}, today)
    form = report_form(request, report.kind, today)
    reported = form.is_valid() and carried_out(form, _become, request.staff, report, form.about())
    if reported:
        messages.success(request, _("It is reported. The other organisation sees it now."))
        return redirect("incident", pk=reported.incident_id)
    context = {
        "contract": report.contract,
        "report": report,
        "form": form,
        "kind": IncidentKind(report.kind),
        "head_lease": getattr(form, "link", "") == RentLink.HEAD_LEASE,
        "readers": "both",
        "submit_label": _("Report"),
        "cancel_url": reverse("unverified_reports"),
    }
    return render(request, "contracts/incidents/report.html", context)


def _become(staff, report, about):
    check_reporter(staff, report.contract, report.kind, about, timezone.localdate())
    return unverified.became_incident(report, kind=report.kind, **about, by=staff)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def could_not_be_cleared(request, pk):
    report = _open(request, pk)
    if report is None:
        return redirect("unverified_reports")
    if request.method == "POST":
        unverified.could_not_be_cleared(report, by=request.staff)
        messages.success(request, _("It could not be cleared up. It has never counted, and is settled."))
        return redirect("unverified_reports")
    context = {
        "report": report,
        "readers": request.staff.organisation_id,
        "submit_label": _("It cannot be cleared up"),
        "cancel_url": reverse("unverified_reports"),
    }
    return render(request, "contracts/unverified/could_not_be_cleared.html", context)
