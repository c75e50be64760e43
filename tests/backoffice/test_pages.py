"""Every page of the back office opens for those it is for, and for no one else."""

import pytest
from django.contrib import admin
from django.urls import URLPattern, reverse

from contracts.models import (
    Apartment,
    Guarantee,
    HousingRequest,
    LandlordNotice,
    Lease,
    Offer,
    QuotaYear,
    SocialContract,
    UnverifiedReport,
)
from gotene.access.roles import ROLES_OF, Role, Side
from tenants.models import Person
from tests import factories

HOUSING_WORK = [Role.LETTING_OFFICER, Role.INSPECTOR, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR]
NO_WORK_HERE = [
    *((Side.SOCIAL, role) for role in ROLES_OF[Side.SOCIAL]),
    (Side.HOUSING, Role.SYSTEM_ADMINISTRATOR),
    (Side.HOUSING, Role.LOG_REVIEWER),
]
MODELS = [model for model in admin.site._registry if model._meta.app_label in ("contracts", "tenants")]
# The inspector goes to the apartments: not the leases and not their tenants. What nobody has checked is for those who
# check it.
CLOSED = {
    Role.LETTING_OFFICER: set(),
    Role.INSPECTOR: {Lease, Person, UnverifiedReport},
    Role.FINANCE_OFFICER: {UnverifiedReport},
    Role.HOUSING_DIRECTOR: {UnverifiedReport},
}
MAY_ADD = {
    Role.LETTING_OFFICER: {"apartment", "stairwell", "property", "landlord", "lease", "guarantee"},
    Role.INSPECTOR: set(),
    Role.FINANCE_OFFICER: {"guarantee"},
    Role.HOUSING_DIRECTOR: {"policy", "quotayear"},
}
MAY_CHANGE = {
    Role.LETTING_OFFICER: {"apartment", "stairwell", "property", "landlord", "lease", "socialcontract"},
    Role.INSPECTOR: set(),
    Role.FINANCE_OFFICER: set(),
    # A policy in force is changed by nobody: tests/backoffice/test_agreements.py.
    Role.HOUSING_DIRECTOR: set(),
}
OBJECT_VIEWS = {
    (HousingRequest, "offer"): {Role.LETTING_OFFICER},
    (Offer, "withdraw"): {Role.LETTING_OFFICER},
    (LandlordNotice, "receive"): {Role.LETTING_OFFICER},
    (Guarantee, "notice"): {Role.LETTING_OFFICER, Role.FINANCE_OFFICER},
    (QuotaYear, "extend"): {Role.HOUSING_DIRECTOR},
}


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def row_of(model):
    """A row that the company sees: of people, one with a lease."""
    return Person.objects.filter(leases__isnull=False).first() if model is Person else model.objects.first()


@pytest.mark.parametrize("role", HOUSING_WORK)
def test_every_list_row_and_history_opens(register, signed_in, role):
    client = signed_in(role)
    for model in MODELS:
        expected = 403 if model in CLOSED[role] else 200
        row = row_of(model)
        pages = [url(model, "changelist"), url(model, "change", row.pk), url(model, "history", row.pk)]
        if record := row.history.first():
            pages.append(url(model, "simple_history", row.pk, record.pk))
        for page in pages:
            response = client.get(page)
            assert response.status_code == expected, page
            for inline in ("<script>", "style=", "<style", "onclick"):
                assert expected == 403 or inline not in response.text, (page, inline)


@pytest.mark.parametrize("role", HOUSING_WORK)
def test_adding_and_changing_is_by_role(register, signed_in, role):
    client = signed_in(role)
    for model in MODELS:
        name = model._meta.model_name
        may_add = name in MAY_ADD[role]
        assert client.get(url(model, "add")).status_code == (200 if may_add else 403), name
        assert client.post(url(model, "add"), {}).status_code == (200 if may_add else 403), name
        may_change = name in MAY_CHANGE[role]
        # An empty form is refused on the page, never saved.
        answer = client.post(url(model, "change", row_of(model).pk), {})
        assert answer.status_code == (200 if may_change else 403), name


@pytest.mark.parametrize("role", HOUSING_WORK)
def test_what_is_done_with_a_row_is_by_role(register, signed_in, role):
    client = signed_in(role)
    for (model, view), roles in OBJECT_VIEWS.items():
        row = getattr(
            register, {HousingRequest: "request", Offer: "offer", LandlordNotice: "notice"}.get(model, ""), None
        )
        page = url(model, view, (row or model.objects.first()).pk)
        if role in roles:
            assert client.get(page).status_code == (405 if view == "receive" else 200), page
        else:
            assert client.get(page).status_code == 403, page
            assert client.post(page, {}).status_code == 403, page
            assert page not in client.get(url(model, "change", (row or model.objects.first()).pk)).text


def test_nothing_can_be_deleted(register, signed_in):
    client = signed_in(Role.LETTING_OFFICER)
    for model in MODELS:
        before = model.objects.count()
        assert client.post(url(model, "delete", row_of(model).pk), {"post": "yes"}).status_code == 403
        assert model.objects.count() == before


@pytest.mark.parametrize(("side", "role"), NO_WORK_HERE)
def test_others_are_refused(register, signed_in, side, role):
    client = signed_in(role, side=side)
    assert client.get("/admin/").status_code == 403
    assert client.get("/admin/login/").status_code == 403
    assert client.get(url(Lease, "change", register.lease.pk)).status_code == 403
    assert client.post(url(HousingRequest, "offer", register.request.pk), {}).status_code == 403


def test_others_are_refused_at_every_address(register, signed_in):
    """The one who sees most of what is shared still has no door here."""
    client = signed_in(Role.COORDINATOR)
    for model in MODELS:
        row = row_of(model)
        pages = [url(model, "changelist"), url(model, "add")]
        pages += [url(model, page, row.pk) for page in ("change", "history", "delete")]
        pages += [url(m, view, row.pk) for m, view in OBJECT_VIEWS if m is model]
        for page in pages:
            assert client.get(page).status_code == 403, page
            assert client.post(page, {}).status_code == 403, page


def test_whoever_is_not_signed_in_comes_to_the_one_sign_in_page(db, client):
    response = client.get("/admin/contracts/apartment/")
    assert response.status_code == 302
    assert response.url == "/konto/login/?next=/admin/contracts/apartment/"


def test_what_does_not_exist_is_404(register, signed_in):
    client = signed_in(Role.LETTING_OFFICER)
    for model in MODELS:
        for pk in ("0", "999999999", "99999999999999999999999", "abc", "%00", "1_2"):
            for page in ("change", "history"):
                assert client.get(f"{url(model, 'changelist')}{pk}/{page}/").status_code == 404, (model, pk, page)
            assert client.get(f"{url(model, 'changelist')}{pk}/history/1/").status_code == 404
    row = register.apartment
    for version in ("0", "abc", "9" * 30, "-1"):
        assert client.get(f"/admin/contracts/apartment/{row.pk}/history/{version}/").status_code == 404


TWISTED = [
    *("q=%00", "kind=%00", "time=%00", "letting=nope", "stairwell__city=%00", "landlord__id__exact=zz"),
    *("p=-7", "p=abc", "o=99.x", "nope=1", "e=1", "begins_on__year=0", "begins_on__year=99999", "q=" + "x" * 3000),
]


def test_a_twisted_address_is_no_crash(register, signed_in):
    client = signed_in(Role.LETTING_OFFICER)
    for model in (Apartment, Lease, SocialContract):
        for query in TWISTED:
            assert client.get(f"{url(model, 'changelist')}?{query}").status_code < 500, (model, query)


def test_every_address_of_the_site_asks_for_the_right(register, signed_in):
    """Also the addresses that Django adds by itself: no page of the site opens for the social services."""
    client = signed_in(Role.COORDINATOR)
    for pattern in admin.site.get_urls():
        if isinstance(pattern, URLPattern) and pattern.name in ("index", "jsi18n", "autocomplete", "password_change"):
            assert client.get(reverse(f"admin:{pattern.name}")).status_code == 403, pattern.name


def test_the_company_finds_its_own_tenants_and_no_other_people(register, signed_in):
    other = factories.person(given_name="Hemlig", family_name="Socialsson")
    client = signed_in(Role.LETTING_OFFICER)
    found = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "contracts", "model_name": "lease", "field_name": "tenant", "term": ""},
    ).json()["results"]
    assert [choice["text"] for choice in found] == [
        f"{person.name} ({person.number})" for person in (register.lease.tenant, register.guarantee.tenant)
    ]
    assert client.get(url(Person, "change", other.pk)).status_code == 404
    assert client.get(url(Person, "history", other.pk)).status_code == 404
