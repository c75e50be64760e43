"""One cell, one line: what is understood, what is refused, and that each line says all that is wrong with it."""

import datetime as dt
from decimal import Decimal

import pytest

from contracts.enums import ApartmentType
from contracts.register import parsing
from contracts.register.columns import COLUMNS, recognise
from contracts.register.parsing import parse
from contracts.register.reader import Line
from tests.contracts.register.files import HEADINGS, cells

LAYOUT = recognise(HEADINGS)


def parsed(**changed):
    return parse(Line(7, cells(**changed)), LAYOUT, ragged=True)


@pytest.mark.parametrize(
    "heading, cell, name, value",
    [
        ("Lägenhetstyp", "1 rokv", "kind", ApartmentType.ROOM_1_KITCHENETTE),
        ("Lägenhetstyp", "1 rum och kokvrå", "kind", ApartmentType.ROOM_1_KITCHENETTE),
        ("Lägenhetstyp", "1 RKV", "kind", ApartmentType.ROOM_1_KITCHENETTE),
        ("Lägenhetstyp", "3ROK", "kind", ApartmentType.ROOM_3),
        ("Lägenhetstyp", "4 rk", "kind", ApartmentType.ROOM_4),
        ("Lägenhetstyp", "2 r o k", "kind", ApartmentType.ROOM_2),
        ("Lägenhetstyp", "2 Rum och kök", "kind", ApartmentType.ROOM_2),
        ("Lägenhetstyp", "6 rum & kök", "kind", ApartmentType.ROOM_6),
        ("Yta", "52,5", "area", Decimal("52.5")),
        ("Yta", "52.50", "area", Decimal("52.5")),
        ("Yta", "52,55", "area", Decimal("52.6")),
        ("Yta", "70 m²", "area", Decimal(70)),
        ("Hyra", "8\u00a0085,00", "rent", Decimal(8085)),
        ("Hyra", "8\u202f085,50 kr", "rent", Decimal("8085.50")),
        ("Hyra", "10 396", "rent", Decimal(10396)),
        ("Hyra", "4693.5", "rent", Decimal("4693.50")),
        ("Hyra", "8085:-", "rent", Decimal(8085)),
        ("Postnr", "53330", "postal_code", "533 30"),
        ("Postnr", "533\u00a030", "postal_code", "533 30"),
        ("Postnr", "SE-533 30", "postal_code", "533 30"),
        ("Våning", "-1", "floor", -1),
        ("Våning", "\u22121", "floor", -1),
        ("Våning", "BV", "floor", 0),
        ("Våning", "2 tr", "floor", 2),
        ("Uthyrd", "2024-02-29", "let_from", dt.date(2024, 2, 29)),
        ("Uthyrd", "20240229", "let_from", dt.date(2024, 2, 29)),
        ("Uthyrd", "2024-02-29 00:00:00", "let_from", dt.date(2024, 2, 29)),
        ("Hiss", "nej", "lift", False),
        ("Hiss", "", "lift", False),
        ("Balkong", "X", "balcony", True),
        ("Byggår", "", "built_year", None),
        ("Spärr", " Renovering ", "block", "Renovering"),
        ("Gatuadress", "Kvarn\u00adgatan  1\u00a0B", "street_address", "Kvarngatan 1 B"),
        ("Ort", "Go\u0308tene", "city", "Götene"),
        ("Uppgång", "", "entrance", ""),
    ],
)
def test_a_cell_is_understood(heading, cell, name, value):
    line = parsed(**{heading: cell})
    assert line.faults == []
    assert getattr(line.row, name) == value


@pytest.mark.parametrize(
    "heading, cell",
    [
        *(("Lägenhetstyp", cell) for cell in ("", "0 rok", "7 rok", "2 rokv", "1,5 rok", "rok", "Lokal", "2 rok 3")),
        *(("Yta", cell) for cell in ("", "0", "0,4", "-52", "52,5,5", "5 25", "1e3", "2001", "٥٢", "NaN", "52,555")),
        *(("Hyra", cell) for cell in ("", "0", "0,00", "-1", "8.085", "8.085,00", "1 000 000", "∞", "80 85", "1,999")),
        *(("Postnr", cell) for cell in ("", "5333", "533 300", "٥٣٣٣٠", "N-53330")),
        *(("Lgh_nr", cell) for cell in ("", "901", "10033", "1003 ½", "١٠٠٣", "A")),
        *(("Våning", cell) for cell in ("", "1½", "2,5", "100", "-6", "ett")),
        *(("Uthyrd", cell) for cell in ("2023-02-29", "29/2 2024", "2024-13-01", "0001-01-01", "igår", "36770")),
        *(("Kontraktstyp", cell) for cell in ("", "Okänd", "Garage")),
        *(("Hiss", cell) for cell in ("kanske", "2")),
        *(("Byggår", cell) for cell in ("68", "1968-1970", "9999", "1499")),
        *(("Gatuadress", cell) for cell in ("", " \u00a0", "\u200b", "x" * 101, "Kvarn\x07gatan")),
        *(("Ort", cell) for cell in ("", "x" * 51)),
        *(("Objektsnr", cell) for cell in ("", "x" * 31)),
        ("Uppgång", "ABCDEF"),
        ("Spärr", "x" * 101),
        ("Fastighetsbeteckning", ""),
    ],
)
def test_a_cell_is_refused_with_its_place_and_value(heading, cell):
    (fault,) = parsed(**{heading: cell}).faults
    column = next(known for known in HEADINGS if known.split(" ")[0].replace("-", "_") == heading)
    assert (fault.row, fault.column, fault.value) == (7, column, cell)
    assert fault.message.endswith("Rätta i fastighetssystemet och hämta filen på nytt.")


@pytest.mark.parametrize("heading", ["Gatuadress", "Objektsnr", "Hyra", "Spärr", "Uppgång", "Uthyrd"])
@pytest.mark.parametrize(
    "cell", ["=1+1", "=", "@SUM(A1)", "+cmd|' /C calc'!A0", "#SAKNAS!", "#REF!", "#DIV/0!", " =A1"]
)
def test_a_formula_is_refused_in_every_column(heading, cell):
    (fault,) = parsed(**{heading: cell}).faults
    assert "formel" in fault.message


def test_every_fault_of_a_line_is_said_in_the_order_of_its_columns():
    line = parsed(Postnr="x", Yta="x", Hyra="x", Uthyrd="")
    assert [fault.column for fault in line.faults] == ["Postnr", "Yta (m²)", "Hyra kr/mån", "Uthyrd fr.o.m."]
    assert line.row is None


def test_a_vacant_apartment_is_let_from_no_day_whatever_date_stands_there():
    assert parsed(Kontraktstyp="Vakant", Uthyrd="").row.let_from is None
    assert parsed(Kontraktstyp="ej uthyrd", Uthyrd="2011-01-01").row.let_from is None


def test_a_line_that_ends_too_early_is_said_once_and_what_is_there_is_still_read():
    line = parse(Line(7, cells(Postnr="x")[:9]), LAYOUT, ragged=True)
    assert [(fault.column, fault.value) for fault in line.faults] == [("Postnr", "x"), ("Lägenhetstyp", "")]
    assert line.values["object_number"] == "000000-0000"


def test_a_row_of_a_workbook_ends_where_its_last_cell_is():
    assert parse(Line(7, cells()[:16]), LAYOUT, ragged=False).faults == []


def test_a_line_with_more_fields_than_headings_is_said_once():
    shifted = cells()
    shifted[2:3] = ["Kvarngatan 1", " port B"]
    (fault,) = parse(Line(7, [*shifted[:-1], "spill"]), LAYOUT, ragged=True).faults
    assert (fault.column, fault.value) == ("Spärr", "spill")
    assert parse(Line(7, [*cells(), "", " "]), LAYOUT, ragged=True).faults == []


def test_columns_that_the_file_lacks_are_left_alone():
    needed = [column.heading for column in COLUMNS if column.required]
    layout = recognise(needed)
    row = parse(Line(2, [cell for cell, c in zip(cells(), COLUMNS, strict=True) if c.required]), layout, True).row
    assert (row.built_year, row.lift, row.balcony, row.block, row.entrance) == (None, None, None, None, "")


def test_every_column_has_a_reader_and_a_sentence_of_its_own():
    assert set(parsing.PARSERS) == {column.name for column in COLUMNS}
    assert all(parsing.rule_of(column.name) for column in COLUMNS)


def test_a_long_value_is_cut_in_the_report():
    (fault,) = parsed(Gatuadress="y" * 5000).faults
    assert len(fault.value) == 201
