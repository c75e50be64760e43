"""What the households let the company be told: asked about when each contract began, answered one kind at a time."""

import datetime as dt

from contracts.forms.telling import HARM_TEST
from contracts.models import Told as ToldToCompany
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, at, office_day, told_once, write
from gotene.casework.demo.contracts import HomePlan
from gotene.dates import add_years, long_date
from tenants.consent_state import ASKED
from tenants.enums import ConsentManner, DisclosureGround, InformationKind
from tenants.models import Consent, ConsentRefusal, Disclosure

# Of the contracts that run, the youngest first: who has not been asked about everything yet; whose yes to two kinds
# comes later, when somebody asks; whose yes ends soon; who has taken one back; who said no to one; and about whom
# something was told after a harm test.
NOT_ASKED, LATER, ENDS_SOON, WITHDRAWN, REFUSED, TOLD = 0, 2, 3, 5, 9, 8
ASKED_LATER = {NOT_ASKED: (InformationKind.TAKEOVER,), LATER: (InformationKind.TAKEOVER, InformationKind.ANSWERS)}
ENDS_IN_DAYS, WITHDRAWN_DAYS_AGO, TOLD_DAYS_AGO, AWAY_DAYS = 17, 24, 2, 9
# A yes is for one year or two at a time; in the contracts that are older it is for as long as the contract runs.
LONGEST_YEARS = 2
LEAST_DAYS_LEFT = 45
# The household that is there for life wants no plan for a takeover, and says so each year.
FOR_LIFE = (InformationKind.INCIDENTS, InformationKind.ANSWERS)
ASKED_FOR_LIFE_DAYS_AGO = 140

HARM = (
    "Familjen, om någon visste att lägenheten står tom.",
    "Inbrott. Bolagets två uthyrare får veta det, ingen annan.",
    "De har själva bett oss säga det, och ingen lider men av att nyckeln finns hos grannen.",
)


def write_consents(running: list[HomePlan], for_life: HomePlan, today: dt.date) -> None:
    """`running`: the homes whose plans run, the youngest first."""
    yeses, noes = [], []
    for number, home in enumerate(running):
        for kind in ASKED:
            if kind in ASKED_LATER.get(number, ()):
                continue
            if (number, kind) == (REFUSED, InformationKind.ANSWERS):
                noes.append(_no(home, kind, home.begins_on))
            else:
                yeses.append(_yes(number, home, kind, today))
    asked = office_day(today - ASKED_FOR_LIFE_DAYS_AGO * ONE_DAY)
    for kind in ASKED:
        if kind in FOR_LIFE:
            consent = Consent(case=for_life.case.case, kind=kind, given_on=for_life.begins_on)
            yeses.append(told_once(consent, for_life.begins_on, for_life.case.officer))
        else:
            noes.append(_no(for_life, kind, asked))
    write(yeses)
    write(noes)


def write_told(running: list[HomePlan], today: dt.date) -> None:
    """What no consent covers, told after a harm test; the company has not read it yet."""
    home = running[TOLD]
    case, officer = home.case.case, home.case.officer
    day = office_day(today - TOLD_DAYS_AGO * ONE_DAY)
    until = long_date(today + AWAY_DAYS * ONE_DAY)
    text = f"Familjen är bortrest till och med den {until}. Grannen i lägenheten intill har en nyckel om något händer."
    about = {"kind": InformationKind.OTHER, "told_at": at(day, 15, 10), "told_by": officer}
    write([told_once(ToldToCompany(sublease=home.sublease, text=text, **about), day, officer)])
    Disclosure.objects.create(
        case=case,
        kind=InformationKind.OTHER,
        what=text,
        recipient_id="housing",
        ground=DisclosureGround.HARM_TEST,
        harm_test="\n".join(f"{question}: {answer}" for question, answer in zip(HARM_TEST.values(), HARM, strict=True)),
        disclosed_by=officer,
        disclosed_at=at(day, 15, 10),
    )


def _yes(number: int, home: HomePlan, kind: InformationKind, today: dt.date) -> Told:
    support = home.case.support
    consent = Consent(
        case=home.case.case,
        kind=kind,
        given_on=home.begins_on,
        valid_until=today + ENDS_IN_DAYS * ONE_DAY if number == ENDS_SOON else _last_day(home, today),
        given_how=ConsentManner.ORALLY if support else ConsentManner.WRITING,
        given_note=f"Vid inflyttningen, {support} var med." if support else "",
    )
    tellings = [Telling(home.begins_on, home.case.officer, {"withdrawn_on": None})]
    if (number, kind) == (WITHDRAWN, InformationKind.ANSWERS):
        consent.withdrawn_on = office_day(today - WITHDRAWN_DAYS_AGO * ONE_DAY)
        tellings.append(Telling(consent.withdrawn_on, home.case.officer))
    return Told(consent, tellings)


def _last_day(home: HomePlan, today: dt.date) -> dt.date | None:
    ends = (add_years(home.begins_on, years) - ONE_DAY for years in range(1, LONGEST_YEARS + 1))
    return next((day for day in ends if day >= today + LEAST_DAYS_LEFT * ONE_DAY), None)


def _no(home: HomePlan, kind: InformationKind, day: dt.date) -> Told:
    return told_once(ConsentRefusal(case=home.case.case, kind=kind, said_on=day), day, home.case.officer)
