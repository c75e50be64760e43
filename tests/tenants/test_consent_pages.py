"""Consents: given per kind of information, taken back at any time; closing the case."""

import datetime

import pytest
from django.urls import reverse

from tenants.actions import give_consent
from tenants.enums import ClosingReason, InformationKind
from tenants.models import Case
from tests.pages import errors, typed, words


@pytest.fixture
def give_url(case):
    return reverse("give_consent", args=[case.number])


def given(case, kind=InformationKind.CRITERIA):
    return give_consent(case, kind=kind, given_on=datetime.date(2026, 2, 1), by=case.case_officer)


def test_a_consent_is_recorded_for_one_kind_of_information(case, client, give_url):
    client.post(give_url, {"kind": "check_ins", "given_on": "2026-03-02"})
    consent = case.consents.get()
    assert (consent.kind, consent.given_on) == (InformationKind.CHECK_INS, datetime.date(2026, 3, 2))


def test_nobody_is_asked_to_consent_to_what_the_law_lets_the_company_know(case, client, give_url):
    response = client.post(give_url, {"kind": "resident", "given_on": "2026-03-02"})
    assert len(errors(response)) == 1
    assert "Namn och inflyttningsdag kräver inget samtycke" in words(response)
    assert not case.consents.exists()


def test_a_kind_that_is_consented_to_is_not_asked_for_again(case, client, give_url):
    given(case)
    response = client.get(give_url)
    assert b'value="check_ins"' in response.content
    assert b'value="criteria"' not in response.content


def test_when_everything_is_consented_to_the_page_says_so(case, client, give_url):
    for kind in InformationKind:
        if kind != InformationKind.RESIDENT:
            given(case, kind)
    response = client.get(give_url)
    assert "Det finns samtycke för allt som kan berättas" in words(response)
    assert typed(response, "given_on") == []


def test_a_consent_in_the_future_is_refused_and_kept(client, give_url):
    response = client.post(give_url, {"kind": "criteria", "given_on": "2199-01-01"})
    assert errors(response) == ["Lämnat: Dagen kan inte ligga i framtiden."]
    assert typed(response, "kind") == "criteria"
    assert typed(response, "given_on") == "2199-01-01"


def test_a_consent_is_taken_back(case, client):
    consent = given(case)
    url = reverse("withdraw_consent", args=[case.number, consent.pk])
    assert "Det som redan är berättat går inte att ta tillbaka" in words(client.get(url))
    client.post(url, {"withdrawn_on": "2026-03-02"})
    consent.refresh_from_db()
    assert consent.withdrawn_on == datetime.date(2026, 3, 2)
    assert client.get(url).status_code == 404


def test_a_consent_is_not_taken_back_before_it_was_given(case, client):
    consent = given(case)
    response = client.post(reverse("withdraw_consent", args=[case.number, consent.pk]), {"withdrawn_on": "2026-01-31"})
    assert len(errors(response)) == 1
    assert typed(response, "withdrawn_on") == "2026-01-31"
    consent.refresh_from_db()
    assert consent.withdrawn_on is None


def test_a_case_is_closed_with_its_reason(case, client):
    response = client.post(
        reverse("close_case", args=[case.number]), {"closed_on": "2026-11-02", "reason": "moved"}, follow=True
    )
    closed = Case.objects.get(pk=case.pk)
    assert (closed.closed_on, closed.closing_reason) == (datetime.date(2026, 11, 2), ClosingReason.MOVED)
    assert f"Ärendet {case.number} är avslutat." in words(response)


def test_a_case_is_not_closed_before_it_was_opened(case, client):
    response = client.post(reverse("close_case", args=[case.number]), {"closed_on": "2020-01-01", "reason": "moved"})
    assert len(errors(response)) == 1
    assert typed(response, "reason") == "moved"
    assert Case.objects.get(pk=case.pk).closed_on is None


def test_a_case_is_not_closed_without_a_reason(case, client):
    response = client.post(reverse("close_case", args=[case.number]), {"closed_on": "2026-11-02"})
    assert [error.split(":")[0] for error in errors(response)] == ["Anledning"]
