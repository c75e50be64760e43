"""Inspections when a household moves in and out, with their protocols, and one that is booked before a takeover."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from contracts.models import SocialContract
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import (
    ONE_DAY,
    Telling,
    Told,
    at,
    office_day,
    office_day_from,
    told_once,
    write,
    write_again,
)
from gotene.casework.demo.contracts import HomePlan
from gotene.casework.demo.photos import scratched_floor
from gotene.dates import add_years
from gotene.documents.frozen import frozen
from gotene.documents.images import cleaned_image
from gotene.documents.pdf import fingerprint
from inspections.actions.filling import SMALL
from inspections.documents import protocol_pdf
from inspections.enums import Condition, Finding, InspectionKind, Party, WhoPays
from inspections.models import (
    Attendance,
    InspectedItem,
    InspectedRoom,
    Inspection,
    Photo,
    PhotoFile,
    Protocol,
    ProtocolTemplate,
)

BOOKED_DAYS_BEFORE = 14
# The one of the contracts that run whose resident is soon to take over: the youngest but two.
SOON_TAKEN_OVER = 2
BEFORE_TAKEOVER_IN_DAYS = 6
# Room by room for the households of these years; what is older was noted without remarks.
PROTOCOL_YEARS = 3
DOCUMENTS = 4
# What the latest who moved out left behind: room, part, what, who pays, kronor.
DAMAGES = (
    ("Kök", "Golv", "Repa i plastgolvet, 40 cm, framför spisen.", WhoPays.RESIDENT, Decimal(1850)),
    ("Badrum", "Sanitet", "Tvättstället har en spricka vid kranen.", WhoPays.MUNICIPALITY, Decimal(2400)),
)
WORN_NOTE = "Mattare yta av vanlig användning."


@dataclass
class Visit:
    """One inspection that was held."""

    home: HomePlan
    kind: InspectionKind
    day: dt.date
    inspection: Inspection | None = None


def write_inspections(
    homes: list[HomePlan], contracts: dict[int, SocialContract], staff: dict[str, StaffMember], today: dt.date
) -> None:
    visits = list(_visits(homes, today))
    booked = [_booked(visit, contracts, staff) for visit in visits]
    running = sorted((home for home in homes if home.ends_on is None), key=lambda home: home.begins_on, reverse=True)
    soon = running[SOON_TAKEN_OVER]
    to_come = Inspection(
        contract=contracts[id(soon.contract)],
        sublease=soon.sublease,
        kind=InspectionKind.BEFORE_TAKEOVER,
        planned_on=office_day_from(today + BEFORE_TAKEOVER_IN_DAYS * ONE_DAY),
    )
    write([*booked, told_once(to_come, office_day(today - 2 * ONE_DAY), staff["inspector"])])
    for visit, told in zip(visits, booked, strict=True):
        visit.inspection = told.instance
    _write_attendance(visits, soon, to_come, staff, today)
    recent = {id(visit.home) for visit in visits if visit.day >= add_years(today, -PROTOCOL_YEARS)}
    _write_rooms([visit for visit in visits if id(visit.home) in recent], staff)
    _close(visits, staff)


def _visits(homes, today):
    for home in homes:
        yield Visit(home, InspectionKind.MOVE_IN, min(today, office_day_from(home.begins_on)))
        if home.ends_on:
            taken_over = home.contract.taken_over and home.last
            kind = InspectionKind.BEFORE_TAKEOVER if taken_over else InspectionKind.MOVE_OUT
            yield Visit(home, kind, office_day(home.ends_on))


def _booked(visit, contracts, staff) -> Told:
    contract = contracts[id(visit.home.contract)]
    day = max(office_day(visit.day - BOOKED_DAYS_BEFORE * ONE_DAY), contract.begins_on - BOOKED_DAYS_BEFORE * ONE_DAY)
    inspection = Inspection(contract=contract, sublease=visit.home.sublease, kind=visit.kind, planned_on=visit.day)
    return told_once(inspection, day, staff["inspector"])


def _write_attendance(visits, soon, to_come, staff, today):
    told = []
    for visit in visits:
        for party, who in _expected(visit.home, staff).items():
            row = Attendance(inspection=visit.inspection, party=party, staff=who, present=True)
            told.append(Told(row, [Telling(visit.day, staff["inspector"], {"present": None}), _on(visit, staff)]))
    told += [
        told_once(Attendance(inspection=to_come, party=party, staff=who), office_day(today - 2 * ONE_DAY), who)
        for party, who in _expected(soon, staff).items()
    ]
    write(told)


def _expected(home, staff):
    return {Party.HOUSING: staff["inspector"], Party.SOCIAL: home.case.officer, Party.RESIDENT: None}


def _write_rooms(visits, staff):
    rooms, parts = [], []
    for visit in visits:
        outline = ProtocolTemplate.objects.outline_for(visit.inspection.contract.apartment)
        for number, (name, names) in enumerate(outline, start=1):
            room = InspectedRoom(inspection=visit.inspection, name=name, position=number)
            rooms.append(Told(room, [_on(visit, staff)]))
            parts += [(visit, room, place, part) for place, part in enumerate(names, start=1)]
    write(rooms)
    latest_out = max((visit for visit in visits if visit.kind == InspectionKind.MOVE_OUT), key=_order, default=None)
    damages = {(room, part): about for room, part, *about in DAMAGES}
    items = []
    for visit, room, place, part in parts:
        item = InspectedItem(room=room, part=part, position=place, **_as_found(visit, place))
        if visit is latest_out and (room.name, part) in damages:
            item.condition, item.finding = Condition.TO_MEND, Finding.DAMAGE
            item.note, item.who_pays, item.cost = damages[room.name, part]
        items.append(Told(item, [_on(visit, staff)]))
    damaged = [item for item in write(items) if item.finding == Finding.DAMAGE]
    if damaged:
        _photograph(damaged[0], latest_out, staff)


def _as_found(visit, place):
    """The fourth part of each room is a little worn; what nobody has lived in is in good condition."""
    if place == 4 and visit.kind != InspectionKind.MOVE_IN:
        return {
            "condition": Condition.WORN,
            "finding": Finding.WEAR,
            "who_pays": WhoPays.LANDLORD,
            "note": WORN_NOTE,
        }
    return {"condition": Condition.GOOD, "finding": Finding.NONE}


def _photograph(item, visit, staff):
    jpeg = cleaned_image(scratched_floor())
    photo = Photo(item=item, sha256=fingerprint(jpeg), added_at=at(visit.day, 10), added_by=staff["inspector"])
    write([Told(photo, [_on(visit, staff)])])
    PhotoFile.objects.create(photo=photo, jpeg=jpeg, small=cleaned_image(jpeg, longest_side=SMALL))


def _close(visits, staff):
    rooms_in = set(InspectedRoom.objects.values_list("inspection", flat=True))
    told = []
    for visit in visits:
        inspection = visit.inspection
        inspection.carried_out_on, inspection.no_remarks = visit.day, inspection.pk not in rooms_in
        inspection.closed_at, inspection.closed_by = at(visit.day, 15), staff["inspector"]
        told.append(Told(inspection, [_on(visit, staff)]))
    write_again(told, "carried_out_on", "no_remarks", "closed_at", "closed_by")
    for visit in sorted(visits, key=_order)[-DOCUMENTS:]:
        made_at = at(visit.day, 15)
        pdf = protocol_pdf(visit.inspection, by=staff["inspector"], made_at=made_at)
        frozen(Protocol, pdf=pdf, by=staff["inspector"], made_at=made_at, inspection=visit.inspection)


def _order(visit):
    return (visit.day, visit.inspection.pk)


def _on(visit, staff):
    return Telling(visit.day, staff["inspector"])
