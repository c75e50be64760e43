"""Offers: what waits for an answer, placing a household, declining with a reason."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.actions.placement import place_household
from contracts.enums import LandlordKind, OfferAnswer
from contracts.models import Offer, SocialContract
from gotene.access.roles import Role
from tests import factories
from tests.pages import errors, typed, words

TODAY = timezone.localdate()
LIST = "/erbjudanden/"


def in_days(days):
    return TODAY + datetime.timedelta(days=days)


@pytest.fixture
def case(db):
    case = factories.case(adults=2, children=1)
    factories.decision(case)
    return case


@pytest.fixture
def offer(case):
    return factories.offer(
        for_request=factories.housing_request(for_case=case), available_from=TODAY, answer_by=in_days(5)
    )


@pytest.fixture
def quota(db):
    return factories.quota_year(TODAY.year, ceiling=6)


@pytest.fixture
def client(signed_in):
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def place_url(offer):
    return reverse("place_household", args=[offer.pk])


@pytest.fixture
def decline_url(offer):
    return reverse("decline_offer", args=[offer.pk])


def placing(case, **fields):
    return {"case": case.pk, "begins_on": TODAY.isoformat(), "reasons": "Har väntat längst"} | fields


# The list


def test_an_offer_to_answer_says_where_for_what_and_how_long_is_left(client, offer, quota):
    page = words(client.get(LIST))
    assert str(offer.apartment) in page
    assert offer.request.case_number in page
    assert "5 dagar kvar" in page
    assert f"{TODAY.year}: 0 av 6 platser är tagna, 6 återstår" in page


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "Svarsdagen har passerat"), (0, "Svara i dag"), (1, "1 dag kvar"), (30, "30 dagar kvar")]
)
def test_the_days_left_are_said_in_words(client, offer, days, said):
    offer.offered_on, offer.answer_by = in_days(-9), in_days(days)
    offer.save()
    assert said in words(client.get(LIST))


def test_the_offer_to_answer_first_stands_first(client, offer):
    sooner = factories.offer(answer_by=in_days(1))
    page = words(client.get(LIST))
    assert page.index(str(sooner.apartment)) < page.index(str(offer.apartment))


def test_without_offers_the_page_says_what_will_stand_there(client):
    page = words(client.get(LIST))
    assert "Inga erbjudanden att svara på" in page
    assert "Inga erbjudanden är besvarade än" in page


def test_answered_offers_say_how_it_went(client, case, offer, quota):
    sublease = place_household(offer, case=case, begins_on=TODAY, reasons="Har väntat längst", by=client.staff)
    factories.offer(
        offered_on=in_days(-9),
        answer=OfferAnswer.DECLINED,
        answered_at=timezone.now(),
        answered_by=client.staff,
        decline_reason="Behöver hiss",
    )
    page = words(client.get(LIST))
    assert sublease.contract.number in page
    assert "Behöver hiss" in page
    assert "Har väntat längst" not in page


def test_the_list_costs_the_same_however_many_offers(client, quota, django_assert_max_num_queries):
    for _ in range(4):
        factories.offer()
        factories.offer(
            answer=OfferAnswer.DECLINED,
            answered_at=timezone.now(),
            answered_by=client.staff,
            decline_reason="Behöver hiss",
        )
    # The request's transaction (2), session, account with staff, unanswered, answered (count and page), quota.
    with django_assert_max_num_queries(8):
        client.get(LIST)


def test_only_the_coordinator_answers_offers(somebody):
    expected = 200 if somebody.staff.roles == [Role.COORDINATOR] else 403
    assert somebody.get(LIST).status_code == expected


def test_the_list_is_not_posted_to(client):
    assert client.post(LIST).status_code == 405


# Placing


def test_the_household_that_asked_is_chosen_to_begin_with(client, case, place_url, quota):
    response = client.get(place_url)
    assert typed(response, "case") == str(case.pk)
    assert typed(response, "begins_on") == TODAY.isoformat()
    page = words(response)
    assert f"{case.number} {case.household} (2 vuxna, 1 barn)" in page
    assert "Götenebostäder ser detta också" in page
    assert "Bara socialtjänsten ser detta" in page
    assert f"{TODAY.year}: 0 av 6 platser är tagna, 6 återstår" in page


def test_a_household_is_placed_and_the_contract_begins(client, case, offer, place_url, quota):
    response = client.post(place_url, placing(case), follow=True)
    contract = SocialContract.objects.get()
    assert response.redirect_chain == [(reverse("contract", args=[contract.number]), 302)]
    assert contract.apartment == offer.apartment
    assert contract.subleases.get().case_number == case.number
    assert contract.quota_place.number == 1
    assert f"{case.number} flyttar in" in words(response)


def test_the_reasons_are_not_shown_to_the_company(client, case, offer, place_url, quota, signed_in):
    client.post(place_url, placing(case))
    contract = SocialContract.objects.get()
    page = words(signed_in(Role.LETTING_OFFICER).get(reverse("contract", args=[contract.number])))
    assert "Har väntat längst" not in page


def test_another_household_with_a_decision_can_be_placed(client, offer, place_url, quota):
    other = factories.case()
    factories.decision(other)
    client.post(place_url, placing(other))
    assert SocialContract.objects.get().subleases.get().case_number == other.number


def test_households_without_a_decision_or_with_a_home_are_not_listed(client, place_url, quota):
    undecided = factories.case()
    expired = factories.case()
    factories.decision(expired, valid_to=in_days(-1), valid_from=in_days(-30))
    housed = factories.case()
    factories.decision(housed)
    factories.social_contract().subleases.create(case_number=housed.number, begins_on=in_days(-10))
    page = words(client.get(place_url))
    for unlisted in (undecided, expired, housed):
        assert unlisted.number not in page
        assert len(errors(client.post(place_url, placing(unlisted)))) == 1
    assert SocialContract.objects.count() == 1


def test_it_is_said_when_the_household_that_asked_has_no_decision(client, quota):
    undecided = factories.case()
    offer = factories.offer(for_request=factories.housing_request(for_case=undecided))
    page = words(client.get(reverse("place_household", args=[offer.pk])))
    assert f"Hushållet som behovet gäller, {undecided.number}, går inte att välja" in page


def test_moving_in_before_the_apartment_is_free_is_refused_at_the_day(client, case, offer, place_url, quota):
    response = client.post(place_url, placing(case, begins_on=in_days(-1).isoformat()))
    (error,) = errors(response)
    assert error.startswith("Inflyttningsdag: ")
    assert typed(response, "reasons") == "Har väntat längst"
    assert not SocialContract.objects.exists()


def test_a_placement_without_reasons_is_refused(client, case, place_url, quota):
    (error,) = errors(client.post(place_url, placing(case, reasons=" ")))
    assert error.startswith("Varför just det här hushållet: ")


def test_when_the_quota_is_full_the_page_says_how_to_ask_for_more_and_keeps_the_text(client, case, offer, place_url):
    factories.quota_year(TODAY.year, ceiling=0)
    assert "låt socialchefen och Götenebostäders vd komma överens" in words(client.get(place_url))
    response = client.post(place_url, placing(case))
    assert len(errors(response)) == 1
    assert typed(response, "reasons") == "Har väntat längst"
    assert not SocialContract.objects.exists()
    assert Offer.objects.get(pk=offer.pk).answer == ""


def test_without_a_quota_for_the_year_the_page_says_whom_to_ask(client, place_url):
    assert "Be Götenebostäders vd att lägga in den" in words(client.get(place_url))


def test_another_landlords_apartment_takes_no_place(client, case):
    apartment = factories.apartment(stairwell=factories.stairwell(landlord=factories.landlord(LandlordKind.PRIVATE)))
    offer = factories.offer(
        for_request=factories.housing_request(for_case=case), apartment=apartment, available_from=TODAY
    )
    url = reverse("place_household", args=[offer.pk])
    assert "en lägenhet hos en annan hyresvärd tar ingen plats" in words(client.get(url))
    assert client.post(url, placing(case)).status_code == 302


def test_the_same_placement_sent_twice_makes_one_contract(client, case, place_url, quota):
    filled = placing(case, submission=str(uuid4()))
    assert client.post(place_url, filled).url == client.post(place_url, filled).url
    assert SocialContract.objects.count() == 1


def test_the_form_costs_the_same_however_many_households_wait(client, place_url, quota, django_assert_max_num_queries):
    for _ in range(4):
        factories.decision(factories.case())
    # The request's transaction (2), session, account with staff, offer, quota, and cases with people (4) once to
    # find the one that asked and once to draw the choice; the draft, the read log.
    with django_assert_max_num_queries(16):
        client.get(place_url)


# Declining


def test_an_offer_is_declined_with_what_another_should_have(client, offer, decline_url):
    response = client.post(decline_url, {"reason": "Behöver hiss"}, follow=True)
    offer.refresh_from_db()
    assert (offer.answer, offer.decline_reason, offer.answered_by) == ("declined", "Behöver hiss", client.staff)
    assert "Götenebostäder ser varför" in words(response)


@pytest.mark.parametrize("reason", ["", "Har boendestöd och behöver lugn"])
def test_a_reason_is_needed_and_says_nothing_of_support(client, offer, decline_url, reason):
    response = client.post(decline_url, {"reason": reason})
    assert len(errors(response)) == 1
    assert typed(response, "reason") == reason
    offer.refresh_from_db()
    assert offer.answer == ""


def test_the_company_reads_the_reason_and_the_form_says_so(client, decline_url):
    assert "Götenebostäder ser detta också" in words(client.get(decline_url))


def test_the_form_to_decline_takes_few_queries(client, decline_url, django_assert_max_num_queries):
    # The request's transaction (2), session, account with staff, offer, the draft, the read log.
    with django_assert_max_num_queries(7):
        client.get(decline_url)


# Both answers


@pytest.fixture(params=["place_household", "decline_offer"])
def answer_url(request, offer):
    return reverse(request.param, args=[offer.pk])


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_coordinator_answers(method, answer_url, case, somebody):
    response = getattr(somebody, method)(answer_url, placing(case) | {"reason": "Behöver hiss"})
    if somebody.staff.roles == [Role.COORDINATOR]:
        assert response.status_code in (200, 302)
    else:
        # Whoever sees the register sees the offer; administrators see neither.
        sees = {Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER}.isdisjoint(somebody.staff.roles)
        assert response.status_code == (403 if sees else 404)
        assert not Offer.objects.exclude(answer="").exists()


def test_an_answered_offer_leads_back_to_the_list(client, answer_url, offer):
    offer.answer, offer.answered_at, offer.answered_by = "withdrawn", timezone.now(), client.staff
    offer.save()
    response = client.get(answer_url, follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert "Erbjudandet är redan" in words(response)


def test_an_answer_that_comes_too_late_is_refused_and_kept(client, answer_url, offer, case, quota):
    offer.answer, offer.answered_at, offer.answered_by = "withdrawn", timezone.now(), client.staff
    offer.save()
    response = client.post(answer_url, placing(case) | {"reason": "Behöver hiss"})
    assert len(errors(response)) == 1
    assert typed(response, "reason") == "Behöver hiss" or typed(response, "reasons") == "Har väntat längst"


def test_an_offer_that_is_not_there_is_not_found_and_other_methods_are_refused(client, answer_url, offer):
    assert client.get(answer_url.replace(str(offer.pk), str(offer.pk + 999))).status_code == 404
    assert client.put(answer_url).status_code == 405
