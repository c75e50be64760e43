"""Long reports that are made in the background, and how far they have come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission
from gotene.accounts.models import StaffMember
from gotene.refusals import trigger_sentence
from meetings.models.report import Report, half_yearly_title
from meetings.rules import HalfYear

trigger_sentence("report_order_is_kept", _("What has been ordered is not changed. Make a new report instead."))


class ReportOrderQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """One's own: how a report goes is of interest to the one who waits for it."""
        own = staff is not None and staff.may(Permission.MAKE_REPORT)
        return self.filter(ordered_by=staff) if own else self.none()

    def latest_of_each_half_year(self):
        return self.order_by("-period_from", "-pk").distinct("period_from")


class ReportOrder(models.Model):
    """A report that is too long to wait for. Kept as it was placed; what changes is how far it has come."""

    # The first day of its half-year.
    period_from = models.DateField(_("from"))
    # How many it was expected to have, for the progress to be measured against.
    pages = models.PositiveIntegerField(_("pages expected"))
    ordered_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ordered by"),
    )
    ordered_at = models.DateTimeField(_("ordered"))
    # The job that makes it: its row is thrown away after a while, the order stays.
    job = models.UUIDField(_("job"), unique=True, null=True, editable=False)
    pages_done = models.PositiveIntegerField(_("pages drawn"), default=0)
    report = models.OneToOneField(
        # A report is never removed but by retention, the order first.
        Report,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("report"),
    )

    objects = ReportOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("report that is being made")
        verbose_name_plural = _("reports that are being made")
        constraints = [
            models.CheckConstraint(
                condition=Q(period_from__day=1, period_from__month__in=(1, 7)),
                name="report_order_of_half_year",
                violation_error_message=_("A half-year begins on 1 January or 1 July."),
                violation_error_code="report_order_of_half_year",
            ),
        ]

    def __str__(self):
        return half_yearly_title(self.half_year)

    @property
    def half_year(self):
        return HalfYear.containing(self.period_from)
