"""How far a takeover has come, as it is shown: the steps with what is done in each, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from contracts.enums import TakeoverPaperKind, TakeoverParty
from contracts.models import SignedPaper, Sublease, Takeover, TakeoverConsent, TakeoverPaper
from contracts.readiness import Fact, readiness_of, readiness_of_each
from contracts.takeover_rules import (
    FactState,
    Progress,
    Stage,
    Step,
    current_steps,
    is_done,
    may_be_prepared,
    may_begin,
    next_paper,
)


@dataclass(frozen=True)
class Yes:
    """The yes of one party: the one that stands (None while there is none), and those taken back before."""

    party: TakeoverParty
    standing: TakeoverConsent | None
    taken_back: list[TakeoverConsent]


@dataclass(frozen=True)
class Paper:
    """One paper: the newest made (None before it is), what was signed last (None), and how many were made before."""

    kind: TakeoverPaperKind
    made: TakeoverPaper | None
    signed: SignedPaper | None
    older: int


@dataclass(frozen=True)
class Course:
    """`takeover` is None before one is prepared; then there are only the facts."""

    sublease: Sublease
    takeover: Takeover | None
    facts: list[Fact]
    yeses: list[Yes]
    papers: list[Paper]
    progress: Progress

    @property
    def ready(self) -> bool:
        return may_be_prepared(fact.state for fact in self.before_preparing)

    @property
    def before_preparing(self):
        return [fact for fact in self.facts if fact.stage == Stage.PREPARE]

    @property
    def before_switching(self):
        return [fact for fact in self.facts if fact.stage == Stage.SWITCH]

    @property
    def all_known(self) -> bool:
        return all(fact.state != FactState.UNKNOWN for fact in self.before_preparing)

    @property
    def steps(self) -> dict[str, str]:
        """Each step by its name: done, now or later."""
        now = current_steps(self.progress)
        return {
            step.value: "done" if is_done(step, self.progress) else "now" if step in now else "later" for step in Step
        }

    @property
    def next_paper(self) -> TakeoverPaperKind | None:
        return next_paper(self.progress)

    @property
    def may_switch(self) -> bool:
        return may_begin(Step.SWITCH, self.progress) and not self.progress.completed

    @property
    def any_signed(self) -> bool:
        return bool(self.progress.signed)


def with_all(takeovers):
    """`takeovers` (a queryset) with all that a course reads, in a fixed number of queries."""
    return takeovers.with_place().prefetch_related(
        Prefetch("consents", TakeoverConsent.objects.select_related("recorded_by", "withdrawn_by")),
        Prefetch("papers", TakeoverPaper.objects.select_related("made_by")),
        Prefetch("papers__signed", SignedPaper.objects.select_related("received_by")),
    )


def course_of(sublease, staff, today) -> Course:
    """The takeover of a home that is prepared, or was carried out, or else what it would take; cancelled ones aside."""
    takeovers = with_all(Takeover.objects.visible_to(staff).filter(cancelled_on__isnull=True, sublease=sublease))
    takeover = takeovers.select_related("prepared_by", "completed_by", "tenant__identity").first()
    return _course(sublease, takeover, readiness_of(sublease, staff, today))


def courses_of(takeovers: Iterable[Takeover], staff, today) -> list[Course]:
    """The courses of takeovers read by `with_all`."""
    takeovers = list(takeovers)
    facts = readiness_of_each([takeover.sublease for takeover in takeovers], staff, today)
    return [_course(takeover.sublease, takeover, facts[takeover.sublease_id]) for takeover in takeovers]


def _course(sublease, takeover, facts):
    if takeover is None:
        return Course(sublease, None, facts, [], [], Progress())
    yeses = [_yes(party, takeover.consents.all()) for party in TakeoverParty]
    papers = [_paper(kind, takeover.papers.all()) for kind in TakeoverPaperKind]
    progress = Progress(
        prepared=True,
        inspected=all(fact.state == FactState.MET for fact in facts if fact.stage == Stage.SWITCH),
        yeses=frozenset(yes.party for yes in yeses if yes.standing),
        papers=frozenset(paper.kind for paper in papers if paper.made),
        signed=frozenset(paper.kind for paper in papers if paper.signed),
        completed=takeover.completed_at is not None,
    )
    return Course(sublease, takeover, facts, yeses, papers, progress)


def _yes(party, consents):
    own = [consent for consent in consents if consent.party == party]
    standing = next((consent for consent in own if consent.withdrawn_on is None), None)
    return Yes(party, standing, [consent for consent in own if consent.withdrawn_on])


def _paper(kind, papers):
    """Papers and signatures stand in the order in which they were added: the last counts."""
    made = [paper for paper in papers if paper.kind == kind]
    signed = list(made[-1].signed.all()) if made else []
    return Paper(kind, made[-1] if made else None, signed[-1] if signed else None, len(made[:-1]))
