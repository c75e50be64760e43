"""Housing requests: closed choices only, sent once, taken back by those who work with the case."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from contracts.models import HousingRequest
from gotene.access.roles import Role, Side
from tests import factories
from tests.pages import errors, typed, words

NEED = {
    "rooms_min": "2",
    "rooms_max": "3",
    "access": ["step_free"],
    "towns": ["Götene"],
    "needed_from": "2026-12-01",
}


@pytest.fixture
def case(db):
    factories.stairwell(city="Götene")
    factories.stairwell(city="Lundsbrunn", postal_code="533 72")
    return factories.case()


@pytest.fixture
def client(case, signed_in):
    return signed_in(case.case_officer)


@pytest.fixture
def url(case):
    return reverse("request_housing", args=[case.number])


def test_a_request_is_sent_with_size_place_and_day(case, client, url):
    response = client.post(url, NEED, follow=True)
    sent = HousingRequest.objects.get()
    assert (sent.case_number, sent.requested_by) == (case.number, client.staff)
    assert (sent.rooms_min, sent.rooms_max, sent.access, sent.towns) == (2, 3, ["step_free"], ["Götene"])
    assert sent.needed_from == datetime.date(2026, 12, 1)
    assert "Behovsanmälan är skickad till Götenebostäder." in words(response)


def test_no_town_means_that_all_will_do(client, url):
    client.post(url, NEED | {"towns": [], "access": []})
    assert HousingRequest.objects.get().towns == []


def test_the_towns_are_those_of_the_register_in_swedish_order(case, client, url):
    factories.stairwell(city="Ärla", postal_code="533 01")
    page = client.get(url).content.decode()
    assert page.index('value="Götene"') < page.index('value="Lundsbrunn"') < page.index('value="Ärla"')
    response = client.post(url, NEED | {"towns": ["Skara"]})
    assert len(errors(response)) == 1
    assert not HousingRequest.objects.exists()


def test_there_is_nowhere_to_write_why(client, url):
    response = client.get(url)
    assert "<textarea" not in response.content.decode()
    assert "Götenebostäder ser detta också" in words(response)
    assert "Skriv aldrig varför" in words(response)


def test_no_size_is_chosen_beforehand_and_none_sends_nothing(client, url):
    response = client.post(url, {name: value for name, value in NEED.items() if not name.startswith("rooms")})
    assert errors(response) == ["Rum, minst: Välj minsta antal rum.", "Rum, högst: Välj största antal rum."]
    assert "selected>2<" not in client.get(url).content.decode()
    assert not HousingRequest.objects.exists()


def test_fewer_rooms_at_most_than_at_least_is_refused_and_kept(client, url):
    response = client.post(url, NEED | {"rooms_min": "4"})
    assert errors(response) == ["Rum, högst: Högst kan inte vara färre än minst."]
    assert typed(response, "rooms_min") == "4"
    assert typed(response, "access") == "step_free"
    assert not HousingRequest.objects.exists()


def test_a_second_request_while_one_waits_is_refused_and_kept(case, client, url):
    factories.housing_request(for_case=case)
    response = client.post(url, NEED)
    assert len(errors(response)) == 1
    assert typed(response, "towns") == "Götene"
    assert HousingRequest.objects.count() == 1


def test_the_same_request_sent_twice_is_one(client, url):
    filled = NEED | {"submission": str(uuid4())}
    assert client.post(url, filled).url == client.post(url, filled).url
    assert HousingRequest.objects.count() == 1


def test_the_form_takes_few_queries(client, url, django_assert_max_num_queries):
    # The request's transaction (2), session, account with staff, case, its people (3), the register's towns; whom one
    # stands in for, the draft, the read log.
    with django_assert_max_num_queries(12):
        client.get(url)


def test_the_coordinator_sends_requests_too(url, signed_in):
    assert signed_in(Role.COORDINATOR).get(url).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_those_who_only_follow_the_case_send_no_request(method, case, url, signed_in):
    case.housing_support = factories.staff(Role.HOUSING_SUPPORT)
    case.save()
    for who in (case.housing_support, Role.SOCIAL_DIRECTOR):
        assert getattr(signed_in(who), method)(url, NEED).status_code == 403
    for who in (Role.CASE_OFFICER, Role.LETTING_OFFICER):
        assert getattr(signed_in(who), method)(url, NEED).status_code == 404
    assert not HousingRequest.objects.exists()


def test_a_request_for_no_case_is_not_found_and_other_methods_are_refused(client, url):
    assert client.get(reverse("request_housing", args=["SK-2026-999"])).status_code == 404
    assert client.put(url).status_code == 405


@pytest.fixture
def sent(case):
    return factories.housing_request(for_case=case)


def test_a_request_is_taken_back(case, client, sent):
    response = client.post(reverse("withdraw_request", args=[sent.pk]), follow=True)
    sent.refresh_from_db()
    assert sent.withdrawn_by == client.staff
    assert "Behovsanmälan är återtagen." in words(response)


def test_a_request_with_an_offer_to_answer_stays(client, sent):
    factories.offer(for_request=sent)
    response = client.post(reverse("withdraw_request", args=[sent.pk]))
    assert len(errors(response)) == 1
    sent.refresh_from_db()
    assert sent.withdrawn_on is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_those_who_work_with_the_case_take_its_request_back(method, case, sent, signed_in):
    url = reverse("withdraw_request", args=[sent.pk])
    case.housing_support = factories.staff(Role.HOUSING_SUPPORT)
    case.save()
    # They all see the request, which both organisations share.
    for who in (case.housing_support, Role.CASE_OFFICER, Role.LETTING_OFFICER, Role.SOCIAL_DIRECTOR):
        assert getattr(signed_in(who), method)(url).status_code == 403
    client = signed_in(Role.SYSTEM_ADMINISTRATOR, side=Side.HOUSING)
    assert getattr(client, method)(url).status_code == 404
    sent.refresh_from_db()
    assert sent.withdrawn_on is None


def test_withdrawing_what_is_not_there_is_not_found_and_other_methods_are_refused(client, sent):
    assert client.get(reverse("withdraw_request", args=[sent.pk + 999])).status_code == 404
    assert client.put(reverse("withdraw_request", args=[sent.pk])).status_code == 405


def test_the_question_whether_to_withdraw_takes_few_queries(client, sent, django_assert_max_num_queries):
    # The request's transaction (2), session, account with staff, the request with its status, its case; whom one stands
    # in for, whether one is named in the case, the draft, the read log.
    with django_assert_max_num_queries(10):
        client.get(reverse("withdraw_request", args=[sent.pk]))
