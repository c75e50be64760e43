"""One line of cells becomes one typed row, or the faults that it has. Pure: no database.

Each column has one sentence that says what it should hold; a fault shows that sentence, whatever was wrong.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from contracts.enums import ApartmentType
from contracts.register.columns import Layout
from contracts.register.faults import Fault, shown
from contracts.register.reader import Line


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One apartment as the property system knows it. None: the file does not say, so what is known is left alone."""

    line: int
    property_designation: str
    street_address: str
    entrance: str
    postal_code: str
    city: str
    object_number: str
    apartment_number: str
    floor: int
    kind: ApartmentType
    area: Decimal  # m², one decimal
    rent: Decimal  # kronor a month
    let_from: dt.date | None  # None: vacant
    built_year: int | None = None
    lift: bool | None = None
    balcony: bool | None = None
    block: str | None = None  # why it cannot be let; "" when it can


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one line came to. `values` has the columns that could be read, by name; `row` is there when all could."""

    line: int
    values: dict
    faults: list[Fault]
    row: object | None


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one kind of list are read: by column, what makes a value of a cell, and what it should hold."""

    parsers: dict[str, Callable[[str], object]]
    may_be_empty: frozenset[str]
    rule_of: Callable[[str], str]
    # The sentence, and where the correction is made.
    remedied: Callable[[str], str]


ONLY_DATE = re.compile(r"([0-9]{4})[-/]?([0-9]{2})[-/]?([0-9]{2})(?: 00:00(?::00)?)?")
NUMBER = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,12})(?:[.,]([0-9]{1,2}))?")
UNIT = re.compile(r"\s*(?:kr(?:onor)?(?:\s*/\s*mån)?|sek|:-|m2|m²|kvm)\.?$", re.IGNORECASE)
POSTAL_CODE = re.compile(r"(?:SE?[- ]?)?([0-9]{3}) ?([0-9]{2})", re.IGNORECASE)
FLOOR = re.compile(r"([-\u2212]?[0-9]{1,2})(?: ?tr\.?| ?vån\.?)?", re.IGNORECASE)
NAMED_FLOORS = {"bv": 0, "nb": 0, "entréplan": 0, "markplan": 0, "bottenvåning": 0, "kv": -1, "källare": -1, "sutt": -1}
DWELLING = re.compile(
    r"([1-9]) ?(?:(rkv|rokv|rum (?:och|o|med|&|\+) kokvrå)|rk|rok|r ?o ?k|rum (?:och|o|&|\+) kök)\.?", re.IGNORECASE
)
# What a spreadsheet runs, or shows when it could not.
FORMULA_STARTS = ("=", "+", "@")
SPREADSHEET_ERROR = re.compile(r"#[A-ZÅÄÖ0-9/?]+[!?]?")

YES = {"ja", "j", "x", "1", "yes", "y", "true", "sant", "finns"}
NO = {"", "nej", "n", "0", "-", "no", "false", "falskt", "saknas", "finns ej", "finns inte"}
LET = {
    "bostad",
    "bostadskontrakt",
    "bostadshyra",
    "bostadslägenhet",
    "bostadsavtal",
    "hyreskontrakt",
    "hyresavtal",
    "hyresavtal bostad",
    "tillsvidare",
    "förstahand",
    "förstahandskontrakt",
    "uthyrd",
    "uthyrt",
}
VACANT = {"vakant", "vakans", "ledig", "ledigt", "outhyrd", "outhyrt", "ej uthyrd", "inte uthyrd", "tom"}

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
OLDEST_BUILDING = 1500
LOWEST_FLOOR, HIGHEST_FLOOR = -5, 99
SMALLEST_AREA, LARGEST_AREA = Decimal(1), Decimal(2000)
HIGHEST_RENT = Decimal(1_000_000)


def cleaned(cell: str) -> str:
    """The cell without what nobody sees: outer and doubled spaces, invisible characters, parted accents."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()
    text = unicodedata.normalize("NFC", cell)
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(text.split())


def text_of(longest: int) -> Callable[[str], str]:
    """A reader of plain text of at most that many characters. ValueError for others and for control characters."""

    def read(text):
        if len(text) > longest or not text.isprintable():
            raise ValueError(text)
        return text

    return read


def number(text: str) -> Decimal:
    """A number with at most two decimals, comma or point, thousands parted by spaces: "8 085,00". ValueError else."""
    match = NUMBER.fullmatch(UNIT.sub("", text))
    if match is None:
        raise ValueError(text)
    return Decimal(f"{match[1].replace(' ', '')}.{match[2] or 0}")


def area(text: str) -> Decimal:
    """Square metres, rounded to one decimal, the precision of the register. ValueError outside 1-2 000."""
    metres = number(text).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if not SMALLEST_AREA <= metres <= LARGEST_AREA:
        raise ValueError(text)
    return metres


def rent(text: str) -> Decimal:
    """Kronor a month with öre. ValueError for nothing or less, and for a million or more."""
    kronor = number(text).quantize(Decimal("0.01"))
    if not 0 < kronor < HIGHEST_RENT:
        raise ValueError(text)
    return kronor


def day(text: str) -> dt.date:
    """A day that exists, written 2024-02-29, 2024/02/29 or 20240229. ValueError else."""
    match = ONLY_DATE.fullmatch(text)
    if match is None or not EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
        raise ValueError(text)
    return dt.date(int(match[1]), int(match[2]), int(match[3]))


def day_or_none(text: str) -> dt.date | None:
    """As `day`; nothing written means none."""
    return day(text) if text else None


def year(text: str) -> int | None:
    """The year a house was built; nothing written means that it is not known. ValueError for what is no year."""
    if not text:
        return None
    if not re.fullmatch("[0-9]{4}", text) or not OLDEST_BUILDING <= int(text) <= LATEST_YEAR:
        raise ValueError(text)
    return int(text)


def postal_code(text: str) -> str:
    """Five digits, written as 533 30. ValueError else."""
    match = POSTAL_CODE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return f"{match[1]} {match[2]}"


def apartment_number(text: str) -> str:
    """Four digits: the number of Lantmäteriet, where 10 is the ground floor. ValueError else."""
    if not re.fullmatch("[0-9]{4}", text):
        raise ValueError(text)
    return text


def floor(text: str) -> int:
    """Whole floors above the ground floor, which is 0; below it is less. ValueError else."""
    if text.lower() in NAMED_FLOORS:
        return NAMED_FLOORS[text.lower()]
    match = FLOOR.fullmatch(text)
    if match is None or not LOWEST_FLOOR <= int(match[1].replace("\u2212", "-")) <= HIGHEST_FLOOR:
        raise ValueError(text)
    return int(match[1].replace("\u2212", "-"))


def kind(text: str) -> ApartmentType:
    """Rooms with kitchen or kitchenette: "2 rok", "1 rokv", "3 rum och kök". ValueError for what the register lacks."""
    match = DWELLING.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return ApartmentType(f"{match[1]}{'rokv' if match[2] else 'rok'}")


def yes_or_no(text: str) -> bool:
    """Ja or Nej and their like; nothing written is no. ValueError else."""
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise ValueError(text)


def is_let(text: str) -> bool:
    """Whether the contract type says that the apartment is let. ValueError when it says neither let nor vacant."""
    if text.lower() in LET:
        return True
    if text.lower() in VACANT:
        return False
    raise ValueError(text)


PARSERS = {
    "property_designation": text_of(100),
    "built_year": year,
    "street_address": text_of(100),
    "entrance": text_of(5),
    "postal_code": postal_code,
    "city": text_of(50),
    "object_number": text_of(30),
    "apartment_number": apartment_number,
    "floor": floor,
    "kind": kind,
    "area": area,
    "lift": yes_or_no,
    "balcony": yes_or_no,
    "rent": rent,
    "let_from": day_or_none,
    "letting": is_let,
    "block": text_of(100),
}
MAY_BE_EMPTY = frozenset({"built_year", "entrance", "lift", "balcony", "let_from", "block"})


def remedied(sentence: str) -> str:
    """The sentence, and that the correction is made where the file came from."""
    return f"{sentence} {_('Correct it in the property system and export the file again.')}"


def rule_of(name: str) -> str:
    """What the column should hold, in one sentence."""
    match name:
        case "property_designation" | "street_address":
            return _("Write text of at most 100 characters, without line breaks or special characters.")
        case "block":
            return _("The reason for the block may have at most 100 characters.")
        case "entrance":
            return _("The stairwell is at most five characters, for example A.")
        case "city":
            return _("Write the town with at most 50 characters, for example Götene.")
        case "object_number":
            return _("The object number has at most 30 characters, for example 001-01-0003.")
        case "built_year":
            return _("The year built has four digits, for example 1968, or is empty.")
        case "postal_code":
            return _("The postal code has five digits, for example 533 30.")
        case "apartment_number":
            return _("The apartment number must have four digits, for example 1003.")
        case "floor":
            return _("The floor must be a whole number, for example 2. The ground floor is 0.")
        case "kind":
            return _("The type must be 1 rokv, or 1 to 6 rok, for example 2 rok.")
        case "area":
            return _("The area must be a number of square metres, for example 52,5.")
        case "rent":
            return _("The rent must be more than 0 kronor a month, for example 8 085,00.")
        case "let_from":
            return _("The date must be in the calendar and be written year-month-day, for example 2024-02-29.")
        case "letting":
            return _("The contract type must be Bostad (let) or Vakant (vacant).")
    return _("Write Ja or Nej.")


APARTMENTS = Reading(PARSERS, MAY_BE_EMPTY, rule_of, remedied)


def parse(line: Line, layout: Layout, ragged: bool) -> Parsed:
    """Read one line. `ragged`: a line with fewer cells than headings has been cut off, which is a fault."""
    parsed = read(line, layout, ragged, APARTMENTS)
    values, faults = parsed.values, parsed.faults
    if not values and faults:
        return parsed
    # Where the file has no such column there is nothing to fault: every apartment has the same nothing.
    if "entrance" not in layout.at:
        values["entrance"] = ""
    if values.get("letting") and values.get("let_from", "unreadable") is None:
        place = layout.at["let_from"]
        sentence = _("The apartment is let, but since when is not said. Fill in the date.")
        faults.append(Fault(line.number, layout.headings[place], "", remedied(sentence)))
    return parsed if faults else replace(parsed, row=_row(line.number, values))


def read(line: Line, layout: Layout, ragged: bool, reading: Reading) -> Parsed:
    """The line's values by column, and its faults. `ragged`: fewer cells than headings are a line that was cut off."""
    values, faults = {}, []
    cells, headings = line.cells, layout.headings
    if cells is None:
        message = reading.remedied(_("The quotation marks in the row do not match."))
        return Parsed(line.number, values, [Fault(line.number, "", "", message)], None)
    overflow = next((cell for cell in cells[len(headings) :] if cell.strip()), None) if ragged else None
    if overflow is not None:
        # The cells have shifted: what each of them seems to hold says nothing.
        message = reading.remedied(
            _("The row has more fields than there are headings. Look for the delimiter inside a text.")
        )
        return Parsed(line.number, values, [Fault(line.number, headings[-1], shown(overflow), message)], None)
    for name, place in layout.at.items():
        if place < len(cells):
            raw = cells[place]
        elif ragged:
            continue
        else:
            raw = ""
        text = cleaned(raw)
        sentence = _sentence_against(name, text, values, reading)
        if sentence is not None:
            faults.append(Fault(line.number, headings[place], shown(raw), reading.remedied(sentence)))
    if ragged and len(cells) < len(headings):
        message = reading.remedied(_("The row ends too early: this field and those after it are missing."))
        faults.append(Fault(line.number, headings[len(cells)], "", message))
    return Parsed(line.number, values, faults, None)


def _sentence_against(name: str, text: str, values: dict, reading: Reading) -> str | None:
    """Put the column's value in `values`, or say what is wrong with it."""
    if not text and name not in reading.may_be_empty:
        return _("The field is empty. Fill it in.")
    if text.startswith(FORMULA_STARTS) or SPREADSHEET_ERROR.fullmatch(text):
        return _("The field has a formula or an error from a spreadsheet. It should have the value itself.")
    try:
        values[name] = reading.parsers[name](text)
    except ValueError:
        return reading.rule_of(name)
    return None


def _row(number: int, values: dict) -> RegisterRow:
    facts = dict(values)
    # A date on a vacant apartment is when the last tenant moved in: it says nothing of today.
    if not facts.pop("letting"):
        facts["let_from"] = None
    return RegisterRow(line=number, **facts)
