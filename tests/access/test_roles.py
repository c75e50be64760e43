"""Which rows each role reaches, with its near misses."""

import pytest
from django.apps import apps
from django.utils import timezone

from contracts.models import Incident
from gotene import keys
from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Role, Side
from gotene.audit.models import LogReview, LogReviewItem, LogReviewOutcome, Reading
from gotene.drafts.models import Draft
from tenants.enums import RevealMarkKind
from tenants.models import Case, Handler, Reveal, RevealMark
from tests import factories
from tests.access.addresses import register_address
from tests.access.table import COLUMNS, rows
from tests.access.world import World

pytestmark = pytest.mark.django_db

# Which rows of a model each role reaches: all of them, those of its own case, those of any case that nothing
# protects ("bare"), those that this person ordered ("mine"), or none.
VISIBLE = """
                         | let ins fin vd  adm log | cas coo sup ren chf adm log
accounts.Absence         | all all all all all all | all all all all all all all
accounts.StaffMember     | -   -   -   told told - | -   told -  -  told told -
accounts.StaffHome       | me  me  me  me  me  staff | me  me  me  me  me  me  staff
drafts.Draft             | me  me  me  me  me  me  | me  me  me  me  me  me  me

tenants.Case             | -   -   -   -   -   -   | own all own -   all -   -
tenants.Decision         | -   -   -   -   -   -   | own all own -   all -   -
tenants.Consent          | -   -   -   -   -   -   | own all own -   all -   -
tenants.ConsentRefusal   | -   -   -   -   -   -   | own all own -   all -   -
tenants.Disclosure       | -   -   -   -   -   -   | own all own -   all -   -
tenants.NonAssociation   | -   -   -   -   -   -   | own all own -   all -   -
tenants.Recusal          | -   -   -   -   -   -   | own all own -   all -   -
contracts.NoTakeoverReason| -   -   -   -   -   -   | own all own -   all -   -
contracts.SubleaseEnding | -   -   -   -   -   -   | own all own -   all -   -
contracts.Placement      | -   -   -   -   -   -   | own all own -   all -   -
tenants.Person           | here -  here here -  -   | own cased own -   cased - -
tenants.Reveal           | -   -   -   -   -   -   | handled - handled - -  -   -
tenants.RevealMark       | -   -   -   -   -   -   | handled - handled - -  -   -
tenants.Identity         | -   -   -   -   -   -   | own bare own - bare -   -

contracts.Lease          | all -   all all -   -   | -   -   -   -   -   -   -
contracts.ApartmentRent  | all -   all all -   -   | -   -   -   -   -   -   -

contracts.ContractRecusal | all all all all -  -   | -   -   -   -   -   -   -
contracts.Question       | all all all all -   -   | all all all all all -   -
contracts.Told           | all all all all -   -   | all all all all all -   -
contracts.VisitInPairs   | all all all all -   -   | all all all all all -   -
tenants.Handler          | all all all all -   -   | all all all all all -   -
contracts.Landlord       | all all all all -   -   | all all all all all -   -
contracts.Property       | all all all all -   -   | all all all all all -   -
contracts.Stairwell      | all all all all -   -   | all all all all all -   -
contracts.Apartment      | all all all all -   -   | all all all all all -   -
contracts.SocialContract | all all all all -   -   | all all all all all -   -
contracts.Sublease       | all all all all -   -   | all all all all all -   -
contracts.Resident       | all all all all -   -   | all all all all all -   -
contracts.LandlordNotice | all all all all -   -   | all all all all all -   -
contracts.HandoverPlan   | all all all all -   -   | all all all all all -   -
contracts.Guarantee      | all all all all -   -   | all all all all all -   -
contracts.Takeover       | all all all all -   -   | all all all all all -   -
contracts.TakeoverConsent | all all all all -   -   | all all all all all -   -
contracts.TakeoverPaper  | all all all all -   -   | all all all all all -   -
contracts.TakeoverPaperFile | all all all all -   -   | all all all all all -   -
contracts.SignedPaper    | all all all all -   -   | all all all all all -   -
contracts.SignedScan     | all all all all -   -   | all all all all all -   -
contracts.HousingRequest | all all all all -   -   | all all all all all -   -
contracts.Offer          | all all all all -   -   | all all all all all -   -
contracts.Policy         | all all all all -   -   | all all all all all -   -
contracts.PolicyValue    | all all all all -   -   | all all all all all -   -
contracts.AgreementYes   | all all all all -   -   | all all all all all -   -
contracts.Consultation   | all all all all -   -   | all all all all all -   -
contracts.ConsultationRecipient | all all all all -   -   | all all all all all -   -
contracts.ConsultationAnswer | all all all all -   -   | all all all all all -   -
contracts.QuotaYear      | all all all all -   -   | all all all all all -   -
contracts.QuotaExtension | all all all all -   -   | all all all all all -   -
contracts.QuotaPlace     | all all all all -   -   | all all all all all -   -
inspections.Inspection   | all all all all -   -   | all all all all all -   -
inspections.Attendance   | all all all all -   -   | all all all all all -   -
inspections.InspectedRoom| all all all all -   -   | all all all all all -   -
inspections.InspectedItem| all all all all -   -   | all all all all all -   -
inspections.Photo        | all all all all -   -   | all all all all all -   -
inspections.PhotoFile    | all all all all -   -   | all all all all all -   -
inspections.Protocol     | all all all all -   -   | all all all all all -   -
inspections.ProtocolTemplate| all all all all -   -   | all all all all all -   -
contracts.GuaranteeNotice| all all all all -   -   | all all all all all -   -
contracts.GuaranteePlan  | all all all all -   -   | all all all all all -   -
contracts.GuaranteeReceipt| all all all all -   -   | all all all all all -   -
contracts.Repair         | all all all all -   -   | all all all all all -   -
contracts.NoTakeover     | all all all all -   -   | all all all all all -   -
contracts.Notice         | head head head head - - | all all all all all -   -
contracts.Incident       | clear clear clear clear - unclear | clear clear clear clear clear - unclear
contracts.IncidentStep   | clear clear clear clear - unclear | clear clear clear clear clear - unclear
contracts.UnverifiedReport| told -   -   -   -   -   | heard told heard - -   -   -
meetings.Meeting         | all all all all -   -   | all all all all all -   -
meetings.MeetingAttendance | all all all all -   -   | all all all all all -   -
meetings.AgendaItem      | all all all all -   -   | all all all all all -   -
meetings.MeetingDecision | all all all all -   -   | all all all all all -   -
meetings.ActionPoint     | all all all all -   -   | all all all all all -   -
meetings.Approval        | all all all all -   -   | all all all all all -   -
meetings.Minutes         | all all all all -   -   | all all all all all -   -
meetings.Report          | all all all all -   -   | all all all all all -   -
meetings.ReportFile      | all all all all -   -   | all all all all all -   -
meetings.ReportOrder     | mine -  mine mine - -   | -   mine -  -   mine -  -
audit.Reading            | -   -   -   reviewers - ours | - - - - reviewers - ours
audit.LogReview          | -   -   -   ours -  ours | -   -   -   -   ours -  ours
audit.LogReviewItem      | -   -   -   reviewers - ours | - - - - reviewers - ours
audit.LogReviewOutcome   | -   -   -   reviewers - ours | - - - - reviewers - ours
"""
# How the rows of a model lead to their case; the others by `case`.
TO_CASE = {
    "tenants.Case": "pk",
    "tenants.Person": "memberships__household__cases",
    "tenants.Identity": "person__memberships__household__cases",
    "tenants.NonAssociation": "one__memberships__household__cases",
}
# How what was shown leads to the person.
TO_PERSON = {Reveal: "person", RevealMark: "reveal__person"}
# How what is reviewed leads to the review, and to who looked.
TO_REVIEW = {Reading: "", LogReview: "", LogReviewItem: "review__", LogReviewOutcome: "item__review__"}
TO_READER = {
    Reading: "staff__roles__contains",
    LogReviewItem: "reading__staff__roles__contains",
    LogReviewOutcome: "item__reading__staff__roles__contains",
}
TABLE = {name: dict(zip(COLUMNS, answers, strict=True)) for (name,), answers in rows(VISIBLE)}


def uncleared(model):
    """The rows of incidents, or of their steps, that could not be cleared up."""
    found = Incident.objects.not_cleared()
    return found.values("pk") if model is Incident else model.objects.filter(incident__in=found).values("pk")


def filled(staff):
    """A world, and what nobody else needs in it: something begun, and a reveal that another handler has seen."""
    world = World(staff)
    for each in (staff, world.letting):
        Draft.objects.create(
            staff=each, form="/arenden/nytt/", sealed=keys.encrypt("{}", keys.Purpose.DRAFT), saved_at=timezone.now()
        )
    for matter in (world.own, world.other):
        RevealMark.objects.create(reveal=matter.shown, staff=matter.officer, what=RevealMarkKind.SEEN)
    return world


def by_name(columns):
    return pytest.mark.parametrize("column", columns, ids="-".join)


def test_every_model_whose_rows_are_asked_for_is_in_the_table():
    asked = {model._meta.label for model in apps.get_models() if hasattr(model._default_manager, "visible_to")}
    assert set(TABLE) == asked


@by_name(COLUMNS)
def test_each_role_reaches_the_rows_that_the_table_says(column):
    side, role = column
    staff = factories.staff(role, side=side)
    world = filled(staff)
    for name, answers in TABLE.items():
        model = apps.get_model(name)
        everything = set(model.objects.values_list("pk", flat=True))
        assert len(everything) > 1 or name not in ("tenants.Case", "contracts.Sublease"), "too little to tell apart"
        to_case = TO_CASE.get(name, "case")
        reached = {
            "all": model.objects.all,
            "own": lambda model=model, to_case=to_case: model.objects.filter(**{f"{to_case}__in": world.own.cases}),
            "bare": lambda model=model, to_case=to_case: model.objects.filter(
                **{f"{to_case}__isnull": False}, protection=""
            ),
            "mine": lambda model=model: model.objects.filter(ordered_by=staff),
            # How a resident's sublease ended is not the company's to know.
            "head": lambda model=model: model.objects.filter(link="head_lease"),
            "clear": lambda model=model: model.objects.exclude(pk__in=uncleared(model)),
            "unclear": lambda model=model: model.objects.filter(pk__in=uncleared(model)),
            "ours": lambda model=model: model.objects.filter(**{TO_REVIEW[model] + "organisation": side}),
            "reviewers": lambda model=model: model.objects.filter(
                **{TO_REVIEW[model] + "organisation": side, TO_READER[model]: [Role.LOG_REVIEWER]}
            ),
            "here": lambda model=model: model.objects.filter(identity__organisation=side),
            "cased": lambda model=model, to_case=to_case: model.objects.filter(**{f"{to_case}__isnull": False}),
            "handled": lambda model=model: model.objects.filter(
                **{f"{TO_PERSON[model]}__in": Handler.objects.running().filter(staff=staff).values("person")}
            ),
            "me": lambda model=model: model.objects.filter(staff=staff),
            "staff": lambda model=model: model.objects.filter(staff__organisation=side),
            "told": lambda model=model: model.objects.filter(organisation=side),
            "heard": lambda model=model: model.objects.filter(
                organisation=side,
                sublease__case_number__in=Case.objects.filter(pk__in=world.own.cases).values("number"),
            ),
            "-": model.objects.none,
        }[answers[column]]
        expected = set(reached().values_list("pk", flat=True))
        assert set(model.objects.visible_to(staff).values_list("pk", flat=True)) == expected, name


def test_nobody_and_those_who_have_left_reach_nothing():
    gone = factories.staff(Role.COORDINATOR)
    filled(gone)
    gone.active = False
    for name in TABLE:
        model = apps.get_model(name)
        assert model.objects.exists(), name
        assert not model.objects.visible_to(None).exists(), name
        assert not model.objects.visible_to(gone).exists(), name


def test_a_case_follows_its_officer_and_its_support_worker():
    officer, support = factories.staff(Role.CASE_OFFICER), factories.staff(Role.HOUSING_SUPPORT)
    case = factories.case()
    assert not Case.objects.visible_to(officer).exists()
    case.case_officer, case.housing_support = officer, support
    case.save()
    assert Case.objects.visible_to(officer).get() == Case.objects.visible_to(support).get() == case


def test_a_name_on_the_case_is_not_enough_without_the_role():
    """A rent administrator who once was the case officer sees the case no more."""
    officer = factories.staff(Role.CASE_OFFICER)
    factories.case(officer=officer)
    officer.roles = [Role.RENT_ADMINISTRATOR]
    officer.save()
    assert not Case.objects.visible_to(officer).exists()


def test_several_roles_give_what_each_gives():
    staff = factories.staff(Role.RENT_ADMINISTRATOR)
    staff.roles = [Role.RENT_ADMINISTRATOR, Role.COORDINATOR]
    case = factories.case()
    assert Case.objects.visible_to(staff).get() == case


def test_every_role_is_somebodys_and_says_what_it_may():
    assert set(PERMISSIONS_OF) == set(Role) == {role for roles in ROLES_OF.values() for role in roles}
    given = set().union(*PERMISSIONS_OF.values())
    assert given == set(Permission)


@by_name(COLUMNS)
def test_nobody_holds_a_permission_of_the_other_side(column):
    cases = {Permission.SEE_ALL_CASES, Permission.SEE_OWN_CASES, Permission.DECIDE, Permission.PLACE_HOUSEHOLD}
    company = {Permission.SEE_LEASES, Permission.SEE_RENTS, Permission.USE_BACK_OFFICE, Permission.OFFER_APARTMENT}
    side, role = column
    assert not PERMISSIONS_OF[role] & (cases if side == Side.HOUSING else company)


@pytest.mark.parametrize("role", [Role.LETTING_OFFICER, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR])
def test_a_person_who_is_no_tenant_is_not_found_among_the_companys(signed_in, role):
    client = signed_in(role)
    world = World(client.staff)
    hidden = world.unplaced.household.members.get().person
    for page in ("change", "history", "simple_history"):
        assert client.get(register_address("tenants_person", page, world.tenant)).status_code == 200
        assert client.get(register_address("tenants_person", page, hidden)).status_code == 404
