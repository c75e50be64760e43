"""A believable Götene from 2014 to today, the same every time for the same day."""

import datetime as dt
import random

from django.db import transaction
from django.utils import translation

from contracts.enums import ContractEnd
from contracts.models import Apartment, Lease
from gotene.accounts.models import StaffMember
from gotene.casework.demo import mark
from gotene.casework.demo.absences import write_absences
from gotene.casework.demo.care import write_care
from gotene.casework.demo.cases import CasePlan, write_cases
from gotene.casework.demo.chronicle import ONE_DAY, office_day, write
from gotene.casework.demo.consents import write_consents, write_told
from gotene.casework.demo.contract_plan import ContractPlan, plan_contracts
from gotene.casework.demo.contracts import (
    HomePlan,
    letting_officer,
    take_places,
    write_contracts,
    write_requests,
    write_subleases,
)
from gotene.casework.demo.guarantees import plan_guarantees, write_guarantees
from gotene.casework.demo.handover import write_plans
from gotene.casework.demo.households import People
from gotene.casework.demo.inspections import write_inspections
from gotene.casework.demo.kept_apart import write_kept_apart
from gotene.casework.demo.lease_plan import plan_leases
from gotene.casework.demo.leases import lease_told, write_leases
from gotene.casework.demo.log_reviews import write_log_reviews
from gotene.casework.demo.meetings import write_meetings
from gotene.casework.demo.months import first_day, last_day, month_of
from gotene.casework.demo.moved_out import write_notice
from gotene.casework.demo.no_takeover import write_no_takeover
from gotene.casework.demo.odd_readings import note_oddities, write_own_addresses
from gotene.casework.demo.policies import decide_policies, open_quota_years
from gotene.casework.demo.readings import write_readings
from gotene.casework.demo.register import (
    Flat,
    add_private_landlord,
    agrees_with_file,
    flats_of,
    load_apartments,
    read_rows,
)
from gotene.casework.demo.reveals import write_reveals
from gotene.casework.demo.staff import hire
from gotene.casework.demo.takeovers import write_on_its_way, write_taken_over
from gotene.casework.demo.town import Town
from gotene.casework.demo.troubles import write_troubles
from gotene.casework.demo.waiting import plan_waiting, write_waiting
from gotene.casework.demo.winding_down import write_winding_down
from gotene.dates import add_years
from tenants.enums import ClosingReason

SEED = 2015
OPENED_DAYS_BEFORE, DECIDED_DAYS_BEFORE, CLOSED_DAYS_AFTER = 75, 48, 16
# The private landlord's social contract, in months ago: taken over by its resident since.
PRIVATE_BEGAN, PRIVATE_ENDED = 41, 12
# When the latest decision of each running contract ends, in days from today, the youngest contract first; the first
# decision is for a year.
DECISIONS_END = (None, None, None, 320, 168, 21, 75, 290, 141, 256, 198, 305)
# Of the running contracts: whose they are, and where a housing support worker is named, the youngest first.
FIRST, SECOND, THIRD = "case", "case_2", "case_3"
OFFICERS = (FIRST, SECOND, FIRST, FIRST, THIRD, FIRST, SECOND, FIRST, THIRD, SECOND, THIRD, SECOND)
SUPPORTED = (0, 3, 4, 5, 8)
# Where the support worker has left.
LEFT_BEHIND = 6
# And where the household is protected, known to the case officer and the company's contact.
PROTECTED = 7


@transaction.atomic
def fill(today: dt.date, password: str) -> None:
    """Fill an empty database. Raises NotADemo where there is something, or where the mode is another."""
    mark.check_mode()
    mark.check_empty()
    with translation.override("sv"):
        _fill(today, hire(password, today), random.Random(SEED))
    mark.mark(today)


def _fill(today: dt.date, staff: dict[str, StaffMember], rng: random.Random) -> None:
    decide_policies(staff, today)
    rows = read_rows(today)
    flats = flats_of(rows)
    apartments = load_apartments(rows, by=staff["letting"], today=today)
    private = add_private_landlord(by=staff["letting"])
    apartments[private.object_number] = private

    contracts = plan_contracts(flats, today, rng)
    leases = plan_leases(flats, contracts, today, rng)
    people = People(rng)
    guarantees = plan_guarantees(leases, people, by=staff["letting"], today=today, rng=rng)
    contracts = sorted([*contracts, _private_contract(private, today)], key=lambda plan: plan.begins)
    homes = _plan_homes(contracts, people, staff, today)
    waiting = plan_waiting(people, staff, today)
    people.write()
    write_cases([home.case for home in homes] + waiting.cases)

    tenants = {id(plan.lease): plan.tenant.members[0].person for plan in guarantees}
    last_home = {id(home.contract): home for home in homes if home.last}
    for lease in leases:
        if lease.after:
            tenants[id(lease)] = last_home[id(lease.after)].case.family.adults[0].person
    write_leases(leases, tenants, apartments, by=staff["letting"])
    write_guarantees(guarantees, apartments, by=staff["finance"], rng=rng)

    made = write_contracts(contracts, apartments, staff, homes)
    write_subleases(homes, made, staff)
    write_requests(homes, made, staff)
    write_inspections(homes, made, staff, today)
    _let_private(private, last_home, contracts, staff["letting"])
    years = open_quota_years(by=staff["director"], today=today)
    take_places(
        [contract for contract in made.values() if contract.apartment != private], years, by=staff["coordinator"]
    )
    running = sorted(
        (home for home in homes if home.ends_on is None and not home.contract.life),
        key=lambda home: home.begins_on,
        reverse=True,
    )
    for_life = next(home for home in homes if home.contract.life)
    write_consents(running, for_life, today)
    write_plans(running, today)
    write_waiting(waiting, staff, today)
    write_kept_apart(waiting.offered, homes, made, today)
    for home in homes:
        if home.switched:
            write_taken_over(home, made[id(home.contract)], staff)
        if home.contract.life:
            write_no_takeover(home, today)
        if home.ends_on and home.contract.ends is None:
            write_notice(home)
    write_on_its_way(running, today)
    write_troubles(running, staff, today)
    write_care(running, staff, today)
    write_winding_down(staff, today)
    write_meetings(running, staff, today)
    write_told(running, today)
    absences = write_absences(staff, today)
    shown = write_reveals(next(home for home in running if home.case.family.handlers), today)
    write_own_addresses(running, staff)
    # By lots of its own: how much is read changes nothing of what stands above.
    town = Town(homes, waiting.cases, staff, absences, random.Random(SEED))
    note_oddities(town, running, shown, today)
    write_readings(town, today)
    write_log_reviews(staff, today, town.lots)
    if not agrees_with_file(rows, today=today):
        raise RuntimeError("the demo disagrees with the file that its register comes from")


def _plan_homes(
    contracts: list[ContractPlan], people: People, staff: dict[str, StaffMember], today: dt.date
) -> list[HomePlan]:
    """A household with a case for each time in a contract."""
    youngest = sorted((plan for plan in contracts if plan.ends is None), key=lambda plan: -plan.begins)
    place = {id(plan): number for number, plan in enumerate(youngest)}
    homes = []
    for number, contract in enumerate(contracts):
        for first, last in contract.homes:
            begins_on = first_day(first)
            ends_on = None if last is None else last_day(last)
            running = place.get(id(contract))
            officer = staff[(FIRST, SECOND, THIRD)[number % 3] if running is None else OFFICERS[running]]
            opened = office_day(begins_on - OPENED_DAYS_BEFORE * ONE_DAY)
            family = people.family(contract.flat.rooms, opened, by=officer, phones=ends_on is None)
            if running == PROTECTED and ends_on is None:
                family.handlers = (officer, staff[letting_officer(number)])
            case = CasePlan(
                family=family,
                officer=officer,
                support=_support(running, staff),
                opened_on=opened,
                decided_on=office_day(begins_on - DECIDED_DAYS_BEFORE * ONE_DAY),
                valid_from=begins_on,
                valid_to=ends_on or _decided_until(begins_on, running, today),
            )
            home = HomePlan(contract, begins_on, ends_on, case)
            if ends_on:
                case.closed_on = min(today, office_day(ends_on + CLOSED_DAYS_AFTER * ONE_DAY))
                case.closing_reason = (
                    ClosingReason.OWN_LEASE if contract.taken_over and home.last else ClosingReason.MOVED
                )
            homes.append(home)
    return homes


def _support(running: int | None, staff: dict[str, StaffMember]) -> StaffMember | None:
    if running in SUPPORTED:
        return staff["support"]
    return staff["left"] if running == LEFT_BEHIND else None


def _decided_until(begins_on: dt.date, running: int, today: dt.date) -> dt.date:
    days = DECISIONS_END[running]
    return add_years(begins_on, 1) - ONE_DAY if days is None else today + days * ONE_DAY


def _private_contract(apartment: Apartment, today: dt.date) -> ContractPlan:
    now = month_of(today)
    plan = ContractPlan(now - PRIVATE_BEGAN, now - PRIVATE_ENDED, ContractEnd.TAKEN_OVER)
    plan.flat = Flat(apartment.object_number, apartment.rooms, None, False)
    plan.homes = [(plan.begins, plan.ends)]
    return plan


def _let_private(
    apartment: Apartment, last_home: dict[int, HomePlan], contracts: list[ContractPlan], by: StaffMember
) -> None:
    """The own lease that the private landlord's resident has now."""
    plan = next(plan for plan in contracts if plan.flat.number == apartment.object_number)
    tenant = last_home[id(plan)].case.family.adults[0].person
    write([lease_told(Lease(apartment=apartment, tenant=tenant, begins_on=first_day(plan.ends + 1)), by)])
