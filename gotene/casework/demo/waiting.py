"""Those who wait today: a request with an offer to answer, one without, and a decision without a request."""

import datetime as dt
from dataclasses import dataclass

from contracts.enums import Access, OfferAnswer
from contracts.models import Apartment, HousingRequest, Offer
from gotene.accounts.models import StaffMember
from gotene.casework.demo.cases import CasePlan
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, at, office_day, told_once, write
from gotene.casework.demo.households import People
from gotene.casework.demo.policies import ANSWER_DAYS, agreement
from gotene.dates import add_months, add_years

DECIDED_DAYS_AGO = {"offered": 61, "waiting": 47, "undecided_home": 19}
OPENED_BEFORE_DECISION = 32
TOWN = "Götene"


@dataclass
class Waiting:
    """The cases that have no home yet, by what they wait for."""

    offered: CasePlan
    waiting: CasePlan
    undecided_home: CasePlan

    @property
    def cases(self) -> list[CasePlan]:
        return [self.offered, self.waiting, self.undecided_home]


def plan_waiting(people: People, staff: dict[str, StaffMember], today: dt.date) -> Waiting:
    def case(key: str, rooms: int, officer: str) -> CasePlan:
        decided = office_day(today - DECIDED_DAYS_AGO[key] * ONE_DAY)
        opened = office_day(decided - OPENED_BEFORE_DECISION * ONE_DAY)
        return CasePlan(
            family=people.family(rooms, opened, by=staff[officer], phones=True),
            officer=staff[officer],
            opened_on=opened,
            decided_on=decided,
            valid_from=decided,
            valid_to=add_years(decided, 1) - ONE_DAY,
        )

    return Waiting(case("offered", 2, "case"), case("waiting", 4, "case_2"), case("undecided_home", 2, "case_3"))


def write_waiting(waiting: Waiting, staff: dict[str, StaffMember], today: dt.date) -> None:
    """The requests, an offer that was declined, and one that waits for its answer."""
    asked = office_day(today - 40 * ONE_DAY)
    coming = add_months(today.replace(day=1), 1)
    requests = write(
        [
            told_once(
                HousingRequest(
                    case_number=waiting.offered.case.number,
                    requested_by=waiting.offered.officer,
                    requested_on=asked,
                    rooms_min=1,
                    rooms_max=2,
                    towns=[TOWN],
                    needed_from=coming,
                ),
                asked,
                waiting.offered.officer,
            ),
            told_once(
                HousingRequest(
                    case_number=waiting.waiting.case.number,
                    requested_by=waiting.waiting.officer,
                    requested_on=office_day(today - 9 * ONE_DAY),
                    rooms_min=3,
                    rooms_max=4,
                    access=[Access.LIFT_OR_GROUND_FLOOR],
                    needed_from=coming,
                ),
                office_day(today - 9 * ONE_DAY),
                waiting.waiting.officer,
            ),
        ]
    )
    vacant = [
        apartment
        for apartment in Apartment.objects.vacant_from(today).with_address()
        if apartment.rooms == 2 and apartment.stairwell.city == TOWN
    ]
    _offer(requests[0], vacant[0], staff, today, coming, declined=True)
    _offer(requests[0], vacant[1], staff, today, coming, declined=False)


def _offer(request: HousingRequest, apartment: Apartment, staff, today: dt.date, available: dt.date, declined: bool):
    letting, coordinator = staff["letting"], staff["coordinator"]
    offered = office_day(today - (27 if declined else 3) * ONE_DAY)
    offer = Offer(
        request=request,
        apartment=apartment,
        offered_on=offered,
        offered_by=letting,
        available_from=available,
        answer_by=offered + ANSWER_DAYS * ONE_DAY,
        policy=agreement(),
    )
    tellings = [Telling(offered, letting)]
    if declined:
        answered = office_day(offered + 5 * ONE_DAY)
        tellings = [
            Telling(
                offered,
                letting,
                {"answer": "", "answered_at": None, "answered_by_id": None, "decline_reason": ""},
            ),
            Telling(answered, coordinator),
        ]
        offer.answer, offer.answered_at, offer.answered_by = OfferAnswer.DECLINED, at(answered, 13), coordinator
        offer.decline_reason = "Ligger för långt bort. Centrala Götene passar bättre."
    write([Told(offer, tellings)])
