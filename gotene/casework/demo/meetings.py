"""The meetings of this autumn and the next one: what was promised, what was kept, and what is carried over."""

import datetime as dt
from dataclasses import dataclass

from contracts.models import SocialContract, Sublease
from gotene.access.roles import Side
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import (
    ONE_DAY,
    Telling,
    Told,
    at,
    office_day,
    office_day_from,
    told_once,
    write,
    write_again,
)
from gotene.casework.demo.contracts import HomePlan
from gotene.dates import add_months
from gotene.documents.frozen import frozen
from meetings.documents import minutes_pdf
from meetings.enums import AgendaSection, MeetingKind
from meetings.models import ActionPoint, AgendaItem, Approval, Meeting, MeetingAttendance, MeetingDecision, Minutes

MONTHLY_PLACE, HALF_YEARLY_PLACE = "Stora mötesrummet, kommunhuset", "Bolagets kontor"
OFFICERS = ("coordinator", "case", "case_3", "letting", "letting_2", "inspector")
DIRECTORS = ("director", "head", "coordinator", "letting", "finance")
APPROVED_DAYS_AFTER = 4
# After those that run.
EMPTY = -1


@dataclass(frozen=True)
class Said:
    """One item: of which contract (by its place among those that run, the youngest first), and what came of it."""

    section: AgendaSection
    text: str
    reason: str = ""
    home: int | None = None
    decided: str = ""
    promised: str = ""
    owner: str = ""
    due_in: int = 0
    kept_after: int | None = None


TWO_MONTHS_AGO = (
    Said(
        AgendaSection.CHECK_INS,
        "Avstämning försenad",
        "Skulle ha hållits i mitten av månaden.",
        home=5,
        decided="Ny tid hemma hos den boende, båda är med.",
        promised="Boka ny tid för avstämning",
        owner="case",
        due_in=14,
        kept_after=9,
    ),
    Said(
        AgendaSection.INCIDENTS,
        "Sen hyra, bekräftad",
        "Åtgärden är överenskommen: autogiro.",
        home=3,
        decided="Hyran är i tid igen. Kvar i planen.",
    ),
    Said(AgendaSection.QUOTA, "Kvoten", "Hur många platser som är tagna i år.", decided="Räcker året ut."),
)
LAST_MONTH = (
    Said(
        AgendaSection.MONTHS,
        "Sex månader sedan inflyttningen",
        "Måldatum närmar sig.",
        home=2,
        decided="Alla krav är uppfyllda. Övertagandet förbereds.",
        promised="Förbereda övertagandet med den boende",
        owner="case",
        due_in=21,
        kept_after=20,
    ),
    Said(
        AgendaSection.EMPTY,
        "Kontraktet blir tomt",
        "Den boende har sagt upp sig.",
        home=EMPTY,
        decided="Lägenheten behålls i samverkan. Ny boende söks.",
        promised="Föreslå hushåll till den tomma lägenheten",
        owner="coordinator",
        due_in=20,
    ),
    Said(
        AgendaSection.OTHER,
        "Nycklar till tvättstugan på Hjälmgatan",
        promised="Kvittera ut en extra tvättbricka",
        owner="letting_2",
        due_in=45,
    ),
)
LAST_SPRING = (
    Said(
        AgendaSection.POLICIES,
        "Uthyrningspolicy och samverkansavtal",
        "Gås igenom varje halvår.",
        decided="Avtalet fungerar. Policyn ses över till hösten.",
        promised="Ta fram ett förslag till ny uthyrningspolicy",
        owner="director",
        due_in=120,
        kept_after=100,
    ),
    Said(
        AgendaSection.GUARANTEES,
        "Borgensåtaganden kvar",
        "Målet är noll.",
        decided="De två sista sägs upp under året.",
        promised="Säga upp det ena av de två åtagandena",
        owner="coordinator",
        due_in=150,
        kept_after=140,
    ),
    Said(AgendaSection.NEEDS, "Behov framåt", "Vad som väntar i kön.", decided="Små lägenheter behövs mest."),
)


def write_meetings(running: list[HomePlan], staff: dict[str, StaffMember], today: dt.date) -> None:
    empty = SocialContract.objects.on(today).exclude(subleases__in=Sublease.objects.on(today)).get()
    contracts = [*(home.sublease.contract for home in running), empty]
    spring = office_day(dt.date(today.year if today.month > 6 else today.year - 1, 5, 20))
    _held(MeetingKind.HALF_YEARLY, spring, HALF_YEARLY_PLACE, DIRECTORS, LAST_SPRING, contracts, staff, today)
    for months, said in ((2, TWO_MONTHS_AGO), (1, LAST_MONTH)):
        day = office_day(add_months(today, -months))
        _held(MeetingKind.MONTHLY, day, MONTHLY_PLACE, OFFICERS, said, contracts, staff, today)
    for kind, in_days, place, called in (
        (MeetingKind.MONTHLY, 3, MONTHLY_PLACE, OFFICERS),
        (MeetingKind.HALF_YEARLY, 17, HALF_YEARLY_PLACE, DIRECTORS),
    ):
        planned = office_day(today - 10 * ONE_DAY)
        meeting = Meeting(
            kind=kind, held_on=office_day_from(today + in_days * ONE_DAY), place=place, chair=staff[called[0]]
        )
        write([told_once(meeting, planned, staff[called[0]])])
        _called(meeting, called, planned, staff)


def _called(meeting, called, day, staff):
    by = staff[called[0]]
    write([told_once(MeetingAttendance(meeting=meeting, staff=staff[one]), day, by) for one in called])


def _held(kind, day, place, called, said, contracts: list[SocialContract], staff, today):
    """A meeting from its first minute to its approved minutes, in the order that the database asks for."""
    by = staff[called[0]]
    meeting = Meeting(kind=kind, held_on=day, place=place, chair=by, opened_at=at(day, 9), opened_by=by)
    write([told_once(meeting, day, by)])
    _called(meeting, called, day, staff)
    for number, one in enumerate(said):
        _take_up(meeting, number, one, contracts, staff, today)
    meeting.closed_at, meeting.closed_by = at(day, 10, 30), by
    write_again([Told(meeting, [Telling(day, by)])], "closed_at", "closed_by")
    approved = min(today, office_day_from(day + APPROVED_DAYS_AFTER * ONE_DAY))
    sides = {one.organisation_id: one for one in (staff[called[1]], staff[called[0]], staff["letting"])}
    if kind == MeetingKind.HALF_YEARLY:
        sides = {Side.HOUSING: staff["director"], Side.SOCIAL: staff["head"]}
    for hour, (side, who) in enumerate(sorted(sides.items()), 13):
        Approval.objects.create(
            meeting=meeting,
            closing=meeting.closed_at,
            side=side,
            staff=who,
            at=at(approved, hour),
            registration_number=f"{day.year}/{meeting.pk + 40}",
        )
    made_at = at(approved, 14)
    frozen(Minutes, meeting=meeting, pdf=minutes_pdf(meeting, made_by=who, made_at=made_at), by=who, made_at=made_at)


def _take_up(meeting, number, said, contracts, staff, today):
    contract = None if said.home is None else contracts[said.home]
    day, by = meeting.held_on, meeting.chair
    item = AgendaItem.objects.create(
        meeting=meeting,
        section=said.section,
        subject_key=f"told-{number}",
        text=said.text,
        reason=said.reason,
        contract=contract,
        added_by=by,
        added_at=at(day, 9),
    )
    if said.decided:
        write([told_once(MeetingDecision(item=item, text=said.decided), day, by)])
    if said.promised:
        done = said.kept_after is not None and day + said.kept_after * ONE_DAY <= today
        done_on = office_day(day + said.kept_after * ONE_DAY) if done else None
        owner = staff[said.owner]
        given = ActionPoint(
            item=item,
            what=said.promised,
            owner=owner,
            due_on=day + said.due_in * ONE_DAY,
            done_on=done_on,
            done_by=owner if done_on else None,
        )
        tellings = [Telling(day, by, {"done_on": None, "done_by_id": None})]
        if done_on:
            tellings.append(Telling(done_on, owner))
        write([Told(given, tellings)])
