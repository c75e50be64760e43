"""Two months and some of reading, as people read at work: their own cases and contracts, lists, papers; office hours.

What a reviewer should stop at is put among it in `odd_readings`.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gotene.accounts.models import StaffMember
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.models import Reading
from gotene.audit.sealing import seal
from gotene.casework.demo.cases import CasePlan
from gotene.casework.demo.chronicle import ONE_DAY, at
from gotene.casework.demo.contracts import HomePlan
from gotene.casework.demo.town import VISITED_AROUND, Town, by_role, people_of
from gotene.dates import add_months, is_business_day

MONTHS_BEFORE = 2
OPENS_AT, MINUTES_OPEN = 7 * 60 + 35, 9 * 60
# Of ten days one is spent at a course, at home with a child, or in a car.
AT_WORK = 0.9
LISTED = 20


@dataclass(frozen=True)
class Routine:
    """What somebody does, the usual more often, and how many pages a day."""

    who: str
    least: int
    most: int
    acts: tuple[Callable, ...]


def first_day_of_log(today: dt.date) -> dt.date:
    return add_months(today.replace(day=1), -MONTHS_BEFORE)


def write_readings(town: Town, today: dt.date) -> None:
    """What was noted up to yesterday, with what `town` has noted before, in the order of time; sealed."""
    day = first_day_of_log(today)
    while day < today:
        if is_business_day(day):
            for routine in ROUTINES:
                _read_a_day(town, routine, day)
        day += ONE_DAY
    town.rows.sort(key=lambda row: row.at)
    Reading.objects.bulk_create(town.rows, batch_size=500)
    if seal(len(town.rows)) != len(town.rows):
        raise RuntimeError("the read log of the demo is not sealed")


def _read_a_day(town: Town, routine: Routine, day: dt.date) -> None:
    who, lots = town.staff[routine.who], town.lots
    here = lots.random() < AT_WORK
    minutes = sorted(lots.sample(range(MINUTES_OPEN), lots.randint(routine.least, routine.most)))
    if not here or not town.works(who, day):
        return
    for minute in minutes:
        row = lots.choice(routine.acts)(town, who, day, lots)
        if row:
            hour, minute = divmod(OPENS_AT + minute, 60)
            town.note(who, at(day, hour, minute) + dt.timedelta(seconds=lots.randrange(60)), **row)


# What is opened


def case(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict | None:
    mine = [plan for plan in _cases(town, who, day) if town.may_know(who, plan)]
    return town.case(lots.choice(mine), who, day) if mine else None


def contract(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict | None:
    mine = _contracts(town, who, day)
    return town.contract(lots.choice(mine), who, day) if mine else None


def consent_form(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict | None:
    row = case(town, who, day, lots)
    return row and row | {"kind": ReadingKind.DOCUMENT, "page": "consent_form"}


def lease(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict:
    return town.lease(lots.choice([one for one in town.leases if town.may_know(who, one)]), who)


def lease_search(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict:
    found = lease(town, who, day, lots)
    return found | {"kind": ReadingKind.SEARCH, "subject": "", "page": "admin:contracts_lease_changelist"}


def guarantee(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict:
    one = lots.choice(town.guarantees)
    about = {"subject": Subject.GUARANTEE, "keys": [str(one.pk)], "page": "guarantee", "people": [one.tenant_id]}
    return about | by_role(who)


def inspection(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict | None:
    """One that is to be held or has been; now and then as the protocol, or a photo from it."""
    near = [one for one in town.inspections if abs((one.day or one.planned_on) - day) <= VISITED_AROUND]
    if not near:
        return None
    one = lots.choice(near)
    kind, page = lots.choice(
        (
            (ReadingKind.PAGE, "inspection"),
            (ReadingKind.PAGE, "inspection"),
            (ReadingKind.DOCUMENT, "inspection_protocol"),
            (ReadingKind.PHOTO, "inspection_photo"),
        )
    )
    homes = [home for home in town.lived_in(day) if home.sublease.contract.pk == one.contract_id]
    return {
        "kind": kind,
        "subject": Subject.INSPECTION,
        "keys": [f"{one.contract.number} {one.planned_on}"],
        "page": page,
        "people": people_of(homes[-1].case) if homes and kind != ReadingKind.PHOTO else [],
        "ground": Ground.INSPECTION,
    }


def minutes(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict | None:
    held = [one for one in town.meetings if one.held_on <= day]
    if not held:
        return None
    about = {"kind": ReadingKind.DOCUMENT, "subject": Subject.MEETING, "page": "minutes_file"}
    return about | {"keys": [str(held[-1].held_on)]} | by_role(who)


def case_list(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict:
    return _list("cases", _cases(town, who, day), lambda plan: plan.case.number, who)


def my_day(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict:
    return _list("my_day", lots.sample(mine := _cases(town, who, day), min(3, len(mine))), lambda p: p.case.number, who)


def contract_list(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict:
    homes = [home for home in town.lived_in(day) if home.begins_on <= day]
    row = _list("contract_list", [home.case for home in homes], lambda plan: "", who)
    return row | {"keys": sorted({home.sublease.contract.number for home in homes})}


def lease_list(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict:
    leases = lots.sample(town.leases, min(LISTED, len(town.leases)))
    return {
        "kind": ReadingKind.LIST,
        "keys": [str(one.pk) for one in leases],
        "people": [one.tenant_id for one in leases],
        "page": "admin:contracts_lease_changelist",
    } | by_role(who)


def _list(page: str, plans: list[CasePlan], key: Callable, who: StaffMember) -> dict:
    people = dict.fromkeys(pk for plan in plans for pk in people_of(plan))
    about = {"kind": ReadingKind.LIST, "keys": [key(plan) for plan in plans], "people": list(people), "page": page}
    return about | by_role(who)


def _cases(town: Town, who: StaffMember, day: dt.date) -> list[CasePlan]:
    """The cases that were open then and that `who` works with: all of them for those who see all."""
    return [plan for plan in _open_cases(town, day) if "case_officer" not in who.roles or _named(town, who, plan, day)]


def _open_cases(town: Town, day: dt.date) -> Iterator[CasePlan]:
    yield from (home.case for home in town.lived_in(day))
    yield from (plan for plan in town.waiting if plan.opened_on <= day)


def _contracts(town: Town, who: StaffMember, day: dt.date) -> list[HomePlan]:
    homes = [home for home in town.lived_in(day) if home.begins_on <= day and town.may_know(who, home.case)]
    if "case_officer" in who.roles:
        return [home for home in homes if _named(town, who, home.case, day)]
    return homes


def _named(town: Town, who: StaffMember, plan: CasePlan, day: dt.date) -> bool:
    return plan.officer in (who, *town.stands_in_for(who, day))


def _supported(act: Callable) -> Callable:
    """`act` of a support worker, whose cases are those where they are named."""

    def among_theirs(town: Town, who: StaffMember, day: dt.date, lots: random.Random) -> dict | None:
        homes = [home for home in town.lived_in(day) if home.case.support == who and home.begins_on <= day]
        return act(lots.choice(homes), town, who, day) if homes else None

    return among_theirs


supported_case = _supported(lambda home, town, who, day: town.case(home.case, who, day))
supported_contract = _supported(lambda home, town, who, day: town.contract(home, who, day))

OFFICER = (my_day, case, case, case, case, contract, contract, case_list, contract_list, consent_form)
LETTING = (contract, contract, lease, lease, lease, lease_list, lease_search, contract_list, inspection, guarantee)
SUPPORT = (supported_case, supported_case, supported_contract)

ROUTINES = (
    Routine("case", 2, 4, OFFICER),
    Routine("case_2", 2, 4, OFFICER),
    Routine("case_3", 1, 3, OFFICER),
    Routine("coordinator", 2, 4, (my_day, case, case, contract, contract, case_list, contract_list, minutes)),
    Routine("support", 1, 3, SUPPORT),
    Routine("rents", 0, 1, (contract_list,)),
    Routine("head", 0, 1, (case, case_list, contract_list, minutes)),
    Routine("letting", 2, 4, LETTING),
    Routine("letting_2", 1, 3, LETTING),
    Routine("inspector", 0, 2, (inspection,)),
    Routine("finance", 1, 3, (lease, lease, lease_list, lease_search, guarantee, contract_list)),
    Routine("director", 0, 1, (contract_list, lease_list, minutes)),
)
