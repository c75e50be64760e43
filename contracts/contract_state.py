"""How it stands with a social contract on a day: let, empty, given notice, ended. Counted, never stored."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from contracts.enums import ContractEnd


class ContractState(TextChoices):
    NOT_BEGUN = "not_begun", _("not begun")
    LET = "let", _("let")
    # The resident's last day is set, and nobody is to move in after it.
    LEAVING = "leaving", _("the resident moves out")
    EMPTY = "empty", _("empty")
    TAKEN_OVER = "taken_over", _("own lease")
    ENDED = "ended", _("ended")
    HANDED_BACK = "handed_back", _("handed back")


TONES = {
    ContractState.NOT_BEGUN: "info",
    ContractState.LET: "accent",
    ContractState.LEAVING: "warning",
    ContractState.EMPTY: "warning",
    ContractState.TAKEN_OVER: "success",
}


@dataclass(frozen=True)
class State:
    """`kind`, with the days that tell more of it.

    `empty_since` is the first day without a resident, and `empty_days` how many there have been, today included;
    `resident_leaves_on` is the resident's last day, where nobody follows; `moves_in_on` when somebody is to move in
    where nobody lives; `ends_on` the last day of the contract itself, when it is set.
    """

    kind: ContractState
    ends_on: datetime.date | None = None
    empty_since: datetime.date | None = None
    empty_days: int = 0
    resident_leaves_on: datetime.date | None = None
    moves_in_on: datetime.date | None = None

    @property
    def label(self):
        return self.kind.label

    @property
    def tone(self):
        return TONES.get(self.kind, "neutral")

    @property
    def over(self) -> bool:
        return self.kind in (ContractState.TAKEN_OVER, ContractState.ENDED, ContractState.HANDED_BACK)

    @property
    def can_be_let(self) -> bool:
        """Whether a new resident may move in without anybody else leaving first: the contract goes on."""
        return self.kind in (ContractState.EMPTY, ContractState.LEAVING) and not self.ends_on and not self.moves_in_on


def state_of(contract, subleases: Iterable, today: datetime.date) -> State:
    """The state of `contract` on `today`; `subleases` are all of its own, in any order.

    An empty contract is paid by the municipality, from the day after the last resident left (or the contract began).
    """
    if contract.ends_on and contract.ends_on < today:
        return State(_ended(contract), ends_on=contract.ends_on)
    if contract.begins_on > today:
        return State(ContractState.NOT_BEGUN, ends_on=contract.ends_on)
    day = datetime.timedelta(days=1)
    last = max((sublease.ends_on or datetime.date.max for sublease in subleases), default=None)
    now = next((sublease for sublease in subleases if sublease.lasts_on(today)), None)
    if now is not None:
        if now.ends_on is None or now.ends_on < last:
            return State(ContractState.LET, ends_on=contract.ends_on)
        return State(ContractState.LEAVING, ends_on=contract.ends_on, resident_leaves_on=now.ends_on)
    left = max((sublease.ends_on for sublease in subleases if sublease.begins_on <= today), default=None)
    since = left + day if left else contract.begins_on
    coming = min((sublease.begins_on for sublease in subleases if sublease.begins_on > today), default=None)
    return State(
        ContractState.EMPTY,
        ends_on=contract.ends_on,
        empty_since=since,
        empty_days=(today - since).days + 1,
        moves_in_on=coming,
    )


def _ended(contract):
    return {
        ContractEnd.TAKEN_OVER: ContractState.TAKEN_OVER,
        ContractEnd.HANDED_BACK: ContractState.HANDED_BACK,
    }.get(contract.end_reason, ContractState.ENDED)
