"""The municipality's guarantees: 21 in 2015, none new since the stop, 2 today."""

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal

from contracts import rules
from contracts.models import Apartment, Guarantee
from gotene.casework.demo.chronicle import Telling, Told, office_day, write
from gotene.casework.demo.households import Family, People
from gotene.casework.demo.lease_plan import LeasePlan
from gotene.casework.demo.months import first_day, month_of
from gotene.dates import add_months

# When those that have ended ended, a year at a time. One of the two left has been given notice this autumn.
ENDED = {2016: 1, 2017: 3, 2018: 3, 2019: 2, 2020: 2, 2021: 2, 2022: 2, 2023: 1, 2024: 2, 2025: 1}
IN_2015 = 21
OLDEST_LEASE, YOUNGEST_LEASE = dt.date(2009, 1, 1), dt.date(2014, 12, 1)
NOTICE_MONTHS_AGO = 2
CEILINGS = (24_000, 30_000, 36_000, 42_000, 48_000)


@dataclass
class GuaranteePlan:
    lease: LeasePlan
    tenant: Family
    notice_on: dt.date | None


def plan_guarantees(
    leases: list[LeasePlan], people: People, *, by, today: dt.date, rng: random.Random
) -> list[GuaranteePlan]:
    """Which of the leases that still run have, or had, a guarantee, with tenants by name."""
    eligible = [
        lease
        for lease in leases
        if lease.ends is None and month_of(OLDEST_LEASE) <= lease.begins <= month_of(YOUNGEST_LEASE)
    ]
    chosen = sorted(rng.sample(eligible, IN_2015), key=lambda lease: (lease.begins, lease.flat.number))
    plans = []
    # The oldest ended first, but for two that are still there.
    kept = {chosen[7].flat.number, chosen[-1].flat.number}
    notices = iter(_notice_days(rng))
    for lease in chosen:
        left = lease.flat.number in kept
        family = people.tenant(first_day(lease.begins), by=by, phone=left)
        if not left:
            notice = next(notices)
        elif lease is chosen[-1]:
            notice = office_day(add_months(today, -NOTICE_MONTHS_AGO))
        else:
            notice = None
        plans.append(GuaranteePlan(lease, family, notice))
    return plans


def write_guarantees(plans: list[GuaranteePlan], apartments: dict[str, Apartment], *, by, rng: random.Random) -> None:
    told = []
    for plan in plans:
        began = first_day(plan.lease.begins)
        guarantee = Guarantee(
            apartment=apartments[plan.lease.flat.number],
            tenant=plan.tenant.members[0].person,
            begins_on=began,
            ends_on=plan.notice_on and rules.guarantee_earliest_end(plan.notice_on, began),
            ceiling=Decimal(rng.choice(CEILINGS)),
            notice_given_on=plan.notice_on,
        )
        tellings = [Telling(began, by, {"ends_on": None, "notice_given_on": None})]
        if plan.notice_on:
            tellings.append(Telling(plan.notice_on, by))
        told.append(Told(guarantee, tellings))
    write(told)


def _notice_days(rng: random.Random) -> list[dt.date]:
    """The days of notice, nine months and some before the ends."""
    days = []
    for year, count in ENDED.items():
        months = sorted(rng.sample(range(3, 13) if year > 2016 else range(8, 13), count))
        ends = [dt.date(year, month, 1) for month in months]
        days += [
            office_day(add_months(end, -rules.GUARANTEE_NOTICE_MONTHS).replace(day=rng.randint(8, 26))) for end in ends
        ]
    return days
