"""One line of the list becomes one typed row, or the faults that it has. Pure: no database."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext as _

from contracts.register.checking import Comparison, ListKind
from contracts.register.columns import Layout
from contracts.register.faults import Fault, shown
from contracts.register.parsing import (
    Parsed,
    Reading,
    apartment_number,
    cleaned,
    day,
    day_or_none,
    number,
    read,
    text_of,
)
from contracts.register.reader import Line
from contracts.register_contracts.columns import COLUMNS
from tenants.personal_numbers import parsed

LONGEST_NAME = 80
HIGHEST_CEILING = Decimal(10_000_000)
# What is written for one who has no personal number. Svenska: saknas.
NO_PERSONAL_NUMBER = ("saknas", "-")
CASE_NUMBER = re.compile(r"SK-[0-9]{4}-[0-9]{3,}")


class RowKind(Enum):
    SOCIAL_CONTRACT = "socialt kontrakt"
    GUARANTEE = "borgen"


KINDS = {
    RowKind.SOCIAL_CONTRACT: {"socialt kontrakt", "sociala kontrakt", "social", "socialt", "sk", "andrahandskontrakt"},
    RowKind.GUARANTEE: {"borgen", "borgensåtagande", "kommunal borgen", "borgensförbindelse", "hyresgaranti"},
}


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """An adult as the list names one; `personal_number` has twelve digits, or is empty."""

    given_name: str
    family_name: str
    personal_number: str = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One social contract with its adult residents, or one guarantee with its tenant, as the list has it."""

    line: int
    kind: RowKind
    people: tuple[ListedPerson, ...]
    begins_on: dt.date
    contact: str
    object_number: str = ""
    street_address: str = ""
    apartment_number: str = ""
    city: str = ""
    goal_date: dt.date | None = None
    housing_contact: str = ""
    ceiling: Decimal | None = None  # kronor
    case_number: str = ""

    @property
    def place(self) -> str:
        """Where, as the list says it."""
        return self.object_number or f"{self.street_address}, {self.apartment_number}"


def kind(text: str) -> RowKind:
    """Social contract or guarantee. ValueError for what is neither."""
    for known, names in KINDS.items():
        if text.casefold() in names:
            return known
    raise ValueError(text)


def person_name(text: str) -> tuple[str, str]:
    """Given name and family name of "Maja Almgren" or "Almgren, Maja". ValueError for a single word."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        given, _space, family = text.rpartition(" ")
    if not given or not family or "," in given or max(len(given), len(family)) > LONGEST_NAME:
        raise ValueError(text)
    return given.strip(), family


def names(text: str) -> list[tuple[str, str]]:
    """The adults, with a semicolon between them. ValueError when one of them is no whole name."""
    return [person_name(each) for each in parted(text_of(1_000)(text))]


def personal_numbers(text: str) -> list[str]:
    """Personal or coordination numbers as people write them, twelve digits each, "" for "saknas". ValueError else."""
    return [_personal_number(each) for each in parted(text)]


def _personal_number(text: str) -> str:
    if text.casefold() in NO_PERSONAL_NUMBER:
        return ""
    return parsed(text)


def parted(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def ceiling(text: str) -> Decimal | None:
    """Kronor; None when nothing is written. ValueError for nothing or less, and for ten millions or more."""
    if not text:
        return None
    kronor = number(text).quantize(Decimal("0.01"))
    if not 0 < kronor < HIGHEST_CEILING:
        raise ValueError(text)
    return kronor


def apartment_number_or_none(text: str) -> str:
    """As `apartment_number`; nothing written means none."""
    return apartment_number(text) if text else ""


def case_number(text: str) -> str:
    """A case's number as SK-2026-014; nothing written means none. ValueError else."""
    if text and not CASE_NUMBER.fullmatch(text.upper()):
        raise ValueError(text)
    return text.upper()


PARSERS = {
    "kind": kind,
    "street_address": text_of(100),
    "apartment_number": apartment_number_or_none,
    "city": text_of(50),
    "object_number": text_of(30),
    "names": names,
    "personal_numbers": personal_numbers,
    "begins_on": day,
    "goal_date": day_or_none,
    "contact": text_of(100),
    "housing_contact": text_of(100),
    "ceiling": ceiling,
    "case_number": case_number,
}
# What is needed of one kind of row alone is looked for when the row is whole.
MAY_BE_EMPTY = frozenset(PARSERS) - {"kind", "names", "personal_numbers", "begins_on"}


def remedied(sentence: str) -> str:
    """The sentence, and that the correction is made in the list."""
    return f"{sentence} {_('Correct it in the list and read it in again.')}"


def rule_of(name: str) -> str:
    """What the column should hold, in one sentence."""
    match name:
        case "kind":
            return _("Write socialt kontrakt or borgen.")
        case "apartment_number":
            return _("The apartment number must have four digits, for example 1003.")
        case "object_number":
            return _("The object number has at most 30 characters, for example 001-01-0003.")
        case "city":
            return _("Write the town with at most 50 characters, for example Götene.")
        case "names":
            return _("Write given name and family name of each adult, with a semicolon between the adults.")
        case "personal_numbers":
            return _(
                "Write each personal number with twelve digits, for example 19900101-2385, and check the last one. "
                "Write saknas for one who has none."
            )
        case "begins_on" | "goal_date":
            return _("The date must be in the calendar and be written year-month-day, for example 2024-02-29.")
        case "ceiling":
            return _("The ceiling must be more than 0 kronor, for example 36 000.")
        case "case_number":
            return _("A case number looks like SK-2026-014. Leave it empty to open a new case.")
    return _("Write text of at most 100 characters, without line breaks or special characters.")


READING = Reading(PARSERS, MAY_BE_EMPTY, rule_of, remedied)


def parse(line: Line, layout: Layout, ragged: bool) -> Parsed:
    """Read one line: its row, or its faults."""
    parsed = read(line, layout, ragged, READING)
    if not parsed.faults:
        parsed.faults.extend(_faults_of_the_whole(line, layout, parsed.values))
    return parsed if parsed.faults else replace(parsed, row=_row(line.number, parsed.values))


def _faults_of_the_whole(line: Line, layout: Layout, values: dict):
    """What shows only when the cells of the line are seen together."""

    def fault(name, sentence):
        place = layout.at.get(name)
        cell = line.cells[place] if place is not None and place < len(line.cells) else ""
        heading = layout.headings[place] if place is not None else ""
        return Fault(line.number, heading, shown(cleaned(cell)), remedied(sentence))

    if not values.get("object_number") and not (values.get("street_address") and values.get("apartment_number")):
        missing = "street_address" if not values.get("street_address") else "apartment_number"
        yield fault(missing, _("Say which apartment: address and apartment number, or the object number."))
    if len(values["names"]) != len(values["personal_numbers"]):
        yield fault(
            "personal_numbers",
            _("Write as many personal numbers as names, in the same order, with a semicolon between."),
        )
    if values["kind"] is RowKind.GUARANTEE:
        if values.get("ceiling") is None:
            yield fault("ceiling", _("A guarantee needs its ceiling in kronor. Fill it in."))
        if len(values["names"]) > 1:
            yield fault(
                "names", _("A guarantee has one tenant. Write the others on rows of their own, or leave them out.")
            )
        return
    if not values.get("contact"):
        yield fault("contact", _("A social contract needs a contact at the social services: name or e-mail address."))
    if values.get("goal_date") and values["goal_date"] <= values["begins_on"]:
        yield fault("goal_date", _("The goal date must lie after the start."))


def _row(line: int, values: dict) -> ContractRow:
    facts = dict(values)
    people = zip(facts.pop("names"), facts.pop("personal_numbers"), strict=True)
    return ContractRow(
        line=line, people=tuple(ListedPerson(*name, personal_number) for name, personal_number in people), **facts
    )


def _said(values: dict, *columns: str) -> tuple | None:
    """What the row says in `columns`, and of which kind it is; None where one of them says nothing."""
    found = tuple(str(values.get(column) or "").casefold() for column in columns)
    return (values["kind"], *found) if "kind" in values and all(found) else None


def _at_address(values: dict) -> tuple | None:
    said = _said(values, "street_address", "apartment_number")
    return said and (*said, values.get("city", "").casefold())


def _same_apartment(row: int) -> str:
    return _("The apartment is already on row %(row)d. Each contract and guarantee is written once.") % {"row": row}


CONTRACTS = ListKind(
    columns=COLUMNS,
    parse=parse,
    comparisons=(
        Comparison("object_number", lambda values: _said(values, "object_number"), None, _same_apartment),
        Comparison("apartment_number", _at_address, None, _same_apartment),
    ),
    remedied=remedied,
    without_headings=lambda: _(
        "The first row has none of the headings of a list of contracts. Put the headings on the first row: %(needed)s."
    ),
    without_column=lambda: _(
        "The column «%(heading)s» is missing. Add it to the list. Headings in the file: %(found)s."
    ),
    without_rows=lambda: _("The file has headings but no contracts or guarantees."),
)
