"""An Excel workbook's first sheet as text, row by row. Pure: no database.

Dates, numbers and yes/no are written as the CSV would have them, so that there is one way to read a cell.
"""

import datetime as dt
import warnings
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from contracts.register.faults import UnreadableFile

SIGNATURE = b"PK\x03\x04"

# 400 000 rows unpack to 360 MB of sheet; only the sheet is read piece by piece, the rest is held in memory.
LARGEST_SHEET = 1024**3
LARGEST_TEXTS = 128 * 1024**2
LARGEST_OTHER = 16 * 1024**2
# Sheets pack 10 to 50 times. What packs tighter than this has been made to fill memory.
TIGHTEST_PACKING = 200
NOT_WORTH_CHECKING = 16 * 1024**2

# Excel's own last row, and more columns than any register.
LAST_ROW = 1_048_576
LAST_COLUMN = 100
# Longer than any column's text, so that what is cut is still too long.
LONGEST_CELL = 1_000


def rows(stream: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    """Row number and cells of every row in the first sheet. Raises UnreadableFile with a sentence that says why not."""
    stream.seek(0)
    _refuse_what_is_no_workbook(stream)
    stream.seek(0)
    # Needed for workbooks only, and slow to import.
    import openpyxl

    try:
        # Warnings are about parts of the workbook that are not read (styles, extensions).
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(stream, read_only=True, keep_links=False)
            sheet = next((sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"), None)
            if sheet is None:
                raise _unreadable()
            # The size that the file states may be wrong.
            sheet.reset_dimensions()
            lines = sheet.iter_rows(max_row=LAST_ROW, max_col=LAST_COLUMN, values_only=True)
            for number, values in enumerate(lines, 1):
                # Rows that the sheet lacks come as empty ones, up to a million of them.
                if values.count(None) < len(values):
                    last = next(place for place in range(len(values), 0, -1) if values[place - 1] is not None)
                    yield number, [_as_text(value)[:LONGEST_CELL] for value in values[:last]]
    except UnreadableFile:
        raise
    except Exception as error:
        # The library meets bytes from anywhere and fails in as many ways as there are parts in a workbook.
        raise _unreadable() from error


def _unreadable() -> UnreadableFile:
    return UnreadableFile.because(
        _("The Excel file is damaged or is not a workbook (xlsx). Save it again as xlsx or as CSV.")
    )


def _refuse_what_is_no_workbook(stream: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    except Exception as error:
        raise _unreadable() from error
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile.because(_("The Excel file has a password. Save it without one."))
    for member in members:
        name = member.filename.lower()
        if "worksheets/" in name:
            largest = LARGEST_SHEET
        elif name.endswith("sharedstrings.xml"):
            largest = LARGEST_TEXTS
        else:
            largest = LARGEST_OTHER
        packed_too_tight = (
            member.file_size > NOT_WORTH_CHECKING and member.file_size > TIGHTEST_PACKING * member.compress_size
        )
        if member.file_size > largest or packed_too_tight:
            raise UnreadableFile.because(
                _("The Excel file unpacks to far more than a list. Save the list as CSV instead.")
            )


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        # Twelve digits: what a cell shows, without the noise of binary fractions.
        return f"{value:.12g}".replace(".", ",")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time.min else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    # What is left is a formula of several cells, a clock time or a length of time.
    return "=" + (getattr(value, "text", None) or "").removeprefix("=") if hasattr(value, "ref") else str(value)
