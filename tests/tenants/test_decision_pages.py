"""Decisions: recorded as a reference card or whole, read whole, served with the appeal clock running."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from tenants.enums import DecisionOutcome, LegalBasis
from tenants.models import Decision
from tests import factories
from tests.pages import errors, typed, words

CARD = {
    "outcome": "granted",
    "decided_on": "2026-11-02",
    "legal_basis": "of-its-day",
    "valid_from": "2026-11-02",
    "valid_to": "2027-11-01",
    "conditions": "Betalar hyran till kommunen varje månad.",
}


@pytest.fixture
def url(case):
    return reverse("record_decision", args=[case.number])


def test_a_granted_decision_is_recorded_by_me(case, client, url):
    response = client.post(url, CARD, follow=True)
    decision = case.decisions.get()
    assert decision.outcome == DecisionOutcome.GRANTED
    assert decision.decided_by == client.staff
    assert (decision.valid_from, decision.valid_to) == (datetime.date(2026, 11, 2), datetime.date(2027, 11, 1))
    assert "Beslutet är registrerat." in words(response)


@pytest.mark.parametrize(
    ("decided_on", "basis"), [("2025-07-01", LegalBasis.SOL_2025_11_1), ("2025-06-30", LegalBasis.SOL_2001_4_1)]
)
def test_the_legal_basis_follows_from_the_day_of_the_decision(case, client, url, decided_on, basis):
    client.post(url, CARD | {"decided_on": decided_on})
    assert case.decisions.get().legal_basis == basis


def test_another_legal_basis_can_be_chosen(case, client, url):
    client.post(url, CARD | {"legal_basis": LegalBasis.LSS_9_9})
    assert case.decisions.get().legal_basis == LegalBasis.LSS_9_9


def test_a_legal_basis_of_the_wrong_time_is_refused_and_the_text_is_kept(case, client, url):
    response = client.post(url, CARD | {"decided_on": "2025-06-30", "legal_basis": LegalBasis.SOL_2025_11_1})
    assert len(errors(response)) == 1
    assert "1 juli 2025" in errors(response)[0]
    assert typed(response, "conditions") == CARD["conditions"]
    assert typed(response, "decided_on") == "2025-06-30"
    assert not case.decisions.exists()


def test_a_refusal_needs_no_period(case, client, url):
    client.post(url, CARD | {"outcome": "refused", "valid_from": "", "valid_to": ""})
    decision = case.decisions.get()
    assert decision.valid_from == decision.valid_to == decision.decided_on


def test_a_granted_decision_needs_its_last_day(case, client, url):
    response = client.post(url, CARD | {"valid_to": ""})
    assert [error.split(":")[0] for error in errors(response)] == ["Gäller till"]


def test_told_how_to_appeal_without_having_got_the_decision_is_asked_about(case, client, url):
    response = client.post(url, CARD | {"appeal_information_given": "on"})
    assert errors(response) == ["Delgivet: Ange dagen då personen fick beslutet."]


def test_reversed_dates_are_refused_in_plain_words(case, client, url):
    response = client.post(url, CARD | {"valid_to": "2026-10-01"})
    assert len(errors(response)) == 1
    assert typed(response, "valid_to") == "2026-10-01"


def test_the_card_sends_grounds_to_the_personal_file(case, client, url):
    case.file_reference = "PA 77"
    case.save()
    response = client.get(url)
    assert "i personakten PA 77, inte här" in words(response)
    assert typed(response, "grounds") == []
    client.post(url, CARD | {"grounds": "Ska inte hamna här"})
    assert case.decisions.get().grounds == ""


def test_where_this_is_the_personal_file_content_and_grounds_are_written_here(case, client, url, settings):
    settings.PERSONAKT = "here"
    response = client.post(url, CARD)
    assert {error.split(":")[0] for error in errors(response)} == {"Vad som beslutades", "Skäl för beslutet"}
    client.post(url, CARD | {"content": "Lägenhet i andra hand", "grounds": "Saknar bostad"})
    assert case.decisions.get().grounds == "Saknar bostad"


def test_the_form_says_who_reads_it(client, url):
    assert "Bara socialtjänsten ser detta" in words(client.get(url))


def test_a_closed_case_takes_no_decision(case, client, url):
    case.closed_on, case.closing_reason = datetime.date(2026, 11, 1), "moved"
    case.save()
    response = client.post(url, CARD)
    assert len(errors(response)) == 1
    assert typed(response, "conditions") == CARD["conditions"]


def test_the_same_decision_sent_twice_is_one(case, client, url):
    filled = CARD | {"submission": str(uuid4())}
    client.post(url, filled)
    client.post(url, filled)
    assert case.decisions.count() == 1


def test_a_decision_is_read_whole(case, client):
    decision = factories.decision(case, grounds="Saknar bostad sedan i våras", conditions="Betalar hyran")
    page = words(client.get(reverse("decision", args=[case.number, decision.pk])))
    assert "Saknar bostad sedan i våras" in page
    assert "Betalar hyran" in page
    assert "Bara socialtjänsten ser detta" in page
    assert "Inte än: tiden för överklagande har inte börjat" in page
    assert "Registrera delgivning" in page


def test_serving_starts_the_three_weeks_to_appeal(case, client):
    decision = factories.decision(case)
    url = reverse("serve_decision", args=[case.number, decision.pk])
    response = client.post(url, {"served_on": "2026-11-02", "appeal_information_given": "on"}, follow=True)
    assert "Beslutet kan överklagas till och med 23 november 2026." in words(response)
    served = Decision.objects.get(pk=decision.pk)
    assert (served.served_on, served.appeal_information_given) == (datetime.date(2026, 11, 2), True)
    assert "Registrera delgivning" not in words(response)


def test_a_decision_is_not_served_before_it_was_made(case, client):
    decision = factories.decision(case)
    response = client.post(reverse("serve_decision", args=[case.number, decision.pk]), {"served_on": "2026-01-02"})
    assert len(errors(response)) == 1
    assert typed(response, "served_on") == "2026-01-02"


def test_a_decision_is_served_once(case, client):
    decision = factories.decision(case, served_on=datetime.date(2026, 2, 1))
    response = client.post(reverse("serve_decision", args=[case.number, decision.pk]), {"served_on": "2026-03-02"})
    assert len(errors(response)) == 1
    assert Decision.objects.get(pk=decision.pk).served_on == datetime.date(2026, 2, 1)
