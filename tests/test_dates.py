"""The Swedish calendar: which days count, how deadlines move, how dates are read and written."""

import datetime as dt
import subprocess
import sys

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gotene import dates

D = dt.date.fromisoformat
TODAY = D("2026-11-22")
days = st.dates(D("1953-01-01"), D("2150-12-31"))


@pytest.mark.parametrize(
    ("day", "is_weekday"),
    [
        ("2026-11-20", True),  # a Friday
        ("2026-11-21", False),  # Saturday
        ("2026-11-22", False),  # Sunday
        ("2026-01-01", False),  # New Year's Day
        ("2026-01-05", True),  # Twelfth Night, RÅ 2004 not 40
        ("2026-01-06", False),  # Epiphany
        ("2026-04-02", True),  # Maundy Thursday
        ("2026-04-03", False),  # Good Friday
        ("2026-04-06", False),  # Easter Monday
        ("2026-04-30", True),  # Walpurgis Night
        ("2026-05-01", False),  # First of May
        ("2026-05-14", False),  # Ascension Day
        ("2026-05-15", True),  # the day squeezed in after it
        ("2026-05-25", True),  # Whit Monday, a holiday until 2004
        ("2004-05-31", False),
        ("2025-06-06", False),  # National Day, a holiday since 2005
        ("2003-06-06", True),
        ("2026-06-19", False),  # Midsummer Eve, early
        ("2020-06-19", False),
        ("2021-06-25", False),  # and as late as it comes
        ("2026-10-30", True),  # the day before All Saints' Day
        ("2025-12-23", True),
        ("2026-12-24", False),  # Christmas Eve
        ("2026-12-25", False),
        ("2025-12-26", False),
        ("2026-12-30", True),
        ("2026-12-31", False),  # New Year's Eve
    ],
)
def test_weekdays_are_those_of_the_law_on_statutory_time(day, is_weekday):
    assert dates.is_business_day(D(day)) is is_weekday


def test_the_calendar_agrees_with_an_independent_one():
    independent = holidays.country_holidays("SE", years=range(1953, 2101), categories=("public", "de_facto"))
    day, last = D("1953-01-01"), D("2100-12-31")
    differing = []
    while day <= last:
        if dates.is_business_day(day) == (day in independent or day.weekday() >= dates.SATURDAY):
            differing.append(day)
        day += dt.timedelta(days=1)
    assert differing == []


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2026-11-19", "2026-11-20"),
        ("2026-11-20", "2026-11-23"),  # over a weekend
        ("2026-11-21", "2026-11-23"),
        ("2026-04-02", "2026-04-07"),  # over Easter
        ("2026-06-18", "2026-06-22"),  # over Midsummer
        ("2026-12-23", "2026-12-28"),  # over Christmas
        ("2026-12-30", "2027-01-04"),  # over New Year
        ("2026-01-05", "2026-01-07"),
    ],
)
def test_the_next_weekday_is_never_the_day_itself(day, following):
    assert dates.next_business_day(D(day)) == D(following)


@pytest.mark.parametrize(
    ("set_by_law", "last_day"),
    [
        ("2026-11-20", "2026-11-20"),  # a weekday stays
        ("2026-11-21", "2026-11-23"),
        ("2026-11-22", "2026-11-23"),
        ("2026-04-03", "2026-04-07"),
        ("2026-05-14", "2026-05-15"),
        ("2026-06-19", "2026-06-22"),
        ("2026-12-24", "2026-12-28"),
        ("2026-12-31", "2027-01-04"),
        ("2004-01-05", "2004-01-05"),
    ],
)
def test_a_deadline_on_a_day_off_moves_to_the_next_weekday(set_by_law, last_day):
    assert dates.statutory_last_day(D(set_by_law)) == D(last_day)


@given(days)
def test_a_moved_deadline_is_a_weekday_and_never_earlier_nor_more_than_five_days_later(
    day,
):
    moved = dates.statutory_last_day(day)
    assert dates.is_business_day(moved)
    assert 0 <= (moved - day).days <= 5


@given(days, days)
def test_a_later_deadline_never_becomes_the_earlier_one(one, other):
    first, second = sorted([one, other])
    assert dates.statutory_last_day(first) <= dates.statutory_last_day(second)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2026, 12, "2026-11-30"),
        (2026, 11, "2026-10-30"),  # the 31st is All Saints' Day
        (2026, 3, "2026-02-27"),  # the 28th is a Saturday
        (2026, 6, "2026-05-29"),
        (2024, 3, "2024-02-29"),
        (2027, 1, "2026-12-30"),  # the 31st is New Year's Eve
        (2024, 4, "2024-03-28"),  # the month ends with Easter
        (2026, 1, "2025-12-30"),
        (2027, 5, "2027-04-30"),
    ],
)
def test_the_last_weekday_before_a_month(year, month, day):
    assert dates.last_weekday_before_month(year, month) == D(day)


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_that_does_not_exist_is_refused(month):
    with pytest.raises(ValueError, match="month"):
        dates.last_weekday_before_month(2026, month)


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-22", 12, "2027-11-22"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_are_counted_to_the_same_number_or_the_last_day(day, months, result):
    assert dates.add_months(D(day), months) == D(result)


@given(days)
def test_the_end_of_a_month_is_followed_by_the_first(day):
    end = dates.end_of_month(day)
    assert (end.year, end.month) == (day.year, day.month)
    assert (end + dt.timedelta(days=1)).day == 1


def test_years_and_weeks_keep_the_day_of_the_year_and_of_the_week():
    assert dates.add_years(D("2024-02-29"), 2) == D("2026-02-28")
    assert dates.add_years(D("2024-02-29"), 4) == D("2028-02-29")
    assert dates.add_weeks(D("2026-11-22"), 3) == D("2026-12-13")


@pytest.mark.parametrize(
    ("day", "language", "written"),
    [
        ("2028-03-14", "sv", "14 mars 2028"),
        ("2026-01-01", "sv", "1 januari 2026"),
        ("2026-05-31", "sv", "31 maj 2026"),
        ("2026-12-24", "sv-se", "24 december 2026"),
        ("2028-03-14", "en", "14 March 2028"),
        ("2026-10-02", "en-gb", "2 October 2026"),
        ("2028-03-14", "fi", "14 mars 2028"),
        ("2027-08-31", "sv", "31 augusti 2027"),
    ],
)
def test_a_date_in_words(day, language, written):
    assert dates.long_date(D(day), language) == written


def test_a_date_is_swedish_unless_another_language_is_asked_for():
    assert dates.long_date(TODAY) == "22 november 2026"
    assert dates.short_date(TODAY) == "2026-11-22"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-01-31", "2026-01-31"),
        ("2026-1-31", "2026-01-31"),
        ("2026-1-1", "2026-01-01"),
        ("2026-01-1", "2026-01-01"),
        ("20260131", "2026-01-31"),
        ("  2026-01-31 ", "2026-01-31"),
        ("2026\u201301\u201331", "2026-01-31"),  # dashes from a word processor
        ("2026\u201101\u201131", "2026-01-31"),  # no-break hyphens
        ("2028-02-29", "2028-02-29"),
        ("31/1 2026", "2026-01-31"),
        ("31/1\u00a02026", "2026-01-31"),  # a no-break space
        ("31 / 1 2026", "2026-01-31"),
        ("31/01-2026", "2026-01-31"),
        ("31/1/2026", "2026-01-31"),
        ("1/12 2026", "2026-12-01"),
        ("31 januari 2026", "2026-01-31"),
        ("31 Januari 2026", "2026-01-31"),
        ("31 jan 2026", "2026-01-31"),
        ("31 jan. 2026", "2026-01-31"),
        ("1 maj 2026", "2026-05-01"),
        ("14  mars   2028", "2028-03-14"),
        ("idag", "2026-11-22"),
        ("Idag", "2026-11-22"),
        ("i dag", "2026-11-22"),
        ("imorgon", "2026-11-23"),
        ("i morgon", "2026-11-23"),
        ("igår", "2026-11-21"),
        ("I GÅR", "2026-11-21"),
        ("+14d", "2026-12-06"),
        ("+14 d", "2026-12-06"),
        ("+ 14 d", "2026-12-06"),
        ("-7d", "2026-11-15"),
        ("\u22127d", "2026-11-15"),  # a minus sign
        ("+0d", "2026-11-22"),
        ("+2v", "2026-12-06"),
        ("+3m", "2027-02-22"),
        ("+6M", "2027-05-22"),
        ("-1m", "2026-10-22"),
        ("+1å", "2027-11-22"),
        ("1900-01-01", "1900-01-01"),
        ("2199-12-31", "2199-12-31"),
    ],
)
def test_dates_are_read_as_people_type_them(typed, day):
    assert dates.parse_date(typed, TODAY) == D(day)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "snart",
        "2026",
        "2026-13-01",
        "2026-02-29",
        "2026-00-10",
        "20261301",
        "202601311",
        "260131",
        "26-01-31",
        "2026-01-31T10:00",
        "2026-01-31 10:00",
        "31/1",
        "32/1 2026",
        "1/31 2026",
        "31-1-2026",
        "31 foo 2026",
        "30 februari 2026",
        "14d",
        "+14",
        "+d",
        "++1d",
        "+9999å",
        "-9999å",
        "+99999d",
        "1899-12-31",
        "2200-01-01",
        "0026-01-31",
        "٢٠٢٦-٠١-٣١",  # digits, but not ours
        "2026-01-31; drop",
        "idag idag",
        "\x00",
    ],
)
def test_what_is_no_date_is_refused_without_a_text_of_its_own(typed):
    with pytest.raises(ValueError) as refused:
        dates.parse_date(typed, TODAY)
    assert str(refused.value) == ""


@given(st.dates(D("1900-01-01"), D("2199-12-31")))
def test_every_date_is_read_back_in_each_way_of_writing_it(day):
    written = [
        dates.short_date(day),
        f"{day:%Y%m%d}",
        f"{day.year}-{day.month}-{day.day}",
        f"{day.day}/{day.month} {day.year}",
        dates.long_date(day),
    ]
    assert [dates.parse_date(text, TODAY) for text in written] == [day] * len(written)


@given(st.text(max_size=30))
def test_anything_typed_is_a_date_or_a_value_error(typed):
    try:
        assert isinstance(dates.parse_date(typed, TODAY), dt.date)
    except ValueError as refused:
        assert str(refused) == ""


@pytest.mark.parametrize("module", ["gotene.dates", "gotene.text", "contracts.rules", "tenants.rules"])
def test_the_rules_are_importable_without_django(module):
    program = f"import sys, {module}; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    subprocess.run([sys.executable, "-c", program], check=True, env={"PATH": ""})
