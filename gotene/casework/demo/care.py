"""Questions to the other side, and an apartment that is visited two together."""

import datetime as dt

from contracts.models import Question, VisitInPairs
from gotene.access.roles import Side
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, at, office_day, office_day_from, told_once, write
from gotene.casework.demo.contracts import HomePlan
from gotene.dates import add_months
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Consent, Disclosure

# Of the contracts that run, the youngest first.
ANSWERED, UNANSWERED, TWO_TOGETHER = 2, 0, 5
ANSWER = "Ja, hemförsäkringen är tecknad. Brevet kommer till er under veckan."


def write_care(running: list[HomePlan], staff: dict[str, StaffMember], today: dt.date) -> None:
    """`running`: the homes whose plans run, the youngest first."""
    answered, unanswered = running[ANSWERED], running[UNANSWERED]
    _answered(answered, today)
    by = unanswered.sublease.contract.housing_contact
    asked = office_day(today - 2 * ONE_DAY)
    question = Question(
        sublease=unanswered.sublease,
        to_side=Side.SOCIAL,
        text="Kan köksfläkten bytas tisdag förmiddag, eller passar en annan dag bättre?",
        asked_on=asked,
        asked_by=by,
        answerer=unanswered.case.officer,
        answer_by=office_day_from(today + 3 * ONE_DAY),
    )
    write([told_once(question, asked, by)])
    begins = office_day(today - 20 * ONE_DAY)
    owner = running[TWO_TOGETHER].case.officer
    together = VisitInPairs(
        apartment=running[TWO_TOGETHER].sublease.contract.apartment,
        owner=owner,
        begins_on=begins,
        until=add_months(begins, 3),
    )
    write([told_once(together, begins, owner)])


def _answered(home, today):
    contract, officer = home.sublease.contract, home.case.officer
    asked, answered = office_day(today - 12 * ONE_DAY), office_day(today - 9 * ONE_DAY)
    question = Question(
        sublease=home.sublease,
        to_side=Side.SOCIAL,
        text="Finns det en hemförsäkring inför övertagandet?",
        asked_on=asked,
        asked_by=contract.housing_contact,
        answerer=officer,
        answer_by=office_day_from(asked + 7 * ONE_DAY),
        answer=ANSWER,
        answered_at=at(answered, 11),
        answered_by=officer,
    )
    waiting = {"answer": "", "answered_at": None, "answered_by_id": None}
    write([Told(question, [Telling(asked, contract.housing_contact, waiting), Telling(answered, officer)])])
    case = home.case.case
    consent = Consent(case=case, kind=InformationKind.ANSWERS, given_on=answered)
    write([told_once(consent, answered, officer)])
    Disclosure.objects.create(
        case=case,
        kind=InformationKind.ANSWERS,
        what=ANSWER,
        recipient_id="housing",
        ground=DisclosureGround.CONSENT,
        consent=consent,
        disclosed_by=officer,
        disclosed_at=at(answered, 11),
    )
