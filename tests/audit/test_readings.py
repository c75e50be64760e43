"""No row, no page: whatever shows somebody says so in the read log, in the same transaction."""

import ast
import logging
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from contracts.models import Landlord
from gotene.access.jobs import job
from gotene.access.roles import Role, Side
from gotene.audit import readings
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.models import Reading
from tenants.models import Person
from tests import factories
from tests.contracts.incidents import home
from tests.inspections.inspections import photographed
from tests.refused import sql

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parent.parent.parent


def told(client, url, status=200, method="get", **sent):
    """What the log says of one request: its rows, the first first."""
    before = set(Reading.objects.values_list("pk", flat=True))
    response = getattr(client, method)(url, **sent)
    assert response.status_code == status, (url, response.status_code)
    return list(Reading.objects.exclude(pk__in=before).order_by("pk"))


def people_of(case):
    return set(case.household.members.values_list("person", flat=True))


# What is noted


def test_a_case_that_is_opened_says_who_saw_whom_and_why(signed_in):
    case = factories.case(adults=2, children=1)
    before = timezone.now()
    (row,) = told(signed_in(case.case_officer), reverse("case", args=[case.number]))
    assert before <= row.at <= timezone.now()
    assert (row.staff, row.organisation_id, row.role) == (case.case_officer, Side.SOCIAL, "")
    assert (row.kind, row.subject, row.keys) == (ReadingKind.PAGE, Subject.CASE, [case.number])
    assert (row.page, row.ground, row.reason) == ("case", Ground.CASE_OFFICER, "")
    assert set(row.people) == people_of(case) and len(row.people) == 3


def test_by_role_says_which_role(signed_in):
    case = factories.case()
    (row,) = told(signed_in(Role.COORDINATOR), reverse("case", args=[case.number]))
    assert (row.ground, row.role) == (Ground.ROLE, Role.COORDINATOR)


def test_a_list_is_one_row_with_all_that_it_showed(signed_in):
    cases = [factories.case() for _ in range(3)]
    (row,) = told(signed_in(Role.COORDINATOR), reverse("cases"))
    assert (row.kind, row.subject, row.ground, row.role) == (ReadingKind.LIST, "", Ground.ROLE, Role.COORDINATOR)
    assert set(row.keys) == {case.number for case in cases}
    assert set(row.people) == set().union(*(people_of(case) for case in cases))


def test_the_contract_list_and_its_rows_are_lists(signed_in):
    case = factories.case()
    contract = home(case=case).contract
    client = signed_in(case.case_officer)
    (row,) = told(client, reverse("contract_list"))
    assert (row.kind, row.keys, set(row.people)) == (ReadingKind.LIST, [contract.number], people_of(case))
    assert row.role == Role.CASE_OFFICER


def test_a_page_that_shows_nobody_is_not_noted(signed_in):
    client = signed_in(Role.COORDINATOR)
    assert told(client, reverse("quota")) == []
    assert told(client, reverse("who_sees_what")) == []


def test_asking_for_the_head_alone_is_noted_too(signed_in):
    case = factories.case()
    assert len(told(signed_in(case.case_officer), reverse("case", args=[case.number]), method="head")) == 1


def test_a_document_and_a_photo_are_noted_as_what_they_are(signed_in):
    floor = photographed()
    photo, inspection = floor.photos.get(), floor.room.inspection
    client = signed_in(inspection.contract.housing_contact)
    (row,) = told(client, reverse("inspection_photo", args=[photo.pk]))
    key = f"{inspection.contract.number} {inspection.planned_on}"
    assert (row.kind, row.subject, row.keys) == (ReadingKind.PHOTO, Subject.INSPECTION, [key])
    assert row.ground == Ground.CONTACT


@pytest.mark.urls("tests.audit.reading_urls")
def test_whatever_way_a_page_is_made_it_is_noted(signed_in):
    client, person = signed_in(Role.CASE_OFFICER), factories.person()
    for name, kind in (
        ("drawn_late", ReadingKind.LIST),
        ("streamed", ReadingKind.LIST),
        ("by_itself", ReadingKind.LIST),
        ("exported", ReadingKind.EXPORT),
    ):
        (row,) = told(client, reverse(name))
        assert (row.kind, row.page, row.people) == (kind, name, [person.pk]), name


@pytest.mark.urls("tests.audit.reading_urls")
def test_a_row_of_its_own_comes_beside_the_page(signed_in):
    client, person = signed_in(Role.CASE_OFFICER), factories.person()
    (row,) = told(client, reverse("revealed"))
    assert (row.kind, row.subject, row.keys, row.people) == ("reveal", "person", [person.number], [person.pk])
    assert (row.ground, row.reason) == (Ground.HANDLER, "Ringer om nycklarna")


# The back office


def test_the_back_office_notes_rows_histories_lists_and_searches(signed_in):
    tenant = factories.person(by=factories.staff(Role.LETTING_OFFICER))
    lease = factories.lease(tenant=tenant)
    client = signed_in(Role.FINANCE_OFFICER)
    for name in ("change", "history"):
        (row,) = told(client, reverse(f"admin:contracts_lease_{name}", args=[lease.pk]))
        about = (row.kind, row.subject, row.keys, row.ground, row.role)
        assert about == ("page", "lease", [str(lease.pk)], "role", "finance_officer"), name
        assert row.people == [tenant.pk] or name == "history"
    (row,) = told(client, reverse("admin:contracts_lease_changelist"))
    assert (row.kind, row.subject, row.keys, row.people) == ("list", "", [str(lease.pk)], [tenant.pk])
    (row,) = told(client, reverse("admin:contracts_lease_changelist") + "?q=Maja")
    assert (row.kind, row.people) == ("search", [tenant.pk])


def test_choosing_while_one_types_is_a_search(signed_in):
    client = signed_in(Role.LETTING_OFFICER)
    tenant = factories.person(by=client.staff)
    asked = {"term": "Maja", "app_label": "contracts", "model_name": "lease", "field_name": "tenant"}
    (row,) = told(client, reverse("admin:autocomplete"), query_params=asked)
    assert (row.kind, row.keys, row.people) == ("search", [tenant.number], [tenant.pk])


# What is not noted


@pytest.mark.urls("tests.audit.reading_urls")
def test_what_leads_elsewhere_or_is_refused_has_shown_nobody(signed_in, caplog):
    client, person = signed_in(Role.CASE_OFFICER), factories.person()
    assert told(client, reverse("led_on"), 302) == []
    caplog.set_level(logging.WARNING, "gotene.access")
    for status in (403, 404):
        assert told(client, reverse("refused", args=[status]), status) == []
    told_in_log = [record.getMessage() for record in caplog.records if record.name == "gotene.access"]
    who = client.staff.pk
    assert told_in_log == [f"PermissionDenied at refused for staff {who}", f"Http404 at refused for staff {who}"]
    assert person.name not in caplog.text


def test_the_gate_and_strangers_note_nothing(client, signed_in):
    factories.person()
    assert told(client, reverse("case", args=["SK-2026-001"]), 302) == []
    assert told(signed_in(Role.CASE_OFFICER), reverse("account_change_password")) == []


# No row, no page


def without_noting():
    sql("REVOKE EXECUTE ON FUNCTION audit_note_readings(jsonb) FROM gotene_housing, gotene_social")


@pytest.mark.urls("tests.audit.reading_urls")
@pytest.mark.parametrize("name", ["written", "drawn_late", "streamed", "exported", "by_itself", "revealed"])
def test_what_cannot_be_noted_is_not_shown_and_nothing_is_saved(signed_in, name):
    client = signed_in(Role.LETTING_OFFICER, raise_request_exception=False)
    person = factories.person(by=client.staff)
    without_noting()
    response = client.get(reverse(name))
    assert response.status_code == 500
    assert person.name not in response.content.decode()
    assert not Landlord.objects.filter(name="Kvarnen").exists()
    assert not Reading.objects.exists()


def test_no_page_of_the_project_is_shown_without_its_row(signed_in):
    case = factories.case()
    client = signed_in(case.case_officer, raise_request_exception=False)
    without_noting()
    for url in (reverse("case", args=[case.number]), reverse("cases")):
        response = client.get(url)
        assert response.status_code == 500
        assert case.number not in response.content.decode()


# Jobs


def name_somebody(*, person, by):
    return len(Person.objects.select_related("identity").get(pk=person).name)


named = job(name_somebody)


def test_a_job_says_whom_it_named():
    person, staff = factories.person(), factories.staff(Role.COORDINATOR)
    about = {"staff": staff.pk, "side": str(staff.organisation_id)}
    assert named.func(**about, person=person.pk) == len(person.name)
    (row,) = Reading.objects.all()
    assert (row.kind, row.staff, row.people) == (ReadingKind.DOCUMENT, staff, [person.pk])
    assert row.page == "job name_somebody"
    without_noting()
    with pytest.raises(readings.NotNoted), transaction.atomic():
        named.func(**about, person=person.pk)


# That nothing passes by


def opened_models():
    """The models that views open: each `yours(Model.objects…)`, and what has a page in the back office."""
    names = {}
    for path in ROOT.glob("[!.]*/**/*.py"):
        if path.relative_to(ROOT).parts[0] in ("tests", ".venv") or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "yours":
                rows = node.args[0]
                while not isinstance(rows, ast.Name):
                    rows = getattr(rows, "func", None) or getattr(rows, "value", None)
                names.setdefault(rows.id, path.relative_to(ROOT))
    models = {model.__name__: model for model in apps.get_models()}
    found = {models[name] for name in names if name in models}
    return found | set(admin.site._registry)


def test_of_every_model_that_is_opened_it_is_said_how_it_is_logged():
    models = opened_models()
    assert len(models) > 35
    assert [model._meta.label for model in models if not readings.is_known(model)] == []


def test_a_model_that_nobody_has_spoken_for_is_not_shown():
    from django.core.exceptions import ImproperlyConfigured

    staff = factories.staff(Role.COORDINATOR)
    with readings.collecting(staff, "page"), pytest.raises(ImproperlyConfigured, match=r"readings\.py"):
        readings.opened(factories.organisation(Side.SOCIAL), staff)


# Where the parts of a name are spoken of, and why nobody is shown there.
NAMES = {
    "tenants/models/identity.py": "where they are kept",
    "tenants/models/person.py": "the one way to a name, which notes it",
    "tenants/actions/cases.py": "what is typed is registered, and compared with what is there",
    "tenants/forms/cases.py": "the fields of a form",
    "templates/tenants/open_case.html": "the fields of a form",
    "gotene/access/samples.py": "columns that PostgreSQL takes no samples of",
    "contracts/register_contracts/reading.py": "what stands in a file that is read in",
    "contracts/register_contracts/people.py": "what stands in a file, compared with what is there",
    "gotene/audit/log_rules.py": "compared by the rules of the log check, and shown to nobody",
    "gotene/casework/log_facts.py": "compared by the rules of the log check, and shown to nobody",
    "contracts/admin/guarantees.py": "what a list is searched and sorted by",
    "contracts/admin/leases.py": "what a list is searched and sorted by",
    "contracts/admin/notices.py": "what a list is searched by",
    "contracts/admin/social_contracts.py": "what a list is searched by",
}


def test_a_name_is_reached_in_one_way_alone():
    """Which notes it: whoever needs a name asks the person, and never the identity or the database."""
    files = [path for kind in ("py", "html", "sql", "js") for path in ROOT.glob(f"[!.]*/**/*.{kind}")]
    found = set()
    for path in files:
        inside = path.relative_to(ROOT)
        if inside.parts[0] == "tests" or "migrations" in inside.parts or "demo" in inside.parts:
            continue
        if any(part in path.read_text() for part in ("given_name", "family_name")):
            found.add(str(inside))
    assert found == set(NAMES)


def test_it_costs_one_statement(signed_in, django_assert_num_queries):
    """However much a page shows."""
    staff = factories.staff(Role.COORDINATOR)
    with readings.collecting(staff, "page") as shown:
        for case in [factories.case() for _ in range(4)]:
            readings.opened(case, staff)
    with connection.as_role("social", staff), django_assert_num_queries(1):
        readings.write(shown.rows())
    assert Reading.objects.count() == 4
