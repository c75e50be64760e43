"""Check-ins that should have been held, and those before the next meeting."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.models import HandoverPlan, Sublease
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import UNTIL_NEXT_MEETING, Line, contract_page
from meetings.enums import AgendaSection


def check_ins(staff, today):
    homes = Sublease.objects.counted_for(staff).on(today)
    plans = (
        HandoverPlan.objects.counted_for(staff)
        .filter(sublease__in=homes, closed_on=None)
        .with_next_check_in()
        .filter(next_check_in_on__lte=today + UNTIL_NEXT_MEETING)
        .select_related("sublease__contract")
        .order_by("next_check_in_on", "pk")
    )
    for plan in plans:
        contract = plan.sublease.contract
        text, reason = _late(plan, today) if plan.next_check_in_on < today else _due(plan)
        yield Line(
            AgendaSection.CHECK_INS,
            f"check-in-{plan.pk}",
            text,
            reason,
            contract_page(contract),
            contract,
            plan.sublease.case_number,
        )


def _late(plan, today):
    days = (today - plan.next_check_in_on).days
    text = _("The check-in should have been held %(day)s") % {"day": long_date(plan.next_check_in_on)}
    return text, ngettext("It is %(days)d day late.", "It is %(days)d days late.", days) % {"days": days}


def _due(plan):
    text = _("Check-in %(day)s") % {"day": long_date(plan.next_check_in_on)}
    if plan.last_check_in_on is None:
        return text, _("It is the first check-in of the plan.")
    return text, _("It was agreed at the check-in on %(day)s.") % {"day": long_date(plan.last_check_in_on)}
