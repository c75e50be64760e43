"""Which passwords are easy to guess: the work, the person, one common word with trimmings, a row of keys.

Length is asked for by Django's own validator, and nothing about which characters. Of Django's common passwords (almost
20 000) 190 reach twelve characters, and they are matched exactly: "Sommaren2026!" is not among them. So here a
password is folded first (case, accents, å ä ö, digits for letters) and stripped of what people put around a word.
Source: OWASP ASVS 5.0, 6.2.4, 6.2.5, 6.2.9–6.2.12; the words about the work are the project's own choice.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

OF_THE_WORK = (
    *("kommunen", "kommuns", "kommun", "gotenebostader", "gotene", "bostadssamverkan", "samverkan"),
    *("bostader", "bostaden", "bostads", "bostad", "socialtjansten", "socialtjanst", "social"),
)
OWN_WORDS = Path(__file__).parent / "common_words.txt"
# Digits and marks that stand for letters.
STAND_INS = str.maketrans("0134578@$!|+€£", "oieastbasiltel")
LETTERS = re.compile(r"[^a-z]+")
AROUND = re.compile(r"^[^a-z]+|[^a-z]+$")
ROWS = (
    "01234567890",
    "qwertyuiopa",
    "asdfghjkloa",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyzaao",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm",
)
SHORTEST_RUN = 4
SHORTEST_NAME = 3
# What is repeated and is shorter than this is no password, however often it is repeated.
SHORTEST_REPEATED = 8

COMMON = _(
    "That is a common word with something around it, and easy to guess. "
    "Put together three or four words that only you would put together."
)
CONTEXT = _(
    "Most of that is your name, your e-mail address or something about your work, and easy to guess. "
    "Put together three or four words that only you would put together."
)
ROW = _(
    "That is a row of keys, or the same thing again and again, and easy to guess. "
    "Put together three or four words that only you would put together."
)


class HardToGuess:
    """A password validator (AUTH_PASSWORD_VALIDATORS)."""

    def validate(self, password, user=None):
        """Raises ValidationError, which says what is easy to guess and what to do instead."""
        for found, sentence, code in (
            (is_row_or_repetition(password), ROW, "password_is_a_row"),
            (is_mostly(password, words_about(user)), CONTEXT, "password_about_oneself"),
            (is_common_word(password), COMMON, "password_common_word"),
        ):
            if found:
                raise ValidationError(sentence, code=code)

    def get_help_text(self):
        return _("Three or four words that do not belong together are easy to remember and hard to guess.")


def folded(text):
    """In small letters without accents: å and ä as a, ö as o; what is no letter stays."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("ø", "o").replace("æ", "a")


def readings(password):
    """The words, in letters alone, that a password may be read as: with digits for letters, or with digits around."""
    plain = folded(password)
    found = {LETTERS.sub("", plain)}
    for core in (plain, AROUND.sub("", plain), re.sub(r"^[^a-z]+", "", plain), re.sub(r"[^a-z]+$", "", plain)):
        found.add(LETTERS.sub("", core.translate(STAND_INS)))
    return {_once(word) for word in found if word}


def is_common_word(password):
    """Whether there is nothing but one common word in it, once or many times, with trimmings."""
    return any(word in _common_words() for word in readings(password))


def is_mostly(password, words):
    """Whether more than half of the letters belong to `words` (folded, the longest first)."""
    for letters in readings(password):
        rest = letters
        for word in words:
            rest = rest.replace(word, "")
        if len(rest) * 2 < len(letters):
            return True
    return False


def is_row_or_repetition(password):
    """Whether more than half of it runs along keys or the alphabet, or it is one short thing many times."""
    plain = folded(password)
    unit = _once(plain)
    if unit != plain and len(unit) < SHORTEST_REPEATED:
        return True
    return _in_rows(plain) * 2 > len(plain)


def words_about(user):
    """What is near at hand for whoever guesses: the work, the organisation, the person's name and e-mail address."""
    staff = getattr(user, "staff", None)
    texts = [getattr(user, "email", "") or ""]
    if staff is not None:
        texts += [staff.name, staff.email, staff.organisation.name]
    near = set(OF_THE_WORK)
    for text in texts:
        parts = LETTERS.split(folded(text.partition("@")[0]))
        near |= {part for part in [*parts, "".join(parts)] if len(part) >= SHORTEST_NAME}
    return sorted(near, key=len, reverse=True)


def _once(text):
    """What a text is repetitions of: "abab" of "ab", and most texts of themselves."""
    return text[: (text + text).find(text, 1)] if text else text


def _in_rows(plain):
    """How many characters belong to runs along a row of keys, forwards or backwards."""
    count = at = 0
    while at < len(plain):
        length = max(_run_from(plain, at, row) for row in _rows())
        count += length
        at += max(length, 1)
    return count


def _run_from(plain, at, row):
    """The length of the longest part of `row` that `plain` has from `at` on; 0 for what is too short to be one."""
    length = SHORTEST_RUN
    if plain[at : at + length] not in row or at + length > len(plain):
        return 0
    while at + length < len(plain) and plain[at : at + length + 1] in row:
        length += 1
    return length


@cache
def _rows():
    return [*ROWS, *(row[::-1] for row in ROWS)]


@cache
def _common_words():
    """Of Django's list what its entries read as, and our own; words of a few letters too."""
    listed = CommonPasswordValidator().passwords
    own = " ".join(line for line in OWN_WORDS.read_text().splitlines() if not line.startswith("#")).split()
    return {word for entry in [*listed, *own] for word in readings(entry) if len(word) >= SHORTEST_NAME}
