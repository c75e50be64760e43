"""Half-yearly reports: the list, making one, looking at one, and its document."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.audit.once import once
from gotene.documents.frozen import as_download
from gotene.forms import carried_out
from meetings.actions.orders import make_or_order_half_yearly_report
from meetings.documents import half_yearly_context
from meetings.forms.reports import HalfYearlyReportForm
from meetings.models import Report, ReportFile, ReportOrder
from meetings.views.report_orders import in_the_making

REPORTS_ON_A_PAGE = 25


@require_safe
@needs(Permission.SEE_REPORTS)
def reports(request):
    return _list(request, HalfYearlyReportForm())


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MAKE_REPORT)
@once
def make_report(request):
    if request.method != "POST":
        # Whoever had to sign in again before the button reached this address.
        return redirect("reports")
    form = HalfYearlyReportForm(request.POST)
    made = form.is_valid() and carried_out(
        form, make_or_order_half_yearly_report, **form.cleaned_data, by=request.staff
    )
    if not made:
        return _list(request, form, status=422)
    return redirect("report_order" if isinstance(made, ReportOrder) else "report", made.pk)


@require_safe
def report(request, pk):
    found = yours(Report.objects.with_maker(), request.staff, pk=pk)
    return render(request, "meetings/report.html", {"report": found, **half_yearly_context(found.figures)})


@require_safe
def report_file(request, pk):
    """The document as it was made, byte for byte."""
    found = yours(ReportFile.objects.select_related("report"), request.staff, pk=pk)
    return as_download(found, found.report.file_name)


def _list(request, form, status=200):
    found = Report.objects.visible_to(request.staff).with_maker().defer("figures")
    context = {
        "page": Paginator(found, REPORTS_ON_A_PAGE).get_page(request.GET.get("page")),
        "in_the_making": in_the_making(request.staff),
        "form": form if request.staff.may(Permission.MAKE_REPORT) else None,
    }
    return render(request, "meetings/reports.html", context, status=status)
