"""When and where each social contract of the demo runs: pure, on months, before anything is written.

The curve is Götene's: some 24 contracts from 2016, fewer each year during the last five, 12 today. Apartments and days
agree with the property system's file, so that the lease a resident took over is the letting that the file has.
"""

import datetime as dt
import random
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle

from contracts.enums import ContractEnd
from gotene.casework.demo.months import month_of
from gotene.casework.demo.register import Flat

# Contracts that run today, by their age in months; no more begin in any twelve months than the smallest ceiling.
RUNNING_AGES = (1, 3, 5, 13, 14, 16, 20, 26, 30, 40, 66)
# Those whose goal date and two-year decision are near, so that their month must be that one.
EXACT_AGES = (5, 20)
WISHED_ROOMS = (2, 3, 2, 1, 3, 4, 1, 2, 3, 1, 2, 2)
# The one that is a solution for life.
LIFE_BEGAN = dt.date(2014, 5, 1)
# Those of the last five years that have ended, by when they began, in months ago.
ENDED_AGES = (10, 23, 28, 33, 36, 39, 43, 46, 49, 52, 55, 58)
# Before that they began in these months of each year; more in 2016, when they replaced the guarantees.
USUAL_MONTHS = (2, 5, 8, 11)
MONTHS_OF_2016 = (1, 3, 4, 6, 8, 9, 11)
BEFORE_2016 = (
    *((2011, month) for month in (3, 9)),
    *((2012, month) for month in (2, 6, 10)),
    *((2013, month) for month in (1, 5, 9)),
    *((2014, month) for month in (2, 8, 11)),
    *((2015, month) for month in (3, 6, 9, 11)),
)
MOST_AT_ONCE, NOW = 23, 12
FALLING_MONTHS = 60
SHORTEST = 6
LET_BEFORE_MONTHS = 30
# Out of a hundred endings: the rest are handed back by the municipality.
TAKEN_OVER, ENDED = 70, 15


@dataclass
class ContractPlan:
    """One contract at `flat`. Months; `ends` None while it runs. `own_lease` says whether the file's letting is it."""

    begins: int
    ends: int | None = None
    end_reason: str = ""
    flat: Flat | None = None
    homes: list[tuple[int, int | None]] = field(default_factory=list)
    life: bool = False
    # Taken over last month: told step by step (`takeovers.py`).
    lately: bool = False

    @property
    def taken_over(self) -> bool:
        return self.end_reason == ContractEnd.TAKEN_OVER


def plan_contracts(flats: list[Flat], today: dt.date, rng: random.Random) -> list[ContractPlan]:
    """Every contract with the company, in order of beginning, each at an apartment of its own."""
    now = month_of(today)
    running = [ContractPlan(now - age) for age in RUNNING_AGES]
    running.append(ContractPlan(month_of(LIFE_BEGAN), life=True))
    ended = [ContractPlan(begins) for begins in _begun_and_ended(now)]
    _end(ended, len(running), now, rng)
    free = [flat for flat in flats if flat.let_month is None or flat.let_month >= month_of(dt.date(2014, 2, 1))]
    _house_running(running, free, now)
    _house_ended(ended, free, now, rng)
    for plan in ended:
        plan.homes = _homes(plan, rng)
    for plan in running:
        plan.homes = [(plan.begins, None)]
    # The oldest but the one for life stands empty since the end of last month.
    empty = min((plan for plan in running if not plan.life), key=lambda plan: plan.begins)
    empty.homes = [(empty.begins, now - 1)]
    return sorted(running + ended, key=lambda plan: (plan.begins, plan.flat.number))


def _begun_and_ended(now: int) -> list[int]:
    fixed = [year * 12 + month - 1 for year, month in BEFORE_2016]
    fixed += [2016 * 12 + month - 1 for month in MONTHS_OF_2016]
    usual = [
        year * 12 + month - 1
        for year in range(2017, (now - FALLING_MONTHS) // 12 + 1)
        for month in USUAL_MONTHS
        if year * 12 + month - 1 < now - FALLING_MONTHS
    ]
    return fixed + usual + [now - age for age in ENDED_AGES]


def _end(plans: list[ContractPlan], others: int, now: int, rng: random.Random) -> None:
    """End contracts month by month so that no more run than the curve says; by now, all of `plans` have ended."""
    for month in range(2016 * 12, now):
        begun = [plan for plan in plans if plan.begins <= month]
        active = [plan for plan in begun if plan.ends is None]
        wanted = min(MOST_AT_ONCE, NOW + round(NOW * (now - 1 - month) / FALLING_MONTHS))
        running = sum(1 for age in RUNNING_AGES if now - age <= month) + 1
        ripe = sorted((plan for plan in active if month - plan.begins >= SHORTEST - 1), key=lambda plan: plan.begins)
        while ripe and len(active) + running > wanted:
            # Many take over within the first year or two; some stay for many years.
            late = ripe[-3:] if rng.random() < 0.6 else ripe
            plan = rng.choice(late)
            ripe.remove(plan)
            active.remove(plan)
            plan.ends = month
    for plan in plans:
        if plan.ends is None:
            plan.ends = now - 1


def _house_running(plans: list[ContractPlan], free: list[Flat], now: int) -> None:
    """Each at an apartment that the file says was let about that month; the contract begins when the file says."""
    rooms = cycle(WISHED_ROOMS)
    for plan in plans:
        plan.flat = min(
            (flat for flat in free if flat.let_month is not None and flat.let_month <= now),
            key=partial(_fitness, begins=plan.begins, rooms=next(rooms), exact=now - plan.begins in EXACT_AGES),
        )
        plan.begins = plan.flat.let_month
        free.remove(plan.flat)


def _fitness(flat: Flat, begins: int, rooms: int, exact: bool) -> tuple:
    apart = abs(flat.let_month - begins)
    return (apart > (0 if exact else 1), apart if apart > 1 else 0, abs(flat.rooms - rooms), apart, flat.number)


def _house_ended(plans: list[ContractPlan], free: list[Flat], now: int, rng: random.Random) -> None:
    latest = max(plans, key=lambda plan: plan.begins)
    _house_latest(latest, free, now)
    for plan in sorted(plans, key=lambda plan: (-plan.ends, plan.begins)):
        if plan is latest:
            continue
        chance = rng.randrange(100)
        taken_over = chance < TAKEN_OVER
        near = [flat for flat in free if flat.let_month and 1 <= flat.let_month - plan.ends <= 3]
        if near:
            plan.flat = min(near, key=lambda flat: (flat.let_month, flat.rooms, flat.number))
            plan.ends = plan.flat.let_month - 1
        else:
            least = 16 if taken_over else 2
            plan.flat = min(
                (flat for flat in free if _free_until(flat, now) - plan.ends >= least),
                key=lambda flat: (_free_until(flat, now), flat.rooms, flat.number),
                default=None,
            )
            if plan.flat is None:
                taken_over = False
                plan.flat = next(flat for flat in free if flat.let_month is None)
        free.remove(plan.flat)
        if taken_over:
            plan.end_reason = ContractEnd.TAKEN_OVER
        else:
            plan.end_reason = ContractEnd.ENDED if chance < TAKEN_OVER + ENDED else ContractEnd.HANDED_BACK


def _house_latest(plan: ContractPlan, free: list[Flat], now: int) -> None:
    """Taken over at the end of last month, in an apartment that the file knows the letting before of."""
    plan.ends, plan.end_reason, plan.lately = now - 1, ContractEnd.TAKEN_OVER, True
    let_before = (flat for flat in free if flat.let_month and flat.let_month <= plan.begins - LET_BEFORE_MONTHS)
    plan.flat = min(let_before, key=lambda flat: (abs(flat.rooms - 2), flat.number))
    free.remove(plan.flat)


def _free_until(flat: Flat, now: int) -> int:
    return now if flat.let_month is None else flat.let_month


def _homes(plan: ContractPlan, rng: random.Random) -> list[tuple[int, int | None]]:
    """The subleases: now and then a second household follows the first, after a month without anybody."""
    last = plan.ends - 1 if plan.end_reason == ContractEnd.HANDED_BACK and plan.ends - plan.begins > 2 else plan.ends
    length = last - plan.begins + 1
    if length >= 20 and rng.random() < 0.35:
        half = plan.begins + length // 2
        return [(plan.begins, half - 1), (half + 1, last)]
    return [(plan.begins, last)]
