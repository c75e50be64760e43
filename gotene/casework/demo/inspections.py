"""Inspections by both organisations when a household moves in and out, and one that is booked before a takeover."""

import datetime as dt

from contracts.models import SocialContract
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, office_day, office_day_from, told_once, write
from gotene.casework.demo.contracts import HomePlan
from inspections.enums import InspectionKind
from inspections.models import Inspection

BOOKED_DAYS_BEFORE = 14
# The one of the contracts that run whose resident is soon to take over: the youngest but two.
SOON_TAKEN_OVER = 2
BEFORE_TAKEOVER_IN_DAYS = 6


def write_inspections(
    homes: list[HomePlan], contracts: dict[int, SocialContract], staff: dict[str, StaffMember], today: dt.date
) -> None:
    told = []
    for home in homes:
        contract = contracts[id(home.contract)]
        told.append(_held(contract, InspectionKind.MOVE_IN, office_day_from(home.begins_on), home, staff, today))
        if home.ends_on:
            taken_over = home.contract.taken_over and home.last
            kind = InspectionKind.BEFORE_TAKEOVER if taken_over else InspectionKind.MOVE_OUT
            told.append(_held(contract, kind, office_day(home.ends_on), home, staff, today))
    running = sorted((home for home in homes if home.ends_on is None), key=lambda home: home.begins_on, reverse=True)
    soon = running[SOON_TAKEN_OVER]
    booked = Inspection(
        contract=contracts[id(soon.contract)],
        kind=InspectionKind.BEFORE_TAKEOVER,
        planned_on=office_day_from(today + BEFORE_TAKEOVER_IN_DAYS * ONE_DAY),
    )
    told.append(told_once(booked, office_day(today - 2 * ONE_DAY), staff["inspector"]))
    write(told)


def _held(contract, kind, day: dt.date, home: HomePlan, staff: dict[str, StaffMember], today: dt.date) -> Told:
    inspection = Inspection(
        contract=contract,
        kind=kind,
        planned_on=day,
        carried_out_on=day,
        housing_attended=staff["inspector"],
        social_attended=home.case.officer,
    )
    planned = {"carried_out_on": None, "housing_attended_id": None, "social_attended_id": None}
    booked = max(office_day(day - BOOKED_DAYS_BEFORE * ONE_DAY), contract.begins_on - BOOKED_DAYS_BEFORE * ONE_DAY)
    return Told(
        inspection, [Telling(booked, staff["inspector"], planned), Telling(min(day, today), staff["inspector"])]
    )
