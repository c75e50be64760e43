"""Each organisation's own preparation: what somebody has said, and nobody has checked."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import UnverifiedReport
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line
from meetings.enums import PreparationSection


def unverified(staff, today):
    waiting = UnverifiedReport.objects.visible_to(staff).open().select_related("contract", "sublease")
    for report in waiting.order_by("check_by", "pk"):
        late = report.late_on(today)
        yield Line(
            PreparationSection.UNVERIFIED,
            f"unverified-{report.pk}",
            _("Said %(day)s: %(what)s") % {"day": long_date(report.received_on), "what": report.get_kind_display()},
            (
                _("Should have been checked by %(day)s. It does not count until it is confirmed.")
                if late
                else _("To be checked by %(day)s. It does not count until it is confirmed.")
            )
            % {"day": long_date(report.check_by)},
            reverse("unverified_reports"),
            report.contract,
            report.sublease.case_number if report.sublease else "",
        )
