"""A home on its way to being taken over, brought as far as a test needs."""

import datetime

from django.db import transaction
from django.utils import timezone

from contracts.actions.takeover import prepare_takeover, record_residents_yes, say_yes
from contracts.actions.takeover_papers import attach_signed_paper, make_paper
from contracts.enums import TakeoverPaperKind
from contracts.models import CheckIn, CheckInResult, HandoverPlan, Resident, Sublease, TakeoverCriterion
from contracts.takeover_rules import AGREEMENTS, first_day_by_default
from gotene.access.roles import Role
from gotene.documents.scans import Scan
from inspections.enums import InspectionKind
from inspections.models import Attendance, Inspection
from tests import factories
from tests.access.as_role import running_as

TODAY = timezone.localdate()
WEEK = datetime.timedelta(days=7)
SCAN = Scan(b"%PDF-1.7 signed", "application/pdf")


class Home:
    """A household in a social contract, with the staff of both sides. Each step runs as its own organisation."""

    @transaction.atomic
    def __init__(self, *, adults=1, with_plan=True, letting=None, officer=None):
        self.officer = officer or factories.staff(Role.CASE_OFFICER)
        self.letting = letting or factories.staff(Role.LETTING_OFFICER)
        self.case = factories.case(officer=self.officer, adults=adults, opened_on=TODAY - 60 * WEEK)
        self.contract = factories.social_contract(
            begins_on=TODAY - 40 * WEEK, housing_contact=self.letting, social_contact=self.officer
        )
        self.sublease = Sublease.objects.create(
            contract=self.contract, case_number=self.case.number, begins_on=self.contract.begins_on
        )
        for member in self.case.household.members.all():
            Resident.objects.create(sublease=self.sublease, person=member.person, kind=member.kind)
        self.tenant = self.sublease.residents.first().person
        self.first_day = first_day_by_default(TODAY)
        if with_plan:
            self.plan()

    def plan(self, *, outcome="met", next_on=TODAY + 4 * WEEK, held_on=TODAY - WEEK):
        plan = HandoverPlan.objects.create(
            sublease=self.sublease,
            begins_on=self.sublease.begins_on,
            goal_date=TODAY + 4 * WEEK,
            first_check_in_on=TODAY - WEEK,
            made_by=self.officer,
        )
        criterion = TakeoverCriterion.objects.create(
            plan=plan, text="Betala hyran i tid", position=1, agreed_on=self.sublease.begins_on
        )
        check_in = CheckIn.objects.create(plan=plan, held_on=held_on, held_by=self.officer, next_on=next_on)
        reason = {"reason": "Sen en gång", "next_step": "Autogiro"} if outcome == "not_met" else {}
        CheckInResult.objects.create(check_in=check_in, criterion=criterion, outcome=outcome, **reason)

    def prepared(self, **fields):
        about = {"tenant": self.tenant, "new_lease_from": self.first_day, **fields}
        with running_as(self.letting):
            self.takeover = prepare_takeover(self.sublease, **about, by=self.letting)
        return self

    @transaction.atomic
    def inspected(self, day=TODAY):
        """The inspection, held on `day`."""
        found = Inspection.objects.filter(contract=self.contract, kind=InspectionKind.BEFORE_TAKEOVER).first()
        inspection = found or Inspection(contract=self.contract, kind=InspectionKind.BEFORE_TAKEOVER, planned_on=day)
        hold_inspection(inspection, day, self)
        return self

    def agreed(self, day=TODAY):
        with running_as(self.officer):
            self.residents_yes = record_residents_yes(self.takeover, case=self.case, said_on=day, by=self.officer)
            say_yes(self.takeover, said_on=day, by=self.officer)
        with running_as(self.letting):
            say_yes(self.takeover, said_on=day, by=self.letting)
        return self

    def on_paper(self, kinds=tuple(TakeoverPaperKind)):
        self.papers = {}
        for kind in kinds:
            by = self.officer if self.officer.organisation_id in kind.makers else self.letting
            with running_as(by):
                self.papers[kind] = make_paper(self.takeover, kind=kind, by=by)
        return self

    def signed(self, kinds=AGREEMENTS, day=TODAY):
        with running_as(self.letting):
            for kind in kinds:
                attach_signed_paper(self.papers[kind], scan=SCAN, signed_on=day, by=self.letting)
        return self

    def ready_to_switch(self):
        return self.prepared().inspected().agreed().on_paper().signed()


def hold_inspection(inspection, day, home):
    """As it stands when it has been held by all three, and closed without remarks."""
    inspection.save()
    for party, staff in (("housing", home.letting), ("social", home.officer), ("resident", None)):
        attendance = inspection.attendances.filter(party=party).first() or Attendance(
            inspection=inspection, party=party
        )
        attendance.staff, attendance.present = staff, True
        attendance.save()
    inspection.carried_out_on, inspection.no_remarks = day, True
    inspection.closed_at, inspection.closed_by = timezone.now(), home.letting
    inspection.save()
