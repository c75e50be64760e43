"""What the law and our working habits say of inspections: pure functions. Importable without Django set up.

JB is jordabalken (1970:994) chapter 12, hyreslagen.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from gotene.dates import is_business_day, next_business_day

# How long before the leases switch the apartment is looked at: time to mend what is found. A working habit.
DAYS_BEFORE_TAKEOVER = 7
# How long there is to mend what was found before it is looked at again. A working habit.
TIME_TO_MEND = dt.timedelta(weeks=2)
# How long a new resident may add what was not seen on the day. Practice of landlords, not law.
REMARK_DAYS = 8

# The values of inspections.enums, which need Django.
NONE, WEAR, DAMAGE = "none", "wear", "damage"
LANDLORD, MUNICIPALITY, RESIDENT = "landlord", "municipality", "resident"


def who_may_pay(finding: str) -> tuple[str, ...]:
    """Who can be the one that pays for a finding; the first is the one to propose.

    Nothing is nobody's. Painting, wallpaper and what time and ordinary use have worn is the landlord's (JB 15 §).
    Damage is the tenant's when the tenant, the household or guests have been careless (JB 24 §): toward the company
    the tenant is the municipality, and toward the municipality the resident. It is for the landlord to show that;
    what nobody has caused by carelessness stays with the landlord.
    """
    return {
        NONE: (),
        WEAR: (LANDLORD,),
        DAMAGE: (MUNICIPALITY, RESIDENT, LANDLORD),
    }[finding]


def is_worse(condition: int, finding: str, before_condition: int | None, before_finding: str) -> bool | None:
    """Whether a part is in a worse state than it was; None when it was not looked at then.

    What was damaged at the move-in is not the resident's (JB 24 §): the damage must have come afterwards. A step down
    by wear alone is no step that anybody pays for but the landlord (JB 15 §).
    """
    if before_condition is None:
        return None
    return condition > before_condition or (finding == DAMAGE and before_finding != DAMAGE)


def move_in_day(begins_on: dt.date) -> dt.date:
    """The day of moving in, or the next weekday."""
    return begins_on if is_business_day(begins_on) else next_business_day(begins_on)


def move_out_day(ends_on: dt.date, today: dt.date) -> dt.date:
    """The last day of the lease, or the last weekday before it; the first weekday to come when that has passed."""
    return _not_before(_last_business_day(ends_on), today)


def before_takeover_day(new_lease_from: dt.date, today: dt.date) -> dt.date:
    """About a week before the new lease begins, on a weekday; the first weekday to come when that has passed."""
    return _not_before(_last_business_day(new_lease_from - dt.timedelta(days=DAYS_BEFORE_TAKEOVER)), today)


def remarks_by(held_on: dt.date) -> dt.date:
    """The last day for the new resident to add remarks to what was noted at the move-in."""
    return held_on + dt.timedelta(days=REMARK_DAYS)


def cost_by_payer(items: Iterable[tuple[str, Decimal | None]]) -> dict[str, Decimal]:
    """The sum for each who pays, of (who pays, cost) in kronor; "" is what nobody has decided on.

    Sums of different payers are never mixed: two leases, two debtors (domain rule 15).
    """
    sums: dict[str, Decimal] = {}
    for who_pays, cost in items:
        if cost is not None:
            sums[who_pays] = sums.get(who_pays, Decimal(0)) + cost
    return sums


def _last_business_day(day: dt.date) -> dt.date:
    """The day itself, or the last weekday before it."""
    while not is_business_day(day):
        day -= dt.timedelta(days=1)
    return day


def _not_before(day: dt.date, today: dt.date) -> dt.date:
    return day if day >= today else next_business_day(today)
