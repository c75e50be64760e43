"""Months as running numbers, for planning: 2026-11 is 24322, the next month one more."""

import datetime as dt

from gotene.dates import end_of_month


def month_of(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def first_day(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> dt.date:
    return end_of_month(first_day(month))


def year_of(month: int) -> int:
    return month // 12
