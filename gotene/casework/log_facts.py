"""What the rules of the log review need to know of a month's readings: who the people were, and what they had going on.

Read as the organisation of the log reviewer: a name that the register keeps from the reviewer is not compared, and
whoever bears it is told of as protected. Eleven queries, however many readings there are.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone

from contracts.models import Guarantee, Lease, Resident
from gotene.accounts.models import StaffHome, StaffMember
from gotene.audit.log_rules import (
    LISTS,
    PersonRead,
    ReadingFacts,
    family_parts,
    flags_of,
    parts_of_family_name,
    same_full_name,
    was_pointed,
)
from tenants.models import Handler, HouseholdMember, Identity, Person

COLUMNS = ("pk", "staff_id", "at", "kind", "ground", "role", "people")


def judged(readings, *, by):
    """Why each of `readings` (a queryset, of one organisation and whole days) should be looked at by log reviewer `by`.

    Yields (reading id, the reader's role, flags).
    """
    rows = list(readings.order_by("staff_id", "at", "pk").values(*COLUMNS))
    town = _Town(by, rows)
    opened = defaultdict(set)
    for row in rows:
        at, reader = timezone.localtime(row["at"]), town.staff[row["staff_id"]]
        people = opened[row["staff_id"], at.date()]
        before = len(people)
        if row["kind"] not in LISTS:
            people.update(row["people"])
        facts = ReadingFacts(
            reader=reader.name,
            roles=reader.roles,
            at=at,
            kind=row["kind"],
            ground=row["ground"],
            people=[town.person(pk, reader, at.date()) for pk in row["people"]] if _is_pointed(row) else (),
            bearers=town.bearers,
            people_before=before,
            people_after=len(people),
        )
        yield row["pk"], row["role"] or next(iter(reader.roles), ""), flags_of(facts)


def _is_pointed(row):
    return was_pointed(row["kind"], len(row["people"]))


@dataclass
class _Known:
    """What is known of one person: `times` are (first day, last day or None, address)."""

    name: str = ""
    protected: bool = True
    handlers: list = field(default_factory=list)
    times: list = field(default_factory=list)


class _Town:
    """The people of the readings and the staff who read, each fetched once."""

    def __init__(self, by, rows):
        self.staff = {member.pk: member for member in StaffMember.objects.all()}
        self.homes = {
            home.staff_id: _address(home.street_address, home.city) for home in StaffHome.objects.visible_to(by)
        }
        ids = {pk for row in rows if _is_pointed(row) for pk in row["people"]}
        self.known = defaultdict(_Known)
        self._names(ids)
        self._times(ids, by)
        self.bearers = self._bearers()
        # Who works at either organisation now, by name.
        self.colleagues = defaultdict(list)
        for member in self.staff.values():
            if member.active:
                self.colleagues[_folded(member.name)].append(member.pk)

    def person(self, pk, reader, day):
        known = self.known[pk]
        addresses = {address for _begins, ends, address in known.times if ends is None or ends >= day} - {None}
        colleagues = [who for who in self.colleagues.get(_folded(known.name), ()) if who != reader.pk]
        return PersonRead(
            name=known.name,
            protected=known.protected,
            handled=any(
                who == reader.pk and begins <= day and (ends is None or ends >= day)
                for who, begins, ends in known.handlers
            ),
            colleague=bool(colleagues) and not same_full_name(known.name, reader.name),
            at_colleagues_address=any(self.homes.get(who) in addresses for who in colleagues),
            at_readers_address=self.homes.get(reader.pk) in addresses,
            active=any(ends is None or ends >= day for _begins, ends, _address in known.times),
            ended_on=max((ends for _begins, ends, _address in known.times if ends), default=None),
        )

    def _names(self, ids):
        found = Identity.objects.filter(person__in=ids)
        for pk, given, family, protection in found.values_list("pk", "given_name", "family_name", "protection"):
            known = self.known[pk]
            known.protected = bool(protection)
            known.name = "" if protection else f"{given} {family}"
        handlers = Handler.objects.filter(person__in=ids)
        for pk, *when in handlers.values_list("person", "staff", "named_on", "ended_on"):
            self.known[pk].handlers.append(tuple(when))

    def _times(self, ids, by):
        """Cases are the social services' to read, leases the company's; subleases and guarantees both share."""
        home = ("apartment__stairwell__street_address", "apartment__stairwell__city")
        residents = Resident.objects.filter(person__in=ids).values_list(
            "person", "sublease__begins_on", "sublease__ends_on", *(f"sublease__contract__{part}" for part in home)
        )
        self._add(residents)
        self._add(Guarantee.objects.filter(tenant__in=ids).values_list("tenant", "begins_on", "ends_on", *home))
        if by.in_housing:
            self._add(Lease.objects.filter(tenant__in=ids).values_list("tenant", "begins_on", "ends_on", *home))
        else:
            members = HouseholdMember.objects.filter(person__in=ids, household__cases__isnull=False)
            self._add(members.values_list("person", "household__cases__opened_on", "household__cases__closed_on"))

    def _add(self, rows):
        for pk, begins, ends, *address in rows:
            self.known[pk].times.append((begins, ends, _address(*address) if address else None))

    def _bearers(self):
        """How many in the register bear each part of a family name that one of the staff bears too."""
        parts = {part for member in self.staff.values() for part in family_parts(member.name)}
        if not parts:
            return {}
        borne = defaultdict(int)
        # A word of its own, however it is written.
        pattern = rf"\m({'|'.join(re.escape(part) for part in sorted(parts))})\M"
        found = Identity.objects.filter(family_name__iregex=pattern).values("family_name")
        for family, count in found.annotate(count=Count("pk")).order_by().values_list("family_name", "count"):
            for part in parts_of_family_name(family):
                borne[part] += count
        return borne


def _address(street, city):
    return _folded(street), _folded(city)


def _folded(text):
    return " ".join(text.casefold().split())


def person_numbers(readings):
    """The numbers of those whom `readings` showed, {id: "P-0012"}: numbers and no names. One query."""
    ids = {pk for reading in readings for pk in reading.people}
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "number"))


def person_with_number(number):
    """The person called `number` ("P-0012"), or None."""
    return Person.objects.filter(number=number).first()


def person_with_personal_number(digits):
    """The person with that personal number, among those whom the organisation that asks may know; else None."""
    return Person.objects.filter(identity__in=Identity.objects.numbered(digits)).first()
