"""Days that follow from a number in force, each with the version that set it."""

import datetime as dt
from dataclasses import dataclass

from contracts import rules
from contracts.enums import PolicyKey
from contracts.models import Policy, PolicyValue


@dataclass(frozen=True)
class Counted:
    """A day, and the version whose number it is counted by."""

    day: dt.date
    policy: Policy


def offer_answer_by(offered_on):
    """The last day to answer an offer made that day, as Counted; None when no agreement says."""
    days = PolicyValue.objects.in_force_if_any(PolicyKey.OFFER_ANSWER_DAYS, offered_on)
    return days and Counted(offered_on + dt.timedelta(days=days.value), days.policy)


def plan_goal(begins_on, today):
    """The goal date of a plan for a household that moves in on `begins_on`, as Counted; None when no agreement says.

    Counted from today when the months have gone by already.
    """
    months = PolicyValue.objects.in_force_if_any(PolicyKey.GOAL_MONTHS, today)
    if months is None:
        return None
    goal = rules.goal_date(begins_on, months.value)
    return Counted(goal if goal > today else rules.goal_date(today, months.value), months.policy)


def version_of(counted, day):
    """The version that `day` is counted by; None when somebody chose another day."""
    return counted.policy if counted and counted.day == day else None
