"""What follows what in a takeover: pure functions of recorded facts, without a database."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from contracts.enums import TakeoverPaperKind, TakeoverParty
from gotene.access.roles import Side

# From preparing to signing: time for the inspection, three yeses and the papers. A working habit, not law.
TIME_TO_PREPARE = relativedelta(days=14)
AGREEMENTS = tuple(kind for kind in TakeoverPaperKind if kind.is_signed)
BOTH = (Side.HOUSING, Side.SOCIAL)


class FactState(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    # Nothing is recorded that says either.
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """What a fact must be met for: preparing the takeover, or carrying it out."""

    PREPARE = "prepare"
    SWITCH = "switch"


def first_day_by_default(today: datetime.date) -> datetime.date:
    """The first of a month by which there is time to prepare."""
    earliest = today + TIME_TO_PREPARE
    return earliest if earliest.day == 1 else earliest.replace(day=1) + relativedelta(months=1)


def last_day_before(new_lease_from: datetime.date) -> datetime.date:
    """When the sublease and the social contract end: the day before, so that no day lies between."""
    return new_lease_from - datetime.timedelta(days=1)


def may_be_prepared(states: Iterable[FactState]) -> bool:
    """Whether nothing recorded speaks against it. What is not known stops nobody, and is shown as not known."""
    return FactState.NOT_MET not in states


@dataclass(frozen=True)
class Progress:
    """How far a takeover has come. `prepared` is False before there is one."""

    prepared: bool = False
    inspected: bool = False
    yeses: frozenset[TakeoverParty] = field(default_factory=frozenset)
    papers: frozenset[TakeoverPaperKind] = field(default_factory=frozenset)
    signed: frozenset[TakeoverPaperKind] = field(default_factory=frozenset)
    completed: bool = False


class Step(StrEnum):
    """The steps of a takeover in their order."""

    PREPARE = "prepare"
    INSPECTION = "inspection"
    YESES = "yeses"
    PAPERS = "papers"
    SIGNED = "signed"
    SWITCH = "switch"


def is_done(step: Step, progress: Progress) -> bool:
    match step:
        case Step.PREPARE:
            return progress.prepared
        case Step.INSPECTION:
            return progress.inspected
        case Step.YESES:
            return progress.yeses >= set(TakeoverParty)
        case Step.PAPERS:
            return progress.papers >= set(TakeoverPaperKind)
        case Step.SIGNED:
            return progress.signed >= set(AGREEMENTS)
    return progress.completed


def may_begin(step: Step, progress: Progress) -> bool:
    """Whether what it stands on is there. The inspection and the yeses wait for nothing but the preparation."""
    match step:
        case Step.PREPARE:
            return True
        case Step.INSPECTION | Step.YESES:
            return progress.prepared
        case Step.PAPERS:
            return is_done(Step.YESES, progress)
        case Step.SIGNED:
            return bool(progress.papers)
    return all(is_done(before, progress) for before in Step if before != Step.SWITCH)


def current_steps(progress: Progress) -> list[Step]:
    """What can be done now and is not done; nothing when the takeover is over."""
    if progress.completed:
        return []
    return [step for step in Step if may_begin(step, progress) and not is_done(step, progress)]


def next_paper(progress: Progress) -> TakeoverPaperKind | None:
    """The paper to make next; None when all are made, or not all have said yes."""
    if not may_begin(Step.PAPERS, progress):
        return None
    return next((kind for kind in TakeoverPaperKind if kind not in progress.papers), None)


def turn_of(step: Step, progress: Progress) -> tuple[Side, ...]:
    """Whose turn it is in a step that can be done now."""
    match step:
        case Step.INSPECTION | Step.SWITCH:
            return (Side.HOUSING,)
        case Step.YESES:
            return tuple(side for side in BOTH if any(p.noted_by == side for p in set(TakeoverParty) - progress.yeses))
        case Step.PAPERS:
            paper = next_paper(progress)
            return paper.makers if paper else ()
    return BOTH
