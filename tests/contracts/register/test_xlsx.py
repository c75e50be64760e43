"""Excel workbooks: the same rows as the CSV, and a clear sentence for what is none, or means harm."""

import datetime as dt
import io
import re
import tracemalloc
import zipfile

import openpyxl
import pytest

from contracts.register import xlsx
from contracts.register.checking import Rows, check, layout_of
from contracts.register.faults import UnreadableFile
from contracts.register.reader import open_table
from tests.contracts.register.files import GOOD, HEADINGS, cells, export, saved, workbook

SHEET = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED_TEXTS = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def rows_of(source):
    with open_table(source) as table:
        layout = layout_of(table)
        assert check(table, layout).faults == []
        return list(Rows(table, layout))


def faults_of(source):
    with open_table(source) as table:
        return check(table, layout_of(table)).faults


def refusal(content):
    with pytest.raises(UnreadableFile) as refused, open_table(io.BytesIO(content)):
        pass
    return refused.value.faults[0].message


def rezipped(change, source=None):
    """The workbook with the text of each part changed by `change(name, content)`."""
    out = io.BytesIO()
    with zipfile.ZipFile(source or workbook()) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def with_shared_texts():
    """The workbook the way Excel itself saves it: each text once, in a part of its own."""
    kept = []

    def shared(match):
        kept.append(match[2])
        return b'<c%s t="s"><v>%d</v></c>' % (match[1], len(kept) - 1)

    def change(name, content):
        if name == "[Content_Types].xml":
            declared = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % SHARED_TEXTS
            return content.replace(b"</Types>", declared)
        return re.sub(rb'<c( r="\w+")(?: s="0")? t="inlineStr"><is><t>(.*?)</t></is></c>', shared, content)

    out = io.BytesIO(rezipped(change))
    with zipfile.ZipFile(out, "a") as archive:
        texts = b"".join(b"<si><t>%s</t></si>" % text for text in kept)
        archive.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (SHEET, texts))
    out.seek(0)
    return out


def test_a_workbook_with_shared_texts_says_what_the_csv_says():
    assert rows_of(with_shared_texts()) == rows_of(export())


def test_a_workbook_with_numbers_and_dates_says_what_the_csv_says():
    typed = cells(Hyra=8085.0, Yta=58.5, Lgh_nr=1001, Postnr=53330, Våning=0, Byggår=1968, Hiss=True, Balkong=None)
    typed[14] = dt.datetime(2019, 3, 1)
    assert rows_of(workbook(typed, cells(1))) == rows_of(export(cells(0), cells(1)))


def test_the_example_saved_as_a_workbook_says_what_the_csv_says():
    with open_table(GOOD) as table:
        content = workbook(*(line.cells for line in table.lines()), headings=table.headings)
    assert rows_of(content) == rows_of(GOOD)


def test_row_numbers_are_those_of_the_sheet():
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    for place, cell in enumerate(cells(Yta="x"), 1):
        book.active.cell(5, place, cell)
    book.active.cell(6, 1, "  ")
    assert [(fault.row, fault.column, fault.value) for fault in faults_of(saved(book))] == [(5, "Yta (m²)", "x")]


def test_a_formula_is_a_fault_even_when_excel_has_its_answer():
    (fault,) = faults_of(workbook(cells(Hyra="=8000+85")))
    assert (fault.row, fault.column, fault.value) == (2, "Hyra kr/mån", "=8000+85")
    assert "formel" in fault.message


def test_an_array_formula_is_a_fault_too():
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(cells())
    book.active["N2"] = openpyxl.worksheet.formula.ArrayFormula("N2", "=SUM(K2:L2)")
    assert [(fault.column, fault.value) for fault in faults_of(saved(book))] == [("Hyra kr/mån", "=SUM(K2:L2)")]


def test_a_hidden_sheet_is_not_read():
    book = openpyxl.Workbook()
    book.active.append(["Gammal lista"])
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet()
    sheet.append(HEADINGS)
    sheet.append(cells())
    assert len(rows_of(saved(book))) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + bytes(1000),
        workbook().getvalue()[:3000],
        rezipped(lambda name, content: content[:-20]),
        rezipped(lambda name, content: b"" if "sheet1" in name else content),
        rezipped(lambda name, content: content.replace(b"<row r=", b"<row r='x' q=")),
        rezipped(lambda name, content: content.replace(b'r="A1"', b'r="1"')),
        rezipped(lambda name, content: content.replace(b"<sheetData>", b"<sheetData>&x;")),
        rezipped(lambda name, content: content.replace(b"<v>0</v>", b"<v>9999999</v>"), with_shared_texts()),
    ],
)
def test_a_damaged_workbook_is_said_in_a_sentence(content):
    assert "Excelfilen är skadad" in refusal(content)


def test_another_zip_file_is_said_in_a_sentence():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<office:document/>")
    assert "Excelfilen är skadad" in refusal(out.getvalue())


def test_entities_that_grow_are_refused():
    names = "abcdefghij"
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip(names, names[1:], strict=False)
    )
    start = b"<worksheet "
    content = rezipped(
        lambda name, content: (
            content.replace(start, doctype.encode() + b"]>" + start).replace(b"<t>G&#246;tene</t>", b"<t>&j;</t>")
            if "sheet1" in name
            else content
        )
    )
    assert "Excelfilen är skadad" in refusal(content)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(part):
    content = rezipped(
        lambda name, content: content + b" " * 150 * 1024**2 if name == part else content, with_shared_texts()
    )
    assert len(content) < 400_000
    tracemalloc.start()
    try:
        assert "packas upp till mycket mer" in refusal(content)
        assert tracemalloc.get_traced_memory()[1] < 5 * 1024**2
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("row", [xlsx.LAST_ROW + 1, 10**15])
def test_a_row_number_beyond_excels_last_is_not_counted_up_to(row):
    content = rezipped(lambda name, content: content.replace(b'<row r="2"', b'<row r="%d"' % row))
    (fault,) = faults_of(io.BytesIO(content))
    assert "inga lägenheter" in fault.message


def test_a_column_far_out_is_not_padded_up_to():
    far = workbook([*cells(), *[None] * 300, "far"], cells(1), headings=[*HEADINGS, *[None] * 300, "Långt bort"])
    assert len(rows_of(far)) == 2
