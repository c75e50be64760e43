import datetime

import pytest

from meetings.rules import HalfYear, lasting_on, latest_half_years, median_months, whole_months

DAY = datetime.date


def test_a_half_year_runs_from_january_or_july_to_its_last_day():
    assert (HalfYear(2026, 1).begins_on, HalfYear(2026, 1).ends_on) == (DAY(2026, 1, 1), DAY(2026, 6, 30))
    assert (HalfYear(2026, 2).begins_on, HalfYear(2026, 2).ends_on) == (DAY(2026, 7, 1), DAY(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "half_year"),
    [
        (DAY(2026, 1, 1), HalfYear(2026, 1)),
        (DAY(2026, 6, 30), HalfYear(2026, 1)),
        (DAY(2026, 7, 1), HalfYear(2026, 2)),
        (DAY(2026, 12, 31), HalfYear(2026, 2)),
    ],
)
def test_every_day_lies_in_one_half_year(day, half_year):
    assert HalfYear.containing(day) == half_year


def test_a_half_year_is_written_and_read_alike():
    assert HalfYear.parse(str(HalfYear(2026, 2))) == HalfYear(2026, 2)


@pytest.mark.parametrize("text", ["2026-3", "2026-0", "2026", "nu", "2026-1-1"])
def test_anything_else_is_no_half_year(text):
    with pytest.raises(ValueError):
        HalfYear.parse(text)


def test_the_latest_half_years_begin_with_the_one_that_runs():
    assert latest_half_years(DAY(2026, 11, 22), 3) == [HalfYear(2026, 2), HalfYear(2026, 1), HalfYear(2025, 2)]


def test_a_period_lasts_over_its_first_and_last_day():
    period = [(DAY(2026, 2, 1), DAY(2026, 6, 30))]
    days = [DAY(2026, 1, 31), DAY(2026, 2, 1), DAY(2026, 6, 30), DAY(2026, 7, 1)]
    assert [lasting_on(period, day) for day in days] == [0, 1, 1, 0]
    assert lasting_on([(DAY(2026, 2, 1), None)], DAY(2090, 1, 1)) == 1


@pytest.mark.parametrize(
    ("begins_on", "ends_on", "months"),
    [
        (DAY(2026, 1, 1), DAY(2026, 6, 30), 6),
        (DAY(2026, 1, 1), DAY(2026, 6, 29), 5),
        (DAY(2025, 3, 15), DAY(2026, 3, 14), 12),
    ],
)
def test_months_are_counted_when_they_are_full(begins_on, ends_on, months):
    assert whole_months(begins_on, ends_on) == months


def test_the_median_of_nothing_is_not_zero():
    assert median_months([]) is None
    assert median_months([(DAY(2026, 1, 1), DAY(2026, 6, 30)), (DAY(2025, 1, 1), DAY(2025, 12, 31))]) == 9
