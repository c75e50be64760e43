"""What only shows when rows are compared, and what is wrong with a file as a whole."""

import io

import pytest

from contracts.register import checking
from contracts.register.checking import check, layout_of
from contracts.register.faults import UnreadableFile
from contracts.register.reader import open_table
from tests.contracts.register.files import HEADINGS, cells, export


def faults_of(source):
    with open_table(source) as table:
        return check(table, layout_of(table)).faults


def refusals_of(source):
    with pytest.raises(UnreadableFile) as refused:
        faults_of(source)
    return refused.value.faults


def test_each_repeat_names_the_first_row():
    rows = [cells(0), cells(1), cells(2, Objektsnr="000000-0000"), cells(3, Objektsnr="000000-0000")]
    faults = faults_of(export(*rows))
    assert [(fault.row, fault.column, "rad 2" in fault.message) for fault in faults] == [
        (4, "Objektsnr", True),
        (5, "Objektsnr", True),
    ]


def test_repeats_are_seen_whatever_the_case_and_spaces():
    faults = faults_of(export(cells(0, Objektsnr="a-1 b"), cells(1, Objektsnr=" A-1  B")))
    assert [(fault.row, fault.column) for fault in faults] == [(3, "Objektsnr")]


def test_the_same_apartment_number_is_fine_at_another_address():
    assert faults_of(export(cells(0), cells(30))) == []
    assert [fault.column for fault in faults_of(export(cells(0), cells(1, Lgh_nr="1001")))] == ["Lgh-nr"]


def test_a_repeat_is_seen_although_its_row_has_other_faults():
    faults = faults_of(export(cells(0, Yta="x"), cells(1, Objektsnr="000000-0000", Hyra="x")))
    assert [(fault.row, fault.column) for fault in faults] == [(2, "Yta (m²)"), (3, "Objektsnr"), (3, "Hyra kr/mån")]


@pytest.mark.parametrize("heading, value", [("Postnr", "533 31"), ("Ort", "Källby"), ("Byggår", "1970")])
def test_rows_of_one_stairwell_must_agree(heading, value):
    (fault,) = faults_of(export(cells(0), cells(1), cells(2, **{heading: value}), cells(30, **{heading: value})))
    assert (fault.row, fault.column, fault.value) == (4, heading, value)
    assert "Rad 2 säger något annat om samma uppgång" in fault.message


def test_a_building_year_that_some_rows_lack_is_no_fault():
    assert faults_of(export(cells(0), cells(1, Byggår=""), cells(2))) == []


def test_missing_columns_are_said_one_by_one_with_the_headings_found():
    renamed = ["Zon" if heading in ("Postnr", "Hyra kr/mån") else heading for heading in HEADINGS]
    faults = refusals_of(export(headings=renamed))
    assert [(fault.row, fault.column) for fault in faults] == [(1, "Postnr"), (1, "Hyra kr/mån")]
    assert "«Zon»" in faults[0].message and "«Objektsnr»" in faults[0].message


def test_columns_that_are_not_used_are_ignored():
    rows = [[*cells(n), "Almgren, Maja", "=1+1"] for n in range(2)]
    assert faults_of(export(*rows, headings=[*HEADINGS, "Hyresgäst", "Zon"])) == []


def test_a_heading_that_comes_twice_is_a_fault():
    (fault,) = refusals_of(export([*cells(), "2 rok"], headings=[*HEADINGS, "LÄGENHETSTYP"]))
    assert (fault.row, fault.column) == (1, "Lägenhetstyp")


@pytest.mark.parametrize("content", [b"Almgren Maja;0701740605\r\n", b"hej", b"\x01\x02\x03", b"a;b;c\r\n1;2;3\r\n"])
def test_a_file_without_headings_is_told_which_are_needed_and_its_first_row_is_not_repeated(content):
    (fault,) = refusals_of(io.BytesIO(content))
    assert "Fastighetsbeteckning, Gatuadress" in fault.message
    assert "Almgren" not in fault.message


def test_a_file_with_headings_only_is_a_fault():
    (fault,) = faults_of(io.BytesIO(";".join(HEADINGS).encode()))
    assert "inga lägenheter" in fault.message


def test_a_file_where_everything_is_wrong_is_cut_off_with_a_sentence(monkeypatch):
    monkeypatch.setattr(checking, "MOST_FAULTS", 10)
    faults = faults_of(export(*(cells(n, Yta="x", Hyra="x") for n in range(20))))
    assert len(faults) == 11
    assert (faults[-1].row, "fler fel än dessa 10" in faults[-1].message) == (0, True)


def test_a_quotation_mark_that_never_ends_keeps_the_faults_before_it():
    content = export(cells(0, Yta="x"), cells(1)).getvalue() + b'"GOTENE;1\r\n2;3\r\n'
    assert [(fault.row, fault.column) for fault in faults_of(io.BytesIO(content))] == [(2, "Yta (m²)"), (4, "")]
