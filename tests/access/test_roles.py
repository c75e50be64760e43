"""Which rows each role reaches, with its near misses, and that no secret crosses between the organisations."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Role, Side
from tenants.models import Case
from tests import factories
from tests.access.addresses import account_table, address, page_table, register_address, register_table
from tests.access.table import COLUMNS, rows
from tests.access.world import SECRETS_OF_HOUSING, SECRETS_OF_SOCIAL, World

pytestmark = pytest.mark.django_db

# Which rows of a model each role reaches: all of them, those of its own case, those of any case that nothing
# protects ("bare"), or none.
VISIBLE = """
                         | let ins fin vd  adm log | cas coo sup ren chf adm log
tenants.Case             | -   -   -   -   -   -   | own all own -   all -   -
tenants.Decision         | -   -   -   -   -   -   | own all own -   all -   -
tenants.Consent          | -   -   -   -   -   -   | own all own -   all -   -
tenants.Disclosure       | -   -   -   -   -   -   | own all own -   all -   -
tenants.NonAssociation   | -   -   -   -   -   -   | own all own -   all -   -
contracts.Placement      | -   -   -   -   -   -   | own all own -   all -   -
tenants.Identity         | -   -   -   -   -   -   | own bare own - bare -   -

contracts.Lease          | all -   all all -   -   | -   -   -   -   -   -   -
contracts.ApartmentRent  | all -   all all -   -   | -   -   -   -   -   -   -

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
contracts.HousingRequest | all all all all -   -   | all all all all all -   -
contracts.Offer          | all all all all -   -   | all all all all all -   -
contracts.Policy         | all all all all -   -   | all all all all all -   -
contracts.PolicyValue    | all all all all -   -   | all all all all all -   -
contracts.QuotaYear      | all all all all -   -   | all all all all all -   -
contracts.QuotaExtension | all all all all -   -   | all all all all all -   -
contracts.QuotaPlace     | all all all all -   -   | all all all all all -   -
inspections.Inspection   | all all all all -   -   | all all all all all -   -
meetings.Report          | all all all all -   -   | all all all all all -   -
meetings.ReportFile      | all all all all -   -   | all all all all all -   -
"""
# How the rows of a model lead to their case; the others by `case`.
TO_CASE = {
    "tenants.Case": "pk",
    "tenants.Identity": "person__memberships__household__cases",
    "tenants.NonAssociation": "one__memberships__household__cases",
}
TABLE = {name: dict(zip(COLUMNS, answers, strict=True)) for (name,), answers in rows(VISIBLE)}
IN_HOUSING = [column for column in COLUMNS if column[0] == Side.HOUSING]
IN_SOCIAL = [column for column in COLUMNS if column[0] == Side.SOCIAL]


def by_name(columns):
    return pytest.mark.parametrize("column", columns, ids="-".join)


def test_every_model_whose_rows_are_asked_for_is_in_the_table():
    asked = {model._meta.label for model in apps.get_models() if hasattr(model._default_manager, "visible_to")}
    assert set(TABLE) == asked


@by_name(COLUMNS)
def test_each_role_reaches_the_rows_that_the_table_says(column):
    side, role = column
    staff = factories.staff(role, side=side)
    world = World(staff)
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
            "-": model.objects.none,
        }[answers[column]]
        expected = set(reached().values_list("pk", flat=True))
        assert set(model.objects.visible_to(staff).values_list("pk", flat=True)) == expected, name


def test_nobody_and_those_who_have_left_reach_nothing():
    gone = factories.staff(Role.COORDINATOR)
    World(gone)
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


# Secrets


def crawl(client, world):
    """Every page that this person can open, as {address: text}: those of the table, and what they link to."""
    found, ahead = {}, list(dict.fromkeys(addresses(world, client.staff.may(Permission.USE_BACK_OFFICE))))
    for depth in (1, 2):
        linked = []
        for url in ahead:
            response = client.get(url)
            if response.status_code == 200:
                found[url] = response.content.decode(errors="replace")
                linked += re.findall(r'href="(/[^"#?]*)"', found[url])
        ahead = (
            [url for url in dict.fromkeys(linked) if url not in found and "/static/" not in url] if depth == 1 else []
        )
    return found


def addresses(world, in_office):
    """What the table names; the back office's too for those who may enter it. The sweep shows it closed to the rest."""
    for name, whose, method in page_table():
        if method == "GET" and (in_office or not name.startswith("admin:")):
            yield address(world, name, whose)
    for register in register_table() if in_office else ():
        for page in ("changelist", "add", "change", "history", "simple_history"):
            yield register_address(register, page, world.rows[register])
        for words in ("hemlig", "Gömd"):
            yield register_address(register, "changelist", None) + f"?q={words}"
    for model, field in (("lease", "tenant"), ("guarantee", "tenant")) if in_office else ():
        for words in ("Torsten", "Gömd", ""):
            query = f"app_label=contracts&model_name={model}&field_name={field}&term={words}"
            yield f"{reverse('admin:autocomplete')}?{query}"
    for name, _ in account_table():
        if name not in ("account_logout", "account_reset_password_from_key"):
            yield reverse(name)


def leaks(pages, secrets):
    """Where a secret stands, also a sum with spaces between its thousands."""
    texts = {url: re.sub(r"(?<=\d)[\s\N{NO-BREAK SPACE}](?=\d)", "", text).casefold() for url, text in pages.items()}
    return [(url, secret) for url, text in texts.items() for secret in secrets if secret.casefold() in text]


@by_name(IN_HOUSING)
def test_no_page_tells_the_company_a_secret_of_the_social_services(signed_in, column):
    client = signed_in(column[1], side=column[0])
    pages = crawl(client, World(client.staff))
    assert len(pages) > (30 if Permission.USE_BACK_OFFICE in PERMISSIONS_OF[column[1]] else 2)
    assert leaks(pages, SECRETS_OF_SOCIAL) == []


@by_name(IN_SOCIAL)
def test_no_page_tells_the_social_services_rents_and_tenants_of_the_company(signed_in, column):
    client = signed_in(column[1], side=column[0])
    pages = crawl(client, World(client.staff))
    assert len(pages) > 2
    assert leaks(pages, SECRETS_OF_HOUSING) == []


def test_the_crawl_would_find_each_secret_where_it_may_be_read(signed_in):
    """Else the two tests above could not fail."""
    coordinator, letting = signed_in(Role.COORDINATOR), signed_in(Role.LETTING_OFFICER)
    world = World(coordinator.staff)
    inside = {secret for _, secret in leaks(crawl(coordinator, world), SECRETS_OF_SOCIAL)}
    assert inside == set(SECRETS_OF_SOCIAL)
    inside = {secret for _, secret in leaks(crawl(letting, world), SECRETS_OF_HOUSING)}
    assert inside == set(SECRETS_OF_HOUSING)


@pytest.mark.parametrize("role", [Role.LETTING_OFFICER, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR])
def test_a_person_who_is_no_tenant_is_not_found_among_the_companys(signed_in, role):
    client = signed_in(role)
    world = World(client.staff)
    hidden = world.unplaced.household.members.get().person
    for page in ("change", "history", "simple_history"):
        assert client.get(register_address("tenants_person", page, world.tenant)).status_code == 200
        assert client.get(register_address("tenants_person", page, hidden)).status_code == 404
