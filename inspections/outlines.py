"""The rooms and parts that a protocol begins with, as a person writes them: a line a room.

    Kök: väggar, tak, golv, fönster
    Badrum: väggar, golv, sanitet

Pure functions on text; importable without Django. Swedish in the code: it is what stands in the protocol, the same
in whatever language the one who fills it in reads.
"""

from collections.abc import Iterable

# The lengths that the protocol has room for, in characters.
NAME_LENGTH = 60
MOST_ROOMS, MOST_PARTS = 20, 20

DRY = ("Väggar", "Tak", "Golv", "Dörrar och snickerier", "Fönster")
KITCHEN = ("Väggar", "Tak", "Golv", "Skåp och bänkskiva", "Vitvaror", "Diskho och blandare", "Fönster")
BATHROOM = ("Väggar", "Tak", "Golv", "Dörr", "Sanitet", "Ventilation")
WHOLE = ("Städning", "Nycklar", "Brandvarnare", "El och belysning")

Outline = list[tuple[str, list[str]]]


class OutlineFault(ValueError):
    """A line that cannot be read: `code` says why, `line` is what stands there."""

    def __init__(self, code: str, line: str):
        super().__init__(code)
        self.code, self.line = code, line


def standard_outline(rooms: int, *, kitchenette: bool = False) -> str:
    """The text for an apartment of `rooms` rooms beside the kitchen: one is the living room, the others bedrooms."""
    found = [("Hall", DRY), ("Kokvrå" if kitchenette else "Kök", KITCHEN), ("Vardagsrum", DRY)]
    bedrooms = rooms - 1
    found += [("Sovrum" if bedrooms == 1 else f"Sovrum {number}", DRY) for number in range(1, bedrooms + 1)]
    found += [
        ("Badrum", BATHROOM),
        ("Balkong och förråd", ("Balkong eller uteplats", "Förråd")),
        ("Hela lägenheten", WHOLE),
    ]
    return as_text(found)


def as_text(outline: Iterable[tuple[str, Iterable[str]]]) -> str:
    return "\n".join(f"{room}: {', '.join(parts)}" for room, parts in outline)


def read_outline(text: str) -> Outline:
    """The rooms with their parts, in order. Empty lines count for nothing. OutlineFault when it cannot be read."""
    outline: Outline = []
    seen = set()
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, rest = line.partition(":")
        name, parts = _tidy(name), [part for part in map(_tidy, rest.split(",")) if part]
        if not colon or not name or not parts:
            raise OutlineFault("not_a_room", line)
        if max(map(len, (name, *parts))) > NAME_LENGTH:
            raise OutlineFault("too_long", line)
        if len({part.lower() for part in parts}) < len(parts):
            raise OutlineFault("same_part_twice", line)
        if name.lower() in seen:
            raise OutlineFault("same_room_twice", line)
        if len(parts) > MOST_PARTS:
            raise OutlineFault("too_many", line)
        seen.add(name.lower())
        outline.append((name, parts))
    if not outline:
        raise OutlineFault("empty", "")
    if len(outline) > MOST_ROOMS:
        raise OutlineFault("too_many", outline[MOST_ROOMS][0])
    return outline


def _tidy(text: str) -> str:
    """Single spaces, and a capital to begin with."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
