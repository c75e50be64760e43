"""What the law says about decisions and files at the social services: pure functions on dates.

Importable without Django. Weeks and years are counted as lag (1930:173) 1 § says: to the day with the same
name or number, 29 February becoming 28 February.
"""

import datetime as dt
from enum import StrEnum

from gotene.dates import add_months, add_weeks, add_years, statutory_last_day

# Förvaltningslagen (2017:900) 44 §: an appeal is in time within three weeks of being served the decision.
APPEAL_WEEKS = 3

# SoL (2025:400) 34:1: carried out within three months, or reported.
CARRIED_OUT_WITHIN_MONTHS = 3

# SoL (2025:400) 16:1, LSS 21 c §: erased five years after the last entry, done by the end of the next
# calendar year.
RETENTION_YEARS, YEARS_TO_CARRY_IT_OUT = 5, 1

# Socialtjänstförordningen (2025:468) 13:1 with SoL (2025:400) 16:4: files kept for research outside the
# counties and the municipality that keep everything, of which Götene (Västra Götaland) is none.
RESEARCH_BIRTHDAYS = frozenset({5, 15, 25})

# Socialtjänstlagen (2025:400) replaced (2001:453) on this day.
NEW_ACT_IN_FORCE_ON = dt.date(2025, 7, 1)
# The values of the legal bases that a decision on housing rests on when nobody says otherwise: the right to
# interventions is 11 ch. 1 § of the new act and was 4 ch. 1 § of the old.
BASIS_IN_NEW_ACT, BASIS_IN_OLD_ACT = "sol-2025-11-1", "sol-2001-4-1"

# How long a named handler sees who a protected person is, and how much of a reason is asked for first. Our own choice:
# long enough for a call or a letter, too short to forget the screen.
REVEAL_MINUTES = 15
REVEAL_REASON_LENGTH = 10

# Where letters to people with protected population registration or a confidentiality marking are sent when one does
# not know their address for certain. Source: Skatteverket, "Skicka post till någon med skyddade personuppgifter".
FORWARDING_ADDRESS = ("Skatteverket", "Box 2820", "403 20 Göteborg")


class PostRoute(StrEnum):
    """How a letter reaches somebody whose identity is protected."""

    FORWARDED = "forwarded"
    FORWARDED_UNLESS_CERTAIN = "forwarded unless certain"
    AS_TO_ANYBODY = "as to anybody"


# By the kind of protection as it is stored (tenants.enums.Protection).
POST_ROUTES = {
    "marking": PostRoute.FORWARDED_UNLESS_CERTAIN,
    "registration": PostRoute.FORWARDED,
    "assumed": PostRoute.AS_TO_ANYBODY,
}


def post_route(protection: str) -> PostRoute | None:
    """How letters are sent to a person with that kind of protection; None for nothing that protects.

    A confidentiality marking (OSL 22:1) is a warning: the address may be known, and then the letter goes there, but
    it is never taken from a list. With protected population registration (FOL 16-17 §§) no address is registered:
    letters go through Skatteverket, also when somebody here happens to know the home. Assumed personal data (lag
    1991:483) are ordinary data to everybody: such a letter goes as any other, in the new name alone.
    """
    return POST_ROUTES.get(protection)


def appeal_deadline(served_on: dt.date) -> dt.date:
    """The last day on which an appeal reaches the authority in time, for whoever was served on that day.

    Three weeks from the day of service, not of the decision; moved to the next weekday from a Saturday,
    Sunday, public holiday, Midsummer Eve, Christmas Eve or New Year's Eve. Source: FL 44 §; lag (1930:173)
    1-2 §§.
    """
    return statutory_last_day(add_weeks(served_on, APPEAL_WEEKS))


def retention_due(last_entry_on: dt.date) -> dt.date:
    """The last day by which a file must have been erased, counted from its last entry.

    The duty arises five years after the entry and must be carried out by the end of the calendar year after
    that: 22 November 2026 -> duty on 22 November 2031 -> 31 December 2032. New Year's Eve is not moved
    here: the law names the year, not a day. Not for files that are kept longer: ``kept_for_research``, and
    inquiries into a child's protection, kept until the child is 30 (SoL 16:2 a). Source: SoL (2025:400)
    16:1; LSS 21 c §.
    """
    duty_arises_on = add_years(last_entry_on, RETENTION_YEARS)
    return dt.date(duty_arises_on.year + YEARS_TO_CARRY_IT_OUT, 12, 31)


def kept_for_research(born_on: dt.date) -> bool:
    """Whether the file of a person born that day goes to the archive, for research, instead of being erased.

    So are the files of those born on the 5th, 15th or 25th of any month. ``born_on`` is the real date: of a
    coordination number (samordningsnummer) the day less 60. Source: SoF (2025:468) 13:1.
    """
    return born_on.day in RESEARCH_BIRTHDAYS


def legal_basis_on(decided_on: dt.date) -> str:
    """The legal basis that a decision of that day rests on by default, as the value stored with it.

    Decisions from before 1 July 2025 keep the old act's. Source: SoL (2025:400), in force 2025-07-01.
    """
    return BASIS_IN_NEW_ACT if decided_on >= NEW_ACT_IN_FORCE_ON else BASIS_IN_OLD_ACT


def not_carried_out_from(decided_on: dt.date) -> dt.date:
    """The first day on which a favourable decision that nobody has carried out must be reported to IVO.

    Decisions under 11:1 or 12:1 that are not carried out within three months are reported each quarter, to IVO and
    to the municipal auditors. Source: SoL (2025:400) 34:1.
    """
    return add_months(decided_on, CARRIED_OUT_WITHIN_MONTHS)


class Way(StrEnum):
    """How something about a household may lawfully come to the housing company without a consent."""

    LANDLORD_INFORMED = "landlord_informed"
    HARM_TEST = "harm_test"
    DUTY = "duty"
    PERSON_TELLS = "person_tells"
    OWN_EYES = "own_eyes"
    OWN_AFFAIR = "own_affair"


# Where each way stands. Own eyes and own affairs need no paragraph on secrecy: nothing is told by the social services.
SOURCE_OF_WAY = {
    # Who sublets to the landlord's apartment as a municipality informs the landlord at once.
    Way.LANDLORD_INFORMED: "JB 12:39",
    # Secrecy unless it is clear that neither the person nor somebody close suffers harm.
    Way.HARM_TEST: "OSL 26:1",
    # Secrecy gives way where a law or an ordinance says that the information is to be given.
    Way.DUTY: "OSL 10:28",
    # The secrecy is the person's own: what they say themselves, they have told themselves.
    Way.PERSON_TELLS: "OSL 12:1",
    # The landlord's own supervision of the home, and its own tenants' complaints.
    Way.OWN_EYES: "JB 12:25-26",
    # The head lease is between the municipality and the company: its rent is nobody else's.
    Way.OWN_AFFAIR: "JB 12:20",
}

_WITHOUT_CONSENT = {
    "resident": (Way.LANDLORD_INFORMED,),
    "criteria": (Way.PERSON_TELLS, Way.HARM_TEST, Way.DUTY),
    "check_ins": (Way.PERSON_TELLS, Way.HARM_TEST, Way.DUTY),
    "incidents": (Way.OWN_EYES, Way.OWN_AFFAIR, Way.HARM_TEST, Way.DUTY),
    "takeover": (Way.PERSON_TELLS, Way.HARM_TEST, Way.DUTY),
    "answers": (Way.HARM_TEST, Way.DUTY),
    "other": (Way.HARM_TEST, Way.DUTY),
}


def lawful_without_consent(kind: str) -> tuple[Way, ...]:
    """How information of `kind` (a value of InformationKind) may come to the company when nobody has consented.

    Name and move-in date are told by law, the same day. All else is secret with the social services (OSL 26:1) until a
    harm test, made and written each time, says otherwise, or a law demands it. The general clause (OSL 10:27) does not
    break that secrecy. What the company sees itself, what is between it and the municipality alone, and what the
    person says, is no telling. Raises KeyError for an unknown kind.
    """
    return _WITHOUT_CONSENT[kind]
