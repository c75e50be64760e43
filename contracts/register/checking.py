"""The whole file gone through: every fault of every row, and what only shows when rows are compared. Pure: no database.

Comparing must not cost memory per row: eight bytes of hash and four of line number stand for each value, and only
where two hashes meet are the values themselves read again.
"""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contracts.register.columns import COLUMNS, Column, Layout, recognise
from contracts.register.faults import Fault, UnreadableFile, shown
from contracts.register.parsing import Parsed, parse, remedied
from contracts.register.progress import Stage, Watch, unwatched
from contracts.register.reader import Line, Table

# Beyond this nobody reads on, and the list itself would fill memory.
MOST_FAULTS = 50_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """A rule between rows: rows with the same `key` must not come twice, or must agree on `fact` where there is one."""

    column: str
    key: Callable[[dict], tuple | None]
    fact: Callable[[dict], object] | None
    sentence: Callable[[int], str]


def _all(values: dict, *names: str) -> tuple | None:
    found = tuple(_folded(values[name]) for name in names if name in values)
    return found if len(found) == len(names) else None


def _folded(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


STAIRWELL = ("property_designation", "street_address", "entrance")


def _same_in_stairwell(name: str) -> Comparison:
    return Comparison(
        name,
        lambda values: _all(values, *STAIRWELL) if values.get(name) else None,
        lambda values: values[name],
        lambda row: _("Row %(row)d says otherwise of the same stairwell. They must say the same.") % {"row": row},
    )


COMPARISONS = (
    Comparison(
        "object_number",
        lambda values: _all(values, "object_number"),
        None,
        lambda row: _("The object number is already on row %(row)d. Each apartment needs its own.") % {"row": row},
    ),
    Comparison(
        "apartment_number",
        lambda values: _all(values, "street_address", "city", "apartment_number"),
        None,
        lambda row: (
            _("The apartment number is already on row %(row)d at the same address. Each apartment needs its own.")
            % {"row": row}
        ),
    ),
    _same_in_stairwell("postal_code"),
    _same_in_stairwell("city"),
    _same_in_stairwell("built_year"),
)


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: its columns, how a line becomes values, and what is compared between lines."""

    columns: tuple[Column, ...]
    parse: Callable[[Line, Layout, bool], Parsed]
    comparisons: tuple[Comparison, ...]
    remedied: Callable[[str], str]
    # With %(needed)s; with %(heading)s and %(found)s; and what is said of a file with nothing under its headings.
    without_headings: Callable[[], str]
    without_column: Callable[[], str]
    without_rows: Callable[[], str]


APARTMENTS = ListKind(
    columns=COLUMNS,
    parse=parse,
    comparisons=COMPARISONS,
    remedied=remedied,
    without_headings=lambda: _(
        "The first row has none of the headings of a list of apartments. "
        "Export the list with its headings on the first row: %(needed)s."
    ),
    without_column=lambda: _(
        "The column «%(heading)s» is missing. Export the list with it. Headings in the file: %(found)s."
    ),
    without_rows=lambda: _("The file has headings but no apartments. Export the list again."),
)


class _Meetings:
    """Which hashes come on several rows (and with several facts, where the comparison has a fact)."""

    def __init__(self, comparison: Comparison):
        self._comparison = comparison
        self._keys, self._facts = array("q"), array("q")

    def add(self, values: dict) -> None:
        key = self._comparison.key(values)
        if key is None:
            return
        self._keys.append(hash(key))
        if self._comparison.fact:
            self._facts.append(hash(self._comparison.fact(values)))

    def keys(self) -> set[int]:
        met = set()
        keys, facts = self._keys, self._facts
        before = None
        for place in sorted(range(len(keys)), key=keys.__getitem__):
            same_key = before is not None and keys[place] == keys[before]
            if same_key and (not facts or facts[place] != facts[before]):
                met.add(keys[place])
            before = place
        return met


def layout_of(table: Table, kind: ListKind = APARTMENTS) -> Layout:
    """Which column is where. Raises UnreadableFile with a fault for each column that is missing or there twice."""
    layout = recognise(table.headings, kind.columns)
    if not layout.at:
        # What the first row says is not repeated: without headings it may be about a person.
        needed = ", ".join(column.heading for column in layout.missing)
        raise UnreadableFile.because(kind.without_headings() % {"needed": needed}, table.heading_line)
    found = shown(", ".join(f"«{heading}»" for heading in table.headings if heading))
    faults = [
        Fault(
            table.heading_line,
            column.heading,
            "",
            kind.without_column() % {"heading": column.heading, "found": found},
        )
        for column in layout.missing
    ] + [
        Fault(table.heading_line, heading, heading, _("The heading is there twice. Export the column once."))
        for heading in layout.repeated
    ]
    if faults:
        raise UnreadableFile(*faults)
    return layout


@dataclass(frozen=True, slots=True)
class Checked:
    """What going through the file came to: how many rows, and the faults in the order of the file."""

    rows: int
    faults: list[Fault]


def check(table: Table, layout: Layout, watched: Watch = unwatched, kind: ListKind = APARTMENTS) -> Checked:
    """Go through every row and compare them. Reads the table once, and once more where rows may be at odds."""
    faults, rows = [], 0
    meetings = [_Meetings(comparison) for comparison in kind.comparisons]
    try:
        for parsed in watched(_parsed(table, layout, kind), Stage.CHECKING, None):
            rows += 1
            faults += parsed.faults
            if len(faults) > MOST_FAULTS:
                return Checked(rows, _cut_off(faults))
            for meeting in meetings:
                meeting.add(parsed.values)
    except UnreadableFile as error:
        return Checked(rows, faults + list(error.faults))
    if not rows:
        return Checked(0, [Fault(0, "", "", kind.without_rows())])
    met = {comparison: meeting.keys() for comparison, meeting in zip(kind.comparisons, meetings, strict=True)}
    if any(met.values()):
        for fault in _at_odds(table, layout, met, kind):
            faults.append(fault)
            if len(faults) > MOST_FAULTS:
                return Checked(rows, _cut_off(faults))
        place_of = {heading: place for place, heading in reversed(list(enumerate(layout.headings)))}
        faults.sort(key=lambda fault: (fault.row, place_of.get(fault.column, -1)))
    return Checked(rows, faults)


@dataclass(frozen=True, slots=True)
class Rows:
    """The typed rows of a table in which `check` found no fault; can be gone through again and again."""

    table: Table
    layout: Layout
    kind: ListKind = APARTMENTS

    def __iter__(self) -> Iterator:
        return (parsed.row for parsed in _parsed(self.table, self.layout, self.kind))


def _parsed(table: Table, layout: Layout, kind: ListKind) -> Iterator[Parsed]:
    for line in table.lines():
        yield kind.parse(line, layout, table.ragged)


def _at_odds(table: Table, layout: Layout, met: dict[Comparison, set[int]], kind: ListKind) -> Iterator[Fault]:
    first = {comparison: {} for comparison in met}
    for line in table.lines():
        parsed = kind.parse(line, layout, table.ragged)
        for comparison, hashes in met.items():
            key = hashes and comparison.key(parsed.values)
            if not key or hash(key) not in hashes:
                continue
            fact = comparison.fact(parsed.values) if comparison.fact else None
            if key not in first[comparison]:
                first[comparison][key] = (parsed.line, fact)
                continue
            first_line, first_fact = first[comparison][key]
            if comparison.fact is None or fact != first_fact:
                place = layout.at[comparison.column]
                message = kind.remedied(comparison.sentence(first_line))
                yield Fault(parsed.line, layout.headings[place], shown(line.cells[place]), message)


def _cut_off(faults: list[Fault]) -> list[Fault]:
    message = _("There are more faults than these %(count)d. Correct them first.") % {"count": MOST_FAULTS}
    return [*faults[:MOST_FAULTS], Fault(0, "", "", message)]
