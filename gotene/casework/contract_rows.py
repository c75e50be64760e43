"""The rows of the contract list: one a running contract, everything the spreadsheet had."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch

from contracts.contract_state import State, state_of
from contracts.models import HandoverPlan, NoTakeover, SocialContract, Sublease
from tenants.models import Case


@dataclass(frozen=True)
class ContractRow:
    contract: SocialContract
    sublease: Sublease | None
    plan: HandoverPlan | None
    today: datetime.date
    state: State
    # That no takeover is planned, while it stands.
    no_takeover: NoTakeover | None = None
    # Whether the reader works with the case of the household living there: only then may they change its plan.
    own_case: bool = False

    @property
    def running_plan(self):
        """The plan, unless it is closed: nothing more is to be done by it then."""
        return self.plan if self.plan is not None and self.plan.closed_on is None else None

    @property
    def late(self):
        """Whether the next check-in should have been held already."""
        return self.running_plan is not None and self.plan.next_check_in_on < self.today

    @property
    def past_goal(self):
        return self.running_plan is not None and self.plan.goal_date < self.today

    @property
    def protected(self):
        """Whether security of tenure has arisen (JB 12:45): the two-year point lies behind."""
        return self.sublease is not None and self.sublease.two_year_point <= self.today


def contract_rows(staff, today, **lookup):
    """The running contracts that `staff` may see, next check-in first, in a fixed number of queries."""
    running = HandoverPlan.objects.visible_to(staff).filter(closed_on__isnull=True)
    plans = running.with_next_check_in().with_promise().select_related("policy")
    no_takeovers = NoTakeover.objects.visible_to(staff).standing().select_related("decided_by")
    subleases = (
        Sublease.objects.visible_to(staff)
        .on(today)
        .with_residents()
        .prefetch_related(
            Prefetch("plan", plans), Prefetch("no_takeovers", no_takeovers, to_attr="standing_no_takeover")
        )
    )
    contracts = (
        SocialContract.objects.visible_to(staff)
        .on(today)
        .filter(**lookup)
        .with_place()
        .select_related("housing_contact", "social_contact")
        .prefetch_related(
            Prefetch("subleases", subleases, to_attr="current_subleases"),
            # Days alone, for how the contract stands: which is the same for everybody.
            Prefetch("subleases", Sublease.objects.counted_for(staff), to_attr="every_sublease"),
        )
    )
    own_cases = _own_cases(staff, contracts)
    rows = []
    for contract in contracts:
        sublease = contract.current_subleases[0] if contract.current_subleases else None
        own_case = sublease is not None and sublease.case_number in own_cases
        no_takeover = next(iter(sublease.standing_no_takeover), None) if sublease else None
        state = state_of(contract, contract.every_sublease, today)
        plan = getattr(sublease, "plan", None)
        rows.append(ContractRow(contract, sublease, plan, today, state, no_takeover, own_case))
    return sorted(
        rows, key=lambda row: (row.plan.next_check_in_on if row.plan else datetime.date.max, row.contract.number)
    )


def contract_row_of(number, staff, today):
    """The row of the contract with that number; None when it does not run or `staff` may not see it."""
    return next(iter(contract_rows(staff, today, number=number)), None)


def _own_cases(staff, contracts):
    living_there = [sublease.case_number for contract in contracts for sublease in contract.current_subleases]
    return set(Case.objects.visible_to(staff).filter(number__in=living_there).values_list("number", flat=True))
