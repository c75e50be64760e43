"""What a line of the list of contracts becomes, and what is said of what it should not hold."""

import contextlib
import datetime as dt
import io
import json
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contracts.register.checking import Rows, check, layout_of
from contracts.register.columns import recognise
from contracts.register.faults import UnreadableFile
from contracts.register.reader import open_table
from contracts.register_contracts import reading
from contracts.register_contracts.columns import COLUMNS
from contracts.register_contracts.reading import CONTRACTS, ListedPerson, RowKind
from tests.contracts.register.test_any_bytes import mutations
from tests.contracts.register_contracts.files import (
    FAULTY,
    GOOD,
    HEADINGS,
    cells,
    guarantee_cells,
    listed,
    personal_number,
    text,
    workbook,
)

REMEDY = " Rätta i listan och läs in den på nytt."

# Line, heading, value, and what to do: one fault a line, but for the first line, which is right.
FAULTS = [
    (3, "Typ", "Hyreskontrakt", "Skriv socialt kontrakt eller borgen."),
    (4, "Adress", "", "Skriv vilken lägenhet det är: adress och lägenhetsnummer, eller objektsnumret."),
    (5, "Lägenhetsnummer", "12A3", "Lägenhetsnumret ska ha fyra siffror, till exempel 1003."),
    (6, "Namn", "Ingvar", "Skriv förnamn och efternamn på varje vuxen, med semikolon mellan de vuxna."),
    (
        7,
        "Personnummer",
        "19820809-2381",
        "Skriv varje personnummer med tolv siffror, till exempel 19900101-2385, och kontrollera den sista. "
        "Skriv saknas för den som inte har något.",
    ),
    (
        8,
        "Personnummer",
        "19820809-2380",
        "Skriv lika många personnummer som namn, i samma ordning och med semikolon emellan.",
    ),
    (
        9,
        "Start",
        "2027-02-29",
        "Datumet ska finnas i kalendern och skrivas år-månad-dag, till exempel 2024-02-29.",
    ),
    (10, "Måldatum", "2027-01-01", "Måldatumet ska ligga efter starten."),
    (11, "Kontakt", "", "Ett socialt kontrakt behöver en kontakt på socialtjänsten: namn eller e-postadress."),
    (12, "Tak", "", "Ett borgensåtagande behöver sitt tak i kronor. Fyll i det."),
    (
        13,
        "Namn",
        "Evert Rönnklint; Ulla Rönnklint",
        "Ett borgensåtagande har en hyresgäst. Skriv de andra på egna rader, eller ta bort dem.",
    ),
    (
        14,
        "Lägenhetsnummer",
        "1204",
        "Lägenheten finns redan på rad 2. Varje kontrakt och borgensåtagande skrivs en gång.",
    ),
    (
        15,
        "Ärendenummer",
        "ÄR-14",
        "Ett ärendenummer ser ut som SK-2026-014. Lämna fältet tomt för att öppna ett nytt ärende.",
    ),
]


def read(source):
    """The rows of a list without faults."""
    with open_table(source, columns=COLUMNS) as table:
        layout = layout_of(table, CONTRACTS)
        assert check(table, layout, kind=CONTRACTS).faults == []
        return list(Rows(table, layout, CONTRACTS))


def faults_of(source):
    with open_table(source, columns=COLUMNS) as table:
        return check(table, layout_of(table, CONTRACTS), kind=CONTRACTS).faults


def test_the_example_has_no_fault_and_says_who_lives_where():
    rows = read(GOOD)
    assert [row.kind for row in rows] == [RowKind.SOCIAL_CONTRACT] * 4 + [RowKind.GUARANTEE] * 2
    first = rows[0]
    assert (first.street_address, first.apartment_number) == ("Alsborgsgatan 16", "1204")
    assert first.people == (
        ListedPerson("Nils", "Vinterkulle", "197609062398"),
        ListedPerson("Berit", "Vinterkulle", "197609062380"),
    )
    assert (first.begins_on, first.goal_date) == (dt.date(2026, 12, 1), dt.date(2027, 6, 1))
    assert rows[2].people[0] == ListedPerson("Ingvar", "Holmström", "197703022397")
    assert rows[4].ceiling == Decimal("36000.00")


def test_the_faulty_example_has_each_fault_once_where_it_is():
    found = [(fault.row, fault.column, fault.value, fault.message) for fault in faults_of(FAULTY)]
    assert found == [(row, column, value, message + REMEDY) for row, column, value, message in FAULTS]


@pytest.mark.parametrize("row, value", [(row, value) for row, _column, value, _message in FAULTS if value])
def test_no_message_repeats_the_value_which_may_name_somebody(row, value):
    (fault,) = (fault for fault in faults_of(FAULTY) if fault.row == row)
    assert value not in fault.message


@pytest.mark.parametrize(
    "heading, name",
    [
        ("TYP", "kind"),
        ("Gatuadress", "street_address"),
        ("Lgh-nr", "apartment_number"),
        ("Boende", "names"),
        ("personnr.", "personal_numbers"),
        ("Fr.o.m.", "begins_on"),
        ("Handläggare", "contact"),
        ("Borgenstak (kr)", "ceiling"),
    ],
)
def test_headings_are_known_as_people_write_them(heading, name):
    assert recognise([heading], COLUMNS).at == {name: 0}


def test_an_object_number_does_instead_of_an_address():
    headings = ("Typ", "Objektsnr", *HEADINGS[3:])
    (row,) = read(listed([cells()[0], "001-01-0009", *cells()[3:]], headings=headings))
    assert row.object_number == row.place == "001-01-0009"


def test_a_list_without_its_columns_says_which_are_missing():
    with pytest.raises(UnreadableFile) as refused:
        faults_of(listed([SOCIAL_ROW[0]], headings=("Typ",)))
    missing = {fault.column for fault in refused.value.faults}
    assert missing == {"Adress", "Lägenhetsnummer", "Namn", "Personnummer", "Start", "Kontakt"}
    assert all("Lägg till den i listan" in fault.message for fault in refused.value.faults)


SOCIAL_ROW = cells()


def test_a_list_of_something_else_says_what_is_needed():
    with pytest.raises(UnreadableFile) as refused:
        faults_of(io.BytesIO(b"Frukt;Antal\r\nApelsin;3\r\n"))
    (fault,) = refused.value.faults
    assert fault.message.startswith("Den första raden har ingen av rubrikerna i en kontraktslista.")
    assert "Personnummer" in fault.message


def test_headings_alone_are_no_list():
    (fault,) = faults_of(io.BytesIO(text([]).encode()))
    assert fault.message == "Filen har rubriker men inga kontrakt eller borgensåtaganden."


def test_a_workbook_reads_as_the_text_does():
    day = dt.datetime(2026, 3, 1)
    rows = read(workbook(cells(Start=day, Lägenhetsnummer=1001, Personnummer=int(personal_number()))))
    assert rows == read(listed(cells()))


@pytest.mark.parametrize("written", ["{}-{}", "{} {}", "{}{}"])
def test_a_personal_number_is_read_as_people_write_it(written):
    number = personal_number()
    short = written.format(number[:8], number[8:])
    assert reading.personal_numbers(short) == [number]
    assert reading.personal_numbers(f"{number[2:8]}-{number[8:]}; saknas") == [number, ""]


@pytest.mark.parametrize(
    "written, names",
    [
        ("Maja Almgren", [("Maja", "Almgren")]),
        ("Almgren, Maja Li", [("Maja Li", "Almgren")]),
        ("Maja Almgren;Bo Ek", [("Maja", "Almgren"), ("Bo", "Ek")]),
        ("Ana María García Ruiz;", [("Ana María García", "Ruiz")]),
    ],
)
def test_a_name_is_read_as_people_write_it(written, names):
    assert reading.names(written) == names


@pytest.mark.parametrize("written", ["Maja", "Maja Almgren; Bo", ", Maja", "Almgren,", "A, B, C", "x " + "y" * 81])
def test_half_a_name_is_none(written):
    with pytest.raises(ValueError):
        reading.names(written)


def test_two_contracts_in_one_apartment_are_one_too_many_but_a_guarantee_is_something_else():
    both = listed(cells(n=1), guarantee_cells(n=1))
    assert len(read(both)) == 2


# Whatever the file holds


thorough = settings(max_examples=60, deadline=None)


def answered(content):
    """The faults of the file; asserts that the answer is one that people and programs can use."""
    try:
        with open_table(io.BytesIO(content), columns=COLUMNS) as table:
            layout = layout_of(table, CONTRACTS)
            checked = check(table, layout, kind=CONTRACTS)
            faults = checked.faults
            if not faults:
                assert len(list(Rows(table, layout, CONTRACTS))) == checked.rows > 0
    except UnreadableFile as error:
        faults = error.faults
        assert faults
    for fault in faults:
        assert fault.message.strip() and fault.message[0].isupper() and fault.message.rstrip(".") != fault.message
        assert fault.row >= 0 and len(fault.value) <= 201
        json.loads(json.dumps(fault.as_dict()))
    return faults


@thorough
@given(st.binary(max_size=1500))
@example(b'"')
@example(b"Typ;Adress\r\n;")
def test_random_bytes(content):
    assert answered(content)


@thorough
@given(mutations(GOOD.read_bytes()) | mutations(FAULTY.read_bytes()))
def test_the_examples_mutated(content):
    answered(content)


@thorough
@given(st.lists(st.lists(st.text(max_size=30), min_size=10, max_size=10), max_size=5), st.sampled_from(";,\t"))
def test_random_text_in_every_cell(rows, delimiter):
    assert answered(text(rows, delimiter=delimiter).encode("utf-8", "replace"))


@thorough
@given(st.integers(0, 9), st.text(min_size=1, max_size=60))
def test_random_text_in_one_cell_is_read_or_refused_in_that_row(place, cell):
    row = cells(n=1)
    row[place] = cell
    faults = answered(text([cells(n=0), row, cells(n=2)]).encode("utf-8", "replace"))
    assert {fault.row for fault in faults} <= {0, 1, 3, 4}


@thorough
@given(st.text(max_size=40))
def test_each_parser_answers_or_refuses_with_value_error(cell):
    for parser in reading.PARSERS.values():
        with contextlib.suppress(ValueError):
            parser(cell)
