"""A small Götene around one person: everything that an address can be about, theirs and somebody else's."""

import datetime
from decimal import Decimal
from functools import cached_property
from uuid import uuid4

from django.utils import timezone

from contracts.enums import PolicyKind
from contracts.models import (
    CheckIn,
    CheckInResult,
    HandoverPlan,
    LandlordNotice,
    Placement,
    QuotaExtension,
    QuotaPlace,
    Resident,
    Sublease,
    TakeoverCriterion,
)
from gotene.access.roles import Role, Side
from inspections.models import Inspection, ProtocolTemplate
from inspections.models.protocol_template import standard_text
from meetings.figures import half_yearly_figures
from meetings.models import Report, ReportFile, ReportOrder
from meetings.rules import HalfYear
from tenants.actions import disclose, give_consent, keep_apart, open_case, protect
from tenants.enums import DisclosureGround, InformationKind, MemberKind, Protection
from tests import factories
from tests.access.care import Care
from tests.access.endings import Endings
from tests.access.held_meetings import HeldMeetings
from tests.access.incidents import Incidents
from tests.access.inspecting import Inspecting
from tests.access.leaving import Leaving
from tests.access.log_reviews import LogReviews
from tests.access.taking_over import TakingOver
from tests.access.winding_down import WindingDown

WEEK = datetime.timedelta(days=7)


class World:
    """`addresses[name]` says what the address `name` is asked with, for `own` and for `other`."""

    def __init__(self, staff):
        self.staff = staff
        self.today = timezone.localdate()
        factories.organisation(Side.HOUSING)
        # A migration makes one for each size; a test that empties the tables takes them away.
        ProtocolTemplate.objects.get_or_create(kind="2rok", defaults={"outline": standard_text("2rok")})
        self.letting = factories.staff(Role.LETTING_OFFICER)
        self.quota = factories.quota_year(self.today.year, ceiling=6)
        self.own, self.other = Matter(self, mine=True), Matter(self, mine=False)
        QuotaPlace.objects.create(year=self.quota, number=1, contract=self.own.home.contract)
        self.register()
        self.unplaced = self.wait_for_a_home()
        QuotaExtension.objects.create(
            year=self.quota,
            places=1,
            reason="En familj till",
            agreed_on=self.today,
            agreed_by_housing=self.letting,
            agreed_by_social=self.own.officer,
        )
        self.consultation = factories.consultation(sent_on=self.today)
        factories.answer(self.consultation.recipients.get(side=""))
        self.draft_agreement = factories.draft(
            PolicyKind.COOPERATION_AGREEMENT, title="Avtal som kommer", valid_from=self.today + 52 * WEEK
        )
        half_year = HalfYear.containing(self.today)
        self.report = Report.objects.create(
            period_from=half_year.begins_on,
            period_to=half_year.ends_on,
            as_of=self.today,
            figures=half_yearly_figures(staff=self.letting, half_year=half_year, today=self.today),
            sha256="0" * 64,
            made_by=self.letting,
            made_at=timezone.now(),
        )
        ReportFile.objects.create(report=self.report, pdf=b"%PDF-1.7")
        self.orders = {
            whose: ReportOrder.objects.create(
                period_from=half_year.begins_on, pages=12, ordered_by=by, ordered_at=timezone.now(), job=uuid4()
            )
            for whose, by in {"own": staff, "other": self.letting}.items()
        }

        self.meetings = HeldMeetings(self)
        self.leaving = Leaving(self)
        self.log_reviews = LogReviews(self)

    def register(self):
        """The company's own: a lease with its tenant and rent, and a guarantee."""
        flat = factories.apartment(rent=Decimal(7654321))
        self.tenant = factories.person(by=self.letting, given_name="Torsten", family_name="Hyresgästson")
        self.lease = factories.lease(apartment=flat, tenant=self.tenant)
        self.guarantee = factories.guarantee()
        self.winding_down = WindingDown(self)

    def wait_for_a_home(self):
        """The case of a household that the company does not know of."""
        officer = self.other.officer
        hidden = factories.person(by=officer, given_name="Gudrun", family_name="Gömdsson")
        members = [(hidden, MemberKind.ADULT)]
        case = open_case(members=members, case_officer=officer, opened_on=self.today, by=officer)
        factories.decision(case, decided_on=self.today, valid_to=self.today + 52 * WEEK)
        return case

    @cached_property
    def addresses(self):
        about_report = {"own": [self.report.pk]}
        return {
            **{name: {"own": self.own.about[name], "other": self.other.about[name]} for name in self.own.about},
            **self.winding_down.about,
            "policy": {"own": [self.quota.policy.pk]},
            "agree_to_policy": {"own": [self.draft_agreement.pk]},
            "answer_consultation": {"own": [self.consultation.pk]},
            **self.meetings.addresses,
            **self.leaving.addresses,
            **self.log_reviews.about,
            "request_at_meeting": {"own": [self.own.waiting.pk], "other": [self.other.waiting.pk]},
            "report": about_report,
            "report_file": about_report,
            "report_order": {whose: [order.pk] for whose, order in self.orders.items()},
            "admin:app_list": {"own": ["contracts"]},
            "admin:view_on_site": {"own": [1, 1]},
        }

    @property
    def rows(self):
        """The row that each register of the back office is asked about."""
        own = self.own
        return {
            "contracts_landlord": own.flat.landlord,
            "contracts_property": own.flat.stairwell.property,
            "contracts_stairwell": own.flat.stairwell,
            "contracts_apartment": own.flat,
            "contracts_lease": self.lease,
            "tenants_person": self.tenant,
            "contracts_socialcontract": own.home.contract,
            "contracts_guarantee": self.guarantee,
            "contracts_housingrequest": own.waiting,
            "contracts_offer": own.offer,
            "contracts_landlordnotice": own.notice,
            "contracts_quotayear": self.quota,
            # One that nothing has been counted by yet.
            "contracts_policy": self.draft_policy,
            "inspections_inspection": own.inspection,
            "inspections_protocoltemplate": ProtocolTemplate.objects.get_or_create(
                kind="2rok", defaults={"outline": standard_text("2rok")}
            )[0],
            "contracts_incident": own.incidents.open,
            "contracts_unverifiedreport": own.incidents.at_housing,
        }

    @cached_property
    def draft_policy(self):
        return factories.draft(title="Uthyrningspolicy som kommer", valid_from=self.today + 52 * WEEK)


class Matter:
    """One case, from its opening to a household in each stage."""

    def __init__(self, world, mine):
        staff, today = world.staff, world.today
        is_mine = mine and staff.in_social
        self.officer = staff if is_mine and Role.CASE_OFFICER in staff.roles else factories.staff(Role.CASE_OFFICER)
        support = staff if is_mine and Role.HOUSING_SUPPORT in staff.roles else factories.staff(Role.HOUSING_SUPPORT)
        self.case = factories.case(officer=self.officer, opened_on=today - 8 * WEEK, children=1)
        self.case.housing_support, self.case.file_reference = support, "AKT-77-HEMLIG"
        self.case.save()
        self.decision = factories.decision(
            self.case,
            decided_on=today - 7 * WEEK,
            valid_to=today + 52 * WEEK,
            content="INNEHÅLL-HEMLIGT",
            grounds="SKÄL-HEMLIGA",
            conditions="VILLKOR-HEMLIGA",
        )
        self.consent = give_consent(
            self.case, kind=InformationKind.CHECK_INS, given_on=today - 6 * WEEK, by=self.officer
        )
        disclose(
            self.case, kind=InformationKind.CHECK_INS, what="SAGT", ground=DisclosureGround.CONSENT, by=self.officer
        )
        self.adult, self.protected = (member.person for member in self.case.household.members.all())
        protect(self.protected, kind=Protection.MARKING, handlers=[support], by=self.officer)
        self.mine, (self.shown,) = mine, factories.reveal(self.protected, support)
        self.kept_apart = keep_apart(
            self.adult,
            factories.person(by=self.officer),
            reason="HINDER-HEMLIGT",
            speak_with=self.officer,
            review_by=today + WEEK,
            by=self.officer,
        )
        self.waiting = factories.housing_request(for_case=self.case, requested_on=today - WEEK, needed_from=today)
        offered = {"offered_on": today - WEEK, "available_from": today, "answer_by": today + WEEK}
        answered = {"offered_by": world.letting, **offered}
        self.offer = factories.offer(for_request=factories.housing_request(for_case=self.case), **answered)
        self.flat = self.offer.apartment
        self.home = self.settle(world, self.case)
        # Another household of the same people at work, that has moved in but has no plan yet.
        self.newcomers = factories.case(officer=self.officer, opened_on=today - 8 * WEEK)
        self.newcomers.housing_support = support
        self.newcomers.save()
        self.new_home = self.settle(world, self.newcomers)
        self.notice = self.home.landlord_notice
        self.plan(world, self.home)
        self.inspection = Inspection.objects.create(
            contract=self.home.contract, kind="move_in", planned_on=today + WEEK
        )

        self.inspecting = Inspecting(world, self)
        self.care = Care(world, self, mine)
        self.endings = Endings(world, self)
        self.taking_over = TakingOver(world, self, mine)
        self.incidents = Incidents(world, self)

    @property
    def cases(self):
        return [self.case.pk, self.newcomers.pk, self.taking_over.case.pk]

    def settle(self, world, case):
        contract = factories.social_contract(
            begins_on=world.today - 5 * WEEK, housing_contact=world.letting, social_contact=self.officer
        )
        home = Sublease.objects.create(contract=contract, case_number=case.number, begins_on=world.today - 5 * WEEK)
        for member in case.household.members.all():
            Resident.objects.create(sublease=home, person=member.person, kind=member.kind)
        LandlordNotice.objects.create(sublease=home, informed_on=world.today, informed_by=self.officer)
        accepted = {"answer": "accepted", "answered_at": timezone.now(), "answered_by": self.officer}
        Placement.objects.create(
            offer=factories.offer(for_request=factories.housing_request(for_case=case), **accepted),
            case=case,
            sublease=home,
            reasons="PLACERING-HEMLIG",
            placed_by=self.officer,
            placed_at=timezone.now(),
        )
        return home

    def plan(self, world, home):
        plan = HandoverPlan.objects.create(
            sublease=home,
            begins_on=world.today - 4 * WEEK,
            goal_date=world.today + 26 * WEEK,
            first_check_in_on=world.today - 2 * WEEK,
            made_by=self.officer,
        )
        criterion = TakeoverCriterion.objects.create(
            plan=plan, text="Betala hyran i tid", position=1, agreed_on=world.today - 4 * WEEK
        )
        check_in = CheckIn.objects.create(
            plan=plan, held_on=world.today - 2 * WEEK, held_by=self.officer, next_on=world.today + 6 * WEEK
        )
        CheckInResult.objects.create(check_in=check_in, criterion=criterion, outcome="met")

    @cached_property
    def about(self):
        case, decision = [self.case.number], [self.case.number, self.decision.pk]
        with_plan = [self.home.contract.number]
        return {
            **dict.fromkeys(["case", "close_case", "record_decision", "give_consent", "request_housing"], case),
            "keep_apart": case,
            **dict.fromkeys(["keep_on_apart", "end_keeping_apart"], [self.case.number, self.kept_apart.pk]),
            **dict.fromkeys(["decision", "serve_decision"], decision),
            "protection": [self.adult.number],
            # About somebody whom only the case's officer and support worker may know.
            "lift_protection": [self.protected.number],
            "hide_again": [(self.protected if self.mine else self.adult).number],
            "reveal": [(self.protected if self.mine else self.adult).number],
            "reveal_seen": [self.protected.number, self.shown.pk],
            "end_handler": [self.protected.number, self.protected.handlers.get(staff=self.officer).pk],
            "withdraw_consent": [self.case.number, self.consent.pk],
            "withdraw_request": [self.waiting.pk],
            **dict.fromkeys(["place_household", "decline_offer"], [self.offer.pk]),
            **dict.fromkeys(["contract", "contract_row", "change_plan", "record_check_in"], with_plan),
            "start_plan": [self.new_home.contract.number],
            **self.care.about,
            **self.endings.about,
            "prepare_takeover": with_plan,
            **self.taking_over.about,
            **self.incidents.about,
            **self.inspecting.about,
        }
