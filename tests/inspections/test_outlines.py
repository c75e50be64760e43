"""What a protocol begins with: the standard one for each size, and what people write themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.outlines import (
    MOST_PARTS,
    MOST_ROOMS,
    NAME_LENGTH,
    OutlineFault,
    as_text,
    read_outline,
    standard_outline,
)

NAMES = st.text(st.characters(exclude_characters=":,\n\r", exclude_categories=("C", "Z")), min_size=1, max_size=20)


def test_the_standard_one_has_the_rooms_of_the_apartment():
    rooms = [name for name, _parts in read_outline(standard_outline(3))]
    assert rooms == [
        "Hall", "Kök", "Vardagsrum", "Sovrum 1", "Sovrum 2", "Badrum", "Balkong och förråd", "Hela lägenheten"
    ]  # fmt: skip


def test_the_standard_one_asks_for_all_that_is_handed_over():
    parts = {part for _room, parts in read_outline(standard_outline(1)) for part in parts}
    assert {
        "Väggar",
        "Tak",
        "Golv",
        "Dörrar och snickerier",
        "Vitvaror",
        "Sanitet",
        "Fönster",
        "Städning",
        "Nycklar",
    } <= parts


def test_a_kitchenette_is_called_so_and_one_bedroom_has_no_number():
    assert "Kokvrå" in standard_outline(1, kitchenette=True)
    assert "\nSovrum: " in standard_outline(2)


@pytest.mark.parametrize("rooms", range(1, 7))
def test_every_standard_one_can_be_read(rooms):
    assert as_text(read_outline(standard_outline(rooms))) == standard_outline(rooms)


def test_what_people_write_is_tidied():
    assert read_outline("\n kök :  väggar,golv , \n\nhall: tak\n") == [("Kök", ["Väggar", "Golv"]), ("Hall", ["Tak"])]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("Kök", "not_a_room"),
        ("Kök:", "not_a_room"),
        (": golv", "not_a_room"),
        ("Kök: golv, Golv", "same_part_twice"),
        ("Kök: golv\nKÖK: tak", "same_room_twice"),
        (f"Kök: {'g' * (NAME_LENGTH + 1)}", "too_long"),
        ("Kök: " + ", ".join(f"del {n}" for n in range(MOST_PARTS + 1)), "too_many"),
        ("\n".join(f"Rum {n}: golv" for n in range(MOST_ROOMS + 1)), "too_many"),
    ],
)
def test_what_cannot_be_read_says_which_line(text, code):
    with pytest.raises(OutlineFault) as fault:
        read_outline(text)
    assert fault.value.code == code
    assert fault.value.line in text


@given(st.dictionaries(NAMES, st.lists(NAMES, min_size=1, max_size=5), min_size=1, max_size=5))
def test_what_is_read_can_be_written_and_read_again(rooms):
    try:
        outline = read_outline(as_text(rooms.items()))
    except OutlineFault:
        return
    assert read_outline(as_text(outline)) == outline
