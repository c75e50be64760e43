"""Ordinary leases, written with the days on which they were signed and given notice."""

import datetime as dt

from contracts.models import Apartment, Lease
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, write
from gotene.casework.demo.lease_plan import LeasePlan
from gotene.casework.demo.months import first_day, last_day
from gotene.dates import add_months
from tenants.models import Person

SIGNED_DAYS_BEFORE = 24
NOTICE_MONTHS = 3


def write_leases(plans: list[LeasePlan], tenants: dict[int, Person], apartments: dict[str, Apartment], *, by) -> None:
    """All the plans; `tenants` has the tenants that the register knows, by the plan's id()."""
    write(
        [
            lease_told(
                Lease(
                    apartment=apartments[plan.flat.number],
                    tenant=tenants.get(id(plan)),
                    begins_on=first_day(plan.begins),
                    ends_on=None if plan.ends is None else last_day(plan.ends),
                ),
                by,
            )
            for plan in plans
        ]
    )


def lease_told(lease: Lease, by) -> Told:
    signed = lease.begins_on - SIGNED_DAYS_BEFORE * ONE_DAY
    tellings = [Telling(signed, by, {"ends_on": None})]
    if lease.ends_on:
        tellings.append(Telling(max(signed, _notice_day(lease.ends_on)), by))
    return Told(lease, tellings)


def _notice_day(ends_on: dt.date) -> dt.date:
    return add_months(ends_on, -NOTICE_MONTHS).replace(day=20)
