"""Decisions near their end, those that wait for an apartment, and cases without any."""

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.decisions_to_follow import ending_by, not_carried_out_by
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
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
    for decision in ending_by(today + DECISIONS_AHEAD, staff=staff, today=today):
        yield Task(_("The decision ends"), decision.case.number, _case_url(decision.case), decision.valid_to)
    not_served = Decision.objects.visible_to(staff).filter(case__closed_on=None, served_on=None)
    for decision in not_served.select_related("case"):
        yield Task(_("Serve the decision"), decision.case.number, _case_url(decision.case))


def _cases_without_decision(staff):
    return [
        Task(_("No decision yet"), case.number, _case_url(case))
        for case in Case.objects.visible_to(staff).open().filter(decisions=None, case_officer=staff)
    ]


def _not_carried_out(staff, today):
    for decision, report_from in not_carried_out_by(today + NOT_CARRIED_OUT_AHEAD, staff=staff, today=today):
        text = _("Granted but no apartment: report to IVO after three months")
        yield Task(text, decision.case.number, _case_url(decision.case), report_from)


def _case_url(case):
    return reverse("case", args=[case.number])
