"""What is asked of an organisation's provider, what of its answers is believed, and what happens when it fails."""

from time import time

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

from gotene.accounts import openid
from tests.providers import (
    NO_ANSWER,
    NOT_FINISHED,
    asked,
    nobody_comes_in,
    refused,
    there,
    to_provider,
)

pytestmark = pytest.mark.django_db


# What is sent, and what is not believed on the way back


def test_the_way_there_is_by_a_form_alone(client, providers):
    assert client.get(reverse("provider_login", args=["housing"])).status_code == 405
    guarded = Client(enforce_csrf_checks=True)
    assert guarded.post(reverse("provider_login", args=["housing"])).status_code == 403


def test_what_is_asked_of_the_provider(client, providers):
    query = asked(to_provider(client, "housing"))
    assert query["response_type"] == "code"
    assert query["code_challenge_method"] == "S256"
    assert len(query["code_challenge"]) == 43
    assert len(query["nonce"]) >= 32
    assert set(query["scope"].split()) == {"openid", "profile", "email"}
    assert query["redirect_uri"] == "http://testserver" + reverse("openid_connect_callback", args=["housing"])
    assert asked(to_provider(client, "housing"))["nonce"] != query["nonce"]


def test_nobody_adds_to_what_is_asked(client, providers):
    page = reverse("provider_login", args=["housing"])
    answer = client.post(
        f"{page}?scope=admin&auth_params=prompt%3Dnone%26nonce%3Dmine&process=connect&action=rerequest"
    )
    query = asked(answer.url)
    assert "prompt" not in query
    assert query["nonce"] != "mine"
    assert "admin" not in query["scope"]


def test_a_state_is_ones_own_and_taken_once(client, person):
    back = there(to_provider(client, person.side), person.sub)
    with nobody_comes_in():
        refused(Client().get(back), NOT_FINISHED)
    assert client.get(back).status_code == 302
    client.post(reverse("account_logout"))
    refused(client.get(back), NOT_FINISHED)


@pytest.mark.parametrize("change", [{"state": "made-up"}, {"state": ""}, {"code": "made-up"}, {"code": ""}])
def test_what_was_changed_on_the_way_is_not_taken(client, person, change):
    back = asked(there(to_provider(client, person.side), person.sub)) | change
    with nobody_comes_in():
        refused(client.get(reverse("openid_connect_callback", args=[person.side]), back), NOT_FINISHED)


def test_a_state_of_the_one_provider_is_not_the_others(client, person):
    back = asked(there(to_provider(client, person.side), person.sub))
    other = {"housing": "social", "social": "housing"}[person.side]
    with nobody_comes_in():
        refused(client.get(reverse("openid_connect_callback", args=[other]), back), NOT_FINISHED)


def test_a_token_made_for_another_sign_in_is_not_taken(client, person):
    """A code that somebody else got for themselves is planted in the address of this browser's sign-in."""
    mine = asked(there(to_provider(client, person.side), person.sub))
    stranger = Client()
    theirs = asked(there(to_provider(stranger, person.side), person.sub))
    with nobody_comes_in():
        answer = client.get(reverse("openid_connect_callback", args=[person.side]), {**mine, "code": theirs["code"]})
        refused(answer, NOT_FINISHED)


def test_to_change_ones_mind_is_told_as_that(client, providers):
    address = to_provider(client, "housing")
    back = requests.post(address, data={"action": "deny"}, allow_redirects=False, timeout=5).headers["Location"]
    refused(client.get(back), "Du avbröt inloggningen")


# Tokens


KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def decoded(monkeypatch, providers, rf):
    """Return a function that has the claims of a token checked as those of the company's provider."""

    def decode(*, key=KEY, algorithm="RS256", header=None, without=(), **claims):
        now = int(time())
        told = {
            "iss": providers["housing"].issuer,
            "aud": "bostadssamverkan",
            "sub": "sub-1",
            "iat": now,
            "exp": now + 60,
            "nonce": "n",
            **claims,
        }
        told = {name: value for name, value in told.items() if name not in without}
        token = jwt.encode(told, key, algorithm=algorithm, headers={"kid": "1", **(header or {})})
        return adapter._decode_id_token(adapter.get_provider().app, token)

    adapter = openid.OpenIDAdapter(rf.get("/"), "housing")
    monkeypatch.setattr(
        openid, "fetch_key", lambda token, *_: (jwt.get_unverified_header(token)["alg"], KEY.public_key())
    )
    return decode


def test_a_good_token_is_taken(decoded):
    assert decoded()["sub"] == "sub-1"
    assert decoded(aud=["bostadssamverkan", "another"], azp="bostadssamverkan")
    assert decoded(iat=int(time()) + 30)


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"aud": ["bostadssamverkan", "another"], "azp": "another"},
        {"exp": 1},
        {"iat": 4_000_000_000},
        {"nbf": 4_000_000_000},
        {"without": ["nonce"]},
        {"without": ["sub"]},
        {"without": ["exp"]},
        {"without": ["iss"]},
        {"without": ["aud"]},
        {"key": "a secret that both know, long enough for it", "algorithm": "HS256"},
        {"key": None, "algorithm": "none"},
        {"key": rsa.generate_private_key(public_exponent=65537, key_size=2048)},
    ],
    # By what is wrong, not by what is there instead: a key is another in each process.
    ids=lambda wrong: "-".join(f"{name} {wrong[name]}" if name != "key" else "key" for name in wrong),
)
def test_a_token_that_is_wrong_in_one_thing_is_not(decoded, wrong):
    with pytest.raises(openid.ProviderException):
        decoded(**wrong)


@pytest.mark.parametrize("garbage", ["", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "å"])
def test_what_is_no_token_is_not_either(providers, rf, garbage):
    adapter = openid.OpenIDAdapter(rf.get("/"), "housing")
    with pytest.raises(openid.ProviderException):
        adapter._decode_id_token(adapter.get_provider().app, garbage)


# A provider that fails


def test_a_provider_that_is_down_is_told_kindly(client, providers, settings):
    settings.IDENTITY_PROVIDERS = {"housing": providers["housing"].of("housing", issuer="http://localhost:1")}
    refused(client.post(reverse("provider_login", args=["housing"])), NO_ANSWER)


def test_one_that_goes_down_on_the_way_too(client, person, providers, settings):
    back = there(to_provider(client, person.side), person.sub)
    down = providers[person.side].of(person.side, issuer="http://localhost:1")
    settings.IDENTITY_PROVIDERS = {person.side: down}
    refused(client.get(back), NO_ANSWER)


def test_one_that_says_it_is_another_is_not_believed(client, providers, settings):
    """By one address its documents are those of another: a mix-up, or somebody in between."""
    issuer = providers["housing"].issuer.replace("localhost", "127.0.0.1")
    settings.IDENTITY_PROVIDERS = {
        "housing": providers["housing"].of("housing", issuer=f"{issuer}/.well-known/openid-configuration?")
    }
    refused(client.post(reverse("provider_login", args=["housing"])), NOT_FINISHED)


@pytest.mark.parametrize("answer", ["[]", "not json", "{}", "null"])
def test_one_that_talks_nonsense_is_told_kindly(client, providers, monkeypatch, answer):
    class Nonsense:
        text = answer

        def raise_for_status(self):
            pass

        def json(self):
            return requests.models.complexjson.loads(answer)

    monkeypatch.setattr("requests.Session.get", lambda *args, **kwargs: Nonsense())
    refused(client.post(reverse("provider_login", args=["housing"])), NOT_FINISHED)


def test_every_question_to_a_provider_has_a_time_limit(client, providers, monkeypatch):
    asked_with = []

    def noted(self, method, url, **kwargs):
        asked_with.append(kwargs.get("timeout"))
        raise ConnectionError

    monkeypatch.setattr("requests.Session.request", noted)
    client.post(reverse("provider_login", args=["housing"]))
    assert asked_with == [5]


def test_one_address_does_not_keep_the_providers_busy(client, providers):
    page = reverse("openid_connect_callback", args=["housing"])
    answers = [client.get(page).status_code for _ in range(61)]
    assert answers == [400] * 60 + [429]
