"""How text is sorted and how numbers and money are written."""

from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from gotene import text

SPACE = "\u00a0"


@pytest.mark.parametrize(
    "in_order",
    [
        ["Adam", "Bo", "Zara", "Åke", "Ärla", "Östen"],
        ["zon", "å", "ä", "ö"],
        ["Ek", "Én", "Es"],
        ["Mustafa", "Müller", "Mzansi"],
        ["adam", "BO", "cecilia", "DAVID"],
        ["Alm", "Alm 2", "Almen"],
        ["Lund", "Lång", "Länk", "Lök"],
        ["", "1", "a"],
        ["Ängsgatan 1", "Ängsgatan 2", "Örgatan 1"],
    ],
)
def test_names_sort_the_swedish_way(in_order):
    assert sorted(set(in_order), key=text.sort_key) == in_order


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Å", "{"),
        ("ä", "|"),
        ("Ö", "}"),
        ("É", "e"),
        ("ü", "y"),
        ("Åsa Ek", "{sa ek"),
        ("è", "è"),
        ("", ""),
    ],
)
def test_the_key_is_the_databases_own(written, key):
    assert text.sort_key(written) == key


@pytest.mark.django_db
def test_python_and_the_database_sort_alike():
    names = [
        "Åke",
        "ärla",
        "Öst",
        "Ek",
        "Én",
        "Es",
        "Müller",
        "mzansi",
        "Zara",
        "Å b",
        "åa",
        "O'Hara",
        "1 tr",
        "é",
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS listed(name)"
            """ ORDER BY translate(lower(name), %s, %s) COLLATE "C" """,
            [names, text.SORTED_FROM, text.SORTED_AS],
        )
        assert [name for (name,) in cursor] == sorted(names, key=text.sort_key)


@given(st.text(alphabet="abcåäöéüABCÅÄÖÉÜ xyzXYZ-0", max_size=12))
def test_case_never_decides_the_order(written):
    assert text.sort_key(written.upper()) == text.sort_key(written.lower())


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (7421, 0, "7 421"),
        (1234567, 0, "1 234 567"),
        (-1234, 0, "\u22121 234"),
        (Decimal("7421.5"), 1, "7 421,5"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("-0.4"), 0, "0"),
        (2.675, 2, "2,68"),
        (0.1 + 0.2, 1, "0,3"),
        (5, 2, "5,00"),
        (999.95, 1, "1 000,0"),
    ],
)
def test_numbers_have_no_break_spaces_and_a_decimal_comma(value, decimals, written):
    assert text.format_number(value, decimals) == written.replace(" ", SPACE)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "0 kr"),
        (7421, "7 421 kr"),
        (Decimal("7421.00"), "7 421 kr"),
        (Decimal("7421.50"), "7 421,50 kr"),
        (Decimal("0.05"), "0,05 kr"),
        (Decimal("0.004"), "0 kr"),
        (Decimal(-1200), "\u22121 200 kr"),
        (1234567.5, "1 234 567,50 kr"),
        (Decimal("999.995"), "1 000 kr"),
    ],
)
def test_money_shows_öre_only_when_there_are_any(amount, written):
    assert text.format_money(amount) == written.replace(" ", SPACE)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_no_finite_number_is_refused(value):
    with pytest.raises(ValueError, match="finite"):
        text.format_number(value)


@given(st.integers(-(10**12), 10**12))
def test_a_number_can_be_read_back(value):
    written = text.format_number(value)
    assert int(written.replace(SPACE, "").replace(text.MINUS, "-")) == value
