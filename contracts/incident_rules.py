"""The clocks and the order of the law when something goes wrong in a tenancy: pure functions on dates.

JB is Jordabalken (1970:994) chapter 12; F314 is förordning (1978:314). What is counted here are the earliest and the
latest days that the law sets; nothing here says that anybody should lose a home. Importable without Django.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from contracts import rules


@dataclass(frozen=True)
class RentClock:
    """When a month's rent should have come, and the first day on which the lease can be forfeited for it."""

    due_on: dt.date
    forfeitable_from: dt.date

    def forfeitable_on(self, day: dt.date) -> bool:
        return day >= self.forfeitable_from


def rent_clock(month: dt.date) -> RentClock:
    """The clock of the rent FOR the month that `month` lies in. Source: JB 20 § and 42 § first paragraph 1."""
    due_on = rules.rent_due_on(month.year, month.month)
    return RentClock(due_on, rules.forfeitable_from(due_on))


@dataclass(frozen=True)
class Recovery:
    """`pay_by`: paying by then gives the lease back. `eviction_from`: the first day of an order, if nobody has."""

    pay_by: dt.date
    eviction_from: dt.date

    def ended_by(self, paid_on: dt.date | None, undertaken_on: dt.date | None) -> bool:
        """Whether the way to eviction is closed: paid, or undertaken in writing by the social board, in time.

        Source: JB 44 § first paragraph 1 and fourth paragraph 1.
        """
        return any(day is not None and day <= self.pay_by for day in (paid_on, undertaken_on))


def recovery(tenant_served_on: dt.date | None, board_notified_on: dt.date | None) -> Recovery | None:
    """The clock of recovery (återvinning); None while one of its two beginnings is missing: it does not run.

    Source: JB 44 § first and second paragraphs. The notice to the board follows F314 form 3, and a wrong amount in it
    makes it worthless (RH 1995:34).
    """
    if tenant_served_on is None or board_notified_on is None:
        return None
    pay_by = rules.recovery_deadline(tenant_served_on, board_notified_on)
    return Recovery(pay_by, rules.eviction_possible_from(pay_by))


class Lack(StrEnum):
    """What is missing before a disturbance may be a ground for ending the tenancy."""

    DEMAND = "demand"  # Svenska: rättelseanmaning
    BOARD = "board"  # Svenska: underrättelse till socialnämnden


def lacking_before_ending(demanded_on: dt.date | None, board_notified_on: dt.date | None) -> list[Lack]:
    """What must be done, in this order, before ending a second-hand tenancy for disturbances may be considered.

    The tenant is asked to set it right, and the social board is told. The exception for particularly serious
    disturbances does not hold where the one at fault is a second-hand tenant let with the landlord's consent or the
    tribunal's leave; a municipality lets without either by 39 §, so the stricter order is kept for it as well.
    Source: JB 25 a §, 42 § fourth paragraph.
    """
    done = {Lack.DEMAND: demanded_on, Lack.BOARD: board_notified_on}
    return [lack for lack, day in done.items() if day is None]
