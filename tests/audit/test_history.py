"""Who changed what, and when: on every tracked row, named as the staff member who did it."""

import pytest
from django.apps import apps
from django.test import RequestFactory
from simple_history.models import HistoricalRecords

from contracts.models import Landlord
from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from gotene.audit.history import save_as
from tests import factories

OURS = ("gotene.", "tenants", "contracts", "inspections", "meetings")
# Why each of these keeps no history.
UNTRACKED = {
    "accounts.User": "credentials: who somebody is at work is StaffMember",
    "accounts.StaffHome": "for the log check of today: where somebody once lived is nobody's business",
    "audit.Reading": "a ledger: rows are only added",
    "audit.Seal": "a ledger: rows are only added",
    "audit.LogReview": "a ledger: rows are only added",
    "audit.LogReviewItem": "a ledger: rows are only added",
    "audit.LogReviewOutcome": "a ledger: rows are only added",
    "audit.Submission": "a token, not a fact",
    "drafts.Draft": "what is not yet said: saved it has a history, and unsaved it is gone in a fortnight",
    "contracts.Occupancy": "mirrors leases and contracts by trigger",
    "tenants.Disclosure": "a ledger: rows are only added",
    "tenants.Reveal": "a ledger: rows are only added",
    "tenants.RevealMark": "a ledger: rows are only added",
    "contracts.StairwellAsking": "a ledger: rows are only added",
    "contracts.GuaranteeNotice": "a document, kept byte for byte",
    "contracts.SignedPaper": "a ledger: rows are only added",
    "contracts.SignedScan": "a scan, kept byte for byte",
    "contracts.TakeoverPaper": "a ledger: rows are only added",
    "contracts.TakeoverPaperFile": "a document, kept byte for byte",
    "inspections.PhotoFile": "a picture, kept byte for byte while its inspection lasts",
    "inspections.Protocol": "a document, kept byte for byte",
    "meetings.AgendaItem": "a ledger: rows are only added",
    "meetings.Approval": "a ledger: rows are only added",
    "meetings.Minutes": "a document, kept byte for byte",
    "meetings.Report": "a ledger: rows are only added",
    "meetings.ReportFile": "a ledger: rows are only added",
    "meetings.ReportOrder": "kept as it was placed; what changes is how far it has come",
}
MODELS = [
    model
    for model in apps.get_models()
    if model._meta.app_config.name.startswith(OURS) and not hasattr(model, "instance_type")
]
TRACKED = [model for model in MODELS if hasattr(model, "history")]


def test_every_model_keeps_its_history_but_those_that_say_why_not():
    assert {model._meta.label for model in MODELS} - {model._meta.label for model in TRACKED} == set(UNTRACKED)


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model._meta.label)
def test_history_points_to_staff_and_keeps_every_column(model):
    history = model.history.model
    assert history._meta.get_field("history_user").related_model is StaffMember
    assert {field.attname for field in model._meta.concrete_fields} <= {
        field.attname for field in history._meta.concrete_fields
    }


@pytest.fixture
def request_by():
    """Return a function that makes the signed-in request of a staff member the current one."""

    def make(staff):
        request = RequestFactory().get("/")
        request.staff, request.user = staff, factories.account_of(staff)
        HistoricalRecords.context.request = request

    yield make
    if hasattr(HistoricalRecords.context, "request"):
        del HistoricalRecords.context.request


@pytest.mark.django_db
def test_a_save_within_a_request_is_the_signed_in_persons(request_by):
    staff = factories.staff(Role.LETTING_OFFICER)
    request_by(staff)
    landlord = Landlord.objects.create(name="Kvarnen", kind="private")
    landlord.name = "Kvarnens fastigheter"
    landlord.save()
    assert [(row.name, row.history_type, row.history_user) for row in landlord.history.all()] == [
        ("Kvarnens fastigheter", "~", staff),
        ("Kvarnen", "+", staff),
    ]


@pytest.mark.django_db
def test_an_action_says_itself_who_did_it(request_by):
    signed_in, by = factories.staff(Role.LETTING_OFFICER), factories.staff(Role.HOUSING_DIRECTOR)
    request_by(signed_in)
    assert save_as(by, Landlord(name="Kvarnen")).history.get().history_user == by


@pytest.mark.django_db
def test_a_command_is_nobody():
    assert save_as(None, Landlord(name="Kvarnen")).history.get().history_user is None


def test_djangos_own_log_is_never_written(signed_in):
    """Its table is there because the admin's app is; nothing may be written to it beside the history."""
    log = apps.get_model("admin", "LogEntry")
    client = signed_in(Role.LETTING_OFFICER)
    row = factories.stairwell()
    page = client.get(f"/admin/contracts/stairwell/{row.pk}/change/")
    form = page.context["adminform"].form
    values = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    values |= {"version": page.context["version"], "city": "Lundsbrunn"}
    for formset in page.context["inline_admin_formsets"]:
        values |= {f"{formset.formset.prefix}-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    saved = client.post(f"/admin/contracts/stairwell/{row.pk}/change/", values)
    assert saved.status_code == 302, saved.context["errors"]
    newest = row.history.latest()
    assert (newest.city, newest.history_user) == ("Lundsbrunn", client.staff)
    assert not log.objects.exists()
