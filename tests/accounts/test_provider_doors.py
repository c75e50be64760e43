"""The doors of the sign-in page: those that are there, and the one that is closed to some."""

import pytest
from allauth.socialaccount.models import SocialApp
from django.test import Client
from django.urls import reverse

from gotene.accounts.invitations import invitation_path
from tests import factories
from tests.providers import Person, come_in, signed_in

pytestmark = pytest.mark.django_db


# What is there


@pytest.mark.parametrize("side", ["social", "church", "openid_connect", "HOUSING"])
def test_what_is_not_configured_is_not_there(client, providers, settings, side):
    settings.IDENTITY_PROVIDERS = {"housing": providers["housing"].of("housing")}
    assert client.post(reverse("provider_login", args=[side])).status_code == 404
    assert client.get(reverse("openid_connect_callback", args=[side])).status_code == 404


def test_a_provider_in_the_database_is_not_used(client):
    SocialApp.objects.create(provider="openid_connect", provider_id="housing", name="evil", client_id="evil")
    assert client.post(reverse("provider_login", args=["housing"])).status_code == 404


def test_the_sign_in_page_shows_the_doors_first(client, providers, settings):
    settings.IDENTITY_PROVIDERS = {
        "housing": providers["housing"].of("housing", name="Götenebostäders konto"),
        "social": providers["social"].of("social"),
    }
    page = client.get(reverse("account_login")).text
    order = ["Logga in med Götenebostäders konto", "Logga in med socialtjänstens konto", "eller med lösenord"]
    places = [page.index(text) for text in [*order, 'name="password"']]
    assert places == sorted(places)


def test_without_any_the_page_is_as_it_was(client):
    page = client.get(reverse("account_login")).text
    assert "eller med lösenord" not in page
    assert 'name="password"' in page


# The own provider only


@pytest.fixture
def only(providers, settings):
    settings.IDENTITY_PROVIDERS = {
        "housing": providers["housing"].of("housing", only=True),
        "social": providers["social"].of("social"),
    }


def by_password(client, person, password=factories.PASSWORD):
    return client.post(reverse("account_login"), {"login": person.account.email, "password": password})


def test_the_password_door_is_closed_to_one_side_alone(only, providers):
    housing, social = Person("housing", providers["housing"]), Person("social")
    assert by_password(Client(), housing).status_code == 200
    assert by_password(Client(), social).status_code == 302
    client = Client()
    come_in(client, "housing", housing.sub)
    assert signed_in(client)


def test_it_does_not_tell_a_right_password_from_a_wrong_one(only):
    person = Person("housing")
    right, wrong = by_password(Client(), person), by_password(Client(), person, "fel fel fel fel")
    assert right.context["form"].errors == wrong.context["form"].errors
    assert "Du som har bostadsbolagets konto loggar in med knappen ovan, inte med lösenord." in right.text
    assert [by_password(Client(), person).status_code for _ in range(4)] == [200, 200, 200, 429]


def test_no_letter_is_sent_for_a_password_that_opens_nothing(only, client, mailoutbox):
    for person in (Person("housing"), Person("social")):
        client.post(reverse("account_reset_password"), {"email": person.account.email})
    assert [letter.to for letter in mailoutbox] == [[person.account.email]]


def test_a_link_from_before_lets_nobody_in(only, client):
    person = Person("housing")
    form = client.get(invitation_path(person.account), follow=True)
    chosen = "en kvast i skymningen"
    answer = client.post(form.redirect_chain[-1][0], {"password1": chosen, "password2": chosen}, follow=True)
    assert "Logga in med din organisations konto" in answer.text
    assert signed_in(client) is None


def test_with_both_by_provider_only_there_is_no_password_to_type(client, only, providers, settings):
    settings.IDENTITY_PROVIDERS = {side: provider.of(side, only=True) for side, provider in providers.items()}
    assert 'name="password"' not in client.get(reverse("account_login")).text
