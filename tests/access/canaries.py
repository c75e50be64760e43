"""Strings that stand nowhere else, each planted where only some may read it."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from django.db import transaction
from django.utils import timezone

from contracts.actions.incidents import not_cleared
from contracts.enums import TakeoverPaperKind
from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffHome
from gotene.audit.history import save_as
from tenants.actions import disclose, keep_apart, protect
from tenants.enums import DisclosureGround, InformationKind, MemberKind, Protection
from tenants.models import HouseholdMember
from tests import factories
from tests.audit.readings import reading
from tests.audit.reviews import item, outcome
from tests.contracts import incidents

CASE_WORK = {(Side.SOCIAL, role) for role in (Role.CASE_OFFICER, Role.HOUSING_SUPPORT)}
COORDINATOR = (Side.SOCIAL, Role.COORDINATOR)
LOG_REVIEW = {(side, Role.LOG_REVIEWER) for side in Side}
EVERY_CASE = {(Side.SOCIAL, role) for role in (Role.COORDINATOR, Role.SOCIAL_DIRECTOR)}
# Whose pages may say it: of those who are asked about, `own` is a case of theirs and `other` is not.
ON_PAGES_OF = {
    "own case": CASE_WORK | EVERY_CASE,
    "other case": EVERY_CASE,
    "company": {(Side.HOUSING, role) for role in (Role.LETTING_OFFICER, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR)},
    # The officer and the support worker of the own case are the handlers.
    "protected in own case": CASE_WORK,
    "protected in other case": set(),
    "protected at company": set(),
    # What is unverified is for those who check it; of the case's, those who work with it.
    "unverified in own case": CASE_WORK | {COORDINATOR},
    "unverified in other case": {COORDINATOR},
    "unverified at company": {(Side.HOUSING, Role.LETTING_OFFICER)},
    "home of an officer": set(),
    "uncleared by company": LOG_REVIEW,
    "uncleared by social services": LOG_REVIEW,
    # Why somebody looked, and what came of the review: each organisation's own log reviewers'.
    "reviewed at company": {(Side.HOUSING, Role.LOG_REVIEWER)},
    "reviewed at social services": {(Side.SOCIAL, Role.LOG_REVIEWER)},
}
# Which organisation PostgreSQL shows it to, whoever asks there; of a protected person the handlers alone.
IN_ROWS_OF = {
    "own case": Side.SOCIAL,
    "other case": Side.SOCIAL,
    "company": Side.HOUSING,
    "unverified in own case": Side.SOCIAL,
    "unverified in other case": Side.SOCIAL,
    "unverified at company": Side.HOUSING,
}
# In rows that some roles of an organisation alone reach.
IN_ROWS_OF_ROLES = {"home of an officer": {(Side.HOUSING, Role.LOG_REVIEWER)}}


@dataclass(frozen=True)
class Canary:
    text: str
    whose: str
    what: str

    def may_be_on_pages_of(self, column):
        return column in ON_PAGES_OF[self.whose]

    def may_be_in_rows_of(self, column):
        side = IN_ROWS_OF.get(self.whose)
        if side:
            return column[0] == side
        return column in IN_ROWS_OF_ROLES.get(self.whose, ON_PAGES_OF[self.whose])


class Canaries:
    """All of them, planted in a World."""

    # What somebody searches for who wants to find them: a part of many, and the whole of none.
    WORDS = ("Kanarie", "1957031")

    def __init__(self, world):
        self.all, self._numbers = [], count(1)
        with transaction.atomic():
            self.in_own_case(world.own)
            self.in_other_case(world.other, world.unplaced)
            self.at_company(world)
            self.protected(world)
            self.unverified(world)
            street = self.new("home of an officer", "street")
            StaffHome.objects.create(staff=world.letting, street_address=street, city="Götene")
            self.reviewed(world.log_reviews, Side.HOUSING, "reviewed at company")
            self.reviewed(world.log_reviews, Side.SOCIAL, "reviewed at social services")

    def new(self, whose, what, form="Kanarie{:02}x"):
        canary = Canary(form.format(next(self._numbers)), whose, what)
        self.all.append(canary)
        return canary.text

    def personal_number(self, whose):
        """Twelve digits with their check digit."""
        digits = f"570317{next(self._numbers):03}"
        doubled = (str(int(digit) * (2 - place % 2)) for place, digit in enumerate(digits))
        check = -sum(int(digit) for part in doubled for digit in part) % 10
        self.all.append(Canary(f"19{digits}{check}", whose, "personal number"))
        return self.all[-1].text

    def somebody(self, whose, by, *, email=True):
        contact = {"email": self.new(whose, "e-mail", "kanarie-{:02}@ledig.example")} if email else {}
        return factories.person(
            by=by,
            given_name=self.new(whose, "given name"),
            family_name=self.new(whose, "family name"),
            personal_number=self.personal_number(whose),
            phone=self.new(whose, "phone", "070174060{:02}"),
            **contact,
        )

    def once(self, whose, row, field, by, form="Kanarie{:02}x"):
        """What stood in `field` until it was changed: only its history knows."""
        now = getattr(row, field)
        for value in (type(now)(self.new(whose, f"former {field}", form)), now):
            setattr(row, field, value)
            save_as(by, row)

    def in_own_case(self, matter):
        by, whose = matter.officer, "own case"
        relative = self.somebody(whose, by, email=False)
        joined = {"kind": MemberKind.ADULT, "begins_on": matter.case.opened_on}
        save_as(by, HouseholdMember(household=matter.case.household, person=relative, **joined))
        self.once(whose, matter.case, "file_reference", by)
        matter.case.file_reference = self.new(whose, "personal file number")
        save_as(by, matter.case)
        for field in ("content", "grounds"):
            setattr(matter.decision, field, self.new(whose, field))
        save_as(by, matter.decision)
        placement = matter.home.placement
        placement.reasons = self.new(whose, "reasons for the placement")
        save_as(by, placement)
        ending, reason = matter.endings.ending, matter.endings.reason
        ending.children_affected = self.new(whose, "how the children are affected")
        save_as(by, ending)
        reason.text = self.new(whose, "why no takeover is planned")
        save_as(by, reason)
        keep_apart(
            relative,
            matter.adult,
            reason=self.new(whose, "reason to keep apart"),
            speak_with=by,
            review_by=matter.kept_apart.review_by,
            by=by,
        )

    def in_other_case(self, matter, waiting):
        by, whose = matter.officer, "other case"
        relative = self.somebody(whose, by)
        joined = {"kind": MemberKind.ADULT, "begins_on": waiting.opened_on}
        save_as(by, HouseholdMember(household=waiting.household, person=relative, **joined))
        matter.decision.conditions = self.new(whose, "conditions")
        save_as(by, matter.decision)
        self.once(whose, matter.decision, "grounds", by)
        waiting.file_reference = self.new(whose, "personal file number")
        save_as(by, waiting)
        told = self.new(whose, "what the company has been told")
        disclose(matter.case, kind=InformationKind.CHECK_INS, what=told, ground=DisclosureGround.CONSENT, by=by)
        self.once(whose, relative.identity, "family_name", by)

    def at_company(self, world):
        by, whose = world.letting, "company"
        for _tenant in range(3):
            rent = Decimal(self.new(whose, "rent", "76543{:02}"))
            factories.lease(apartment=factories.apartment(rent=rent), tenant=self.somebody(whose, by))
        self.once(whose, world.tenant.identity, "given_name", by)
        self.once(whose, world.lease.apartment.rent, "monthly", by, "86543{:02}")

    def protected(self, world):
        """One of each kind in a social contract, with a guarantee and with a lease; and one who waits for a home."""
        by, whose = world.own.officer, "protected in own case"
        child = world.own.protected.identity
        child.given_name, child.family_name = self.new(whose, "given name"), self.new(whose, "family name")
        child.personal_number = self.personal_number(whose)
        child.phone = self.new(whose, "phone", "070174060{:02}")
        save_as(by, child)
        self.once(whose, child, "family_name", by)
        factories.reveal(world.own.protected, by, reason=self.new(whose, "reason to be shown who it is"))
        # On the papers of a takeover, which name the protected person, and on what came back signed.
        taking_over = world.own.taking_over
        taking_over.on_paper(TakeoverPaperKind.END_HEAD_LEASE, self.new(whose, "paper of a takeover"))
        taking_over.sign(self.new(whose, "signed paper"))

        by, whose = world.other.officer, "protected in other case"
        waiting = self.somebody(whose, by)
        joined = {"kind": MemberKind.ADULT, "begins_on": world.unplaced.opened_on}
        save_as(by, HouseholdMember(household=world.unplaced.household, person=waiting, **joined))
        protect(waiting, kind=Protection.REGISTRATION, handlers=[], by=by)

        by, whose = world.letting, "protected at company"
        with_guarantee, with_lease = self.somebody(whose, by), self.somebody(whose, by)
        factories.guarantee(tenant=with_guarantee)
        factories.lease(tenant=with_lease)
        protect(with_guarantee, kind=Protection.ASSUMED, handlers=[], by=by)
        protect(with_lease, kind=Protection.MARKING, handlers=[], by=by)

    def unverified(self, world):
        """What each organisation has been told and not checked, and what could not be cleared up."""
        for whose, by, matter in (
            ("unverified in own case", world.own.officer, world.own),
            ("unverified in other case", world.other.officer, world.other),
            ("unverified at company", world.letting, world.own),
        ):
            incidents.unverified(of=matter.home, by=by, line=self.new(whose, "what was said"))
        for whose, by in (
            ("uncleared by company", world.letting),
            ("uncleared by social services", world.own.officer),
        ):
            reported = incidents.incident(of=world.own.home, reported_by=by, text=self.new(whose, "what was reported"))
            incidents.step(reported, "answered", note=self.new(whose, "what was answered"))
            not_cleared(reported, note=self.new(whose, "how it ended"), by=by)

    def reviewed(self, log_reviews, side, whose):
        """A reading with the reason that was typed waits to be reviewed; another has been, with a note."""
        colleague, of = log_reviews.by_colleague[side].reading.staff, log_reviews.by_colleague[side].review
        at = log_reviews.by_colleague[side].reading.at
        with_reason = {"ground": "reason", "reason": self.new(whose, "reason for looking")}
        item(of, reading=reading(colleague, at=at, **with_reason), flags=["reason_given"])
        signed = {"by": log_reviews.another[side], "signed_at": timezone.now()}
        outcome(item(of, reading=reading(colleague, at=at)), note=self.new(whose, "note of the review"), **signed)
