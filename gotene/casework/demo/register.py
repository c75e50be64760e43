"""The apartments of the demo: the property system's file by the real import, and one private landlord."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from contracts.enums import ApartmentType, LandlordKind
from contracts.models import Apartment, ApartmentRent, Landlord, Property, Stairwell
from contracts.register.checking import Rows, layout_of
from contracts.register.load import load_register
from contracts.register.parsing import RegisterRow
from contracts.register.reader import open_table
from gotene.audit.history import save_as
from gotene.casework.demo.months import first_day, month_of

FILE = Path(__file__).parent / "data" / "lagenheter.csv"
# The file was exported in this month. A demo made later moves its lettings as many months.
EXPORTED = dt.date(2026, 11, 1)

PRIVATE_LANDLORD = "Vitmossen Fastigheter AB"


@dataclass(frozen=True)
class Flat:
    """What planning needs to know of an apartment. `let_month`: since when the file says it is let; None, vacant."""

    number: str
    rooms: int
    let_month: int | None
    blocked: bool


def read_rows(today: dt.date) -> list[RegisterRow]:
    """The rows of the file as the property system would export it on `today`."""
    later = max(0, month_of(today) - month_of(EXPORTED))
    with open_table(FILE) as table:
        rows = list(Rows(table, layout_of(table)))
    if later:
        rows = [replace(row, let_from=row.let_from and first_day(month_of(row.let_from) + later)) for row in rows]
    return rows


def flats_of(rows: list[RegisterRow]) -> list[Flat]:
    return [
        Flat(
            row.object_number,
            ApartmentType(row.kind).rooms,
            row.let_from and month_of(row.let_from),
            bool(row.block),
        )
        for row in rows
    ]


def load_apartments(rows: list[RegisterRow], *, by, today: dt.date) -> dict[str, Apartment]:
    """The register before anybody lives there, by object number: the lettings come with their history."""
    load_register([replace(row, let_from=None) for row in rows], by=by, as_of=today)
    return {apartment.object_number: apartment for apartment in Apartment.objects.with_address()}


def agrees_with_file(rows: list[RegisterRow], *, today: dt.date) -> bool:
    """Whether importing the file over the demo would change nothing."""
    outcome = load_register(rows, by=None, as_of=today, dry_run=True)
    return outcome.written and not (outcome.created or outcome.changed)


def add_private_landlord(*, by) -> Apartment:
    """One apartment in a landlord's property outside the agreement."""
    landlord = save_as(by, Landlord(name=PRIVATE_LANDLORD, kind=LandlordKind.PRIVATE))
    estate = save_as(by, Property(landlord=landlord, designation="GÖTENE VITMOSSEN 1"))
    stairwell = save_as(
        by,
        Stairwell(
            property=estate,
            street_address="Vitmossegatan 3",
            entrance="A",
            postal_code="533 31",
            city="Götene",
            built_year=1966,
        ),
    )
    apartment = save_as(
        by,
        Apartment(
            stairwell=stairwell,
            landlord=landlord,
            object_number="V-1102",
            apartment_number="1102",
            floor=1,
            kind=ApartmentType.ROOM_2,
            area=Decimal("58.5"),
            has_lift=False,
            has_balcony=True,
        ),
    )
    save_as(by, ApartmentRent(apartment=apartment, monthly=Decimal("6890.00")))
    return apartment
