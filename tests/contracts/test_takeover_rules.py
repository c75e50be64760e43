"""What follows what in a takeover, without a database."""

import datetime

import pytest

from contracts.enums import TakeoverPaperKind, TakeoverParty
from contracts.takeover_rules import (
    AGREEMENTS,
    FactState,
    Progress,
    Step,
    current_steps,
    first_day_by_default,
    last_day_before,
    may_be_prepared,
    next_paper,
    turn_of,
)
from gotene.access.roles import Side

DAY = datetime.date
YESES, PAPERS = frozenset(TakeoverParty), frozenset(TakeoverPaperKind)
SIGNED = frozenset(AGREEMENTS)
PREPARED = {"prepared": True}
AGREED = {**PREPARED, "yeses": YESES}
ON_PAPER = {**AGREED, "papers": PAPERS}
ALL_SIGNED = {**ON_PAPER, "signed": SIGNED}


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (DAY(2026, 11, 1), DAY(2026, 12, 1)),
        (DAY(2026, 11, 16), DAY(2026, 12, 1)),
        (DAY(2026, 11, 17), DAY(2026, 12, 1)),
        # Not even two weeks left: the month after.
        (DAY(2026, 11, 18), DAY(2027, 1, 1)),
        (DAY(2026, 12, 31), DAY(2027, 2, 1)),
    ],
)
def test_the_day_proposed_is_the_first_of_a_month_with_time_to_prepare(today, first):
    assert first_day_by_default(today) == first


def test_the_old_leases_end_the_day_before_the_new_one_begins():
    assert last_day_before(DAY(2027, 1, 1)) == DAY(2026, 12, 31)
    assert last_day_before(DAY(2028, 3, 1)) == DAY(2028, 2, 29)


@pytest.mark.parametrize(
    ("states", "may"),
    [
        ([], True),
        ([FactState.MET], True),
        ([FactState.MET, FactState.UNKNOWN], True),
        ([FactState.MET, FactState.NOT_MET], False),
        ([FactState.UNKNOWN, FactState.NOT_MET], False),
    ],
)
def test_what_is_not_met_stops_a_takeover_and_what_is_not_known_does_not(states, may):
    assert may_be_prepared(states) is may


@pytest.mark.parametrize(
    ("progress", "steps"),
    [
        ({}, [Step.PREPARE]),
        (PREPARED, [Step.INSPECTION, Step.YESES]),
        ({**PREPARED, "inspected": True}, [Step.YESES]),
        # Two of three is not enough.
        ({**PREPARED, "yeses": YESES - {TakeoverParty.RESIDENT}}, [Step.INSPECTION, Step.YESES]),
        (AGREED, [Step.INSPECTION, Step.PAPERS]),
        # The first paper can be signed while the others are made.
        (
            {**AGREED, "papers": frozenset({TakeoverPaperKind.END_SUBLEASE})},
            [Step.INSPECTION, Step.PAPERS, Step.SIGNED],
        ),
        (ON_PAPER, [Step.INSPECTION, Step.SIGNED]),
        # Everything signed, but the apartment has not been looked at.
        (ALL_SIGNED, [Step.INSPECTION]),
        ({**ALL_SIGNED, "inspected": True}, [Step.SWITCH]),
        ({**ALL_SIGNED, "inspected": True, "completed": True}, []),
        # A yes taken back after the papers were made: they wait for a new one.
        ({**ON_PAPER, "yeses": frozenset()}, [Step.INSPECTION, Step.YESES, Step.SIGNED]),
    ],
)
def test_what_can_be_done_now(progress, steps):
    assert current_steps(Progress(**progress)) == steps


def test_the_papers_come_in_order_and_only_after_the_yeses():
    assert next_paper(Progress(**PREPARED)) is None
    made, order = frozenset(), []
    while (paper := next_paper(Progress(**AGREED, papers=made))) is not None:
        order.append(paper)
        made |= {paper}
    assert order == [
        TakeoverPaperKind.END_SUBLEASE,
        TakeoverPaperKind.END_HEAD_LEASE,
        TakeoverPaperKind.NEW_LEASE,
        TakeoverPaperKind.LETTER,
    ]


@pytest.mark.parametrize(
    ("step", "progress", "sides"),
    [
        (Step.PREPARE, {}, {Side.HOUSING, Side.SOCIAL}),
        (Step.INSPECTION, PREPARED, {Side.HOUSING}),
        (Step.YESES, PREPARED, {Side.HOUSING, Side.SOCIAL}),
        (Step.YESES, {**PREPARED, "yeses": frozenset({TakeoverParty.HOUSING})}, {Side.SOCIAL}),
        (Step.YESES, {**PREPARED, "yeses": YESES - {TakeoverParty.HOUSING}}, {Side.HOUSING}),
        (Step.YESES, {**PREPARED, "yeses": YESES - {TakeoverParty.RESIDENT}}, {Side.SOCIAL}),
        (Step.PAPERS, AGREED, {Side.SOCIAL}),
        (Step.PAPERS, {**AGREED, "papers": frozenset({TakeoverPaperKind.END_SUBLEASE})}, {Side.HOUSING, Side.SOCIAL}),
        (Step.PAPERS, {**AGREED, "papers": PAPERS - {TakeoverPaperKind.NEW_LEASE}}, {Side.HOUSING}),
        (Step.SWITCH, ALL_SIGNED, {Side.HOUSING}),
    ],
)
def test_whose_turn_it_is(step, progress, sides):
    assert set(turn_of(step, Progress(**progress))) == sides
