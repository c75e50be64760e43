"""Addresses about a case: those that name nothing, other methods, what a page costs. Who reaches them: tests/access."""

import datetime

import pytest
from django.urls import reverse

from gotene.access.roles import Role
from tenants.actions import give_consent
from tenants.enums import InformationKind
from tests import factories

PAGES = ["record_decision", "decision", "serve_decision", "give_consent", "withdraw_consent", "close_case"]


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


@pytest.mark.parametrize("name", PAGES)
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


@pytest.mark.parametrize("name", PAGES)
def test_other_methods_are_refused(name, case, url, signed_in):
    assert signed_in(case.case_officer).put(url(name)).status_code == 405


@pytest.mark.parametrize("name", PAGES)
def test_the_page_takes_few_queries_however_many_people(name, case, url, signed_in, django_assert_max_num_queries):
    address, client = url(name), signed_in(case.case_officer)
    big = factories.case(officer=case.case_officer, adults=2, children=5)
    case.household = big.household
    case.save()
    # The request's transaction (2), session, account with staff, case, its people (3), the form's choices,
    # what has been consented to (2), whom one stands in for, the draft, the read log.
    with django_assert_max_num_queries(13):
        client.get(address)


def test_opening_a_case_refuses_other_methods(signed_in):
    assert signed_in(Role.CASE_OFFICER).put(reverse("open_case")).status_code == 405
