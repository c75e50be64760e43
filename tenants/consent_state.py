"""How it stands with what a household lets be told: which kinds are asked about, and what was answered."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from tenants.enums import InformationKind
from tenants.models import Consent

# Name and move-in date are told by law; what is told one by one is tried one by one.
ASKED = (
    InformationKind.CRITERIA,
    InformationKind.CHECK_INS,
    InformationKind.INCIDENTS,
    InformationKind.TAKEOVER,
    InformationKind.ANSWERS,
)
# How long before its last day somebody asks for a new one. A working habit, not law.
ASKED_AGAIN_BEFORE = datetime.timedelta(days=30)


class State(StrEnum):
    IN_FORCE = "in_force"
    ENDS_SOON = "ends_soon"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class KindState:
    """`consent`: the one in force, or that ended last. `day`: when what the state says came about; None if nothing."""

    kind: InformationKind
    state: State
    consent: Consent | None = None
    day: datetime.date | None = None

    @property
    def in_force(self):
        return self.state in (State.IN_FORCE, State.ENDS_SOON)

    @property
    def to_ask(self):
        """Whether somebody is to ask: nobody has, or the answer has run out or is about to."""
        return self.state in (State.NOT_ASKED, State.ENDS_SOON, State.ENDED)

    @property
    def is_asked(self):
        """Whether the page and the paper ask about it: also after a no, which the person may change."""
        return self.state != State.IN_FORCE


def states_of(case, today):
    """A KindState for each kind that people are asked about. Reads the case's `consents` and `consent_refusals`."""
    consents, refusals = list(case.consents.all()), list(case.consent_refusals.all())
    return [_state(kind, consents, refusals, today) for kind in ASKED]


def untold(case, kind):
    """The KindState of `kind` where nothing may be told by consent today, for a page to say it first; else None."""
    state = next(state for state in states_of(case, timezone.localdate()) if state.kind == kind)
    return None if state.in_force else state


def _state(kind, consents, refusals, today):
    given = [consent for consent in consents if consent.kind == kind]
    noes = [refusal.said_on for refusal in refusals if refusal.kind == kind]
    in_force = [consent for consent in given if consent.in_force_on(today)]
    if in_force:
        # The one that reaches longest.
        consent = max(in_force, key=lambda one: one.valid_until or datetime.date.max)
        ends_soon = consent.valid_until is not None and consent.valid_until - today <= ASKED_AGAIN_BEFORE
        # Who has been asked for a longer one and said no is not asked again.
        declined = any(said_on > consent.given_on for said_on in noes)
        return KindState(kind, State.ENDS_SOON if ends_soon and not declined else State.IN_FORCE, consent, None)
    answers = [
        KindState(kind, State.WITHDRAWN, consent, consent.withdrawn_on)
        if consent.withdrawn_on
        else KindState(kind, State.ENDED, consent, consent.valid_until)
        for consent in given
        if consent.given_on <= today
    ]
    answers += [KindState(kind, State.REFUSED, None, said_on) for said_on in noes]
    # Of two answers on one day the last in this order: a no weighs most.
    return max(
        answers,
        key=lambda answer: (answer.day, answer.state == State.REFUSED),
        default=KindState(kind, State.NOT_ASKED),
    )
