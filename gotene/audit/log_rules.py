"""What in the read log somebody should look at: pure functions, importable without Django.

Rules say where to look, never that something is wrong. Each is narrow on purpose: a reviewer who is shown a hundred
innocent readings stops reading. What no rule can see (a colleague's old school friend, opened in office hours) is
left to the random sample.
"""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gotene.dates import is_business_day


class Flag(StrEnum):
    """Why a reading is shown to the reviewer."""

    OWN_NAME = "own_name"
    OWN_ADDRESS = "own_address"
    COLLEAGUE = "colleague"
    NO_ACTIVE_CASE = "no_active_case"
    ODD_HOURS = "odd_hours"
    PROTECTED = "protected"
    MANY_IN_A_DAY = "many_in_a_day"
    REASON_GIVEN = "reason_given"


# Work goes on between these hours: the office opens at seven, and flexible hours and evening visits end by eight.
FIRST_HOUR, LAST_HOUR = 6, 20

# A family name is rare when no more people than this in the register bear it: one large household. Of 400 tenants
# some eight are called Andersson, and that a case officer is too says nothing.
RARE_FAMILY_NAME = 5

# A matter is still worked with for a while after it has ended: the last invoice, the inspection, the archive.
# Three months is also the shortest period of notice for a tenant (JB 12:5), in which such work is usually done.
AFTERWORK = dt.timedelta(days=90)

# A search that finds this few was for somebody; one that finds more was a search.
LOOKED_UP_AT_MOST = 3

# How many different people somebody opens in a day before one asks why, by role. About twice what a full working day
# with that role holds: a case officer's cases all in one day; the placing of every household that waits; a whole
# rent notice run. Lists and searches do not count.
PEOPLE_IN_A_DAY = {
    "case_officer": 50,
    "housing_support": 30,
    "coordinator": 100,
    "rent_administrator": 150,
    "social_director": 40,
    "letting_officer": 80,
    "inspector": 40,
    "finance_officer": 150,
    "housing_director": 40,
    # They look at the log, never at people.
    "log_reviewer": 10,
    "system_administrator": 10,
}
# For whoever reads without a role of those above.
PEOPLE_IN_A_DAY_OTHERWISE = 20

# How a reading was made: lists and searches show many at once, whoever they are of.
LISTS = frozenset({"list", "search"})
SEARCH, REVEAL = "search", "reveal"
REASON = "reason"

# What each month's sample is drawn from: this share of what no rule points at, and at least so many, of each role.
# A reviewer who signs four hundred a month takes an afternoon; a role with few readings is still looked at.
SAMPLE_SHARE = 0.02
SAMPLE_LEAST = 10

# By this day of the month the month before is reviewed. A working habit: what is not in order is to be reported within
# REPORT_WITHIN of being found, and a person who asks who has looked is answered within a month (GDPR 12.3).
REVIEWED_BY_DAY = 15

# To the authority, from when somebody became aware of it. Förordning (EU) 2016/679, artikel 33.1.
REPORT_WITHIN = dt.timedelta(hours=72)

# They stand in names and tell no families apart.
_PARTICLES = frozenset(["af", "al", "da", "de", "del", "der", "di", "du", "el", "la", "le", "van", "von"])


@dataclass(frozen=True)
class PersonRead:
    """One of those whom a reading showed, as known on the day of the reading.

    `name` is empty where the register keeps it from the reviewer too. `handled`: the reader is one of the named
    handlers. `colleague`: the name is that of somebody else who works here; `at_colleagues_address`: and so is the
    address. `ended_on`: when the last of the person's cases, contracts and leases ended; `active`: one goes on.
    """

    name: str = ""
    protected: bool = False
    handled: bool = False
    colleague: bool = False
    at_colleagues_address: bool = False
    at_readers_address: bool = False
    active: bool = False
    ended_on: dt.date | None = None


@dataclass(frozen=True)
class ReadingFacts:
    """What the rules know of one reading.

    `at`: the local time. `bearers`: how many people in the register bear each part of a family name, in lower case.
    `people_before` and `people_after`: how many different people the reader had opened that day, without and with
    this reading.
    """

    reader: str
    roles: Collection[str]
    at: dt.datetime
    kind: str
    ground: str
    people: Collection[PersonRead] = ()
    bearers: Mapping[str, int] = field(default_factory=dict)
    people_before: int = 0
    people_after: int = 0


def flags_of(facts: ReadingFacts) -> frozenset[Flag]:
    """Why the reading should be looked at; empty for most."""
    found = set()
    if is_odd_hour(facts.at):
        found.add(Flag.ODD_HOURS)
    if facts.ground == REASON:
        found.add(Flag.REASON_GIVEN)
    if facts.people_before <= most_in_a_day(facts.roles) < facts.people_after:
        # Once a day, where the count is passed: it is the day that is asked about.
        found.add(Flag.MANY_IN_A_DAY)
    if was_pointed(facts.kind, len(facts.people)):
        found |= _of_people(facts)
    return frozenset(found)


def is_odd_hour(at: dt.datetime) -> bool:
    """Whether nobody is usually at work: before 06, from 20 on, weekends, public holidays and their eves."""
    return not (FIRST_HOUR <= at.hour < LAST_HOUR and is_business_day(at.date()))


def most_in_a_day(roles: Collection[str]) -> int:
    """How many different people somebody with these roles may open in a day before it is asked about."""
    return max((PEOPLE_IN_A_DAY[role] for role in roles if role in PEOPLE_IN_A_DAY), default=PEOPLE_IN_A_DAY_OTHERWISE)


def was_pointed(kind: str, people: int) -> bool:
    """Whether a reading of so many people was of just them: something opened, or a search that found few."""
    return kind not in LISTS or (kind == SEARCH and people <= LOOKED_UP_AT_MOST)


def same_name(reader: str, person: str, bearers: Mapping[str, int]) -> bool:
    """Whether the person may be the reader or of the reader's family.

    The same full name, or a part of the family name that the two share and few others bear: "Anna Zetterqvist" and
    "Ove Berg-Zetterqvist", but not two called Andersson.
    """
    mine, theirs = _words(reader), _words(person)
    if not mine or not theirs:
        return False
    if mine == theirs:
        return True
    return _any_rare(family_parts(reader) & family_parts(person), bearers)


def is_colleague(person: PersonRead, bearers: Mapping[str, int]) -> bool:
    """Whether the person probably works here: the name of somebody who does, and their address or a rare family name.

    In a town there are two called Anna Andersson, one of whom is a tenant and read by everybody who works with her.
    """
    return person.colleague and (person.at_colleagues_address or _any_rare(family_parts(person.name), bearers))


def family_parts(name: str) -> frozenset[str]:
    """The parts of the family name of a full name, in lower case: {"berg", "dahl"} of "Ove von Berg-Dahl"."""
    return frozenset(_words(name)[1:]) - _PARTICLES


def parts_of_family_name(family: str) -> frozenset[str]:
    """As `family_parts`, of a family name alone."""
    return frozenset(_words(family)) - _PARTICLES


def same_full_name(one: str, other: str) -> bool:
    """Whether two names are the same, however they are written."""
    return bool(_words(one)) and _words(one) == _words(other)


def has_ended(person: PersonRead, day: dt.date) -> bool:
    """Whether nothing of the person's goes on, and the work after the end is over too."""
    return not person.active and (person.ended_on is None or person.ended_on + AFTERWORK < day)


def sample_size(readings: int) -> int:
    """How many of a role's readings in a month are drawn at random; all of them where there are few."""
    return min(readings, max(SAMPLE_LEAST, round(readings * SAMPLE_SHARE)))


def _of_people(facts):
    day, found = facts.at.date(), set()
    for person in facts.people:
        if same_name(facts.reader, person.name, facts.bearers):
            found.add(Flag.OWN_NAME)
        elif is_colleague(person, facts.bearers):
            found.add(Flag.COLLEAGUE)
        if person.at_readers_address:
            found.add(Flag.OWN_ADDRESS)
        if person.protected and not person.handled:
            found.add(Flag.PROTECTED)
    if facts.kind == REVEAL:
        # That a handler asked is in order; that it is looked at afterwards is what makes it so.
        found.add(Flag.PROTECTED)
    if facts.people and all(has_ended(person, day) for person in facts.people):
        found.add(Flag.NO_ACTIVE_CASE)
    return found


def _any_rare(parts, bearers):
    # A second given name is nobody's family name, and says nothing.
    return any(0 < bearers.get(part, 0) <= RARE_FAMILY_NAME for part in parts)


def _words(name):
    return tuple(re.findall(r"[^\W\d_]+", name.casefold()))
