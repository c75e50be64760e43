"""What the law says about leases, guarantees and the quota, date by date."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts import rules
from gotene.dates import add_months, end_of_month, is_business_day

D = dt.date.fromisoformat
ONE_DAY = dt.timedelta(days=1)
days = st.dates(D("1960-01-01"), D("2100-12-31"))


def is_end_of_month(day):
    return (day + ONE_DAY).day == 1


# Notice (rules 1-3)


@pytest.mark.parametrize(
    ("given_on", "ends_on"),
    [
        ("2026-11-22", "2027-02-28"),
        ("2026-12-01", "2027-03-31"),
        ("2026-11-30", "2027-02-28"),  # the last day of a month counts like any other
        ("2026-11-01", "2027-02-28"),
        ("2026-01-31", "2026-04-30"),
        ("2027-11-30", "2028-02-29"),  # a leap year
        ("2026-08-31", "2026-11-30"),
        (
            "2026-10-15",
            "2027-01-31",
        ),  # over the turn of the year; a Sunday, and it stays
        ("2028-02-29", "2028-05-31"),
    ],
)
def test_notice_ends_the_lease_on_the_last_day_of_the_third_month_after(given_on, ends_on):
    assert rules.notice_end(D(given_on)) == D(ends_on)


@pytest.mark.parametrize(
    ("months", "ends_on"),
    [
        (1, "2026-12-31"),
        (2, "2027-01-31"),
        (3, "2027-02-28"),
        (6, "2027-05-31"),
        (9, "2027-08-31"),
        (12, "2027-11-30"),
    ],
)
def test_another_notice_period_can_be_agreed(months, ends_on):
    assert rules.notice_end(D("2026-11-22"), months) == D(ends_on)


@pytest.mark.parametrize("months", [0, -3])
def test_a_notice_period_is_at_least_a_month(months):
    with pytest.raises(ValueError, match="at least one month"):
        rules.notice_end(D("2026-11-22"), months)


@given(days, st.integers(1, 24))
def test_notice_ends_at_a_turn_of_month_at_least_the_period_and_less_than_a_month_more(given_on, months):
    ends_on = rules.notice_end(given_on, months)
    assert is_end_of_month(ends_on)
    assert (ends_on.year - given_on.year) * 12 + ends_on.month - given_on.month == months


@given(days, days)
def test_later_notice_never_ends_earlier(one, other):
    first, second = sorted([one, other])
    assert rules.notice_end(first) <= rules.notice_end(second)


@pytest.mark.parametrize(
    ("begins_on", "ends_on", "notice_by"),
    [
        ("2026-03-01", "2026-03-14", "2026-03-13"),  # exactly two weeks: one day
        ("2026-03-01", "2026-03-15", "2026-03-08"),  # a day more: one week
        ("2026-03-01", "2026-05-31", "2026-05-24"),  # exactly three months: one week
        ("2026-03-01", "2026-06-01", "2026-03-01"),  # a day more: three months
        (
            "2026-12-01",
            "2027-02-28",
            "2027-02-21",
        ),  # three months, the last of them short
        ("2026-01-01", "2026-12-31", "2026-09-30"),
        ("2026-03-15", "2027-03-14", "2026-12-14"),
        (
            "2026-03-01",
            "2027-02-28",
            "2026-11-30",
        ),  # as notice on 30 November ends an open-ended lease
        ("2027-03-01", "2028-02-29", "2027-11-30"),
        ("2027-03-01", "2028-02-28", "2027-11-28"),
        ("2026-01-01", "2026-09-30", "2026-06-30"),
        ("2026-01-01", "2027-05-31", "2027-02-28"),
        ("2026-03-01", "2026-03-01", "2026-02-28"),  # a term of one day
    ],
)
def test_a_fixed_term_is_given_notice_by_the_length_of_the_term(begins_on, ends_on, notice_by):
    assert rules.fixed_term_notice_by(D(begins_on), D(ends_on)) == D(notice_by)


@given(days, st.integers(100, 2000))
def test_notice_of_a_long_term_is_as_early_as_an_open_ended_lease_would_ask_and_no_earlier(begins_on, length):
    ends_on = end_of_month(begins_on + dt.timedelta(days=length))
    notice_by = rules.fixed_term_notice_by(begins_on, ends_on)
    assert rules.notice_end(notice_by) == ends_on
    assert rules.notice_end(notice_by + ONE_DAY) > ends_on


@given(days, st.integers(0, 2000))
def test_notice_is_given_before_the_end(begins_on, length):
    ends_on = begins_on + dt.timedelta(days=length)
    assert rules.fixed_term_notice_by(begins_on, ends_on) < ends_on


@pytest.mark.parametrize(
    ("began_on", "ends_on", "needed"),
    [
        ("2026-01-01", "2026-09-30", False),  # exactly nine months
        ("2026-01-01", "2026-10-01", True),
        ("2026-01-01", "2026-03-31", False),
        ("2026-01-15", "2026-10-14", False),
        ("2026-01-15", "2026-10-15", True),
        ("2026-06-01", "2027-02-28", False),
        ("2026-06-01", "2027-03-01", True),
        ("2020-01-01", "2026-12-31", True),
    ],
)
def test_a_term_needs_notice_once_the_tenancy_lasted_over_nine_months(began_on, ends_on, needed):
    assert rules.fixed_term_needs_notice(D(began_on), D(ends_on)) is needed


@pytest.mark.parametrize("rule", [rules.fixed_term_notice_by, rules.fixed_term_needs_notice])
def test_a_term_that_ends_before_it_begins_is_refused(rule):
    with pytest.raises(ValueError, match="before it begins"):
        rule(D("2026-03-02"), D("2026-03-01"))


@pytest.mark.parametrize(
    ("given_on", "died_on", "ends_on"),
    [
        ("2026-11-22", "2026-11-10", "2026-12-31"),
        ("2026-11-22", "2026-11-22", "2026-12-31"),  # the day of the death
        ("2026-11-22", "2026-10-22", "2026-12-31"),  # the last day within the month
        ("2026-11-22", "2026-10-21", "2027-02-28"),  # a day late: as any notice
        (
            "2026-02-28",
            "2026-01-31",
            "2026-03-31",
        ),  # February has no 31st: its last day
        ("2026-03-01", "2026-01-31", "2026-06-30"),
        ("2026-12-31", "2026-12-01", "2027-01-31"),
        ("2026-11-30", "2026-11-05", "2026-12-31"),
        ("2026-11-22", "2020-01-01", "2027-02-28"),
    ],
)
def test_an_estate_has_a_months_notice_within_a_month_of_the_death(given_on, died_on, ends_on):
    assert rules.estate_notice_end(D(given_on), D(died_on)) == D(ends_on)


def test_an_estate_cannot_give_notice_before_the_death():
    with pytest.raises(ValueError, match="before the death"):
        rules.estate_notice_end(D("2026-11-21"), D("2026-11-22"))


@given(days, st.integers(0, 400))
def test_an_estate_never_waits_longer_than_another_tenant(died_on, waited):
    given_on = died_on + dt.timedelta(days=waited)
    ends_on = rules.estate_notice_end(given_on, died_on)
    assert is_end_of_month(ends_on)
    assert given_on < ends_on <= rules.notice_end(given_on)


# Forfeiture and dispute (rules 7-8)


def test_a_forfeited_lease_ends_when_the_notice_is_served():
    assert rules.forfeiture_end(D("2026-11-22")) == D("2026-11-22")


@pytest.mark.parametrize(
    ("ends_on", "by"),
    [
        ("2026-11-30", "2026-12-30"),
        ("2026-08-31", "2026-09-30"),  # no 31 September
        ("2027-01-31", "2027-03-01"),  # 28 February is a Sunday
        ("2026-12-31", "2027-02-01"),  # 31 January is a Sunday
        ("2027-02-28", "2027-03-30"),  # Easter Sunday and Monday
        ("2026-05-31", "2026-06-30"),
        ("2026-11-24", "2026-12-28"),  # Christmas Eve, then Christmas and a weekend
    ],
)
def test_a_disputed_notice_is_referred_to_the_tribunal_within_a_month_of_the_end(ends_on, by):
    assert rules.tribunal_deadline(D(ends_on)) == D(by)


@given(days)
def test_the_last_day_to_refer_is_a_weekday_a_month_after_the_end_at_the_earliest(ends_on):
    by = rules.tribunal_deadline(ends_on)
    assert by >= add_months(ends_on, 1)
    assert is_business_day(by)


# Guarantees (rule 16)


@pytest.mark.parametrize(
    ("notice_on", "began_on", "ends_on"),
    [
        ("2026-11-22", "2015-06-01", "2027-08-31"),  # "kommunen är fri 31 augusti 2027"
        ("2026-11-30", "2015-06-01", "2027-08-31"),
        ("2026-12-01", "2015-06-01", "2027-09-30"),
        ("2024-06-01", "2024-05-10", "2026-05-10"),  # two years from the start is later
        ("2025-08-10", "2024-05-10", "2026-05-31"),  # the turn of month is later
        ("2025-07-31", "2024-05-10", "2026-05-10"),
        ("2024-03-01", "2024-02-29", "2026-02-28"),
        ("2026-05-31", "2025-01-01", "2027-02-28"),
        ("2025-04-30", "2024-01-31", "2026-01-31"),  # both on one day
    ],
)
def test_a_guarantor_is_free_after_nine_months_but_not_within_two_years(notice_on, began_on, ends_on):
    assert rules.guarantee_earliest_end(D(notice_on), D(began_on)) == D(ends_on)


@given(days, st.integers(0, 4000))
def test_a_guarantee_never_ends_before_either_limit(began_on, age):
    notice_on = began_on + dt.timedelta(days=age)
    ends_on = rules.guarantee_earliest_end(notice_on, began_on)
    assert ends_on >= rules.notice_end(notice_on, 9)
    assert ends_on >= began_on + dt.timedelta(days=729)
    assert is_end_of_month(ends_on) or ends_on == rules.two_year_point(began_on)


# Security of tenure (rules 4-5)


@pytest.mark.parametrize(
    ("began_on", "protected_from"),
    [
        ("2024-03-14", "2026-03-14"),
        ("2026-03-14", "2028-03-14"),
        ("2024-02-29", "2026-02-28"),  # the earlier, safer day
        ("2026-02-28", "2028-02-28"),
        ("2026-03-01", "2028-03-01"),
        ("2024-12-31", "2026-12-31"),
        ("2025-01-01", "2027-01-01"),
        ("2024-11-22", "2026-11-22"),
    ],
)
def test_a_sublease_is_protected_once_it_has_lasted_over_two_years(began_on, protected_from):
    assert rules.tenure_protected_from(D(began_on)) == D(protected_from)
    assert rules.two_year_point(D(began_on)) == D(protected_from)


@given(days)
def test_in_block_letting_protection_begins_with_the_first_day(began_on):
    assert rules.tenure_protected_from(began_on, block_letting=True) == began_on


@pytest.mark.parametrize(
    ("began_on", "latest_notice"),
    [
        ("2026-03-14", "2027-11-30"),  # ends 29 February 2028
        ("2026-03-01", "2027-11-30"),  # the same turn of month is exactly two years
        ("2026-03-31", "2027-11-30"),
        ("2026-04-01", "2027-12-31"),
        (
            "2024-02-29",
            "2025-10-31",
        ),  # protected from 28 February 2026: ends 31 January
        ("2025-01-01", "2026-09-30"),
        ("2024-12-31", "2026-08-31"),
        ("2025-07-15", "2027-03-31"),
    ],
)
def test_the_latest_notice_that_still_ends_a_sublease_unprotected(began_on, latest_notice):
    assert rules.latest_notice_before_tenure(D(began_on)) == D(latest_notice)


@given(days)
def test_notice_on_the_latest_day_ends_it_in_time_and_a_day_later_does_not(began_on):
    latest = rules.latest_notice_before_tenure(began_on)
    assert rules.notice_end(latest) < rules.tenure_protected_from(began_on)
    assert rules.notice_end(latest + ONE_DAY) >= rules.tenure_protected_from(began_on)


# The way to an own lease (rule 21)


@pytest.mark.parametrize(
    ("begins_on", "months", "goal"),
    [
        ("2026-11-22", 6, "2027-05-22"),
        ("2026-11-22", 12, "2027-11-22"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-01", 6, "2027-06-01"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-03-31", 18, "2027-09-30"),
        ("2028-02-29", 12, "2029-02-28"),
    ],
)
def test_the_goal_date_is_so_many_months_after_the_start(begins_on, months, goal):
    assert rules.goal_date(D(begins_on), months) == D(goal)


def test_a_goal_date_lies_ahead():
    with pytest.raises(ValueError, match="at least one month"):
        rules.goal_date(D("2026-11-22"), 0)


# Quota (rule 19)


@pytest.mark.parametrize(
    ("turnover", "share", "rounding", "floor", "ceiling"),
    [
        (74, Decimal("0.10"), "nearest", 0, 7),
        (75, Decimal("0.10"), "nearest", 0, 8),  # a half goes up
        (65, Decimal("0.10"), "nearest", 0, 7),  # also from an even number
        (74, Decimal("0.10"), "down", 0, 7),
        (79, Decimal("0.10"), "down", 0, 7),
        (71, Decimal("0.10"), "up", 0, 8),
        (70, Decimal("0.10"), "up", 0, 7),  # a whole number is not rounded
        (70, 0.1, "up", 0, 7),  # 70 x 0.1 as a float is more than 7
        (60, "0.15", "down", 0, 9),
        (100, 0.29, "down", 0, 29),  # and 100 x 0.29 less than 29
        (12, Decimal("0.10"), "nearest", 5, 5),  # the floor
        (80, Decimal("0.10"), "nearest", 5, 8),
        (0, Decimal("0.10"), "up", 0, 0),
        (74, Decimal(0), "up", 0, 0),
        (74, Decimal(1), "down", 0, 74),
        (10, "0.0499999999999999999999999999999999999", "nearest", 0, 0),
    ],
)
def test_the_ceiling_is_a_share_of_last_years_turnover(turnover, share, rounding, floor, ceiling):
    assert rules.quota_ceiling(turnover, share, rounding, floor) == ceiling


def test_there_is_no_floor_unless_one_is_decided():
    assert rules.quota_ceiling(3, Decimal("0.10"), "down") == 0


@pytest.mark.parametrize(
    ("turnover", "share", "rounding", "floor"),
    [
        (-1, Decimal("0.10"), "nearest", 0),
        (74, Decimal("-0.10"), "nearest", 0),
        (74, Decimal("0.10"), "nearest", -1),
        (74, Decimal(10), "nearest", 0),  # per cent where a fraction was meant
        (74, Decimal("NaN"), "nearest", 0),
        (74, Decimal("Infinity"), "nearest", 0),
        (74, "ten", "nearest", 0),
        (74, Decimal("0.10"), "half-even", 0),
        (74, Decimal("0.10"), "", 0),
    ],
)
def test_what_cannot_be_a_ceiling_is_refused(turnover, share, rounding, floor):
    with pytest.raises(ValueError):
        rules.quota_ceiling(turnover, share, rounding, floor)


shares = st.decimals(0, 1, places=4)


@given(st.integers(0, 10**6), shares, st.integers(0, 100))
def test_rounding_up_nearest_and_down_never_change_places(turnover, share, floor):
    down, nearest, up = (rules.quota_ceiling(turnover, share, way, floor) for way in ("down", "nearest", "up"))
    assert floor <= down <= nearest <= up <= down + 1


@given(st.integers(0, 10**6), shares)
def test_the_ceiling_is_within_one_of_the_exact_share_and_nearest_within_a_half(turnover, share):
    exact = turnover * Fraction(share)
    assert abs(rules.quota_ceiling(turnover, share, "nearest") - exact) <= Fraction(1, 2)
    assert rules.quota_ceiling(turnover, share, "down") <= exact <= rules.quota_ceiling(turnover, share, "up")


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    shares,
    st.sampled_from(["down", "nearest", "up"]),
)
def test_more_turnover_never_lowers_the_ceiling(one, other, share, way):
    fewer, more = sorted([one, other])
    assert rules.quota_ceiling(fewer, share, way) <= rules.quota_ceiling(more, share, way)
