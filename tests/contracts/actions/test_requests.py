"""The social services ask for an apartment, and take the question back."""

from contracts.actions.offers import decline_offer
from contracts.actions.requests import withdraw_request
from contracts.models import HousingRequest
from tenants.actions import close_case
from tests.refused import told


def status(request):
    return HousingRequest.objects.with_status().get(pk=request.pk).status


def test_a_request_says_what_is_needed_and_who_asks_never_why(chain):
    request = chain.requested()
    assert (request.case_number, request.requested_by, request.requested_on) == (
        chain.case.number,
        chain.officer,
        chain.today,
    )
    assert status(request) == "open"
    text_fields = {field.name for field in HousingRequest._meta.fields if field.get_internal_type() == "TextField"}
    assert text_fields == set()


def test_a_case_asks_for_one_apartment_at_a_time(chain):
    request = chain.requested()
    with told("request_waits"):
        chain.requested()
    withdraw_request(request, by=chain.officer)
    assert status(chain.requested()) == "open"


def test_a_case_whose_offer_was_declined_still_waits(chain):
    offer = chain.offered()
    decline_offer(offer, reason="För trångt", by=chain.coordinator)
    assert status(offer.request) == "open"
    with told("request_waits"):
        chain.requested()


def test_a_closed_case_asks_for_nothing(chain):
    close_case(chain.case, closed_on=chain.today, reason="moved", by=chain.officer)
    with told("case_closed"):
        chain.requested()


def test_who_withdrew_and_when_stands_and_is_not_overwritten(chain):
    request = withdraw_request(chain.requested(), by=chain.officer)
    assert (request.withdrawn_on, request.withdrawn_by) == (chain.today, chain.officer)
    assert status(request) == "withdrawn"
    with told("request_withdrawn"):
        withdraw_request(request, by=chain.coordinator)
    request.refresh_from_db()
    assert request.withdrawn_by == chain.officer


def test_an_offered_request_is_answered_before_it_is_withdrawn(chain):
    offer = chain.offered()
    with told("request_offered"):
        withdraw_request(offer.request, by=chain.officer)
    chain.place(offer)
    with told("request_offered"):
        withdraw_request(offer.request, by=chain.officer)
