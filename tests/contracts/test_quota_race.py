"""The last place of the year, and fifty coordinators who ask for it at the same moment."""

import datetime
from http.client import HTTPConnection
from threading import Barrier
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from contracts.actions.placement import place_household
from contracts.models import (
    LandlordNotice,
    Offer,
    Placement,
    QuotaPlace,
    QuotaYear,
    Resident,
    SocialContract,
    Sublease,
)
from gotene.access.roles import Role
from gotene.audit.models import Submission
from gotene.refusals import sentence_for
from inspections.models import Inspection
from tenants.models import Disclosure
from tests import factories
from tests.at_once import PATIENCE_SECONDS, at_once
from tests.refused import told

pytestmark = [pytest.mark.load, pytest.mark.django_db(transaction=True)]

COORDINATORS = 50
CSRF_TOKEN = "a" * 32
DAY = datetime.timedelta(days=1)


@transaction.atomic
def offers_with_one_place_left(count, today):
    """As many vacant apartments offered, each for a case of its own: pairs of (Offer, Case)."""
    year = factories.quota_year(today.year, ceiling=3)
    for number in (1, 2):
        QuotaPlace.objects.create(year=year, number=number, contract=factories.social_contract())
    officer, letting = factories.staff(Role.CASE_OFFICER), factories.staff(Role.LETTING_OFFICER)
    stairwell = factories.stairwell()
    pairs = []
    for _ in range(count):
        case = factories.case(officer=officer, opened_on=today - 30 * DAY)
        factories.decision(case, decided_on=today - 7 * DAY, valid_to=today + 365 * DAY)
        request = factories.housing_request(for_case=case, requested_on=today - 2 * DAY, needed_from=today)
        apartment = factories.apartment(stairwell=stairwell)
        offered = {"offered_on": today - DAY, "available_from": today, "answer_by": today + 7 * DAY}
        offer = factories.offer(for_request=request, apartment=apartment, offered_by=letting, **offered)
        pairs.append((offer, case))
    return pairs


def assert_exactly_one_was_placed(before):
    assert SocialContract.objects.count() == before + 1
    for model in (Sublease, Resident, LandlordNotice, Placement, Disclosure, Inspection):
        assert model.objects.count() == 1, model.__name__
    sublease = Sublease.objects.select_related("contract__quota_place", "placement__offer").get()
    assert sublease.contract.quota_place.number == 3
    assert sublease.placement.offer.answer == "accepted"
    assert SocialContract.history.filter(id=sublease.contract_id).count() == 1
    assert SocialContract.history.count() == SocialContract.objects.count()
    assert Offer.objects.exclude(answer="").count() == 1
    year = QuotaYear.objects.with_use().get()
    assert (year.used, year.left) == (year.ceiling, 0) == (3, 0)


def test_fifty_real_requests_for_the_last_place_make_one_contract(live_server, signed_in):
    today = timezone.localdate()
    pairs = offers_with_one_place_left(COORDINATORS, today)
    before = SocialContract.objects.count()
    sessions = [signed_in(Role.COORDINATOR).cookies[settings.SESSION_COOKIE_NAME].value for _ in range(COORDINATORS)]
    server = urlsplit(live_server.url)
    # Django's test server queues ten; all fifty shall get as far as the application.
    live_server.thread.httpd.socket.listen(COORDINATORS)
    start = Barrier(COORDINATORS)

    def place(offer, case, session):
        connection = HTTPConnection(server.hostname, server.port, timeout=PATIENCE_SECONDS)
        connection.connect()
        body = {
            "csrfmiddlewaretoken": CSRF_TOKEN,
            "submission": uuid4(),
            "case": case.pk,
            "begins_on": today,
            "reasons": "Har väntat längst",
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF_TOKEN}",
        }
        start.wait(PATIENCE_SECONDS)
        connection.request("POST", reverse("place_household", args=[offer.pk]), urlencode(body), headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, response.headers["Location"], text

    answers = at_once(
        *(
            lambda offer=offer, case=case, session=session: place(offer, case, session)
            for (offer, case), session in zip(pairs, sessions, strict=True)
        )
    )

    placed = [location for status, location, _ in answers if status == 302]
    refused = [text for status, _, text in answers if status == 200]
    assert (len(placed), len(refused)) == (1, COORDINATORS - 1), [answer[:2] for answer in answers]
    contract = Sublease.objects.get().contract
    assert placed == [reverse("contract", args=[contract.number])]
    for text in refused:
        assert str(sentence_for("quota_place_within_ceiling")) in text
        assert "Har väntat längst" in text
    assert_exactly_one_was_placed(before)
    assert Submission.objects.get().answer == placed[0]


def test_many_coordinators_and_one_offer_make_one_contract():
    today = timezone.localdate()
    (offer, _), *others = offers_with_one_place_left(8, today)
    before = SocialContract.objects.count()
    by = factories.staff(Role.COORDINATOR)
    answers = at_once(
        *(
            lambda case=case: place_household(offer, case=case, begins_on=today, reasons="Störst behov", by=by)
            for _, case in others
        )
    )
    refusals = [answer for answer in answers if isinstance(answer, Exception)]
    assert len(refusals) == len(others) - 1
    for refusal in refusals:
        with told("offer_answered"):
            raise refusal
    assert_exactly_one_was_placed(before)
