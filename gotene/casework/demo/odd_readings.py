"""What a log reviewer should stop at: each rule of the review has something to point at, most of it in order."""

import datetime as dt
from collections.abc import Iterable

from gotene.access.roles import Role
from gotene.accounts.models import StaffHome, StaffMember
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.log_rules import PEOPLE_IN_A_DAY
from gotene.casework.demo.chronicle import ONE_DAY, at, office_day, office_day_from
from gotene.casework.demo.contracts import HomePlan
from gotene.casework.demo.reveals import Shown
from gotene.casework.demo.town import Town, by_role, family_name, people_of
from gotene.dates import add_months

SUNDAY = 6
# Of the contracts that run, the youngest first: near whom two of the staff live, and what was opened with a reason.
NEAR_INSPECTOR, NEAR_RENTS = 5, 1
BY_CASE_2, BY_CASE_3, BY_INSPECTOR = 0, 2, 8
WHO_LIVE_NEAR = {"inspector": NEAR_INSPECTOR, "rents": NEAR_RENTS}


def write_own_addresses(running: list[HomePlan], staff: dict[str, StaffMember]) -> None:
    """Two have said where they live, in the same stairwell as a household."""
    homes = []
    for who, number in WHO_LIVE_NEAR.items():
        stairwell = running[number].sublease.contract.apartment.stairwell
        homes.append(StaffHome(staff=staff[who], street_address=stairwell.street_address, city=stairwell.city))
    StaffHome.objects.bulk_create(homes)


def note_oddities(town: Town, running: list[HomePlan], shown: Iterable[Shown], today: dt.date) -> None:
    """Last month and the month before, as far as there is somebody to read about."""
    staff, last = town.staff, add_months(today.replace(day=1), -1)
    before = add_months(last, -1)
    _namesakes(town, office_day_from(last + 13 * ONE_DAY))
    _at_odd_hours(town, running, before, last)
    _own_addresses(town, running, last)
    _many_in_a_day(town, office_day_from(last + 19 * ONE_DAY))
    for number, who, day, reason in (
        (BY_CASE_2, "case_2", last + 6 * ONE_DAY, "Frida var på kurs, den boende ringde om ett vattenläckage."),
        (BY_CASE_3, "case_3", before + 15 * ONE_DAY, "Tog emot ett samtal från grannen, Frida var i möte."),
        (BY_INSPECTOR, "inspector", last + 20 * ONE_DAY, "Nyckeln hade gått av i låset, jag åkte dit."),
        (BY_CASE_2, "inspector", before + 8 * ONE_DAY, "Felanmälan om köksfläkten, uthyraren var ledig."),
    ):
        _with_reason(town, running[number], staff[who], at(office_day_from(day), 11, 18), reason)
    for one in shown:
        person = {"subject": Subject.PERSON, "keys": [one.person.number], "people": [one.person.pk], "page": "reveal"}
        town.note(one.handler, one.at, kind=ReadingKind.REVEAL, ground=Ground.HANDLER, reason=one.reason, **person)
    _extracts(town, running, before, last)
    _for_colleagues(town, running, office_day(today - ONE_DAY))


def _namesakes(town: Town, day: dt.date) -> None:
    """At each organisation one who opened somebody of their own family name, where the register has such a one."""
    social = [
        (town.staff[who], home)
        for who in ("head", "coordinator")
        for home in town.lived_in(day)
        if not home.case.family.handlers and not town.may_know(town.staff[who], home.case)
    ]
    for who, home in social[:1]:
        town.note(who, at(day, 15, 52), **town.case(home.case, who, day))
    housing = [
        (town.staff[who], lease)
        for who in ("finance", "director", "letting")
        for lease in town.leases
        if lease.tenant.identity.family_name == family_name(town.staff[who])
    ]
    for who, lease in housing[:1]:
        town.note(who, at(day, 16, 7), **town.lease(lease, who))


def _at_odd_hours(town: Town, running: list[HomePlan], before: dt.date, last: dt.date) -> None:
    case, letting = town.staff["case"], town.staff["letting"]
    own = next(home for home in running if home.case.officer == case and not home.case.family.handlers)
    sunday, earlier = _sunday_from(last + 9 * ONE_DAY), _sunday_from(before + 4 * ONE_DAY)
    town.note(case, at(sunday, 21, 14), **town.case(own.case, case, sunday))
    town.note(letting, at(sunday, 20, 47), **town.lease(town.leases[0], letting))
    home = next(home for home in running if home.begins_on <= earlier and not home.case.family.handlers)
    for who, hour in (("coordinator", 20), ("letting", 22)):
        who = town.staff[who]
        town.note(who, at(earlier, hour, 31), **town.contract(home, who, earlier))


def _own_addresses(town: Town, running: list[HomePlan], last: dt.date) -> None:
    inspector, home = town.staff["inspector"], running[NEAR_INSPECTOR]
    apartment = home.sublease.contract.apartment.object_number
    about = {"subject": Subject.APARTMENT, "keys": [apartment], "page": "admin:contracts_apartment_change"}
    day = office_day_from(last + 2 * ONE_DAY)
    town.note(inspector, at(day, 9, 12), people=people_of(home.case), **about, **by_role(inspector))
    day = office_day_from(last + 16 * ONE_DAY)
    reason = "Hyresavin kom i retur, kollar rätt lägenhetsnummer."
    _with_reason(town, running[NEAR_RENTS], town.staff["rents"], at(day, 10, 3), reason)


def _many_in_a_day(town: Town, day: dt.date) -> None:
    """Every case that was open, then those that had ended, the latest first, until it was more than a day's work."""
    head, people, moment = town.staff["head"], set(), at(day, 13, 4)
    ended = sorted((home for home in town.homes if home.ends_on), key=lambda home: home.ends_on, reverse=True)
    for home in [*town.lived_in(day), *(home for home in ended if home not in town.lived_in(day))]:
        if len(people) > PEOPLE_IN_A_DAY[head.roles[0]]:
            break
        people.update(people_of(home.case))
        town.note(head, moment, **town.case(home.case, head, day))
        moment += dt.timedelta(minutes=2, seconds=town.lots.randrange(50))


def _with_reason(town, home, who, moment, reason):
    row = town.contract(home, who, moment.date())
    town.note(who, moment, **row | {"ground": Ground.REASON, "role": "", "reason": reason})


def _extracts(town: Town, running: list[HomePlan], before: dt.date, last: dt.date) -> None:
    """Each log reviewer has made an extract for somebody who asked: what the director reviews."""
    for who, month, number in (("social_log", before, 3), ("social_log", last, 6), ("housing_log", last, 3)):
        person, day = running[number].case.family.adults[0].person, office_day_from(month + 7 * ONE_DAY)
        about = {"subject": Subject.PERSON, "keys": [person.number], "people": [person.pk], "ground": Ground.REVIEW}
        pages = ((ReadingKind.PAGE, "log_extract_of", 20), (ReadingKind.DOCUMENT, "log_extract_file", 23))
        for kind, page, minute in pages:
            town.note(town.staff[who], at(day, 14, minute), kind=kind, page=page, role=Role.LOG_REVIEWER, **about)


def _for_colleagues(town: Town, running: list[HomePlan], day: dt.date) -> None:
    """Whoever stands in for somebody who is away has opened one of their cases."""
    for absence in town.absences:
        home = next((home for home in running if home.case.officer == absence.staff), None)
        if home and absence.begins_on <= day <= absence.ends_on:
            town.note(absence.deputy, at(day, 10, 41), **town.case(home.case, absence.deputy, day))


def _sunday_from(day: dt.date) -> dt.date:
    return day + (SUNDAY - day.weekday()) % 7 * ONE_DAY
