"""The same form sent many times makes one record; a refused sending does not count."""

from uuid import uuid4

import pytest
from django.template import Context, Template
from django.test import Client

from contracts.models import Landlord
from gotene.access.roles import Role
from gotene.audit.models import Submission
from gotene.audit.once import FIELD
from tests import factories
from tests.at_once import at_once

pytestmark = pytest.mark.urls("tests.audit.urls")


@pytest.fixture
def client(signed_in):
    return signed_in(Role.LETTING_OFFICER)


def send(client, token, name="Kvarnen"):
    return client.post("/make/", {FIELD: token, "name": name})


def test_ten_sendings_of_one_form_make_one_record_and_lead_to_it(client):
    token = uuid4()
    answers = [send(client, token) for _ in range(10)]
    made = Landlord.objects.get()
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, f"/made/{made.pk}/")}


@pytest.mark.django_db(transaction=True)
def test_ten_sendings_at_the_same_moment_make_one_record_and_lead_to_it():
    account = factories.account_of(factories.staff(Role.LETTING_OFFICER))
    clients = [Client() for _ in range(10)]
    for client in clients:
        client.force_login(account)
    token = uuid4()
    answers = at_once(*(lambda client=client: send(client, token) for client in clients))
    made = Landlord.objects.get()
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, f"/made/{made.pk}/")] * 10
    assert Submission.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_after_a_refused_sending_at_the_same_moment_the_right_one_still_counts():
    account = factories.account_of(factories.staff(Role.LETTING_OFFICER))
    clients = [Client() for _ in range(6)]
    for client in clients:
        client.force_login(account)
    token = uuid4()
    names = ["", "Kvarnen", "", "Kvarnen", "", "Kvarnen"]
    calls = (
        lambda client=client, name=name: send(client, token, name) for client, name in zip(clients, names, strict=True)
    )
    answers = at_once(*calls)
    assert {answer.status_code for answer in answers} <= {200, 302}
    assert Landlord.objects.count() == 1


def test_each_form_has_a_token_of_its_own(client):
    fields = {Template("{% once %}").render(Context()) for _ in range(3)}
    assert len(fields) == 3
    assert all(f'type="hidden" name="{FIELD}"' in field for field in fields)
    for _ in range(2):
        send(client, uuid4())
    assert Landlord.objects.count() == 2


def test_a_refused_sending_does_not_count(client):
    token = uuid4()
    assert send(client, token, name="").content == b"what is the name?"
    assert send(client, token).status_code == 302
    assert Landlord.objects.count() == Submission.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_sending_that_failed_leaves_nothing_and_does_not_count(signed_in):
    client, token = signed_in(Role.LETTING_OFFICER), uuid4()
    assert send(client, token, name="secret").status_code == 403
    assert not Landlord.objects.exists()
    assert not Submission.objects.exists()
    assert send(client, token).status_code == 302
    assert Landlord.objects.count() == 1


@pytest.mark.parametrize("token", ["", "not a token", "0" * 400])
def test_a_form_without_a_right_token_is_still_received(client, token):
    assert send(client, token).status_code == 302
    assert Landlord.objects.count() == 1


def test_somebody_elses_token_neither_swallows_a_form_nor_tells_where_theirs_led(client, signed_in):
    token = uuid4()
    theirs = send(client, token)["Location"]
    mine = send(signed_in(Role.LETTING_OFFICER), token)
    assert mine["Location"] != theirs
    assert Landlord.objects.count() == 2


def test_a_token_counts_for_the_page_that_it_was_sent_to(client):
    token = uuid4()
    send(client, token)
    assert client.post("/make/another/", {FIELD: token, "name": "Kvarnen"})["Location"].startswith("/made/")
    assert Landlord.objects.count() == 2


def test_looking_at_the_form_sends_nothing(client):
    assert client.get("/make/", {FIELD: str(uuid4())}).content == b"form"
    assert not Submission.objects.exists()
