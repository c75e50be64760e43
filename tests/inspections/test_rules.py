"""Who pays, when inspections are held, and sums that are never mixed."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gotene.dates import is_business_day
from inspections import rules
from inspections.enums import Finding, WhoPays

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2060, 12, 31))
KRONOR = st.decimals(0, 1_000_000, places=2)


@pytest.mark.parametrize(
    ("finding", "payers"),
    [
        # Nothing is nobody's.
        ("none", ()),
        # JB 12:15: wear through age and use is the landlord's.
        ("wear", ("landlord",)),
        # JB 12:24: carelessness is the tenant's; toward the company that is the municipality.
        ("damage", ("municipality", "resident", "landlord")),
    ],
)
def test_who_may_pay(finding, payers):
    assert rules.who_may_pay(finding) == payers


def test_the_rules_and_the_screen_say_the_same_words():
    assert {rules.NONE, rules.WEAR, rules.DAMAGE} == set(Finding.values)
    assert {rules.LANDLORD, rules.MUNICIPALITY, rules.RESIDENT} == set(WhoPays.values)


@pytest.mark.parametrize(
    ("now", "before", "worse"),
    [
        ((1, "none"), (1, "none"), False),
        ((0, "none"), (2, "wear"), False),
        ((2, "wear"), (1, "none"), True),
        ((2, "damage"), (2, "wear"), True),
        ((2, "damage"), (2, "damage"), False),
        ((3, "damage"), (2, "damage"), True),
        ((3, "damage"), (None, ""), None),
    ],
)
def test_whether_a_part_is_worse_than_it_was(now, before, worse):
    assert rules.is_worse(*now, *before) is worse


@pytest.mark.parametrize(
    ("ends_on", "held_on"),
    [
        (dt.date(2026, 8, 31), dt.date(2026, 8, 31)),  # a Monday
        (dt.date(2026, 5, 31), dt.date(2026, 5, 29)),  # a Sunday: the Friday before
        (dt.date(2026, 12, 31), dt.date(2026, 12, 30)),  # New Year's Eve
        (dt.date(2027, 3, 28), dt.date(2027, 3, 25)),  # Easter Day: Maundy Thursday
    ],
)
def test_moving_out_is_inspected_on_the_last_day_or_the_weekday_before(ends_on, held_on):
    assert rules.move_out_day(ends_on, dt.date(2026, 1, 1)) == held_on


def test_what_should_have_been_held_is_held_as_soon_as_can_be():
    friday = dt.date(2026, 3, 6)
    assert rules.move_out_day(dt.date(2026, 2, 27), friday) == dt.date(2026, 3, 9)
    assert rules.before_takeover_day(dt.date(2026, 3, 9), friday) == dt.date(2026, 3, 9)


def test_before_a_takeover_there_is_a_week_to_mend():
    assert rules.before_takeover_day(dt.date(2026, 10, 1), dt.date(2026, 9, 1)) == dt.date(2026, 9, 24)


def test_a_new_resident_has_eight_days_for_remarks():
    assert rules.remarks_by(dt.date(2026, 3, 2)) == dt.date(2026, 3, 10)


@given(DAYS, DAYS)
def test_every_visit_is_on_a_weekday_and_none_in_the_past(day, today):
    for planned in (rules.move_out_day(day, today), rules.before_takeover_day(day, today)):
        assert is_business_day(planned)
        assert planned >= today
    assert rules.move_in_day(day) >= day
    assert is_business_day(rules.move_in_day(day))


@given(DAYS)
def test_moving_out_is_never_inspected_after_the_last_day_when_there_is_time(ends_on):
    assert ends_on - dt.timedelta(days=7) < rules.move_out_day(ends_on, ends_on - dt.timedelta(days=30)) <= ends_on


@given(st.lists(st.tuples(st.sampled_from(["", *WhoPays.values]), st.none() | KRONOR)))
def test_the_sums_of_different_payers_make_up_the_whole_and_are_not_mixed(items):
    sums = rules.cost_by_payer(items)
    assert sum(sums.values()) == sum((cost for _payer, cost in items if cost is not None), Decimal(0))
    for payer in sums:
        assert sums[payer] == sum(cost for who, cost in items if who == payer and cost is not None)


def test_the_law_is_read_without_django():
    check = "import sys, inspections.rules, inspections.outlines; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
