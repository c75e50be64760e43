"""Lists of contracts as people keep them, made up."""

import csv
import io

import openpyxl

from tests.contracts.register.files import DATA, saved

GOOD, FAULTY = DATA / "kontrakt.csv", DATA / "kontrakt_fel.csv"

HEADINGS = (
    "Typ",
    "Adress",
    "Lägenhetsnummer",
    "Namn",
    "Personnummer",
    "Start",
    "Måldatum",
    "Kontakt",
    "Tak",
    "Ärendenummer",
)
SOCIAL, GUARANTEE = "socialt kontrakt", "borgen"


def personal_number(n=0):
    """The test numbers of one person after another, twelve digits."""
    day, digits = 1 + n % 28, f"19{60 + n // 336 % 30}{1 + n // 28 % 12:02}"
    digits = f"{digits}{day:02}{238 + n // 10080}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits[2:]))
    return f"{digits}{-sum(value // 10 + value % 10 for value in doubled) % 10}"


def cells(apartment=None, n=0, **changed):
    """One row about `apartment`, with person number `n`; `changed` by heading."""
    row = dict(
        zip(
            HEADINGS,
            (
                SOCIAL,
                apartment.stairwell.street_address if apartment else "Lönngatan 1",
                apartment.apartment_number if apartment else f"{1001 + n}",
                f"Maja Almgren{n}",
                personal_number(n),
                "2026-03-01",
                "",
                "Karin Handläggare",
                "",
                "",
            ),
            strict=True,
        )
    )
    for heading, value in changed.items():
        assert heading in row
        row[heading] = value
    return list(row.values())


def guarantee_cells(apartment=None, n=0, **changed):
    return cells(apartment, n, **{"Typ": GUARANTEE, "Start": "2012-03-01", "Kontakt": "", "Tak": "36 000", **changed})


def text(rows, *, headings=HEADINGS, delimiter=";"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([headings, *rows])
    return out.getvalue()


def listed(*rows, **options):
    """A CSV file with those rows."""
    return io.BytesIO(text(rows or [cells()], **options).encode())


def workbook(*rows, headings=HEADINGS):
    """An Excel workbook with those rows, whose cells may be numbers and dates."""
    book = openpyxl.Workbook()
    for row in [headings, *rows]:
        book.active.append(row)
    return saved(book)
