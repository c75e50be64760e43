"""Half-yearly reports: the list, making one, looking at one, and its document."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from gotene.access.roles import Permission
from gotene.audit.once import once
from meetings.actions import make_half_yearly_report
from meetings.documents import half_yearly_context
from meetings.forms import HalfYearlyReportForm
from meetings.models import Report, ReportFile

PAGE_SIZE = 25


@require_GET
def reports(request):
    return _list(request, HalfYearlyReportForm())


@require_POST
@once
def make_report(request):
    _refuse_strangers(request)
    if not request.staff.may(Permission.MAKE_REPORT):
        raise PermissionDenied
    form = HalfYearlyReportForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    made = make_half_yearly_report(by=request.staff, half_year=form.cleaned_data["half_year"])
    return redirect("report", made.pk)


@require_GET
def report(request, pk):
    found = get_object_or_404(Report.objects.visible_to(request.staff).with_maker(), pk=pk)
    context = {
        "report": found,
        **half_yearly_context(found.figures),
    }
    return render(request, "meetings/report.html", context)


@require_GET
def report_file(request, pk):
    """The document as it was made, byte for byte."""
    found = get_object_or_404(ReportFile.objects.visible_to(request.staff).select_related("report"), pk=pk)
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.report.file_name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _list(request, form, status=200):
    _refuse_strangers(request)
    found = Report.objects.visible_to(request.staff).with_maker().defer("figures")
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "form": form if request.staff.may(Permission.MAKE_REPORT) else None,
    }
    return render(request, "meetings/reports.html", context, status=status)


def _refuse_strangers(request):
    """Those without report work get the same answer as for a page that is not there."""
    if not request.staff.may(Permission.SEE_REPORTS):
        raise Http404
