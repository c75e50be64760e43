"""Files as property systems export them, made up: few rows, many rows, Excel, and what goes wrong with each."""

import csv
import io
from pathlib import Path

import openpyxl

DATA = Path(__file__).resolve().parents[3] / "gotene/casework/demo/data"
GOOD = DATA / "lagenheter.csv"
FAULTY = DATA / "lagenheter_fel.csv"

HEADINGS = (
    "Fastighetsbeteckning",
    "Byggår",
    "Gatuadress",
    "Uppgång",
    "Postnr",
    "Ort",
    "Objektsnr",
    "Lgh-nr",
    "Våning",
    "Lägenhetstyp",
    "Yta (m²)",
    "Hiss",
    "Balkong",
    "Hyra kr/mån",
    "Uthyrd fr.o.m.",
    "Kontraktstyp",
    "Spärr",
)


def cells(n=0, **changed):
    """The cells of apartment number `n`, thirty to a stairwell; `changed` by heading, with _ for what is no letter."""
    stairwell = n // 30
    row = dict(
        zip(
            HEADINGS,
            (
                f"GÖTENE KVARNEN {stairwell}",
                "1968",
                f"Kvarngatan {stairwell}",
                "A",
                "533 30",
                "Götene",
                f"{stairwell:06}-{n % 30:04}",
                f"{10 + n % 30 // 6}{n % 6 + 1:02}",
                str(n % 30 // 6),
                "2 rok",
                "58,5",
                "Ja",
                "",
                "8\u00a0085,00",
                "2019-03-01",
                "Bostad",
                "",
            ),
            strict=True,
        )
    )
    for name, value in changed.items():
        (heading,) = (known for known in HEADINGS if known.split(" ")[0].replace("-", "_") == name)
        row[heading] = value
    return list(row.values())


def text(rows, *, headings=HEADINGS, delimiter=";"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([headings, *rows])
    return out.getvalue()


def export(*rows, encoding="utf-8", **options):
    """A CSV file with those rows."""
    return io.BytesIO(text(rows or [cells()], **options).encode(encoding))


def many(count, **changed):
    """A CSV file of `count` apartments; 400 000 of them are 45 MB."""
    return export(*(cells(n, **changed) for n in range(count)), encoding="cp1252")


def workbook(*rows, headings=HEADINGS):
    """An Excel workbook with those rows, whose cells may be numbers, dates and formulas."""
    book = openpyxl.Workbook()
    for row in [headings, *(rows or [cells()])]:
        book.active.append(row)
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out
