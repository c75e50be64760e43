"""What the law says about late rent: due, forfeited, recovered, evicted (rules 10-11)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts import rules
from gotene.dates import is_business_day

D = dt.date.fromisoformat
ONE_DAY = dt.timedelta(days=1)
days = st.dates(D("1960-01-01"), D("2100-12-31"))


@pytest.mark.parametrize(
    ("year", "month", "due_on"),
    [
        (2026, 12, "2026-11-30"),
        (2026, 11, "2026-10-30"),  # All Saints' Day on the 31st
        (2026, 3, "2026-02-27"),
        (2026, 6, "2026-05-29"),
        (2027, 1, "2026-12-30"),  # New Year's Eve is no weekday
        (2024, 4, "2024-03-28"),  # before Easter
        (2024, 3, "2024-02-29"),
        (2027, 2, "2027-01-29"),
    ],
)
def test_rent_is_due_on_the_last_weekday_before_its_month(year, month, due_on):
    assert rules.rent_due_on(year, month) == D(due_on)


@given(st.integers(1960, 2100), st.integers(1, 12))
def test_rent_is_due_on_a_weekday_in_the_month_before(year, month):
    due_on = rules.rent_due_on(year, month)
    first = dt.date(year, month, 1)
    assert is_business_day(due_on)
    assert due_on < first
    between = [due_on + dt.timedelta(days=n) for n in range(1, (first - due_on).days)]
    assert not any(is_business_day(day) for day in between)


@pytest.mark.parametrize(
    ("due_on", "forfeitable"),
    [
        ("2026-11-30", "2026-12-08"),  # the 7th is one week: not more than a week
        ("2026-10-30", "2026-11-07"),
        ("2026-12-30", "2027-01-07"),
        ("2026-02-27", "2026-03-07"),
        ("2024-02-29", "2024-03-08"),
        ("2026-05-29", "2026-06-06"),  # a holiday, and it stays
        ("2026-03-31", "2026-04-08"),
        ("2022-12-30", "2023-01-07"),
    ],
)
def test_a_lease_can_be_forfeited_from_the_eighth_day(due_on, forfeitable):
    assert rules.forfeitable_from(D(due_on)) == D(forfeitable)


@given(days)
def test_a_tenant_always_has_a_whole_week(due_on):
    assert rules.forfeitable_from(due_on) - due_on == dt.timedelta(days=8)


@pytest.mark.parametrize(
    ("tenant_served_on", "board_notified_on", "deadline"),
    [
        ("2026-11-16", "2026-11-16", "2026-12-07"),
        ("2026-11-16", "2026-11-19", "2026-12-10"),  # the board was told later
        ("2026-11-19", "2026-11-16", "2026-12-10"),  # the tenant was served later
        ("2026-11-21", "2026-11-16", "2026-12-14"),  # a Saturday moves
        ("2026-11-22", "2026-11-20", "2026-12-14"),
        ("2026-12-03", "2026-12-01", "2026-12-28"),  # Christmas Eve
        ("2026-12-10", "2026-12-10", "2027-01-04"),  # New Year's Eve
        ("2026-05-29", "2026-05-28", "2026-06-22"),  # Midsummer Eve
        ("2026-03-13", "2026-03-13", "2026-04-07"),  # Good Friday
    ],
)
def test_the_lease_is_recovered_within_three_weeks_of_the_later_notice(tenant_served_on, board_notified_on, deadline):
    assert rules.recovery_deadline(D(tenant_served_on), D(board_notified_on)) == D(deadline)


@given(days, days)
def test_recovery_gives_three_weeks_from_both_notices_whichever_came_first(one, other):
    deadline = rules.recovery_deadline(one, other)
    assert deadline == rules.recovery_deadline(other, one)
    assert deadline >= max(one, other) + dt.timedelta(weeks=3)
    assert is_business_day(deadline)


@pytest.mark.parametrize(
    ("deadline", "possible_from"),
    [
        ("2026-12-07", "2026-12-10"),  # Monday: Tuesday and Wednesday go by
        ("2026-12-08", "2026-12-11"),
        ("2026-12-09", "2026-12-12"),  # Wednesday: Thursday and Friday go by
        ("2026-12-10", "2026-12-15"),  # Thursday: Friday and Monday
        ("2026-12-11", "2026-12-16"),
        ("2026-12-22", "2026-12-29"),  # the 23rd and the 28th
        ("2026-12-28", "2026-12-31"),
        ("2026-12-30", "2027-01-06"),  # 4 and 5 January
        ("2026-04-02", "2026-04-09"),  # over Easter
        ("2026-06-18", "2026-06-24"),  # over Midsummer
    ],
)
def test_eviction_is_possible_when_two_more_weekdays_have_gone_by(deadline, possible_from):
    assert rules.eviction_possible_from(D(deadline)) == D(possible_from)


@given(days)
def test_exactly_two_whole_weekdays_lie_between_the_deadline_and_eviction(deadline):
    possible_from = rules.eviction_possible_from(deadline)
    between = [deadline + dt.timedelta(days=n) for n in range(1, (possible_from - deadline).days)]
    assert sum(is_business_day(day) for day in between) == 2
    assert is_business_day(between[-1])
