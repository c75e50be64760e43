"""The rows of the contract list: one a running contract, everything the spreadsheet had."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch

from contracts.models import HandoverPlan, SocialContract, Sublease


@dataclass(frozen=True)
class ContractRow:
    contract: SocialContract
    sublease: Sublease | None
    plan: HandoverPlan | None
    today: datetime.date

    @property
    def late(self):
        """Whether the next check-in should have been held already."""
        return self.plan is not None and self.plan.next_check_in_on < self.today

    @property
    def past_goal(self):
        return self.plan is not None and self.plan.goal_date < self.today

    @property
    def protected(self):
        """Whether security of tenure has arisen (JB 12:45): the two-year point lies behind."""
        return self.sublease is not None and self.sublease.two_year_point <= self.today


def contract_rows(staff, today, **lookup):
    """The running contracts that `staff` may see, next check-in first, in a fixed number of queries."""
    plans = HandoverPlan.objects.with_next_check_in().with_promise()
    subleases = Sublease.objects.on(today).with_residents().prefetch_related(Prefetch("plan", plans))
    contracts = (
        SocialContract.objects.visible_to(staff)
        .on(today)
        .filter(**lookup)
        .with_place()
        .select_related("housing_contact", "social_contact")
        .prefetch_related(Prefetch("subleases", subleases, to_attr="current_subleases"))
    )
    rows = []
    for contract in contracts:
        sublease = contract.current_subleases[0] if contract.current_subleases else None
        rows.append(ContractRow(contract, sublease, getattr(sublease, "plan", None), today))
    return sorted(
        rows, key=lambda row: (row.plan.next_check_in_on if row.plan else datetime.date.max, row.contract.number)
    )
