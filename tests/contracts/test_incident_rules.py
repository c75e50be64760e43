"""The clocks and the order of the law when something goes wrong, with their sources."""

import datetime as dt

import pytest

from contracts.incident_rules import Lack, lacking_before_ending, recovery, rent_clock

DAY = dt.date


@pytest.mark.parametrize(
    ("month", "due_on", "forfeitable_from"),
    [
        # JB 20 §: the last weekday before the month. JB 42 § first paragraph 1: more than a week late.
        (DAY(2026, 11, 1), DAY(2026, 10, 30), DAY(2026, 11, 7)),
        # 31 January and 1 February 2026 are a Saturday and a Sunday.
        (DAY(2026, 2, 1), DAY(2026, 1, 30), DAY(2026, 2, 7)),
        # New Year's Eve is no weekday.
        (DAY(2027, 1, 1), DAY(2026, 12, 30), DAY(2027, 1, 7)),
        # Any day of the month says which month it is.
        (DAY(2026, 11, 17), DAY(2026, 10, 30), DAY(2026, 11, 7)),
    ],
)
def test_a_months_rent_has_its_day_and_the_day_when_it_is_a_week_late(month, due_on, forfeitable_from):
    clock = rent_clock(month)
    assert (clock.due_on, clock.forfeitable_from) == (due_on, forfeitable_from)
    assert not clock.forfeitable_on(forfeitable_from - dt.timedelta(days=1))
    assert clock.forfeitable_on(forfeitable_from)


@pytest.mark.parametrize(
    ("served", "board", "pay_by", "eviction_from"),
    [
        # JB 44 § first paragraph 1: three weeks from the later of the two; second paragraph: two more weekdays.
        (DAY(2026, 3, 2), DAY(2026, 3, 4), DAY(2026, 3, 25), DAY(2026, 3, 28)),
        (DAY(2026, 3, 4), DAY(2026, 3, 2), DAY(2026, 3, 25), DAY(2026, 3, 28)),
        # Lag (1930:173) 2 §: a last day on a Saturday moves to the Monday; three weeks from 13 March are 3 April,
        # Good Friday, so it moves over Easter to Tuesday the 7th.
        (DAY(2026, 3, 7), DAY(2026, 3, 7), DAY(2026, 3, 30), DAY(2026, 4, 2)),
        (DAY(2026, 3, 13), DAY(2026, 3, 13), DAY(2026, 4, 7), DAY(2026, 4, 10)),
    ],
)
def test_recovery_runs_from_the_later_of_its_two_beginnings(served, board, pay_by, eviction_from):
    clock = recovery(served, board)
    assert (clock.pay_by, clock.eviction_from) == (pay_by, eviction_from)


@pytest.mark.parametrize(("served", "board"), [(None, None), (DAY(2026, 3, 2), None), (None, DAY(2026, 3, 2))])
def test_the_clock_does_not_run_until_both_have_been_done(served, board):
    assert recovery(served, board) is None


@pytest.mark.parametrize(
    ("paid_on", "undertaken_on", "ended"),
    [
        # JB 44 § first paragraph 1 (paid) and fourth paragraph 1 (undertaken by the social board).
        (DAY(2026, 3, 25), None, True),
        (DAY(2026, 3, 26), None, False),
        (None, DAY(2026, 3, 25), True),
        (None, DAY(2026, 3, 26), False),
        (DAY(2026, 4, 1), DAY(2026, 3, 20), True),
        (None, None, False),
    ],
)
def test_paying_or_undertaking_in_time_closes_the_way_to_eviction(paid_on, undertaken_on, ended):
    assert recovery(DAY(2026, 3, 2), DAY(2026, 3, 4)).ended_by(paid_on, undertaken_on) is ended


@pytest.mark.parametrize(
    ("demanded_on", "board_notified_on", "lacking"),
    [
        # JB 25 a §, 42 § fourth paragraph: both, also where it is particularly serious, for a second-hand tenant.
        (None, None, [Lack.DEMAND, Lack.BOARD]),
        (DAY(2026, 3, 2), None, [Lack.BOARD]),
        (None, DAY(2026, 3, 2), [Lack.DEMAND]),
        (DAY(2026, 3, 2), DAY(2026, 3, 2), []),
    ],
)
def test_a_disturbance_is_no_ground_before_the_demand_and_the_boards_notice(demanded_on, board_notified_on, lacking):
    assert lacking_before_ending(demanded_on, board_notified_on) == lacking
