"""Personal numbers as people write them, and as they are shown. Svenska: personnummer och samordningsnummer.

Importable without Django. In the register a number is twelve digits; of a coordination number the day is 61 to 91.
Source: folkbokföringslagen (1991:481) 18 §; lag (2022:1697) om samordningsnummer.
"""

import datetime as dt
import re

from personnummer.personnummer import Personnummer, PersonnummerException

# What a person writes who has no personal number. Svenska: saknas.
NONE_THERE = ("saknas", "missing")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_WRITTEN = re.compile(r"(1[89]|20)?[0-9]{6}[-+]?[0-9]{4}", re.ASCII)
HIDDEN_DIGITS = "••••"


def parsed(text: str) -> str:
    """The twelve digits of `text`: 10 or 12 digits with or without hyphen and spaces, plus for those over a hundred.

    Raises ValueError for anything else: a wrong check digit, a day that is none, somebody not born yet.
    """
    written = "".join(text.translate(_DASHES).split())
    # The package takes the digits of every script for digits, and gives them back.
    if not _WRITTEN.fullmatch(written):
        raise ValueError("not written as a personal number")
    try:
        number = Personnummer(written)
    except PersonnummerException:
        raise ValueError("no such personal number") from None
    if number.get_date() > dt.date.today():
        raise ValueError("the personal number of somebody not born yet")
    return number.format(long_format=True)


def masked(number: str) -> str:
    """The day of birth alone, as it is shown on screen: "19900101-••••"; empty when there is no number."""
    return f"{number[:8]}-{HIDDEN_DIGITS}" if number else ""


def written_out(number: str) -> str:
    """As people read it: "19900101-2385"."""
    return f"{number[:8]}-{number[8:]}" if number else ""
