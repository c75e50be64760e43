"""The letting officer answers a housing request with a vacant apartment, and can take the offer back."""

import datetime
import re

import pytest
from django.urls import reverse

from contracts.enums import Access, OfferAnswer, PolicyKey
from contracts.models import Offer
from gotene.access.roles import Role
from tests import factories

NEEDED = datetime.date(2026, 4, 1)


@pytest.fixture
def policies(db, request):
    """Everything is decided, but for what a test says is missing."""
    return factories.policies(without=getattr(request, "param", ()))


@pytest.fixture
def officer(policies, today, signed_in):
    factories.quota_year(2026, ceiling=6, policy=policies[-1])
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def wanted(officer):
    return factories.housing_request(
        rooms_min=2, rooms_max=2, towns=["Götene"], access=[Access.LIFT_OR_GROUND_FLOOR], needed_from=NEEDED
    )


def page(request):
    return reverse("admin:contracts_housingrequest_offer", args=[request.pk])


def answers(chosen, **changes):
    return {"apartment": chosen.pk, "available_from": "2026-04-01", "answer_by": "2026-03-09", **changes}


def offer_of(request):
    return request.offers.get()


def test_the_request_page_has_the_facts_the_quota_and_the_button(officer, wanted):
    text = officer.get(reverse("admin:contracts_housingrequest_change", args=[wanted.pk])).text
    assert wanted.case_number in text
    assert "2 rum" in text
    assert "0 av 6 platser är tagna, 6 återstår" in text
    assert "Samverkansavtal 2019" in text
    assert page(wanted) in text
    assert "Erbjud lägenhet" in text


def test_a_quota_computed_afterwards_says_so(officer, wanted):
    year = wanted.needed_from.year
    quota = factories.QuotaYear.objects.get(year=year)
    quota.computed_afterwards = True
    quota.save()
    assert "beräknat i efterhand" in officer.get(page(wanted)).text


def test_without_a_quota_the_page_says_what_to_do(officer, wanted):
    factories.QuotaYear.objects.all().delete()
    assert "Kvoten för 2026 är inte öppnad" in officer.get(page(wanted)).text


def test_vacant_apartments_that_fit_come_first_and_the_others_say_why_not(officer, wanted):
    fits = factories.apartment()
    lift = factories.apartment(floor=3, has_lift=True)
    stairs = factories.apartment(floor=3)
    small = factories.apartment(kind="1rok")
    large = factories.apartment(kind="4rok")
    elsewhere = factories.apartment(stairwell=factories.stairwell(city="Källby"))
    leaving = factories.apartment()
    factories.lease(apartment=leaving, ends_on=datetime.date(2026, 5, 31))
    factories.apartment(block_reason="Stambyte")
    let, offered = factories.apartment(), factories.apartment()
    factories.lease(apartment=let)
    factories.offer(apartment=offered)

    context = officer.get(page(wanted)).context
    assert {row["apartment"] for row in context["fitting"]} == {fits, lift}
    assert {row["apartment"]: row["misfits"] for row in context["others"]} == {
        stairs: ["Våning 3 utan hiss."],
        small: ["För liten: 1 rum, minst 2 behövs."],
        large: ["För stor: 4 rum, högst 2 behövs."],
        elsewhere: ["Ligger i Källby."],
        leaving: ["Ledig först 2026-06-01."],
    }


def test_what_the_register_does_not_know_is_to_be_looked_up(officer, today):
    request = factories.housing_request(access=[Access.STEP_FREE])
    text = officer.get(page(request)).text
    assert f"ta reda på det innan du erbjuder: {Access.STEP_FREE.label}" in text


def test_the_days_are_filled_in_by_the_agreement(officer, wanted, today):
    form = officer.get(page(wanted)).context["form"]
    assert form.initial["available_from"] == NEEDED
    assert form.initial["answer_by"] == today + datetime.timedelta(days=7)


@pytest.mark.parametrize("policies", [(PolicyKey.OFFER_ANSWER_DAYS,)], indirect=True)
def test_without_an_agreement_the_officer_sets_the_last_day(officer, wanted):
    assert officer.get(page(wanted)).context["form"].initial["answer_by"] is None


@pytest.mark.parametrize(("answer_by", "says"), [("2026-03-09", True), ("2026-03-16", False)])
def test_an_offer_says_which_agreement_its_days_are_counted_by(officer, wanted, policies, answer_by, says):
    officer.post(page(wanted), answers(factories.apartment(), answer_by=answer_by))
    assert offer_of(wanted).policy == (policies[-1] if says else None)


def test_an_offer_is_made(officer, wanted, today):
    apartment = factories.apartment()
    response = officer.post(page(wanted), answers(apartment), follow=True)
    assert "Lägenheten är erbjuden" in response.text
    offer = offer_of(wanted)
    assert (offer.apartment, offer.offered_by, offer.offered_on) == (apartment, officer.staff, today)
    assert offer.history.get().history_user == officer.staff
    assert page(wanted) not in response.text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"apartment": ""}, "Välj en lägenhet."),
        ({"available_from": "snart"}, "som år-månad-dag"),
        ({"answer_by": "2026-03-01"}, "Sista svarsdag kan inte vara före erbjudandet."),
    ],
)
def test_what_is_wrong_is_said_and_the_typing_kept(officer, wanted, changes, sentence):
    response = officer.post(page(wanted), answers(factories.apartment(), **changes))
    assert response.status_code == 200
    assert sentence in response.text
    assert not wanted.offers.exists()


def test_an_apartment_let_while_one_chose_is_refused(officer, wanted):
    apartment = factories.apartment()
    factories.lease(apartment=apartment)
    response = officer.post(page(wanted), answers(apartment))
    assert "Den lägenheten är inte längre ledig. Välj en annan." in response.text


def test_an_apartment_is_not_offered_before_it_is_free(officer, wanted):
    apartment = factories.apartment()
    factories.lease(apartment=apartment, ends_on=datetime.date(2026, 5, 31))
    response = officer.post(page(wanted), answers(apartment))
    assert "Lägenheten är inte ledig från den dagen." in response.text
    assert re.search(rf'value="{apartment.pk}" id="apartment-{apartment.pk}" checked', response.text)
    assert officer.post(page(wanted), answers(apartment, available_from="2026-06-01")).status_code == 302


def test_a_request_that_has_its_offer_gets_no_second(officer, wanted):
    factories.offer(for_request=wanted)
    response = officer.post(page(wanted), answers(factories.apartment()))
    assert "Behovsanmälan har redan ett erbjudande." in response.text
    assert wanted.offers.count() == 1


def test_ten_clicks_make_one_offer(officer, wanted):
    apartment = factories.apartment()
    token = "7f8d3c0e-5b6a-4c1d-9e2f-0a1b2c3d4e5f"
    for _ in range(10):
        assert officer.post(page(wanted), answers(apartment, submission=token)).status_code == 302
    assert wanted.offers.count() == 1


def test_an_offer_is_withdrawn_once(officer, wanted):
    offer = factories.offer(for_request=wanted)
    withdraw = reverse("admin:contracts_offer_withdraw", args=[offer.pk])
    assert "Återta erbjudandet" in officer.get(withdraw).text
    assert "Erbjudandet är återtaget" in officer.post(withdraw, follow=True).text
    offer.refresh_from_db()
    assert (offer.answer, offer.answered_by) == (OfferAnswer.WITHDRAWN, officer.staff)
    assert "Erbjudandet är redan besvarat" in officer.post(withdraw).text
    assert Offer.objects.get().history.count() == 2
