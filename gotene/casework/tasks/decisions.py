"""Decisions near their end, those that wait for an apartment, and cases without any."""

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Sublease
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
from tenants import rules
from tenants.enums import DecisionOutcome
from tenants.models import Case, Decision

# How far ahead the day looks. Working habits, not law.
DECISIONS_AHEAD = relativedelta(months=2)
NOT_CARRIED_OUT_AHEAD = relativedelta(months=1)


def tasks(staff, today):
    if not staff.in_social:
        return
    yield from _decisions(staff, today)
    yield from _cases_without_decision(staff)
    if staff.may(Permission.PLACE_HOUSEHOLD):
        yield from _not_carried_out(staff, today)


def _decisions(staff, today):
    ending = Decision.objects.visible_to(staff).filter(case__closed_on=None).select_related("case")
    later = Decision.objects.visible_to(staff).filter(
        case=OuterRef("case"), outcome=DecisionOutcome.GRANTED, valid_to__gt=OuterRef("valid_to")
    )
    tasks = [
        Task(_("The decision ends"), decision.case.number, _case_url(decision.case), decision.valid_to)
        for decision in ending.ending_by(today + DECISIONS_AHEAD, after=today).filter(~Exists(later))
    ]
    return tasks + [
        Task(_("Serve the decision"), decision.case.number, _case_url(decision.case))
        for decision in ending.filter(served_on=None)
    ]


def _cases_without_decision(staff):
    return [
        Task(_("No decision yet"), case.number, _case_url(case))
        for case in Case.objects.visible_to(staff).open().filter(decisions=None, case_officer=staff)
    ]


def _not_carried_out(staff, today):
    """Granted decisions whose household has no apartment: SoL 34:1 counts from the decision."""
    at_home = Sublease.objects.visible_to(staff).on(today).filter(case_number=OuterRef("case__number"))
    granted = Decision.objects.visible_to(staff).filter(
        ~Exists(at_home),
        case__closed_on=None,
        outcome=DecisionOutcome.GRANTED,
        valid_to__gte=today,
    )
    for decision in granted.select_related("case"):
        report_from = rules.not_carried_out_from(decision.decided_on)
        if report_from <= today + NOT_CARRIED_OUT_AHEAD:
            text = _("Granted but no apartment: report to IVO after three months")
            yield Task(text, decision.case.number, _case_url(decision.case), report_from)


def _case_url(case):
    return reverse("case", args=[case.number])
