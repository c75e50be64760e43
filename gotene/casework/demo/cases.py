"""The social services' cases: one a household, with decisions that follow each other."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, office_day, told_once, write
from gotene.casework.demo.households import Family
from gotene.dates import add_years
from tenants import rules
from tenants.enums import ClosingReason, DecisionOutcome
from tenants.models import Case, Decision, Household, HouseholdMember

CONTENT = "Bostad i andra hand genom socialt kontrakt."
CONDITIONS = "Hyran betalas i tid. Avstämning varannan månad."
DAYS_FROM_DECISION_TO_SERVED = 2
FOLLOW_UP_DAYS_BEFORE_END = 45
RENEWED_DAYS_BEFORE = 15
SHORTEST_DAYS = 60


@dataclass
class CasePlan:
    """One case before it is written; `case` afterwards."""

    family: Family
    officer: StaffMember
    opened_on: dt.date
    decided_on: dt.date
    valid_from: dt.date
    valid_to: dt.date
    support: StaffMember | None = None
    closed_on: dt.date | None = None
    closing_reason: ClosingReason | str = ""
    case: Case | None = None


def write_cases(plans: list[CasePlan]) -> None:
    """Households, cases numbered by the year they were opened, and decisions."""
    plans.sort(key=lambda plan: (plan.opened_on, plan.family.members[0].person.number))
    households = write([told_once(Household(), plan.opened_on, plan.officer) for plan in plans])
    write(
        [
            told_once(
                HouseholdMember(household=household, person=member.person, kind=member.kind, begins_on=plan.opened_on),
                plan.opened_on,
                plan.officer,
            )
            for plan, household in zip(plans, households, strict=True)
            for member in plan.family.members
        ]
    )
    running = Counter()
    told = []
    for plan, household in zip(plans, households, strict=True):
        year = plan.opened_on.year
        running[year] += 1
        case = Case(
            number=f"SK-{year}-{running[year]:03}",
            household=household,
            case_officer=plan.officer,
            housing_support=plan.support,
            opened_on=plan.opened_on,
            closed_on=plan.closed_on,
            closing_reason=plan.closing_reason,
            file_reference=f"{year}-{running[year] * 7 + 203:04}",
        )
        tellings = [Telling(plan.opened_on, plan.officer, {"closed_on": None, "closing_reason": ""})]
        if plan.closed_on:
            tellings.append(Telling(plan.closed_on, plan.officer))
        told.append(Told(case, tellings))
    for plan, case in zip(plans, write(told), strict=True):
        plan.case = case
    write([decision for plan in plans for decision in _decisions(plan)])


def _decisions(plan: CasePlan) -> list[Told]:
    """Decisions of about a year that follow each other, the last until `valid_to`."""
    starts = [plan.valid_from]
    years = 1
    while (start := add_years(plan.valid_to, -years) + ONE_DAY) > plan.valid_from + SHORTEST_DAYS * ONE_DAY:
        starts.insert(1, start)
        years += 1
    ends = [start - ONE_DAY for start in starts[1:]] + [plan.valid_to]
    told = []
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        decided = office_day(first - RENEWED_DAYS_BEFORE * ONE_DAY) if number else plan.decided_on
        decision = Decision(
            case=plan.case,
            outcome=DecisionOutcome.GRANTED,
            decided_on=decided,
            decided_by=plan.officer,
            legal_basis=rules.legal_basis_on(decided),
            content=CONTENT,
            conditions=CONDITIONS,
            valid_from=first,
            valid_to=last,
            follow_up_on=max(first, last - FOLLOW_UP_DAYS_BEFORE_END * ONE_DAY),
            served_on=decided + DAYS_FROM_DECISION_TO_SERVED * ONE_DAY,
            appeal_information_given=True,
        )
        told.append(told_once(decision, decided, plan.officer))
    return told
