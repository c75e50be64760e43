"""The company offers an apartment, and the social services say no or the company takes it back."""

import datetime

from contracts.actions.offers import decline_offer, withdraw_offer
from contracts.actions.requests import withdraw_request
from contracts.models import Offer, SocialContract
from tests import factories
from tests.refused import change, told

DAY = datetime.timedelta(days=1)


def test_an_offer_says_which_apartment_from_when_and_by_whom(chain):
    offer = chain.offered()
    assert (offer.apartment, offer.offered_by, offer.offered_on) == (chain.apartment, chain.letting, chain.today)
    assert list(Offer.objects.unanswered()) == [offer]


def test_a_let_apartment_is_not_offered_before_its_lease_has_ended(chain):
    factories.lease(apartment=chain.apartment, ends_on=chain.today + 30 * DAY)
    request = chain.requested()
    with told("apartment_not_vacant"):
        chain.offered(request, available_from=chain.today + 30 * DAY)
    assert chain.offered(request, available_from=chain.today + 31 * DAY)


def test_a_blocked_apartment_is_not_offered(chain):
    change(chain.apartment, block_reason="Vattenskada")
    with told("apartment_not_vacant"):
        chain.offered()


def test_an_apartment_is_offered_once_at_a_time(chain):
    chain.offered()
    other = factories.housing_request()
    with told("offer_one_open_per_apartment"):
        chain.offered(other)


def test_a_request_has_one_offer_at_a_time(chain):
    offer = chain.offered()
    with told("offer_one_live_per_request"):
        chain.offered(offer.request, apartment=factories.apartment())


def test_a_withdrawn_request_gets_no_offer(chain):
    request = withdraw_request(chain.requested(), by=chain.officer)
    with told("request_withdrawn"):
        chain.offered(request)


def test_declining_keeps_the_reason_and_who_and_makes_no_contract(chain):
    offer = decline_offer(chain.offered(), reason="För trångt", by=chain.coordinator)
    assert (offer.answer, offer.decline_reason, offer.answered_by) == ("declined", "För trångt", chain.coordinator)
    assert offer.answered_at is not None
    noted = chain.case.disclosures.get()
    assert (noted.what, noted.kind) == (f"Nej till erbjudandet om {chain.apartment}: För trångt", "other")
    assert (noted.ground, noted.disclosed_by) == ("harm_test", chain.coordinator)
    assert "inget om hushållet" in noted.harm_test
    assert not SocialContract.objects.exists()
    assert [(row.answer, row.history_user) for row in offer.history.all()] == [
        ("declined", chain.coordinator),
        ("", chain.letting),
    ]
    assert chain.offered(offer.request)


def test_declining_needs_a_reason(chain):
    offer = chain.offered()
    with told("offer_declined_with_reason"):
        decline_offer(offer, reason="", by=chain.coordinator)
    assert Offer.objects.unanswered().get() == offer


def test_a_withdrawn_offer_leaves_the_apartment_for_another(chain):
    withdraw_offer(chain.offered(), by=chain.letting)
    assert chain.offered(factories.housing_request())


def test_an_answer_stands(chain):
    offer = decline_offer(chain.offered(), reason="För trångt", by=chain.coordinator)
    with told("offer_answered"):
        withdraw_offer(offer, by=chain.letting)
    with told("offer_answered"):
        decline_offer(offer, reason="Fel ort", by=chain.coordinator)
    offer.refresh_from_db()
    assert (offer.answer, offer.decline_reason) == ("declined", "För trångt")
