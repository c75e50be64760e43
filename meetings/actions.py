"""Every write about meetings and reports: one transaction each, and always by somebody."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gotene.documents.pdf import fingerprint
from gotene.refusals import refusals
from meetings.documents import half_yearly_pdf
from meetings.figures import half_yearly_figures
from meetings.models import Report, ReportFile


@transaction.atomic
def make_half_yearly_report(*, half_year, made_at=None, by):
    """Count the figures of `half_year`, make the document and keep both, frozen. Returns the Report.

    A report of a half-year that still runs speaks of the day it is made. Making a new one leaves the earlier
    ones as they are. ValidationError (code `half_year_not_begun`) when there is nothing to report yet.
    """
    made_at = timezone.localtime(made_at)
    if half_year.begins_on > made_at.date():
        raise ValidationError(_("The half-year has not begun: choose one that has."), code="half_year_not_begun")
    figures = half_yearly_figures(staff=by, half_year=half_year, today=made_at.date())
    with override("sv"):
        pdf = half_yearly_pdf(figures, made_by=by, made_at=made_at)
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
