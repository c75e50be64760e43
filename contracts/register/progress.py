"""How a long import lets whoever started it follow it, without knowing of terminals."""

from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import Any


class Stage(Enum):
    READING = auto()
    CHECKING = auto()
    WRITING = auto()


# Given the things to go through, the stage, and how many they are where that is known; gives the same things back.
Watch = Callable[[Iterable[Any], Stage, int | None], Iterable[Any]]


def unwatched(things: Iterable[Any], stage: Stage, count: int | None = None) -> Iterable[Any]:
    return things
