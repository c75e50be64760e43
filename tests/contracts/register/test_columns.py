"""Headings of other property systems are understood, and those that mean something else are not."""

import pytest

from contracts.register.columns import COLUMNS, comparable, recognise
from tests.contracts.register.files import HEADINGS


def test_the_example_has_every_column():
    layout = recognise(HEADINGS)
    assert layout.at == {column.name: place for place, column in enumerate(COLUMNS)}
    assert layout.missing == layout.repeated == []


@pytest.mark.parametrize(
    "heading, name",
    [
        ("LÄGENHETSNUMMER", "apartment_number"),
        ("lagenhetsnummer", "apartment_number"),
        ("Lgh.nr", "apartment_number"),
        ("lgh_nr", "apartment_number"),
        ("LM-nr", "apartment_number"),
        ("Objekt nr", "object_number"),
        ("Post-nummer", "postal_code"),
        ("Postort", "city"),
        ("Boarea (kvm)", "area"),
        ("BOA", "area"),
        ("Yta m2", "area"),
        ("Yta, m²", "area"),
        ("Hyra (kr/mån)", "rent"),
        ("Månadshyra SEK", "rent"),
        ("Hyra", "rent"),
        ("Kontrakt fr o m", "let_from"),
        ("Avtalsstart", "let_from"),
        ("Avtalstyp", "letting"),
        ("Vån.", "floor"),
        ("Antal rum", "kind"),
        ("Trapphus", "entrance"),
        ("Spärrorsak", "block"),
        ("Hiss (Ja/Nej)", "lift"),
        ("Fast. beteckning", "property_designation"),
        ("A\u030adress".replace("A\u030a", "A"), "street_address"),
    ],
)
def test_a_synonym_is_understood(heading, name):
    assert recognise([heading]).at == {name: 0}


@pytest.mark.parametrize("heading", ["", "()", "Årshyra", "Hyra (kr/år)", "Hyra per år", "Hyresgäst", "Personnummer"])
def test_what_means_something_else_is_left_unused(heading):
    assert recognise([heading]).at == {}


def test_no_heading_means_two_columns():
    names = [comparable(text) for column in COLUMNS for text in (column.heading, *column.others)]
    assert len(names) == len(set(names))


def test_the_likeliest_of_two_headings_is_used_and_the_same_heading_twice_is_a_fault():
    assert recognise(["Adress", "Gatuadress"]).at == {"street_address": 1}
    assert recognise(["Gatuadress", "gata", "GATUADRESS"]).repeated == ["Gatuadress"]
