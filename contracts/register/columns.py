"""The one table of the register's columns and what other systems call them.

A new property system is taken in by adding its headings here. Headings are compared without regard to case, spaces,
punctuation, the dots of å, ä and ö, and units.
"""

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `heading` is the name we ask for, `others` are names that mean the same, the likeliest first.

    A required column may be left out of a file that has the column called `unless`.
    """

    name: str
    heading: str
    others: tuple[str, ...] = ()
    required: bool = True
    unless: str = ""


COLUMNS = (
    Column(
        "property_designation",
        "Fastighetsbeteckning",
        ("Fastighet", "Fastighetsnamn", "Fastighetsbet", "Fast.beteckning", "Registerbeteckning"),
    ),
    Column("built_year", "Byggår", ("Byggnadsår", "Nybyggnadsår", "Värdeår"), required=False),
    Column(
        "street_address",
        "Gatuadress",
        ("Adress", "Belägenhetsadress", "Lägenhetsadress", "Objektsadress", "Besöksadress", "Gata"),
    ),
    Column(
        "entrance",
        "Uppgång",
        ("Trappuppgång", "Trapphus", "Port", "Entré", "Ingång"),
        required=False,
    ),
    Column("postal_code", "Postnr", ("Postnummer", "Postkod")),
    Column("city", "Ort", ("Postort", "Stad")),
    Column(
        "object_number",
        "Objektsnr",
        (
            "Objektsnummer",
            "Objektnr",
            "Objektnummer",
            "Objekts-id",
            "Objekt-id",
            "Objekt",
            "Hyresobjekt",
            "Kontraktsobjekt",
        ),
    ),
    Column(
        "apartment_number",
        "Lgh-nr",
        (
            "Lägenhetsnummer",
            "Lägenhetsnr",
            "Lghnummer",
            "Lantmäterinummer",
            "Lantmäterinr",
            "LM-nr",
            "LM-nummer",
            "Skatteverkets nr",
            "Folkbokföringsnummer",
        ),
    ),
    Column("floor", "Våning", ("Våningsplan", "Vån", "Plan", "Vån.plan")),
    Column(
        "kind",
        "Lägenhetstyp",
        ("Lgh-typ", "Objekttyp", "Objektstyp", "Rum", "Antal rum", "Storlek", "Typ"),
    ),
    Column("area", "Yta", ("Boarea", "Bostadsyta", "BOA", "Area", "Kvadratmeter", "Lägenhetsyta", "Kontraktsyta")),
    Column("lift", "Hiss", ("Hiss finns", "Har hiss"), required=False),
    Column("balcony", "Balkong", ("Balkong finns", "Har balkong", "Balkong/uteplats"), required=False),
    Column(
        "rent",
        "Hyra kr/mån",
        (
            "Månadshyra",
            "Hyra per månad",
            "Hyra/mån",
            "Hyra i kronor per månad",
            "Bashyra per månad",
            "Grundhyra per månad",
        ),
    ),
    Column(
        "let_from",
        "Uthyrd fr.o.m.",
        (
            "Uthyrd från och med",
            "Uthyrd från",
            "Uthyrd fom",
            "Kontrakt fr.o.m.",
            "Kontrakt från",
            "Kontraktsstart",
            "Avtal fr.o.m.",
            "Avtal från",
            "Avtalsstart",
            "Hyresavtal från",
            "Inflyttningsdatum",
            "Inflyttning",
            "Fr.o.m.",
            "Från och med",
        ),
    ),
    Column(
        "letting",
        "Kontraktstyp",
        ("Avtalstyp", "Hyresavtalstyp", "Kontraktsslag", "Uthyrningsstatus", "Uthyrningsläge", "Status"),
    ),
    Column("block", "Spärr", ("Spärrad", "Spärrorsak", "Uthyrningsspärr", "Spärrkod"), required=False),
)

# What may stand after a heading without changing what it means. Kronor a *year* is not among them.
UNITS = {"m2", "kvm", "kr", "sek", "krman", "krmanad", "kronor", "kronorpermanad", "krpermanad", "jn", "janej"}


def comparable(heading: str) -> str:
    """The heading as it is compared: letters and digits only, lower case, å and ä as a, ö as o, without its unit."""
    for mark in ("(", ",", " "):
        stem, found, rest = heading.strip().rpartition(mark)
        if found and stem.strip() and _letters(rest) in UNITS:
            return _letters(stem)
    return _letters(heading)


def _letters(text: str) -> str:
    # NFKD parts å into a and its ring, and makes the raised 2 of m² an ordinary one.
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


@functools.cache
def _names_of(column: Column) -> list[str]:
    return [comparable(text) for text in (column.heading, *column.others)]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which cell of a line is which column.

    `at` gives the cell's place by column name, in the order of the file; `headings` are the file's own.
    """

    headings: tuple[str, ...]
    at: dict[str, int]
    columns: tuple[Column, ...] = COLUMNS

    def heading(self, name: str) -> str:
        """What the file calls the column."""
        return self.headings[self.at[name]]

    @property
    def missing(self) -> list[Column]:
        """The required columns that no heading names."""
        return [
            column
            for column in self.columns
            if column.required and column.name not in self.at and column.unless not in self.at
        ]

    @property
    def repeated(self) -> list[str]:
        """The used headings that the file has twice, so that nobody can know which column to read."""
        seen = [comparable(heading) for heading in self.headings]
        return [self.headings[place] for place in self.at.values() if seen.count(seen[place]) > 1]


def recognise(headings: Sequence[str], columns: tuple[Column, ...] = COLUMNS) -> Layout:
    """Find each of `columns` among the file's headings. Headings that mean nothing here are left unused.

    When two headings mean the same column, the one named first in the table is used.
    """
    found = [comparable(heading) for heading in headings]
    at = {}
    for column in columns:
        for name in _names_of(column):
            if name in found:
                at[column.name] = found.index(name)
                break
    return Layout(tuple(headings), dict(sorted(at.items(), key=lambda item: item[1])), columns)
