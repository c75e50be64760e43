"""What the law says about appeals, retention and legal bases, date by date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gotene.dates import is_business_day
from tenants import rules
from tenants.enums import InformationKind, Protection

D = dt.date.fromisoformat
days = st.dates(D("1960-01-01"), D("2100-12-31"))


@pytest.mark.parametrize(
    ("served_on", "last_day"),
    [
        ("2026-11-20", "2026-12-11"),  # Friday to Friday
        (
            "2026-11-22",
            "2026-12-14",
        ),  # served on a Sunday: the third Sunday moves to Monday
        ("2026-11-21", "2026-12-14"),
        ("2026-12-03", "2026-12-28"),  # Christmas Eve, then Christmas and a weekend
        ("2026-12-10", "2027-01-04"),  # New Year's Eve
        ("2026-05-29", "2026-06-22"),  # Midsummer Eve
        ("2026-03-13", "2026-04-07"),  # Good Friday: after Easter
        ("2026-04-10", "2026-05-04"),  # First of May, a Friday
        (
            "1999-03-16",
            "1999-04-06",
        ),  # RÅ 1999 not 181: the Easter days in between do not prolong it
        ("2003-12-15", "2004-01-05"),  # RÅ 2004 not 40: Twelfth Night is a weekday
    ],
)
def test_an_appeal_has_three_weeks_from_being_served(served_on, last_day):
    assert rules.appeal_deadline(D(served_on)) == D(last_day)


@given(days)
def test_an_appeal_always_has_three_whole_weeks_and_ends_on_a_weekday(served_on):
    deadline = rules.appeal_deadline(served_on)
    assert dt.timedelta(weeks=3) <= deadline - served_on <= dt.timedelta(weeks=3, days=5)
    assert is_business_day(deadline)


@given(days, days)
def test_whoever_is_served_later_never_has_an_earlier_deadline(one, other):
    first, second = sorted([one, other])
    assert rules.appeal_deadline(first) <= rules.appeal_deadline(second)


@pytest.mark.parametrize(
    ("last_entry_on", "due"),
    [
        ("2026-11-22", "2032-12-31"),
        ("2026-01-01", "2032-12-31"),
        ("2026-12-31", "2032-12-31"),
        ("2027-01-01", "2033-12-31"),
        ("2024-02-29", "2030-12-31"),  # the duty arises on 28 February 2029
        ("2028-02-29", "2034-12-31"),
        ("2020-06-15", "2026-12-31"),
        ("2019-12-31", "2025-12-31"),
    ],
)
def test_a_file_is_erased_by_the_end_of_the_year_after_five_years(last_entry_on, due):
    assert rules.retention_due(D(last_entry_on)) == D(due)


@given(days)
def test_retention_is_a_years_end_six_to_seven_years_after_the_entry(last_entry_on):
    due = rules.retention_due(last_entry_on)
    assert (due.month, due.day, due.year) == (12, 31, last_entry_on.year + 6)


@pytest.mark.parametrize(
    ("born_on", "kept"),
    [
        ("1990-01-05", True),
        ("1990-02-15", True),
        ("2008-12-25", True),
        ("1990-01-04", False),
        ("1990-01-06", False),
        ("1990-05-14", False),
        ("1990-05-10", False),
        ("1990-05-20", False),
        ("1990-05-30", False),
        ("2000-02-29", False),
    ],
)
def test_files_of_those_born_on_the_5th_15th_and_25th_are_kept(born_on, kept):
    assert rules.kept_for_research(D(born_on)) is kept


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_three_days_of_every_month_are_kept_for_research(year, month):
    assert sum(rules.kept_for_research(dt.date(year, month, day)) for day in range(1, 29)) == 3


@pytest.mark.parametrize(
    ("decided_on", "basis"),
    [
        ("2015-03-01", "sol-2001-4-1"),
        ("2025-01-01", "sol-2001-4-1"),
        ("2025-06-29", "sol-2001-4-1"),
        ("2025-06-30", "sol-2001-4-1"),
        ("2025-07-01", "sol-2025-11-1"),
        ("2025-07-02", "sol-2025-11-1"),
        ("2026-11-22", "sol-2025-11-1"),
        ("2030-01-01", "sol-2025-11-1"),
    ],
)
def test_a_decision_rests_on_the_act_of_its_day(decided_on, basis):
    assert rules.legal_basis_on(D(decided_on)) == basis


@pytest.mark.parametrize(
    "decided_on, reported_from",
    [
        ("2026-01-15", "2026-04-15"),
        ("2026-08-22", "2026-11-22"),
        ("2025-11-30", "2026-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-01-31", "2026-04-30"),
        ("2026-12-01", "2027-03-01"),
        ("2026-10-31", "2027-01-31"),
        ("2025-07-01", "2025-10-01"),
    ],
)
def test_a_decision_not_carried_out_is_reported_after_three_months(decided_on, reported_from):
    assert rules.not_carried_out_from(D(decided_on)) == D(reported_from)


LANDLORD, HARM_TEST, DUTY = "landlord_informed", "harm_test", "duty"


@pytest.mark.parametrize(
    "kind, ways",
    [
        # JB 12:39 third paragraph: the landlord is informed at once.
        ("resident", {LANDLORD}),
        # OSL 26:1 unless a harm test says otherwise; OSL 10:28 where a law demands it; OSL 12:1 the person's own word.
        ("criteria", {"person_tells", HARM_TEST, DUTY}),
        ("check_ins", {"person_tells", HARM_TEST, DUTY}),
        ("takeover", {"person_tells", HARM_TEST, DUTY}),
        # What the company sees itself (JB 12:25-26) and the rent of the head lease (JB 12:20) are not told at all.
        ("incidents", {"own_eyes", "own_affair", HARM_TEST, DUTY}),
        ("answers", {HARM_TEST, DUTY}),
        ("other", {HARM_TEST, DUTY}),
    ],
)
def test_what_is_lawful_without_consent(kind, ways):
    assert set(rules.lawful_without_consent(kind)) == ways
    assert all(rules.SOURCE_OF_WAY[way] for way in rules.lawful_without_consent(kind))


def test_every_kind_of_information_has_its_lawful_ways():
    assert {kind for kind in InformationKind if rules.lawful_without_consent(kind)} == set(InformationKind)


def test_only_name_and_move_in_date_are_told_without_a_test_each_time():
    told_by_itself = [
        kind for kind in InformationKind if rules.Way.LANDLORD_INFORMED in rules.lawful_without_consent(kind)
    ]
    assert told_by_itself == [InformationKind.RESIDENT]


def test_each_kind_of_protection_has_its_way_for_letters():
    assert {kind: rules.post_route(kind) for kind in Protection.values} == {
        "marking": rules.PostRoute.FORWARDED_UNLESS_CERTAIN,
        "registration": rules.PostRoute.FORWARDED,
        "assumed": rules.PostRoute.AS_TO_ANYBODY,
    }
    assert rules.post_route("") is None
