"""What has gone wrong and been mended, what waits for an answer, and what was said and never confirmed."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from contracts.enums import IncidentKind, IncidentStepKind, RentLink, ReportOutcome, ReportSource, Responsible
from contracts.incident_rules import rent_clock
from contracts.models import Incident, IncidentStep, Repair, UnverifiedReport
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, at, office_day, told_once, write
from gotene.casework.demo.contracts import HomePlan
from gotene.dates import add_months
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Consent, Disclosure

# Of the contracts that run, the youngest first: whose rent was late and was mended, where a door is being mended, where
# the company waits for an answer, and about whom something was said that nobody has confirmed.
LATE_RENT, DAMAGE, DISTURBANCE, HEARSAY, SETTLED, COMPANYS = 3, 4, 9, 6, 7, 1
RENT = Decimal(6480)
CHECK_DAYS = 14


@dataclass(frozen=True)
class Step:
    kind: IncidentStepKind
    day: dt.date
    by: StaffMember
    note: str = ""


def write_troubles(running: list[HomePlan], staff: dict[str, StaffMember], today: dt.date) -> None:
    """`running`: the homes whose plans run, the youngest first."""
    _late_rent(running[LATE_RENT], staff, today)
    _damage(running[DAMAGE], staff, today)
    _disturbance(running[DISTURBANCE], staff, today)
    _unverified(running, staff, today)


def _late_rent(home, staff, today):
    """Four months ago, put right since: nothing that counts today."""
    month = add_months(today.replace(day=1), -4)
    due = rent_clock(month).due_on
    reported = office_day(due + 11 * ONE_DAY)
    officer = home.case.officer
    incident = _incident(
        home, kind=IncidentKind.LATE_RENT, link=RentLink.SUBLEASE, rent_month=month, amount=RENT, happened_on=due,
        reported_on=reported, reported_by=staff["rents"],
    )  # fmt: skip
    answered, confirmed = office_day(reported + 4 * ONE_DAY), office_day(reported + 6 * ONE_DAY)
    _steps(
        incident,
        Step(IncidentStepKind.ANSWERED, answered, officer, "Lönen kom sent den månaden. Betalar hela hyran nu."),
        Step(IncidentStepKind.CONFIRMED, confirmed, officer),
    )
    _repair(
        incident, "Autogiro för hyran, så att den dras på rätt dag", confirmed, officer, due_in=21,
        responsible=Responsible.RESIDENT, done_in=14,
    )  # fmt: skip
    _told(home, confirmed, f"Sen hyra för {month:%Y-%m}, bekräftad. Autogiro ordnas.")


def _damage(home, staff, today):
    """A door, found at an access to the apartment; the new one is ordered."""
    happened = office_day(today - 26 * ONE_DAY)
    officer = home.case.officer
    incident = _incident(
        home, kind=IncidentKind.DAMAGE, text="Hål i en innerdörr, sett vid byte av fläktfilter.", happened_on=happened,
        reported_on=happened, reported_by=staff["inspector"],
    )  # fmt: skip
    confirmed = office_day(happened + 9 * ONE_DAY)
    _steps(
        incident,
        Step(
            IncidentStepKind.ANSWERED, office_day(happened + 6 * ONE_DAY), officer,
            "Slog emot dörren vid en flytt av möbler. Vill betala i delar.",
        ),
        Step(IncidentStepKind.CONFIRMED, confirmed, staff["letting"]),
    )  # fmt: skip
    _repair(
        incident, "Dörren byts av bolaget, den boende betalar i tre delar", confirmed, officer, due_in=30,
        responsible=Responsible.HOUSING,
    )  # fmt: skip
    _told(home, confirmed, "Hål i en innerdörr, den boende har svarat. Dörren byts.")


def _disturbance(home, staff, today):
    """Reported by the company a week ago; nobody has heard the resident yet, so it does not count."""
    happened = office_day(today - 8 * ONE_DAY)
    _incident(
        home, kind=IncidentKind.DISTURBANCE, text="Hög musik efter klockan 23, två kvällar i rad.",
        happened_on=happened, reported_on=office_day(today - 6 * ONE_DAY), reported_by=staff["letting_2"],
    )  # fmt: skip


def _incident(home, *, reported_on, reported_by, **about):
    incident = Incident(
        contract=home.sublease.contract,
        sublease=home.sublease,
        reported_on=reported_on,
        reported_by=reported_by,
        **about,
    )
    return write([told_once(incident, reported_on, reported_by)])[0]


def _steps(incident, *steps):
    write(
        [
            told_once(
                IncidentStep(incident=incident, kind=step.kind, day=step.day, by=step.by, note=step.note),
                step.day,
                step.by,
            )
            for step in steps
        ]
    )


def _repair(incident, what, agreed_on, by, *, due_in, responsible, done_in=None):
    done_on = None if done_in is None else office_day(agreed_on + done_in * ONE_DAY)
    repair = Repair(
        incident=incident,
        what=what,
        due_on=agreed_on + due_in * ONE_DAY,
        responsible=responsible,
        agreed_on=agreed_on,
        agreed_by=by,
        done_on=done_on,
        done_by=by if done_on else None,
    )
    tellings = [Telling(agreed_on, by, {"done_on": None, "done_by_id": None})]
    if done_on:
        tellings.append(Telling(done_on, by))
    write([Told(repair, tellings)])


def _told(home, day, what):
    case, by = home.case.case, home.case.officer
    Disclosure.objects.create(
        case=case,
        kind=InformationKind.INCIDENTS,
        what=what,
        recipient_id="housing",
        ground=DisclosureGround.CONSENT,
        consent=Consent.objects.get(case=case, kind=InformationKind.INCIDENTS),
        disclosed_by=by,
        disclosed_at=at(day, 14),
    )


def _unverified(running, staff, today):
    """One that should have been checked last week, one that could not be cleared up, and one of the company's own."""
    settled = office_day(today - 120 * ONE_DAY)
    rows = [
        (
            running[HEARSAY],
            ReportSource.ANONYMOUS,
            running[HEARSAY].case.officer,
            21,
            None,
            "Många besök sent",
        ),
        (running[SETTLED], ReportSource.NEIGHBOUR, running[SETTLED].case.officer, 140, settled, "Bråk i trapphuset"),
        (running[COMPANYS], ReportSource.OTHER_TENANT, staff["letting"], 5, None, "Hund i lägenheten som skäller"),
    ]
    told = []
    for home, source, by, days_ago, ended_on, line in rows:
        received = office_day(today - days_ago * ONE_DAY)
        report = UnverifiedReport(
            organisation_id=by.organisation_id,
            contract=home.sublease.contract,
            sublease=home.sublease,
            kind=IncidentKind.DISTURBANCE,
            source=source,
            line=line,
            received_on=received,
            received_by=by,
            check_by=received + CHECK_DAYS * ONE_DAY,
            outcome=ReportOutcome.NOT_CLEARED if ended_on else "",
            ended_on=ended_on,
            ended_by=by if ended_on else None,
        )
        tellings = [Telling(received, by, {"outcome": "", "ended_on": None, "ended_by_id": None})]
        if ended_on:
            tellings.append(Telling(ended_on, by))
        told.append(Told(report, tellings))
    write(told)
