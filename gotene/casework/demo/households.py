"""The people of the demo: households that the social services know, and tenants with a guarantee."""

import datetime as dt
import random
from dataclasses import dataclass, field

from gotene.access.roles import Side
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import Told, told_once, write
from gotene.casework.demo.names import Census
from tenants.enums import MemberKind, Protection
from tenants.models import Handler, Identity, Person


@dataclass
class Member:
    given_name: str
    family_name: str
    personal_number: str
    kind: MemberKind
    phone: str = ""
    person: Person | None = None


@dataclass
class Family:
    members: list[Member]
    registered_on: dt.date
    side: Side = Side.SOCIAL
    by: object = None
    # Who knows the family, where it is protected: all of it, or its other members would tell where the one lives.
    handlers: tuple[StaffMember, ...] = ()

    @property
    def adults(self) -> list[Member]:
        return [member for member in self.members if member.kind == MemberKind.ADULT]

    @property
    def numbers(self) -> str:
        return ", ".join(member.person.number for member in self.members)


@dataclass
class People:
    """Makes families, and writes them in the order they were registered."""

    rng: random.Random
    families: list[Family] = field(default_factory=list)

    def __post_init__(self):
        self._census = Census(self.rng)

    def family(self, rooms: int, registered_on: dt.date, *, by, phones: bool) -> Family:
        """A household that fits in an apartment of `rooms` rooms."""
        adults, children = self._size(rooms)
        surname = self._census.family()
        members = [self._adult(surname, registered_on, phones) for _ in range(adults)]
        members += [child for _ in range(children) if (child := self._child(surname, registered_on))]
        family = Family(members, registered_on, Side.SOCIAL, by)
        self.families.append(family)
        return family

    def tenant(self, registered_on: dt.date, *, by, phone: bool) -> Family:
        """Somebody with an ordinary lease."""
        family = Family([self._adult(self._census.family(), registered_on, phone)], registered_on, Side.HOUSING, by)
        self.families.append(family)
        return family

    def write(self) -> None:
        """Everybody, numbered as they were registered."""
        self.families.sort(key=lambda family: family.registered_on)
        everybody = [(family, member) for family in self.families for member in family.members]
        people = write(
            [
                told_once(Person(number=f"P-{number:04}"), family.registered_on, family.by)
                for number, (family, _) in enumerate(everybody, 1)
            ]
        )
        for person, (_family, member) in zip(people, everybody, strict=True):
            member.person = person
        self._write_handlers()
        identities: list[Told] = []
        for family, member in everybody:
            identity = Identity(
                person=member.person,
                organisation_id=family.side,
                given_name=member.given_name,
                family_name=member.family_name,
                personal_number=member.personal_number,
                phone=member.phone,
                protection=Protection.MARKING if family.handlers else "",
            )
            identities.append(told_once(identity, family.registered_on, family.by))
        write(identities)

    def _write_handlers(self) -> None:
        """Before the identities: a protected person always has a handler."""
        write(
            [
                told_once(
                    Handler(
                        person=member.person,
                        staff=handler,
                        named_on=family.registered_on,
                        named_by=family.by,
                    ),
                    family.registered_on,
                    family.by,
                )
                for family in self.families
                for member in family.members
                for handler in family.handlers
            ]
        )

    def _size(self, rooms: int) -> tuple[int, int]:
        if rooms == 1:
            return 1, 0
        if rooms == 2:
            return self.rng.choice(((1, 0), (1, 0), (1, 1), (2, 0)))
        return self.rng.choice(((1, 2), (2, 1), (2, 2), (2, 3)))

    def _adult(self, surname: str, on: dt.date, phone: bool) -> Member:
        sex = self._census.sex()
        return Member(
            self._census.given_name(surname, sex),
            surname,
            self._census.adult_number(on, sex),
            MemberKind.ADULT,
            self._census.mobile() if phone else "",
        )

    def _child(self, surname: str, on: dt.date) -> Member | None:
        sex = self._census.sex()
        number = self._census.child_number(on, sex)
        return number and Member(self._census.given_name(surname, sex), surname, number, MemberKind.CHILD)
