"""From bytes to lines of cells: CSV as property systems write it, or an Excel workbook. Pure: no database.

The whole file is never in memory. It is copied to a temporary file first, so that a pipe can be read twice and so that
nobody can change the file between checking and writing.
"""

import codecs
import csv
import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _

from contracts.register import xlsx
from contracts.register.columns import COLUMNS, Column, recognise
from contracts.register.faults import UnreadableFile
from contracts.register.progress import Stage, Watch, unwatched

# Far above 400 000 apartments (50 MB), far below a full disk.
LARGEST_FILE = 512 * 1024 * 1024
LONGEST_LINE = 1024 * 1024
KEPT_IN_MEMORY = 4 * 1024 * 1024
CHUNK = 1024 * 1024

DELIMITERS = ";,\t"

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UTF_16_OR_32_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)

# å, ä, ö, Å, Ä and Ö as UTF-8 writes them; in Windows-1252 the same bytes read as "Ã¥", which nobody writes.
SWEDISH_IN_UTF_8 = re.compile(rb"\xc3[\xa5\xa4\xb6\x85\x84\x96]")
NOT_IN_WINDOWS_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# In UTF-8: the replacement character, and "Ã" followed by what is left of å, ä or ö after a wrong conversion.
DAMAGED_LETTERS = re.compile(rb"\xef\xbf\xbd|\xc3\x83\xc2[\xa5\xa4\xb6]|\xc3\x83\xe2\x80[\xa6\x9e\x93]")

# Excel's own way of naming the delimiter, on a line before the headings.
DELIMITER_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n?", re.IGNORECASE)


class Line(NamedTuple):
    """One line of the file: the number of its first row in the file, and its cells; None where quotes do not match."""

    number: int
    cells: list[str] | None


class Table:
    """A file that can be read: its `headings`, and `lines()`, which can be asked for again and again.

    `ragged` says whether a line may have fewer cells than there are headings because it has been cut off.
    """

    def __init__(self, stream: BinaryIO, encoding: str, delimiter: str, ragged: bool, numbered: bool = False):
        self._stream, self._encoding, self._delimiter, self._numbered = stream, encoding, delimiter, numbered
        self.ragged = ragged
        first = next(self._all_lines(), None)
        if first is None:
            raise UnreadableFile.because(_("The file is empty. Export or save the list again."))
        if first.cells is None:
            raise UnreadableFile.because(_("The quotation marks in the headings do not match."), first.number)
        self.headings = [" ".join(cell.split()) for cell in first.cells]
        self.heading_line = first.number

    def lines(self) -> Iterator[Line]:
        """Every line after the headings that has something in it. Raises UnreadableFile where reading must stop."""
        lines = self._all_lines()
        next(lines)
        yield from lines

    def _all_lines(self) -> Iterator[Line]:
        with _as_text(self._stream, self._encoding) as text:
            for line in _records(text, self._delimiter):
                if self._numbered:
                    line = Line(int(line.cells[0]), line.cells[1:])
                if line.cells is None or any(cell and not cell.isspace() for cell in line.cells):
                    yield line


@contextmanager
def open_table(
    source: str | Path | BinaryIO, watched: Watch = unwatched, columns: tuple[Column, ...] = COLUMNS
) -> Iterator[Table]:
    """The file at a path, or the open binary file, as a Table. Raises UnreadableFile that says why not.

    `columns` are those that the file is expected to have: the delimiter is the one with which most are known.
    """
    with tempfile.SpooledTemporaryFile(KEPT_IN_MEMORY) as copy:
        _copy(source, copy)
        copy.seek(0)
        beginning = copy.read(4096)
        if not beginning.startswith(xlsx.SIGNATURE):
            _refuse_other_formats(beginning)
            encoding = _encoding(copy, beginning)
            yield Table(copy, encoding, _delimiter(copy, encoding, columns), ragged=True)
            return
        with tempfile.SpooledTemporaryFile(KEPT_IN_MEMORY) as converted:
            # Read once: a workbook takes far longer to read than a text file.
            with _as_text(converted, "utf-8") as text:
                writer = csv.writer(text)
                for number, cells in watched(xlsx.rows(copy), Stage.READING, None):
                    writer.writerow([number, *cells])
            yield Table(converted, "utf-8", ",", ragged=False, numbered=True)


def _copy(source: str | Path | BinaryIO, target: BinaryIO) -> None:
    if isinstance(source, str | Path):
        try:
            with open(source, "rb") as stream:
                return _copy(stream, target)
        except (OSError, ValueError) as error:
            raise UnreadableFile.because(
                _("The file cannot be opened. Check the name, that it is a file, and that you may read it.")
            ) from error
    size = 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if size > LARGEST_FILE:
            raise UnreadableFile.because(
                _("The file is larger than %(size)d MB. Take the list alone.") % {"size": LARGEST_FILE // 1024**2}
            )
        target.write(chunk)
    return None


def _refuse_other_formats(beginning: bytes) -> None:
    if beginning.startswith(OLD_EXCEL):
        raise UnreadableFile.because(
            _(
                "The file is an older Excel file (xls) or has a password. "
                "Save it without password as an Excel workbook (xlsx) or as CSV."
            )
        )
    if beginning.startswith(b"%PDF"):
        raise UnreadableFile.because(_("The file is a PDF. Export the list as CSV or as an Excel workbook (xlsx)."))
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise UnreadableFile.because(
            _("The file is a web page or XML. Export the list as CSV or as an Excel workbook (xlsx).")
        )
    if beginning.startswith(UTF_16_OR_32_MARKS) or beginning.count(0) > len(beginning) // 5:
        raise UnreadableFile.because(
            _("The file is saved as UTF-16 (Unicode text) or is not text. Save it as CSV UTF-8 and try again.")
        )


def _encoding(stream: BinaryIO, beginning: bytes) -> str:
    """UTF-8 where the whole file is that, else Windows-1252. Raises UnreadableFile when it is neither, or both."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf_8 = True
    in_utf_8 = in_neither = damaged = None
    row = 1
    stream.seek(0)
    while chunk := stream.read(CHUNK):
        if (nul := chunk.find(0)) >= 0:
            raise UnreadableFile.because(
                _("The file has NUL characters and is not plain text. Save it as CSV UTF-8 and try again."),
                row + chunk.count(b"\n", 0, nul),
            )
        in_utf_8 = in_utf_8 or _row_of(SWEDISH_IN_UTF_8, chunk, row)
        in_neither = in_neither or _row_of(NOT_IN_WINDOWS_1252, chunk, row)
        damaged = damaged or _row_of(DAMAGED_LETTERS, chunk, row)
        if utf_8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                utf_8 = False
        row += chunk.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        utf_8 = False
    if utf_8 and damaged:
        raise UnreadableFile.because(
            _("Å, ä and ö have been damaged on the way. Export the file again and do not open it in between."),
            damaged,
        )
    if utf_8:
        return "utf-8-sig"
    if beginning.startswith(codecs.BOM_UTF8) or in_utf_8:
        raise UnreadableFile.because(
            _("The file mixes two encodings (UTF-8 and Windows-1252). Export it again as CSV UTF-8."),
            in_utf_8 or 1,
        )
    if in_neither:
        raise UnreadableFile.because(
            _("The file is neither UTF-8 nor Windows-1252 text. Save it as CSV UTF-8 and try again."),
            in_neither,
        )
    return "cp1252"


def _row_of(pattern: re.Pattern, chunk: bytes, row: int) -> int | None:
    match = pattern.search(chunk)
    return row + chunk.count(b"\n", 0, match.start()) if match else None


def _delimiter(stream: BinaryIO, encoding: str, columns: tuple[Column, ...]) -> str:
    """The delimiter with which most headings are known; with which there are most of them, when they are equal."""

    def known(delimiter):
        with _as_text(stream, encoding) as text:
            try:
                first = next(line.cells or [] for line in _records(text, delimiter) if line.cells != [])
            except (StopIteration, UnreadableFile):
                # Quotation marks that only another delimiter makes sense of; or nothing at all.
                first = []
        return len(recognise(first, columns).at), len(first)

    return max(DELIMITERS, key=known)


@contextmanager
def _as_text(stream: BinaryIO, encoding: str) -> Iterator[io.TextIOWrapper]:
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield text
    finally:
        # Else the wrapper would close the stream, which is read again.
        text.detach()


def _physical_lines(text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise UnreadableFile.because(
                _("The row is too long to be a row of a list. Save the file as CSV UTF-8 and try again."),
                number,
            )
        # Excel's line about the delimiter stays a row of its own, so that the row numbers stay true.
        yield "\n" if number == 1 and DELIMITER_LINE.fullmatch(line) else line


def _records(text: io.TextIOWrapper, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(_physical_lines(text), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if reader.line_num > number:
                # The quotation mark swallowed the rows after it: what follows cannot be told apart.
                raise UnreadableFile.because(
                    _("A quotation mark that begins on this row never ends. Remove it, or put one at the end."),
                    number,
                ) from error
            cells = None
        yield Line(number, cells)
