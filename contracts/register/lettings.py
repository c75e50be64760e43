"""What the file says of a letting, held against what the register knows: pure, on dates alone.

The register may know more than the property system: a takeover signed yesterday, a lease ended this morning. So the
file adds what is newer and never overwrites what is.
"""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto

ONE_DAY = dt.timedelta(days=1)


class Kept(Enum):
    """Why the register's own letting stands although the file says something else."""

    SOCIAL_CONTRACT = auto()
    NEWER_IN_REGISTER = auto()


@dataclass(frozen=True, slots=True)
class Letting:
    """The latest letting that the register knows of an apartment, both days included; `social`: to the municipality."""

    begins_on: dt.date
    ends_on: dt.date | None
    social: bool

    def lasts_until(self, day: dt.date) -> bool:
        return self.ends_on is None or self.ends_on >= day


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to write: the last day of the latest lease, the first day of a new one, or why nothing."""

    end_on: dt.date | None = None
    begin_on: dt.date | None = None
    kept: Kept | None = None


NOTHING = Verdict()


def verdict(let_from: dt.date | None, latest: Letting | None, as_of: dt.date) -> Verdict:
    """What the row's letting means on the day `as_of`. `let_from` is None when the row says that it is vacant."""
    if latest is None:
        return Verdict(begin_on=let_from)
    if latest.social and latest.lasts_until(as_of):
        return Verdict(kept=Kept.SOCIAL_CONTRACT)
    if let_from is None:
        return _vacated(latest, as_of)
    if latest.social:
        return Verdict(begin_on=let_from) if not latest.lasts_until(let_from) else Verdict(kept=Kept.NEWER_IN_REGISTER)
    if latest.begins_on > let_from:
        return Verdict(kept=Kept.NEWER_IN_REGISTER)
    if latest.begins_on == let_from:
        return NOTHING if latest.lasts_until(as_of) else Verdict(kept=Kept.NEWER_IN_REGISTER)
    return Verdict(end_on=let_from - ONE_DAY if latest.lasts_until(let_from) else None, begin_on=let_from)


def _vacated(latest: Letting, as_of: dt.date) -> Verdict:
    """A lease without an end ends yesterday. One with notice given ends when that says; one that is to come, comes."""
    if latest.ends_on is None and latest.begins_on < as_of:
        return Verdict(end_on=as_of - ONE_DAY)
    return NOTHING
