"""Making a report: counted, drawn and kept."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gotene.access.jobs import JobRefused
from gotene.documents.pdf import fingerprint
from gotene.refusals import refusals
from meetings.documents import half_yearly_pdf
from meetings.figures import half_yearly_figures
from meetings.models import Report, ReportFile, ReportOrder


def make_half_yearly_report(*, half_year, made_at=None, by):
    """Count the figures of `half_year`, make the document and keep both, frozen. Returns the Report.

    A report of a half-year that still runs speaks of the day it is made. Making a new one leaves the earlier
    ones as they are. ValidationError (code `half_year_not_begun`) when there is nothing to report yet.
    """
    made_at = timezone.localtime(made_at)
    figures = counted(half_year=half_year, made_at=made_at, by=by)
    return kept(figures, drawn(figures, made_at=made_at, by=by), half_year=half_year, made_at=made_at, by=by)


def carry_out_order(pk, *, by):
    """Make the report that was ordered and note on the order how far it comes. Returns the Report.

    Done again, it answers the report that there is. JobRefused (code `no_order`) when the order is not theirs, or
    making reports no longer is.
    """
    order = ReportOrder.objects.visible_to(by).filter(pk=pk).first()
    if order is None:
        raise JobRefused("no_order")

    def note(page):
        ReportOrder.objects.filter(pk=pk).update(pages_done=page)

    made_at = timezone.localtime()
    figures = counted(half_year=order.half_year, made_at=made_at, by=by)
    pdf = drawn(figures, made_at=made_at, by=by, on_page=note)
    with transaction.atomic():
        # Two workers may have come this far, if one was taken for dead.
        order = ReportOrder.objects.select_for_update().get(pk=pk)
        if order.report_id is None:
            order.report = kept(figures, pdf, half_year=order.half_year, made_at=made_at, by=by)
            order.save(update_fields=["report"])
    return order.report


def counted(*, half_year, made_at, by):
    if half_year.begins_on > made_at.date():
        raise ValidationError(_("The half-year has not begun: choose one that has."), code="half_year_not_begun")
    return half_yearly_figures(staff=by, half_year=half_year, today=made_at.date())


def drawn(figures, *, made_at, by, on_page=None):
    """The document of `figures`. `on_page` is called with the number of each page as it is laid out."""
    with override("sv"):
        return half_yearly_pdf(figures, made_by=by, made_at=made_at, on_page=on_page)


@transaction.atomic
def kept(figures, pdf, *, half_year, made_at, by):
    with refusals():
        report = Report.objects.create(
            period_from=half_year.begins_on,
            period_to=half_year.ends_on,
            as_of=figures["as_of"],
            figures=figures,
            sha256=fingerprint(pdf),
            made_by=by,
            made_at=made_at,
        )
        ReportFile.objects.create(report=report, pdf=pdf)
    return report
