"""The Swedish calendar: weekdays, deadlines, months, and how dates are written and read.

Pure functions on ``datetime.date``; importable without Django. Whoever needs "today" passes it in.
"""

import datetime as dt
import functools
import re

from dateutil.easter import easter
from dateutil.relativedelta import FR, relativedelta

SATURDAY = 5

# Lag (1989:253) 1 §: the public holidays that can fall on Monday to Friday, as month and day or as days
# after Easter Sunday. The others (Easter Sunday, Whit Sunday, Midsummer Day, All Saints' Day) never do.
FIXED_HOLIDAYS = ((1, 1), (1, 6), (5, 1), (12, 25), (12, 26))
GOOD_FRIDAY, EASTER_MONDAY, ASCENSION_DAY, WHIT_MONDAY = -2, 1, 39, 50
# Lag (2004:1320): the National Day took Whit Monday's place in 2005.
NATIONAL_DAY, NATIONAL_DAY_SINCE = (6, 6), 2005

# Lag (1930:173) 2 §: these eves stand beside the public holidays, and so does Midsummer Eve, the Friday in
# the week that begins on 19 June (Midsummer Day is the Saturday in 20-26 June).
FIXED_EVES = ((12, 24), (12, 31))
MIDSUMMER_EVE_WEEK = (6, 19)

# fmt: off
MONTH_NAMES = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}
# fmt: on

# A date typed with a year outside these is a slip of the finger: nothing here began before or ends after.
EARLIEST_TYPED_YEAR, LATEST_TYPED_YEAR = 1900, 2199


@functools.lru_cache(maxsize=512)
def _days_off(year: int) -> frozenset[dt.date]:
    """The days off in a year that the weekday does not tell: public holidays and the three eves."""
    has_national_day = year >= NATIONAL_DAY_SINCE
    fixed = FIXED_HOLIDAYS + FIXED_EVES + ((NATIONAL_DAY,) if has_national_day else ())
    after_easter = [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION_DAY] + ([] if has_national_day else [WHIT_MONDAY])
    midsummer_eve = dt.date(year, *MIDSUMMER_EVE_WEEK) + relativedelta(weekday=FR)
    return frozenset(
        [dt.date(year, month, day) for month, day in fixed]
        + [easter(year) + dt.timedelta(days=days) for days in after_easter]
        + [midsummer_eve]
    )


def is_business_day(day: dt.date) -> bool:
    """Whether the day is a weekday (vardag) in the sense of statutory deadlines.

    Not Saturdays, Sundays, public holidays, Midsummer Eve, Christmas Eve or New Year's Eve. Source: lag
    (1930:173) 2 § and JB 12 ch. 7 §, which both oppose exactly these days to "nästa vardag"; the public
    holidays are those of lag (1989:253), right from 1953 on. Other eves are weekdays, as RÅ 2004 not 40
    says of 5 January.
    """
    return day.weekday() < SATURDAY and day not in _days_off(day.year)


def next_business_day(day: dt.date) -> dt.date:
    """The first weekday after the day, never the day itself."""
    day += dt.timedelta(days=1)
    while not is_business_day(day):
        day += dt.timedelta(days=1)
    return day


def statutory_last_day(day: dt.date) -> dt.date:
    """The last day to act when a law set the given day: that day, or the next weekday if it is none.

    Source: lag (1930:173) 2 §, the "Sunday rule". It moves the last day *by which somebody must act*. It
    does not move the day on which a lease ends.
    """
    return day if is_business_day(day) else next_business_day(day)


def end_of_month(day: dt.date) -> dt.date:
    """The last day of the day's month."""
    return day + relativedelta(day=31)


def add_months(day: dt.date, months: int) -> dt.date:
    """The day with the same number that many months later (or earlier, when negative).

    Where the month has no such day: its last day, as lag (1930:173) 1 § says (31 January + 1 month = 28
    February).
    """
    return day + relativedelta(months=months)


def add_years(day: dt.date, years: int) -> dt.date:
    """The same day of the year that many years later; 29 February may become 28 (lag (1930:173) 1 §)."""
    return day + relativedelta(years=years)


def add_weeks(day: dt.date, weeks: int) -> dt.date:
    """The day with the same name that many weeks later (lag (1930:173) 1 §)."""
    return day + dt.timedelta(weeks=weeks)


def last_weekday_before_month(year: int, month: int) -> dt.date:
    """The last weekday before the first day of the month; ValueError when there is no such month."""
    day = dt.date(year, month, 1) - dt.timedelta(days=1)
    while not is_business_day(day):
        day -= dt.timedelta(days=1)
    return day


def long_date(day: dt.date, language: str = "sv") -> str:
    """The date in words: "14 mars 2028", or "14 March 2028" when the language begins with "en"."""
    names = MONTH_NAMES.get(language[:2], MONTH_NAMES["sv"])
    return f"{day.day} {names[day.month - 1]} {day.year}"


def short_date(day: dt.date) -> str:
    """The date in figures: 2028-03-14."""
    return day.isoformat()


_RELATIVE_DAYS = {
    "idag": 0,
    "i dag": 0,
    "imorgon": 1,
    "i morgon": 1,
    "igår": -1,
    "i går": -1,
}
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2}) ?/ ?([0-9]{1,2})[ /-]([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) ([a-z]{3,9})\.? ([0-9]{4})")
_STEP = re.compile(r"([+-]) ?([0-9]{1,4}) ?([dvmå])")
# Dashes that a word processor or a telephone keyboard puts where a hyphen was meant.
_DASHES = str.maketrans("‐‑‒–—−", "------")


def parse_date(text: str, today: dt.date) -> dt.date:
    """The date that somebody typed in a form field.

    Understands 2026-01-31, 2026-1-31, 20260131, 31/1 2026 (and 31/1-2026, 31/1/2026), 31 januari 2026, 31
    jan 2026, idag, imorgon, igår, and steps from today: +14d (days), +2v (weeks), +3m (months), +1å
    (years), also with minus. Raises ValueError without a text for anything else: the form says it in its
    own words.
    """
    typed = " ".join(text.lower().translate(_DASHES).split())
    if typed in _RELATIVE_DAYS:
        return today + dt.timedelta(days=_RELATIVE_DAYS[typed])
    try:
        if match := _STEP.fullmatch(typed):
            return _checked(_stepped(today, *match.groups()))
        if match := _YEAR_FIRST.fullmatch(typed):
            year, month, day = (part for part in match.groups() if part)
            return _checked(dt.date(int(year), int(month), int(day)))
        if match := _DAY_FIRST.fullmatch(typed):
            day, month, year = match.groups()
            return _checked(dt.date(int(year), int(month), int(day)))
        if match := _IN_WORDS.fullmatch(typed):
            day, name, year = match.groups()
            return _checked(dt.date(int(year), _month_called(name), int(day)))
    except ValueError:
        raise ValueError from None
    raise ValueError


def _stepped(today: dt.date, sign: str, count: str, unit: str) -> dt.date:
    steps = int(count) if sign == "+" else -int(count)
    if unit == "d":
        return today + dt.timedelta(days=steps)
    if unit == "v":
        return add_weeks(today, steps)
    return add_months(today, steps) if unit == "m" else add_years(today, steps)


def _checked(day: dt.date) -> dt.date:
    if not EARLIEST_TYPED_YEAR <= day.year <= LATEST_TYPED_YEAR:
        raise ValueError
    return day


def _month_called(name: str) -> int:
    """The month's number, by its Swedish name or the first three letters of it."""
    for number, full in enumerate(MONTH_NAMES["sv"], start=1):
        if name in (full, full[:3]):
            return number
    raise ValueError
