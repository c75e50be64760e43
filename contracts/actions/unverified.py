"""What somebody says and nobody has checked: noted, checked in time, and settled. Never told to the other side."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.actions.incidents import report_incident
from contracts.enums import PolicyKey, ReportOutcome
from contracts.models import PolicyValue, UnverifiedReport
from gotene.refusals import save_checked

# Until the cooperation agreement says otherwise.
CHECK_DAYS = 14


def check_by_default(received_on):
    """By when a report that came on that day is to be checked, as the agreement in force says."""
    days = PolicyValue.objects.in_force_if_any(PolicyKey.UNVERIFIED_CHECK_DAYS, received_on)
    return received_on + timedelta(days=days.value if days else CHECK_DAYS)


@transaction.atomic
def note_unverified(contract, *, kind, source, line, received_on, check_by, by):
    """Keep, for one's own organisation alone, what was said about the household that lives in `contract`.

    Raises ValidationError for what has not been received yet.
    """
    if received_on > timezone.localdate():
        early = ValidationError(_("It is noted when it has been received."), code="not_received_yet")
        raise ValidationError({"received_on": early})
    return save_checked(
        by,
        UnverifiedReport(
            organisation=by.organisation,
            contract=contract,
            sublease=contract.subleases.on(received_on).first(),
            kind=kind,
            source=source,
            line=line,
            received_on=received_on,
            received_by=by,
            check_by=check_by,
        ),
    )


@transaction.atomic
def became_incident(report, *, by, **about):
    """It was so: reported as an incident, `about` as for `report_incident`, that both organisations see."""
    report = _open(report)
    incident = report_incident(report.contract, **about, by=by)
    return _settle(report, ReportOutcome.BECAME_INCIDENT, by, incident=incident)


@transaction.atomic
def could_not_be_cleared(report, *, by):
    """It could not be cleared up, and has never counted."""
    return _settle(_open(report), ReportOutcome.NOT_CLEARED, by)


def _open(report):
    """`report`, locked until the transaction ends. Raises ValidationError when it has been settled."""
    report = UnverifiedReport.objects.select_for_update(of=("self",)).select_related("contract").get(pk=report.pk)
    if report.outcome:
        raise ValidationError(_("It has been settled already: reload the page to see how."), code="unverified_settled")
    return report


def _settle(report, outcome, by, incident=None):
    report.outcome, report.incident = outcome, incident
    report.ended_on, report.ended_by = timezone.localdate(), by
    return save_checked(by, report)
