"""How far the log review has come at both organisations, as numbers that either may see."""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db import connection

from gotene.access.roles import Side

MONTH = relativedelta(months=1)


@dataclass(frozen=True)
class ReviewedMonth:
    """The review of one organisation's month: how many readings there were, were chosen, and are signed."""

    side: str
    month: dt.date
    readings: int
    chosen: int
    signed: int

    @property
    def left(self):
        return self.chosen - self.signed

    @property
    def percent(self):
        """How much is signed of what was chosen, in whole per cent rounded down."""
        return 100 * self.signed // self.chosen if self.chosen else 100


@dataclass(frozen=True)
class ReviewShare:
    """Of one organisation and some months: how many are over, how many of them have a review, and those together."""

    months: int
    made: int
    readings: int
    chosen: int
    signed: int


def reviewed_months(first: dt.date, last: dt.date, *, as_of: dt.date) -> list[ReviewedMonth]:
    """The reviews of the months from `first` to `last` at both organisations, as known on `as_of`, by month.

    One query, and the same answer whoever asks.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM audit_log_reviews_between(%s, %s, %s)", [first, last, as_of])
        return [ReviewedMonth(*row) for row in cursor.fetchall()]


def review_shares(first: dt.date, last: dt.date, *, as_of: dt.date) -> dict[str, ReviewShare]:
    """By side, of the months from `first` to `last` that were over on `as_of`, what was known on that day."""
    over = months_over(first, last, as_of)
    reviews = reviewed_months(over[0], over[-1], as_of=as_of) if over else []
    return {side.value: _together(len(over), [each for each in reviews if each.side == side]) for side in Side}


def months_over(first: dt.date, last: dt.date, as_of: dt.date) -> list[dt.date]:
    """The first days of the months from that of `first` to that of `last` that are over on `as_of`."""
    months, month = [], first.replace(day=1)
    while month <= last and month + MONTH <= as_of:
        months.append(month)
        month += MONTH
    return months


def _together(months, reviews):
    return ReviewShare(
        months=months,
        made=len(reviews),
        readings=sum(each.readings for each in reviews),
        chosen=sum(each.chosen for each in reviews),
        signed=sum(each.signed for each in reviews),
    )
