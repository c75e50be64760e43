"""The file adds what is newer; what the register knows better stands."""

import datetime as dt

import pytest

from contracts.register.lettings import NOTHING, Kept, Letting, Verdict, verdict

TODAY = dt.date(2026, 11, 22)
YESTERDAY = dt.date(2026, 11, 21)
SOCIAL, NEWER = Verdict(kept=Kept.SOCIAL_CONTRACT), Verdict(kept=Kept.NEWER_IN_REGISTER)


def day(text):
    return text and dt.date.fromisoformat(text)


def lease(begins, ends=None):
    return Letting(day(begins), day(ends), social=False)


def social(begins, ends=None):
    return Letting(day(begins), day(ends), social=True)


@pytest.mark.parametrize(
    "let_from, latest, expected",
    [
        # The register knows of no letting
        ("2019-03-01", None, Verdict(begin_on=day("2019-03-01"))),
        (None, None, NOTHING),
        # The same lease as in the file
        ("2019-03-01", lease("2019-03-01"), NOTHING),
        ("2019-03-01", lease("2019-03-01", "2027-01-31"), NOTHING),
        ("2019-03-01", lease("2019-03-01", "2026-10-31"), NEWER),
        # A new tenant since
        ("2026-10-01", lease("2019-03-01"), Verdict(day("2026-09-30"), day("2026-10-01"))),
        ("2026-10-01", lease("2019-03-01", "2026-12-31"), Verdict(day("2026-09-30"), day("2026-10-01"))),
        ("2026-10-01", lease("2019-03-01", "2026-10-01"), Verdict(day("2026-09-30"), day("2026-10-01"))),
        ("2026-10-01", lease("2019-03-01", "2026-09-30"), Verdict(None, day("2026-10-01"))),
        ("2027-02-01", lease("2019-03-01"), Verdict(day("2027-01-31"), day("2027-02-01"))),
        # The register is ahead of the file
        ("2019-03-01", lease("2026-11-01"), NEWER),
        ("2019-03-01", lease("2027-01-01"), NEWER),
        # Vacant in the file
        (None, lease("2019-03-01"), Verdict(end_on=YESTERDAY)),
        (None, lease("2026-11-21"), Verdict(end_on=YESTERDAY)),
        (None, lease("2026-11-22"), NOTHING),
        (None, lease("2026-12-01"), NOTHING),
        (None, lease("2019-03-01", "2027-01-31"), NOTHING),
        (None, lease("2019-03-01", "2026-10-31"), NOTHING),
        # Let to the municipality
        ("2019-03-01", social("2025-01-01"), SOCIAL),
        ("2026-10-01", social("2025-01-01"), SOCIAL),
        ("2026-10-01", social("2025-01-01", "2026-11-22"), SOCIAL),
        (None, social("2025-01-01"), SOCIAL),
        # A social contract that has ended
        ("2026-11-22", social("2025-01-01", "2026-11-21"), Verdict(begin_on=TODAY)),
        ("2025-01-01", social("2025-01-01", "2026-11-21"), NEWER),
        (None, social("2025-01-01", "2026-11-21"), NOTHING),
    ],
)
def test_the_verdict(let_from, latest, expected):
    assert verdict(day(let_from), latest, TODAY) == expected
