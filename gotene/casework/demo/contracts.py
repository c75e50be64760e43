"""Social contracts with their residents, from the request to how they ended."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from contracts.actions.placement import PARAGRAPH
from contracts.enums import OfferAnswer, SubleaseEnd
from contracts.models import (
    Apartment,
    HousingRequest,
    LandlordNotice,
    Offer,
    Placement,
    QuotaPlace,
    QuotaYear,
    Resident,
    SocialContract,
    Sublease,
)
from gotene.accounts.models import StaffMember
from gotene.casework.demo.cases import CasePlan
from gotene.casework.demo.chronicle import (
    ONE_DAY,
    Telling,
    Told,
    at,
    office_day,
    told_once,
    write,
)
from gotene.casework.demo.contract_plan import ContractPlan
from gotene.casework.demo.months import first_day, last_day, month_of
from gotene.casework.demo.policies import AGREEMENT_FROM, ANSWER_DAYS, agreement
from gotene.dates import long_date
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Disclosure

ENDED_DAYS_BEFORE = 38
ANSWERED_AFTER_DAYS = 4
OFFERED_DAYS_BEFORE, REQUESTED_DAYS_BEFORE = 30, 45
REASONS = (
    "Storlek och läge passar hushållet. Nära till skola och buss.",
    "Rätt storlek och en lugn uppgång. Hushållet har sett lägenheten och vill bo där.",
    "Hushållet har väntat längst och lägenheten har de rum som behövs.",
    "Nära till arbete och anhöriga. Inga kända hinder i uppgången.",
)


@dataclass
class HomePlan:
    """One household's time in a contract."""

    contract: ContractPlan
    begins_on: dt.date
    ends_on: dt.date | None
    case: CasePlan
    sublease: Sublease | None = None

    @property
    def first(self) -> bool:
        return self.contract.homes[0][0] == month_of(self.begins_on)

    @property
    def last(self) -> bool:
        return self.contract.homes[-1][0] == month_of(self.begins_on)

    @property
    def switched(self) -> bool:
        """Whether its end is told step by step, with the takeover."""
        return self.contract.lately and self.last


def letting_officer(number: int) -> str:
    """Who at the company is the contact of contract `number`, counted from the first that began."""
    return "letting_2" if number % 3 == 1 else "letting"


def write_contracts(
    plans: list[ContractPlan], apartments: dict[str, Apartment], staff: dict[str, StaffMember], homes: list[HomePlan]
) -> dict[int, SocialContract]:
    """The contracts, numbered by the year they began. By the plan's id()."""
    officers = {id(home.contract): home.case.officer for home in homes if home.last}
    coordinator = staff["coordinator"]
    running, told = Counter(), []
    for number, plan in enumerate(plans):
        begins_on = first_day(plan.begins)
        running[begins_on.year] += 1
        letting = staff[letting_officer(number)]
        contract = SocialContract(
            number=f"K-{begins_on.year}-{running[begins_on.year]:02}",
            apartment=apartments[plan.flat.number],
            begins_on=begins_on,
            ends_on=None if plan.ends is None or plan.lately else last_day(plan.ends),
            housing_contact=letting,
            housing_deputy=staff["letting" if letting == staff["letting_2"] else "letting_2"],
            social_contact=officers[id(plan)],
            social_deputy=coordinator,
            end_reason="" if plan.lately else plan.end_reason,
        )
        told.append(_told_until_end(contract, coordinator, letting))
    return {id(plan): contract for plan, contract in zip(plans, write(told), strict=True)}


def write_subleases(homes: list[HomePlan], contracts: dict[int, SocialContract], staff: dict[str, StaffMember]) -> None:
    """Subleases with residents, the notice to the landlord the same day, and what was told of them."""
    coordinator = staff["coordinator"]
    told = []
    for home in homes:
        ended = home.ends_on is not None and not home.switched
        taken_over = ended and home.contract.taken_over and home.last
        sublease = Sublease(
            contract=contracts[id(home.contract)],
            case_number=home.case.case.number,
            begins_on=home.begins_on,
            ends_on=home.ends_on if ended else None,
            end_reason=(SubleaseEnd.TAKEN_OVER if taken_over else SubleaseEnd.ENDED) if ended else "",
        )
        told.append(_told_until_end(sublease, coordinator, home.case.officer))
    for home, sublease in zip(homes, write(told), strict=True):
        home.sublease = sublease
    write(
        [
            told_once(
                Resident(sublease=home.sublease, person=member.person, kind=member.kind), home.begins_on, coordinator
            )
            for home in homes
            for member in home.case.family.members
        ]
    )
    notices = []
    for home in homes:
        contract = contracts[id(home.contract)]
        informed = office_day(home.begins_on)
        notice = LandlordNotice(
            sublease=home.sublease,
            informed_on=informed,
            informed_by=coordinator,
            received_at=at(informed, 15, 20),
            received_by=contract.housing_contact,
        )
        notices.append(
            Told(
                notice,
                [
                    Telling(informed, coordinator, {"received_at": None, "received_by_id": None}),
                    Telling(informed, contract.housing_contact),
                ],
            )
        )
    write(notices)
    Disclosure.objects.bulk_create(_informed(home, contracts[id(home.contract)], coordinator) for home in homes)


def write_requests(
    homes: Iterable[HomePlan], contracts: dict[int, SocialContract], staff: dict[str, StaffMember]
) -> None:
    """Since the agreement, each new contract began with a request, an offer and a placement with its reasons."""
    homes = [home for home in homes if home.begins_on >= AGREEMENT_FROM and home.first]
    coordinator = staff["coordinator"]
    requests = write(
        [
            told_once(
                HousingRequest(
                    case_number=home.case.case.number,
                    requested_by=home.case.officer,
                    requested_on=_before(home, REQUESTED_DAYS_BEFORE),
                    rooms_min=max(1, home.contract.flat.rooms - 1),
                    rooms_max=home.contract.flat.rooms,
                    needed_from=home.begins_on,
                ),
                _before(home, REQUESTED_DAYS_BEFORE),
                home.case.officer,
            )
            for home in homes
        ]
    )
    told, decided = [], agreement()
    for home, request in zip(homes, requests, strict=True):
        contract = contracts[id(home.contract)]
        offered = _before(home, OFFERED_DAYS_BEFORE)
        answered = _answered(home)
        offer = Offer(
            request=request,
            apartment=contract.apartment,
            offered_on=offered,
            offered_by=contract.housing_contact,
            available_from=home.begins_on,
            answer_by=offered + ANSWER_DAYS * ONE_DAY,
            policy=decided if offered >= AGREEMENT_FROM else None,
            answer=OfferAnswer.ACCEPTED,
            answered_at=at(answered, 11),
            answered_by=coordinator,
        )
        waiting = {"answer": "", "answered_at": None, "answered_by_id": None}
        told.append(Told(offer, [Telling(offered, contract.housing_contact, waiting), Telling(answered, coordinator)]))
    offers = write(told)
    write(
        [
            told_once(
                Placement(
                    offer=offer,
                    case=home.case.case,
                    sublease=home.sublease,
                    reasons=REASONS[number % len(REASONS)],
                    placed_by=coordinator,
                    placed_at=at(_answered(home), 11),
                ),
                _answered(home),
                coordinator,
            )
            for number, (home, offer) in enumerate(zip(homes, offers, strict=True))
        ]
    )


def take_places(contracts: Iterable[SocialContract], years: dict[int, QuotaYear], *, by) -> None:
    """One place of its year for each contract with the company."""
    used, told = Counter(), []
    for contract in contracts:
        year = contract.begins_on.year
        if year in years:
            used[year] += 1
            place = QuotaPlace(year=years[year], number=used[year], contract=contract)
            told.append(told_once(place, contract.begins_on, by))
    write(told)


def _told_until_end(period, begun_by, ended_by) -> Told:
    """A contract or sublease, written when it began and again when its end was agreed."""
    tellings = [Telling(office_day(period.begins_on), begun_by, {"ends_on": None, "end_reason": ""})]
    if period.ends_on:
        agreed = office_day(period.ends_on - ENDED_DAYS_BEFORE * ONE_DAY)
        tellings.append(Telling(max(agreed, period.begins_on), ended_by))
    return Told(period, tellings)


def _informed(home: HomePlan, contract: SocialContract, by) -> Disclosure:
    return Disclosure(
        case=home.case.case,
        kind=InformationKind.RESIDENT,
        what=f"{home.case.family.numbers} flyttar in i {contract.apartment} den {long_date(home.begins_on)}.",
        recipient_id=contract.housing_contact.organisation_id,
        ground=DisclosureGround.LAW,
        paragraph=PARAGRAPH,
        disclosed_by=by,
        disclosed_at=at(office_day(home.begins_on), 9, 30),
    )


def _before(home: HomePlan, days: int) -> dt.date:
    return office_day(home.begins_on - days * ONE_DAY)


def _answered(home: HomePlan) -> dt.date:
    return office_day(_before(home, OFFERED_DAYS_BEFORE) + ANSWERED_AFTER_DAYS * ONE_DAY)
