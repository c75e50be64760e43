"""To whom the protected person was shown: once last month, which the other handler has seen, and once just now."""

import datetime as dt
from dataclasses import dataclass

from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import ONE_DAY, at, office_day, office_day_from
from gotene.casework.demo.contracts import HomePlan
from gotene.dates import add_months
from tenants.actions.reveals import SHOWN_FOR
from tenants.enums import RevealKind, RevealMarkKind
from tenants.models import Person, Reveal, RevealMark


@dataclass(frozen=True)
class Shown:
    """One time that `handler` was shown who `person` is."""

    person: Person
    handler: StaffMember
    at: dt.datetime
    reason: str


def write_reveals(protected: HomePlan, today: dt.date) -> list[Shown]:
    """`protected`: the home of the household whose handlers are its officer and the company's contact."""
    officer, letting = protected.case.family.handlers
    person = protected.case.family.adults[0].person
    last_month = office_day_from(add_months(today.replace(day=1), -1) + 9 * ONE_DAY)
    shown = [
        Shown(person, officer, at(last_month, 10, 25), "Skriver kallelse till uppföljning av beslutet."),
        Shown(
            person,
            letting,
            at(office_day(today - ONE_DAY), 13, 40),
            "Nyckeln har gått av, låssmeden behöver en kontaktperson.",
        ),
    ]
    seen, _new = Reveal.objects.bulk_create(
        Reveal(
            person=one.person,
            staff=one.handler,
            kind=RevealKind.IDENTITY,
            reason=one.reason,
            revealed_at=one.at,
            ends_at=one.at + SHOWN_FOR,
        )
        for one in shown
    )
    RevealMark.objects.create(reveal=seen, staff=letting, what=RevealMarkKind.SEEN, at=at(last_month, 14, 5))
    return shown
