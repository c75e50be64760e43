"""What there was to read in the demo on a day, and what each page would have noted in the read log."""

import datetime as dt
import random
import uuid
from dataclasses import dataclass, field

from contracts.models import Guarantee, Lease
from gotene.access.roles import Role
from gotene.accounts.models import Absence, StaffMember
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.models import Reading
from gotene.casework.demo.cases import CasePlan
from gotene.casework.demo.chronicle import ONE_DAY
from gotene.casework.demo.contracts import HomePlan
from inspections.models import Inspection
from meetings.models import Meeting

PREPARED_BEFORE, SETTLED_AFTER = 40 * ONE_DAY, 20 * ONE_DAY
VISITED_AROUND = 25 * ONE_DAY


@dataclass
class Town:
    """What there is to read, and in `rows` what has been noted, which is written by `readings.write_readings`."""

    homes: list[HomePlan]
    waiting: list[CasePlan]
    staff: dict[str, StaffMember]
    absences: list[Absence]
    lots: random.Random
    rows: list[Reading] = field(default_factory=list)

    def __post_init__(self):
        leases = Lease.objects.filter(tenant__isnull=False, ends_on__isnull=True).select_related("tenant__identity")
        self.leases = [lease for lease in leases if not lease.tenant.identity.protection]
        self.guarantees = list(Guarantee.objects.filter(ends_on__isnull=True).select_related("tenant"))
        self.inspections = list(Inspection.objects.select_related("contract").prefetch_related("attendances"))
        self.meetings = list(Meeting.objects.exclude(closed_at=None))

    def lived_in(self, day: dt.date) -> list[HomePlan]:
        """The homes that somebody lives in, is to move to, or has just left."""
        return [
            home
            for home in self.homes
            if home.begins_on - PREPARED_BEFORE <= day and (home.ends_on is None or day <= home.ends_on + SETTLED_AFTER)
        ]

    def works(self, who: StaffMember, day: dt.date) -> bool:
        away = any(each.staff == who and each.begins_on <= day <= each.ends_on for each in self.absences)
        return not away

    def stands_in_for(self, who: StaffMember, day: dt.date) -> list[StaffMember]:
        return [each.staff for each in self.absences if each.deputy == who and each.begins_on <= day <= each.ends_on]

    def note(self, who: StaffMember, at: dt.datetime, **what) -> None:
        row = {"subject": "", "role": "", "reason": "", "keys": [], "people": [], "kind": ReadingKind.PAGE, **what}
        salt = uuid.UUID(int=self.lots.getrandbits(128), version=4)
        self.rows.append(Reading(at=at, staff=who, organisation_id=who.organisation_id, salt=salt, **row))

    # What a page would note, given to `note`

    def case(self, plan: CasePlan, who: StaffMember, day: dt.date) -> dict:
        about = {"subject": Subject.CASE, "keys": [plan.case.number], "page": "case", "people": people_of(plan)}
        return about | self._part(plan, who, day, {plan.officer: Ground.CASE_OFFICER, plan.support: Ground.SUPPORT})

    def contract(self, home: HomePlan, who: StaffMember, day: dt.date) -> dict:
        contract, plan = home.sublease.contract, home.case
        about = {"subject": Subject.CONTRACT, "keys": [contract.number], "page": "contract", "people": people_of(plan)}
        sides = ("housing", "social")
        parts = {getattr(contract, f"{side}_{one}"): Ground.CONTACT for side in sides for one in ("contact", "deputy")}
        return about | self._part(plan, who, day, {plan.support: Ground.SUPPORT, plan.officer: Ground.CONTACT} | parts)

    def _part(self, plan, who, day, parts):
        if who in parts:
            return {"ground": parts[who]}
        if any(colleague in parts for colleague in self.stands_in_for(who, day)):
            return {"ground": Ground.DEPUTY}
        return by_role(who)

    def lease(self, lease: Lease, who: StaffMember) -> dict:
        about = {"subject": Subject.LEASE, "keys": [str(lease.pk)], "page": "admin:contracts_lease_change"}
        return about | {"people": [lease.tenant_id]} | by_role(who)

    def may_know(self, who: StaffMember, plan_or_lease) -> bool:
        """Whether an ordinary day leads `who` there: not to namesakes, or to where they live themself."""
        if isinstance(plan_or_lease, Lease):
            return plan_or_lease.tenant.identity.family_name != family_name(who)
        return all(member.family_name != family_name(who) for member in plan_or_lease.family.members)


def by_role(who: StaffMember) -> dict:
    return {"ground": Ground.ROLE, "role": Role(who.roles[0])}


def people_of(plan: CasePlan) -> list[int]:
    """Those whom a page of the household shows by name: of a protected one nobody."""
    return [] if plan.family.handlers else [member.person.pk for member in plan.family.members]


def family_name(who: StaffMember) -> str:
    return who.name.split()[-1]
