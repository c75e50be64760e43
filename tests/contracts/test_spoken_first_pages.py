"""Placing and offering where somebody must be spoken with first: the form says whom, and a tick goes on."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.models import Offer, Placement, SocialContract, StairwellAsking
from gotene.access.roles import Role
from tenants.actions import keep_apart
from tests import factories
from tests.pages import errors, typed, words

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


def neighbour_of(case, apartment, *, speak_with):
    """Somebody who lives on the same stairs as `apartment`, and must not have the household of `case` there."""
    contract = factories.social_contract(apartment=factories.apartment(stairwell=apartment.stairwell))
    number = f"SK-2020-{contract.pk:03}"
    person = factories.person(by=speak_with, given_name="Grannen", family_name="Hemligsson")
    contract.subleases.create(case_number=number, begins_on=TODAY).residents.create(person=person)
    keep_apart(
        case.household.members.get().person,
        person,
        reason="Kontaktförbud",
        speak_with=speak_with,
        review_by=TODAY + 30 * DAY,
        by=speak_with,
    )


@pytest.fixture
def officer(db):
    return factories.staff(Role.CASE_OFFICER, name="Karin Ek")


@pytest.fixture
def case(officer):
    factories.quota_year(TODAY.year)
    case = factories.case(officer=officer)
    factories.decision(case)
    return case


# Placing


@pytest.fixture
def offer(case, officer):
    offer = factories.offer(for_request=factories.housing_request(for_case=case), available_from=TODAY)
    neighbour_of(case, offer.apartment, speak_with=officer)
    return offer


@pytest.fixture
def place_url(offer):
    return reverse("place_household", args=[offer.pk])


@pytest.fixture
def coordinator(signed_in):
    return signed_in(Role.COORDINATOR)


def placing(case, **fields):
    return {"case": case.pk, "begins_on": TODAY.isoformat(), "reasons": "Har väntat längst", **fields}


def ticked(response):
    """What the form sends when the tick it shows is ticked."""
    return {"spoken": "on", "spoken_about": typed(response, "spoken_about")}


def test_the_tick_is_not_there_to_begin_with(coordinator, place_url):
    assert "Jag har talat med" not in words(coordinator.get(place_url))


def test_the_form_says_whom_to_speak_with_and_nothing_is_placed(coordinator, case, place_url):
    response = coordinator.post(place_url, placing(case))
    assert errors(response) == ["Placera inte hushållet i den här trappuppgången innan du har talat med Karin Ek."]
    assert "Jag har talat med Karin Ek" in words(response)
    assert typed(response, "reasons") == "Har väntat längst"
    assert typed(response, "spoken") == []
    assert not Placement.objects.exists()


def test_the_number_to_call_is_said_as_well(coordinator, case, place_url, officer):
    officer.phone = "031-390 06 07"
    officer.save()
    (error,) = errors(coordinator.post(place_url, placing(case)))
    assert error.endswith("innan du har talat med Karin Ek (031-390 06 07).")


def test_neither_the_person_nor_the_reason_is_said(coordinator, case, place_url):
    page = words(coordinator.post(place_url, placing(case)))
    assert "Hemligsson" not in page
    assert "Kontaktförbud" not in page


def test_with_the_tick_the_household_is_placed_and_the_case_tells_with_whom(coordinator, case, place_url, officer):
    response = coordinator.post(place_url, placing(case))
    assert coordinator.post(place_url, placing(case, **ticked(response))).status_code == 302
    placement = Placement.objects.get()
    assert placement.spoken_with == officer
    assert placement.history.get().spoken_with == officer
    assert "Har talat med Karin Ek om trappuppgången." in words(coordinator.get(reverse("case", args=[case.number])))


def test_without_the_tick_the_form_asks_again(coordinator, case, place_url):
    response = coordinator.post(place_url, placing(case))
    again = placing(case, spoken_about=typed(response, "spoken_about"))
    assert len(errors(coordinator.post(place_url, again))) == 1
    assert not Placement.objects.exists()


def test_the_tick_for_one_household_is_not_for_another(coordinator, case, place_url, officer, offer):
    other = factories.case(officer=officer)
    factories.decision(other)
    neighbour_of(other, offer.apartment, speak_with=officer)
    response = coordinator.post(place_url, placing(case))
    refused = coordinator.post(place_url, placing(other, **ticked(response)))
    assert len(errors(refused)) == 1
    assert typed(refused, "spoken") == []
    assert coordinator.post(place_url, placing(other, **ticked(refused))).status_code == 302


def test_the_tick_stays_when_something_else_is_wrong(coordinator, case, place_url):
    response = coordinator.post(place_url, placing(case))
    refused = coordinator.post(place_url, placing(case, reasons="", **ticked(response)))
    assert len(errors(refused)) == 1
    assert "Jag har talat med Karin Ek" in words(refused)
    # What is checked is sent; a box without a value is.
    assert typed(refused, "spoken") == ""


@pytest.mark.parametrize("about", ["", "x", "SK-2026-001 1 1", "SK-2026-001 1 " + "9" * 40, "9" * 90, "² ² ²", "\0"])
def test_a_tick_for_something_made_up_does_not_count(coordinator, case, place_url, about):
    response = coordinator.post(place_url, placing(case, spoken="on", spoken_about=about))
    assert response.status_code == 200
    assert not Placement.objects.exists()


def test_every_answer_is_kept_also_when_nothing_came_of_it(coordinator, case, place_url):
    response = coordinator.post(place_url, placing(case))
    kept = StairwellAsking.objects.get()
    assert (kept.asked_by, kept.case_number, kept.obstacle) == (coordinator.staff, case.number, True)
    coordinator.post(place_url, placing(case, **ticked(response)))
    assert StairwellAsking.objects.count() == 2


# Offering


@pytest.fixture
def letting(signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def wanted(case):
    return factories.housing_request(for_case=case, needed_from=TODAY)


@pytest.fixture
def apartment(case, officer):
    apartment = factories.apartment()
    neighbour_of(case, apartment, speak_with=officer)
    return apartment


def offering(apartment, **fields):
    last = (TODAY + 7 * DAY).isoformat()
    return {"apartment": apartment.pk, "available_from": TODAY.isoformat(), "answer_by": last, **fields}


@pytest.fixture
def offer_url(wanted):
    return reverse("admin:contracts_housingrequest_offer", args=[wanted.pk])


def test_the_company_is_told_to_speak_first_and_not_why(letting, offer_url, apartment):
    assert "Jag har talat med" not in words(letting.get(offer_url))
    response = letting.post(offer_url, offering(apartment))
    assert errors(response) == ["Tala med Karin Ek vid socialtjänsten innan du erbjuder den här lägenheten."]
    assert "Hemligsson" not in words(response)
    assert "Kontaktförbud" not in words(response)
    assert not Offer.objects.exists()
    kept = StairwellAsking.objects.get()
    assert (kept.asked_by, kept.obstacle) == (letting.staff, True)


def test_with_the_tick_the_apartment_is_offered(letting, offer_url, apartment, wanted):
    response = letting.post(offer_url, offering(apartment))
    assert letting.post(offer_url, offering(apartment, **ticked(response))).status_code == 302
    assert wanted.offers.get().apartment == apartment


def test_the_tick_for_one_stairwell_is_not_for_another(letting, offer_url, apartment, case, officer):
    elsewhere = factories.apartment()
    neighbour_of(case, elsewhere, speak_with=officer)
    response = letting.post(offer_url, offering(apartment))
    assert len(errors(letting.post(offer_url, offering(elsewhere, **ticked(response))))) == 1
    assert not Offer.objects.exists()


def test_an_apartment_elsewhere_is_offered_without_a_word(letting, offer_url, apartment, wanted):
    assert letting.post(offer_url, offering(factories.apartment())).status_code == 302
    assert StairwellAsking.objects.get().obstacle is False
    assert not SocialContract.objects.exclude(apartment__stairwell=apartment.stairwell).exists()
