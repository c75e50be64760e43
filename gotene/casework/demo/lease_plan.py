"""When each apartment has been let by an ordinary lease: pure, on months, around the social contracts.

The letting that the file has is each apartment's latest. Before it, leases are cut where they must be for as many to
have ended each year as Götene's turnover says (50 to 80), the longest first. The file has too few young lettings for
the last years: there, some apartments have been let again since, and the register knows of a newer letting than the
file, as a register does when an export has grown old.
"""

import datetime as dt
import random
from dataclasses import dataclass

from gotene.casework.demo.contract_plan import ContractPlan
from gotene.casework.demo.months import month_of, year_of
from gotene.casework.demo.register import Flat

FIRST_YEAR = 2014
# Leases of the company that ended, by how many years ago.
TURNOVER = {1: 57, 2: 55, 3: 58, 4: 55, 5: 56, 6: 61, 7: 52, 8: 68, 9: 72, 10: 70, 11: 75, 12: 73}
TURNOVER_LONG_AGO = 71
# Of a whole year's turnover, in a year that has not ended.
THIS_YEAR = 46
# Months that a lease lasts at the least; the shorter ones only where the year's turnover cannot be had otherwise.
SHORTEST_STAYS = (24, 18, 12)


@dataclass
class LeasePlan:
    """One lease. Months, both included; `ends` None while it runs. `after`: the contract that it took over."""

    flat: Flat
    begins: int
    ends: int | None
    after: ContractPlan | None = None

    @property
    def length(self) -> int:
        return self.ends - self.begins + 1


def plan_leases(
    flats: list[Flat], contracts: list[ContractPlan], today: dt.date, rng: random.Random
) -> list[LeasePlan]:
    """Every ordinary lease of the company's apartments, in order of beginning."""
    now = month_of(today)
    at = {plan.flat.number: plan for plan in contracts}
    current, past = [], []
    for flat in flats:
        contract = at.get(flat.number)
        lasting = contract and contract.ends is None
        if contract and contract.lately:
            # The letting that the file has ended before the contract; the lease after it is told with the takeover.
            past.append(LeasePlan(flat, flat.let_month, contract.begins - 1))
            contract = None
        elif flat.let_month is not None and not lasting:
            taken = contract if contract and contract.taken_over and contract.ends == flat.let_month - 1 else None
            current.append(LeasePlan(flat, flat.let_month, None, taken))
        past += _before(flat, contract, now, rng)
    years = range(today.year, FIRST_YEAR - 1, -1)
    for year in years:
        _cut(past, current, year, _wanted(year, today), now, rng)
    return sorted(past + current, key=lambda lease: (lease.begins, lease.flat.number))


def _wanted(year: int, today: dt.date) -> int:
    if year == today.year:
        return round(THIS_YEAR * (today.month - 1) / 12)
    return TURNOVER.get(today.year - year, TURNOVER_LONG_AGO)


def _before(flat: Flat, contract: ContractPlan | None, now: int, rng: random.Random) -> list[LeasePlan]:
    """The leases before the file's letting, uncut: one, or one on each side of a social contract."""
    if flat.let_month is not None:
        free_until = flat.let_month - 1
        if free_until < FIRST_YEAR * 12:
            return []
    else:
        free_until = now - (9 if flat.blocked else rng.randint(1, 2))
    began = FIRST_YEAR * 12 - rng.randint(18, 150)
    if contract is None:
        return [LeasePlan(flat, began, free_until - _vacant_months(rng))]
    leases = []
    if contract.begins > began + 24:
        leases.append(LeasePlan(flat, began, contract.begins - 1 - _vacant_months(rng)))
    if contract.ends is not None and contract.ends < free_until:
        taken = contract if contract.taken_over else None
        begins = contract.ends + 1 + (0 if taken else _vacant_months(rng))
        ends = free_until - _vacant_months(rng)
        if taken or ends - begins >= SHORTEST_STAYS[-1]:
            leases.append(LeasePlan(flat, begins, ends, taken))
    return leases


def _vacant_months(rng: random.Random) -> int:
    return rng.choice((0, 0, 1, 1, 2))


def _cut(past: list[LeasePlan], current: list[LeasePlan], year: int, wanted: int, now: int, rng: random.Random) -> None:
    """Cut leases in two until `wanted` have ended in `year`: past ones, and where they do not suffice running ones."""
    missing = wanted - sum(1 for lease in past if year_of(lease.ends) == year)
    for shortest in SHORTEST_STAYS:
        possible = sorted(
            (lease for lease in past if _cuts(lease, year, shortest, now)),
            key=lambda lease: (-lease.length, lease.flat.number),
        )
        while possible and missing > 0:
            lease = possible.pop(rng.randrange(min(6, len(possible))))
            last = rng.choice(_cuts(lease, year, shortest, now)[-4:])
            vacant = min(_vacant_months(rng), lease.ends - last - shortest)
            past.append(LeasePlan(lease.flat, last + 1 + vacant, lease.ends))
            lease.ends = last
            missing -= 1
    for _ in range(missing):
        _let_again(past, current, year, now, rng)


def _let_again(past: list[LeasePlan], current: list[LeasePlan], year: int, now: int, rng: random.Random) -> None:
    """End the letting that the file has of a small apartment in `year`, and let the apartment again."""
    possible = sorted(
        (
            lease
            for lease in current
            if lease.after is None and lease.begins == lease.flat.let_month and _cuts(lease, year, 24, now)
        ),
        key=lambda lease: (lease.flat.rooms > 2, lease.flat.number),
    )
    lease = possible[rng.randrange(min(60, len(possible)))]
    last = rng.choice(_cuts(lease, year, 24, now))
    current.remove(lease)
    current.append(LeasePlan(lease.flat, min(now, last + 1 + _vacant_months(rng)), None))
    lease.ends = last
    past.append(lease)


def _cuts(lease: LeasePlan, year: int, shortest: int, now: int) -> list[int]:
    """The months of `year` in which the lease may end so that neither part is shorter than `shortest`."""
    first = max(year * 12, lease.begins + shortest - 1)
    last = min(year * 12 + 11, now - 1 if lease.ends is None else lease.ends - shortest)
    return list(range(first, last + 1))
