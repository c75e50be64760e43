"""A month of believable readings in a small town: who works there, who lives there, and what the work makes them open.

All from one seed. Names are drawn as they are common: a town of 400 tenants has several called Andersson, some of the
staff are called Andersson too, and that is nobody's business.
"""

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, field, replace

from gotene.audit.log_rules import PersonRead, ReadingFacts, family_parts
from gotene.dates import is_business_day

SEED = 20261101
READINGS = 10_000
TENANTS, STAFF_OF = (
    400,
    {
        "case_officer": 8,
        "coordinator": 2,
        "housing_support": 5,
        "social_director": 1,
        "rent_administrator": 1,
        "letting_officer": 5,
        "inspector": 3,
        "finance_officer": 2,
        "housing_director": 1,
    },
)
# How the month's work falls on the roles.
WORK = {
    "case_officer": 34,
    "coordinator": 22,
    "housing_support": 12,
    "social_director": 2,
    "rent_administrator": 4,
    "letting_officer": 15,
    "inspector": 4,
    "finance_officer": 6,
    "housing_director": 1,
}
OWN_CASES = {"case_officer", "housing_support"}

# The most common names in Sweden with how many in a thousand bear them, and then those that few do.
COMMON = dict(
    Andersson=22, Johansson=22, Karlsson=19, Nilsson=15, Eriksson=13, Larsson=12, Olsson=11, Persson=10, Svensson=10,
    Gustafsson=9, Pettersson=9, Jonsson=7, Jansson=5, Hansson=5, Bengtsson=4, Jönsson=4, Lindberg=3, Jakobsson=3,
    Magnusson=3, Lindström=3, Olofsson=3, Lindqvist=2, Lindgren=2, Berg=2, Ali=4, Mohamed=4, Ahmed=3, Hussein=2,
)  # fmt: skip
RARE_STARTS = ("Alm", "Ask", "Björk", "Ek", "Gran", "Hag", "Löv", "Rön", "Sjö", "Sten", "Strand", "Söder", "Vik", "Ås")
RARE_ENDS = ("berg", "blad", "by", "dahl", "feldt", "gren", "holm", "kvist", "lund", "mark", "rot", "ström", "vall")
# fmt: off
GIVEN = (
    "Anna", "Eva", "Maria", "Karin", "Sara", "Kristina", "Lena", "Emma", "Marie",
    "Ingrid", "Malin", "Jenny", "Annika", "Elin", "Fatima", "Amina", "Lars", "Mikael",
    "Anders", "Johan", "Erik", "Per", "Peter", "Thomas", "Karl", "Jan", "Daniel",
    "Fredrik", "Andreas", "Hans", "Ali", "Ahmed", "Mohamed", "Oskar", "Gustav", "Maja",
)
# fmt: on

MONTH = [dt.date(2026, 10, 1) + dt.timedelta(days=day) for day in range(31)]
WORKDAYS = [day for day in MONTH if is_business_day(day)]
FREE_DAYS = [day for day in MONTH if not is_business_day(day)]


@dataclass
class Worker:
    name: str
    role: str
    # Where in the town's homes they are.
    cases: list = field(default_factory=list)
    opened: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Home:
    """A household: the people whom its case, contract or lease shows. `handlers`: of a protected one."""

    people: tuple
    handlers: tuple = ()


class Town:
    """`normal()` gives the month's readings; `worker(role)` and `home()` are for those who stage others."""

    def __init__(self, seed=SEED):
        self.random = random.Random(seed)
        self.staff = [Worker(self._name(), role) for role, count in STAFF_OF.items() for _ in range(count)]
        self.homes = [self._home() for _ in range(TENANTS)]
        adults = [person.name for home in self.homes for person in home.people]
        self.bearers = Counter(part for name in adults for part in family_parts(name))
        for index, home in enumerate(self.homes):
            for role in OWN_CASES:
                workers = [worker for worker in self.staff if worker.role == role]
                if index % 3 != 2:
                    workers[index % len(workers)].cases.append(index)
            if home.people[0].protected:
                # Those who work closest to a protected household are its handlers.
                handlers = [worker.name for worker in self.staff if index in worker.cases]
                self.homes[index] = replace(home, handlers=tuple(handlers))

    def worker(self, role):
        return next(worker for worker in self.staff if worker.role == role)

    def normal(self):
        """`READINGS` readings of a month's work, in the order they were made."""
        moments = sorted(self._moment() for _ in range(READINGS))
        return [self._reading(at) for at in moments]

    def facts(self, worker, at, kind, people, *, ground="", roles=None):
        """One reading, counted among those that the worker has made that day."""
        opened = worker.opened.setdefault(at.date(), set())
        before = len(opened)
        if kind not in ("list", "search"):
            opened |= {id(person) for person in people}
        return ReadingFacts(
            reader=worker.name,
            roles=roles or (worker.role,),
            at=at,
            kind=kind,
            ground=ground,
            people=tuple(people),
            bearers=self.bearers,
            people_before=before,
            people_after=len(opened),
        )

    def _family_name(self):
        if self.random.random() < sum(COMMON.values()) / 340:
            return self.random.choices(list(COMMON), list(COMMON.values()))[0]
        return self.random.choice(RARE_STARTS) + self.random.choice(RARE_ENDS)

    def _name(self, family=None):
        return f"{self.random.choice(GIVEN)} {family or self._family_name()}"

    def _home(self):
        family = self._family_name()
        names = [self._name(family)]
        if self.random.random() < 0.45:
            names.append(self._name(family if self.random.random() < 0.6 else None))
        names += [self._name(family) for _ in range(self.random.choices((0, 1, 2, 3), (55, 20, 18, 7))[0])]
        workers = {worker.name for worker in self.staff}
        kind = self.random.random()
        if kind < 0.015:
            # The register keeps the names of the protected from the reviewer.
            return Home(tuple(PersonRead(protected=True, active=True) for _ in names))
        lasting = {"active": True}
        if kind < 0.15:
            # Ended lately: the last invoice, the inspection, the archive.
            lasting = {"ended_on": MONTH[0] - dt.timedelta(days=self.random.randrange(60))}
        return Home(tuple(PersonRead(name, colleague=name in workers, **lasting) for name in names))

    def _moment(self):
        chance = self.random.random()
        # Somebody on call, somebody catching up: five in a thousand each.
        if chance < 0.005:
            day, hour = self.random.choice(FREE_DAYS), self.random.randrange(8, 18)
        elif chance < 0.01:
            day, hour = self.random.choice(WORKDAYS), self.random.choice((5, 20, 21))
        elif chance < 0.04:
            day, hour = self.random.choice(WORKDAYS), self.random.choice((6, 18, 19))
        else:
            day, hour = (
                self.random.choice(WORKDAYS),
                self.random.choice((7, 8, 8, 9, 9, 10, 10, 11, 13, 13, 14, 15, 16, 17)),
            )
        return dt.datetime.combine(day, dt.time(hour, self.random.randrange(60)))

    def _reading(self, at):
        role = self.random.choices(list(WORK), list(WORK.values()))[0]
        worker = self.random.choice([worker for worker in self.staff if worker.role == role])
        kind = self.random.choices(("page", "list", "search", "document", "export"), (62, 26, 6, 5, 1))[0]
        if kind in ("list", "export"):
            homes = self.random.sample(self.homes, self.random.randrange(3, 40))
            return self.facts(worker, at, "list", [person for home in homes for person in home.people])
        # Now and then a colleague is away and the cases are read in their place, or a reason is typed.
        chance = self.random.random()
        if worker.cases:
            home = self.homes[self.random.choice(worker.cases)]
            ground = "deputy" if chance < 0.04 else "case_officer"
        else:
            home, ground = self.random.choice(self.homes), "role"
        if chance > 0.995:
            home, ground = self.random.choice(self.homes), "reason"
        if home.people[0].protected and worker.name not in home.handlers and ground != "role":
            home = next(home for home in self.homes if not home.people[0].protected)
        handled = worker.name in home.handlers
        return self.facts(worker, at, kind, [replace(p, handled=handled) for p in home.people], ground=ground)
