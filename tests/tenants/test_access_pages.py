"""Who reaches the pages about a case: not yours, 404; yours but not to change, 403."""

import datetime

import pytest
from django.urls import reverse

from gotene.access.roles import Role, Side
from tenants.actions import give_consent
from tenants.enums import InformationKind
from tests import factories

CHANGING = ["record_decision", "serve_decision", "give_consent", "withdraw_consent", "close_case"]
READING = ["decision"]


@pytest.fixture
def case(db):
    return factories.case()


@pytest.fixture
def url(case):
    """`url(name)`: the address of a page about `case`; `url(name, number=...)` with another number."""
    decision = factories.decision(case)
    consent = give_consent(
        case, kind=InformationKind.CRITERIA, given_on=datetime.date(2026, 2, 1), by=case.case_officer
    )
    pks = {
        "decision": decision.pk,
        "serve_decision": decision.pk,
        "withdraw_consent": consent.pk,
    }

    def url(name, *, number=case.number, pk=None):
        of_one = {"pk": pk or pks[name]} if name in pks else {}
        return reverse(name, kwargs={"number": number, **of_one})

    return url


@pytest.mark.parametrize("name", CHANGING + READING)
def test_the_case_officer_and_the_coordinator_reach_the_page(name, case, url, signed_in):
    assert signed_in(case.case_officer).get(url(name)).status_code == 200
    assert signed_in(Role.COORDINATOR).get(url(name)).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", CHANGING)
def test_those_who_see_the_case_without_deciding_in_it_may_not_change_it(name, method, case, url, signed_in):
    supporter = factories.staff(Role.HOUSING_SUPPORT)
    case.housing_support = supporter
    case.save()
    for who in (supporter, Role.SOCIAL_DIRECTOR):
        assert getattr(signed_in(who), method)(url(name)).status_code == 403


@pytest.mark.parametrize(
    ("method", "name"), [*((method, name) for method in ("get", "post") for name in CHANGING), ("get", "decision")]
)
def test_for_everyone_else_the_page_does_not_exist(name, method, url, signed_in):
    factories.case(officer=(other_officer := factories.staff(Role.CASE_OFFICER)))
    for who in (other_officer, Role.HOUSING_SUPPORT, Role.RENT_ADMINISTRATOR, Role.LETTING_OFFICER):
        assert getattr(signed_in(who), method)(url(name)).status_code == 404
    for side in Side:
        client = signed_in(Role.SYSTEM_ADMINISTRATOR, side=side)
        assert getattr(client, method)(url(name)).status_code == 404


@pytest.mark.parametrize("name", CHANGING + READING)
def test_a_number_that_is_nobodys_is_not_found(name, case, url, signed_in):
    client = signed_in(Role.COORDINATOR)
    assert client.get(url(name, number="SK-2026-999")).status_code == 404


@pytest.mark.parametrize("name", ["decision", "serve_decision", "withdraw_consent"])
def test_what_belongs_to_another_case_is_not_found_under_this_one(name, case, url, signed_in):
    other = factories.case(officer=case.case_officer)
    decision = factories.decision(other)
    consent = give_consent(
        other, kind=InformationKind.CRITERIA, given_on=datetime.date(2026, 2, 1), by=case.case_officer
    )
    pk = consent.pk if name == "withdraw_consent" else decision.pk
    assert signed_in(case.case_officer).get(url(name, pk=pk)).status_code == 404


@pytest.mark.parametrize("name", CHANGING + READING)
def test_other_methods_are_refused(name, case, url, signed_in):
    assert signed_in(case.case_officer).put(url(name)).status_code == 405


def test_a_decision_is_read_not_posted_to(case, url, signed_in):
    assert signed_in(case.case_officer).post(url("decision")).status_code == 405


@pytest.mark.parametrize("name", CHANGING + READING)
def test_the_page_takes_few_queries_however_many_people(name, case, url, signed_in, django_assert_max_num_queries):
    address, client = url(name), signed_in(case.case_officer)
    big = factories.case(officer=case.case_officer, adults=2, children=5)
    case.household = big.household
    case.save()
    # The request's transaction (2), session, account with staff, case, its people (3), the form's choices.
    with django_assert_max_num_queries(9):
        client.get(address)


def test_nobody_but_those_who_open_cases_reaches_the_form_for_it(somebody):
    may = {Role.CASE_OFFICER, Role.COORDINATOR} & set(map(Role, somebody.staff.roles))
    for method in (somebody.get, somebody.post):
        assert method(reverse("open_case")).status_code == (200 if may else 403)


def test_opening_a_case_refuses_other_methods(signed_in):
    assert signed_in(Role.CASE_OFFICER).put(reverse("open_case")).status_code == 405


def test_without_sign_in_every_page_leads_to_the_sign_in(client, url):
    for name in CHANGING + READING:
        response = client.get(url(name))
        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))
