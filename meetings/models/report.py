"""Reports to the half-yearly meeting, frozen as they were made."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission
from gotene.access.scope import ByPermissionQuerySet
from gotene.accounts.models import StaffMember
from gotene.refusals import trigger_sentence
from meetings.enums import ReportKind
from meetings.rules import HalfYear

trigger_sentence("report_is_kept", _("A report is kept as it was made. Make a new one instead."))


def half_yearly_title(half_year):
    """What the report of a half-year is called, in the language in use."""
    if half_year.half == 1:
        return _now("Half-yearly report, January–June %(year)s") % {"year": half_year.year}
    return _now("Half-yearly report, July–December %(year)s") % {"year": half_year.year}


class ReportQuerySet(ByPermissionQuerySet):
    """Reports are shared and hold neither names nor addresses: everyone with case or letting work sees them."""

    needed_to_see = Permission.SEE_REPORTS

    def with_maker(self):
        return self.select_related("made_by__organisation")


class Report(models.Model):
    """The figures of a period and who made them. A ledger: rows are only added, so it needs no history."""

    kind = models.CharField(_("kind"), max_length=20, choices=ReportKind, default=ReportKind.HALF_YEARLY)
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    # The last day that the figures speak of: the period's last, or the day it was made when that came first.
    as_of = models.DateField(_("as of"))
    # What the document was made from, so that the same figures can be shown on screen and compared later.
    figures = models.JSONField(_("figures"), encoder=DjangoJSONEncoder)
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    made_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"))

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gt=F("period_from")) & Q(as_of__gte=F("period_from"), as_of__lte=F("period_to")),
                name="report_as_of_within_period",
                violation_error_message=_("The figures must speak of a day within the report's period."),
                violation_error_code="report_as_of_within_period",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="report_fingerprint_form",
                violation_error_message=_("A fingerprint is 64 hexadecimal digits."),
                violation_error_code="report_fingerprint_form",
            ),
        ]

    def __str__(self):
        return half_yearly_title(self.half_year)

    @property
    def half_year(self):
        return HalfYear.containing(self.period_from)

    @property
    def file_name(self):
        """The name of the downloaded file. Never a person's name or a case."""
        return f"halvarsrapport-{self.half_year}.pdf"


class ReportFileQuerySet(models.QuerySet):
    def visible_to(self, staff):
        return self.filter(report__in=Report.objects.visible_to(staff))


class ReportFile(models.Model):
    """The document itself, in a table of its own so that no list of reports ever loads it. Rows are only added."""

    report = models.OneToOneField(
        # The document is the report's.
        Report,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="file",
        verbose_name=_("report"),
    )
    pdf = models.BinaryField(_("document"))

    objects = ReportFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("report document")
        verbose_name_plural = _("report documents")

    def __str__(self):
        return str(self.report)
