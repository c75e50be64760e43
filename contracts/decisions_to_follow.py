"""Decisions that ask for something: those near their end, and those that nobody has carried out."""

import datetime

from django.db.models import Exists, OuterRef

from contracts.models import Sublease
from tenants import rules
from tenants.enums import DecisionOutcome
from tenants.models import Decision


def ending_by(day: datetime.date, *, staff, today: datetime.date):
    """Granted decisions of open cases that end after `today` and no later than `day`, and that none goes on after."""
    later = Decision.objects.visible_to(staff).filter(
        case=OuterRef("case"), outcome=DecisionOutcome.GRANTED, valid_to__gt=OuterRef("valid_to")
    )
    return (
        Decision.objects.visible_to(staff)
        .filter(~Exists(later), case__closed_on=None)
        .ending_by(day, after=today)
        .select_related("case")
    )


def not_carried_out_by(day: datetime.date, *, staff, today: datetime.date):
    """(Decision, the day from which it is reported) of those that are to be reported on `day` or before.

    Granted and in force, of households without an apartment: SoL 34:1 counts three months from the decision.
    """
    at_home = Sublease.objects.visible_to(staff).on(today).filter(case_number=OuterRef("case__number"))
    granted = Decision.objects.visible_to(staff).filter(
        ~Exists(at_home), case__closed_on=None, outcome=DecisionOutcome.GRANTED, valid_to__gte=today
    )
    found = ((each, rules.not_carried_out_from(each.decided_on)) for each in granted.select_related("case"))
    return [(decision, report_from) for decision, report_from in found if report_from <= day]
