"""Half-years, and counts over time: pure functions, importable without Django set up."""

import datetime as dt
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

JULY = 7


@dataclass(frozen=True, order=True)
class HalfYear:
    """January to June (half 1) or July to December (half 2) of a year."""

    year: int
    half: int

    def __post_init__(self):
        if self.half not in (1, 2):
            raise ValueError(f"a half-year is 1 or 2, not {self.half}")

    def __str__(self):
        return f"{self.year}-{self.half}"

    @classmethod
    def containing(cls, day: dt.date) -> "HalfYear":
        return cls(day.year, 1 if day.month < JULY else 2)

    @classmethod
    def parse(cls, text: str) -> "HalfYear":
        """The half-year written as 2026-1. ValueError for anything else."""
        year, half = text.split("-")
        return cls(int(year), int(half))

    @property
    def begins_on(self) -> dt.date:
        return dt.date(self.year, 1 if self.half == 1 else JULY, 1)

    @property
    def ends_on(self) -> dt.date:
        return self.begins_on + relativedelta(months=6, days=-1)

    @property
    def before(self) -> "HalfYear":
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)


def latest_half_years(today: dt.date, count: int) -> list[HalfYear]:
    """The half-year that `today` lies in and those before it, the latest first, `count` in all."""
    found = [HalfYear.containing(today)]
    while len(found) < count:
        found.append(found[-1].before)
    return found


def lasting_on(periods: Iterable[tuple[dt.date, dt.date | None]], day: dt.date) -> int:
    """How many of the periods (first day, last day or None, both included) last over the day."""
    return sum(begins <= day and (ends is None or ends >= day) for begins, ends in periods)


def whole_months(begins_on: dt.date, ends_on: dt.date) -> int:
    """The full months from the first to the last day, both included (1 January to 30 June is 6)."""
    length = relativedelta(ends_on + dt.timedelta(days=1), begins_on)
    return length.years * 12 + length.months


def median_months(periods: Iterable[tuple[dt.date, dt.date]]) -> float | None:
    """The median of the periods' full months; None when there are none."""
    months = [whole_months(begins, ends) for begins, ends in periods]
    return statistics.median(months) if months else None
