"""An offer is answered once: accepted or withdrawn, never both, however close they come."""

import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from contracts.actions.offers import withdraw_offer
from contracts.actions.placement import place_household
from contracts.models import Offer, Placement, SocialContract, Sublease
from gotene.access.roles import Role
from tests import factories
from tests.access.as_role import running_as
from tests.at_once import at_once
from tests.pages import errors
from tests.refused import refused

TODAY = timezone.localdate()
WEEK = datetime.timedelta(days=7)


def offered():
    case = factories.case()
    factories.decision(case)
    factories.quota_year(TODAY.year, ceiling=6)
    offer = factories.offer(
        for_request=factories.housing_request(for_case=case), available_from=TODAY, answer_by=TODAY + WEEK
    )
    return offer, case


@pytest.mark.django_db
@pytest.mark.parametrize("side", ["housing", "social"])
def test_what_was_answered_a_moment_ago_is_not_answered_otherwise_by_a_page_that_does_not_know(side):
    """A program that has read the offer before, and writes its own answer without asking again."""
    offer, _case = offered()
    coordinator = factories.staff(Role.COORDINATOR)
    read_before = Offer.objects.get(pk=offer.pk)
    withdraw_offer(offer, by=offer.offered_by)
    answer = {"answer": "accepted", "answered_at": timezone.now(), "answered_by": coordinator}
    by = coordinator if side == "social" else offer.offered_by
    with running_as(by), refused("offer_answered_once"):
        Offer.objects.filter(pk=read_before.pk).update(**answer)
    with running_as(by), refused("offer_answered_once"):
        Offer.objects.filter(pk=read_before.pk).update(answer="", answered_at=None, answered_by=None)


@pytest.mark.django_db
def test_whoever_places_a_household_is_told_that_the_offer_was_just_withdrawn(signed_in):
    offer, case = offered()
    client = signed_in(Role.COORDINATOR)
    page = reverse("place_household", args=[offer.pk])
    client.get(page)
    withdraw_offer(offer, by=offer.offered_by)
    response = client.post(page, {"case": case.pk, "begins_on": TODAY.isoformat(), "reasons": "Nära skolan"})
    assert response.status_code == 200
    assert errors(response) == ["Erbjudandet är redan besvarat: återtaget."]
    assert "Nära skolan" in response.content.decode()
    assert not SocialContract.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_accepted_and_withdrawn_at_once_it_becomes_one_of_them():
    offer, case = offered()
    coordinator = factories.staff(Role.COORDINATOR)

    def accept():
        with running_as(coordinator), transaction.atomic():
            return place_household(offer, case=case, begins_on=TODAY, reasons="Nära skolan", by=coordinator)

    def withdraw():
        with running_as(offer.offered_by), transaction.atomic():
            return withdraw_offer(offer, by=offer.offered_by)

    answers = at_once(accept, withdraw)
    refusals = [answer for answer in answers if not isinstance(answer, (Offer, Sublease))]
    assert [refusal.code for refusal in refusals] == ["offer_answered"]
    accepted = Offer.objects.get(pk=offer.pk).answer == "accepted"
    assert Placement.objects.count() == SocialContract.objects.count() == (1 if accepted else 0)
