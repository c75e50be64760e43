"""How often somebody may try to sign in, from where, and what they are told. Nobody goes on guessing."""

import time
from functools import partial

import pytest
from allauth.core.internal import ratelimit
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from gotene.access.roles import Role
from gotene.accounts import throttling
from tests import factories
from tests.at_once import at_once

WRONG = "fel fel fel fel"
OTHER = "192.0.2.77"
WAIT = "För många försök på kort tid. Vänta 15 minuter och försök igen."


class Clock:
    """Time as those who count see it."""

    monotonic, sleep = staticmethod(time.monotonic), staticmethod(time.sleep)

    def __init__(self):
        self.now = 1_800_000_000.0

    def time(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    for counter in (ratelimit, throttling):
        monkeypatch.setattr(counter, "time", clock)
    return clock


@pytest.fixture
def account(db):
    return factories.account_of(factories.staff(Role.CASE_OFFICER))


def sign_in(email, password=WRONG, *, address="127.0.0.1", client=None, **headers):
    client = client or Client()
    return client.post(
        reverse("account_login"), {"login": email, "password": password}, REMOTE_ADDR=address, headers=headers
    )


def fail(email, times=5, **where):
    return [sign_in(email, **where).status_code for _ in range(times)]


def comes_in(email, **where):
    return sign_in(email, factories.PASSWORD, **where).status_code == 302


# One account from one address


def test_five_wrong_passwords_and_then_one_waits(account):
    assert fail(account.email) == [200] * 5
    refused = sign_in(account.email)
    assert refused.status_code == 429
    assert WAIT in refused.text
    assert "välj ett nytt i stället för att gissa" in refused.text


def test_what_was_typed_is_kept_but_never_the_password(account):
    fail(account.email)
    refused = sign_in(account.email)
    assert f'value="{account.email}"' in refused.text
    assert WRONG not in refused.text


def test_a_right_password_is_refused_too_and_nothing_tells_them_apart(account):
    fail(account.email)
    client = Client()
    right, wrong = sign_in(account.email, factories.PASSWORD, client=client), sign_in(account.email)
    assert right.status_code == wrong.status_code == 429
    assert right.context["form"].errors == wrong.context["form"].errors
    assert "_auth_user_id" not in client.session


def test_after_a_quarter_of_an_hour_one_is_let_in_again(account, clock):
    fail(account.email)
    clock.now += 15 * 60 - 61
    assert "Vänta 2 minuter" in sign_in(account.email, factories.PASSWORD).text
    clock.now += 60
    assert "Vänta en minut" in sign_in(account.email, factories.PASSWORD).text
    clock.now += 1
    assert comes_in(account.email)


def test_to_go_on_trying_does_not_lengthen_the_wait(account, clock):
    fail(account.email)
    for _ in range(14):
        clock.now += 60
        assert sign_in(account.email).status_code == 429
    clock.now += 60
    assert comes_in(account.email)


def test_signing_in_is_not_counted(account):
    for _ in range(8):
        assert comes_in(account.email)


def test_a_right_password_in_between_forgets_no_wrong_one(account):
    fail(account.email, 4)
    assert comes_in(account.email)
    assert fail(account.email, 2) == [200, 429]


@pytest.mark.parametrize("typed", [str.upper, "  {}".format, str.title, lambda email: email.replace("i", "ı")])
def test_however_the_address_is_typed_it_is_the_same_account(account, typed):
    fail(typed(account.email))
    assert sign_in(account.email).status_code == 429


def test_an_address_that_nobody_has_is_counted_alike(db):
    assert [*fail("ingen@social.example"), *fail("ingen@social.example", 1)] == [200] * 5 + [429]


def test_others_at_the_same_address_are_let_in(account):
    fail(account.email)
    assert comes_in(factories.account_of(factories.staff(Role.INSPECTOR)).email)


def test_the_owner_is_let_in_from_elsewhere(account):
    fail(account.email, address=OTHER)
    assert comes_in(account.email)


# The account from anywhere, and the address


def test_one_account_is_not_guessed_at_from_many_addresses(account):
    from_many = [sign_in(account.email, address=f"192.0.2.{n}").status_code for n in range(21)]
    assert from_many == [200] * 20 + [429]
    assert not comes_in(account.email)


def test_one_address_does_not_try_everybody(account):
    tried = [sign_in(f"person{n}@social.example", address=OTHER).status_code for n in range(61)]
    assert tried == [200] * 60 + [429]
    assert not comes_in(account.email, address=OTHER)
    assert comes_in(account.email)


def test_what_is_refused_locks_nobody_else_out(account):
    """Whoever has to wait counts nothing more: else one address could close the account for all."""
    fail(account.email, 30, address=OTHER)
    assert comes_in(account.email)


# Whose address it is


def test_a_made_up_forwarded_address_does_not_begin_anew(account):
    for n in range(5):
        sign_in(account.email, **{"x-forwarded-for": f"198.51.100.{n}"})
    assert sign_in(account.email, **{"x-forwarded-for": "198.51.100.99"}).status_code == 429


def test_behind_a_proxy_its_visitors_are_told_apart(account):
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        fail(account.email, **{"x-forwarded-for": OTHER})
        assert sign_in(account.email, **{"x-forwarded-for": OTHER}).status_code == 429
        assert comes_in(account.email, **{"x-forwarded-for": "198.51.100.7"})


def test_what_a_visitor_writes_before_the_proxy_is_not_believed(account):
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        for n in range(5):
            sign_in(account.email, **{"x-forwarded-for": f"203.0.113.{n}, {OTHER}"})
        assert sign_in(account.email, **{"x-forwarded-for": f"203.0.113.99, {OTHER}"}).status_code == 429


def test_neighbours_in_one_ipv6_network_are_one(account):
    for n in range(5):
        sign_in(account.email, address=f"2001:db8:1:2::{n + 1}")
    assert sign_in(account.email, address="2001:db8:1:2:ffff::9").status_code == 429
    assert comes_in(account.email, address="2001:db8:1:3::1")


# Many at once, and what goes wrong


@pytest.mark.django_db(transaction=True)
def test_of_fifty_guesses_at_once_five_are_answered():
    email = "ingen@social.example"
    answers = at_once(*[partial(sign_in, email)] * 50)
    assert sorted(getattr(answer, "status_code", answer) for answer in answers) == [200] * 5 + [429] * 45


def test_an_attempt_is_counted_although_the_request_fails(account, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("gotene.accounts.password_door.PasswordBackend.authenticate", broken)
    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            sign_in(account.email)
    monkeypatch.undo()
    assert sign_in(account.email, factories.PASSWORD).status_code == 429


# Letters, and other pages


def forgotten(email, **where):
    return Client().post(reverse("account_reset_password"), {"email": email}, **where)


def test_a_new_password_by_letter_lets_one_in_at_once(account):
    fail(account.email)
    forgotten(account.email)
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))
    client = Client()
    form = client.get(link, follow=True)
    chosen = "en kvast i skymningen"
    client.post(form.redirect_chain[-1][0], {"password1": chosen, "password2": chosen})
    assert sign_in(account.email, chosen).status_code == 302


@pytest.mark.parametrize("known", [True, False])
def test_five_letters_an_hour_to_an_address(account, known):
    email = account.email if known else "ingen@social.example"
    answers = [forgotten(email) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Vänta 60 minuter" in answers[-1].text
    assert f'value="{email}"' in answers[-1].text
    assert len(mail.outbox) == (5 if known else 0)


def test_one_address_does_not_ask_for_everybodys_letters(db):
    answers = [forgotten(f"person{n}@social.example").status_code for n in range(21)]
    assert answers == [302] * 20 + [429]
    assert forgotten("person99@social.example", REMOTE_ADDR=OTHER).status_code == 302


def test_the_present_password_is_asked_for_a_few_times(signed_in):
    client = signed_in(Role.INSPECTOR)
    page = reverse("account_change_password")
    answers = [client.post(page, {"oldpassword": WRONG, "password1": "x", "password2": "x"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "Vänta 15 minuter" in answers[-1].text


def test_passkeys_are_tried_so_many_times(db):
    answers = [Client().post(reverse("mfa_login_webauthn"), {"credential": "{}"}).status_code for _ in range(21)]
    assert answers[-1] == 429
    assert 429 not in answers[:-1]


def test_links_are_tried_so_many_times(db):
    page = reverse("account_reset_password_from_key", args=["1", "no-such-key"])
    answers = [Client().post(page, {}).status_code for _ in range(21)]
    assert answers[-1] == 429
    assert 429 not in answers[:-1]


@pytest.mark.parametrize("action", ["login_failed", "login_failed_account", "login_failed_address", "reauthenticate"])
def test_every_count_has_its_numbers(action):
    assert ratelimit.get_rates(app="allauth.account", action=action)


# System checks


@pytest.mark.parametrize("backend", ["locmem.LocMemCache", "dummy.DummyCache", "filebased.FileBasedCache"])
def test_production_does_not_count_where_each_process_counts_for_itself(backend):
    caches = {"default": {"BACKEND": f"django.core.cache.backends.{backend}"}}
    with override_settings(IN_PRODUCTION=True, CACHES=caches):
        assert [error.id for error in throttling.counted_by_every_process(None)] == ["accounts.E002"]


def test_production_as_it_is_passes():
    caches = {"default": {"BACKEND": "gotene.accounts.counted.CountedAttempts"}}
    with override_settings(IN_PRODUCTION=True, CACHES=caches):
        assert throttling.counted_by_every_process(None) == []


@pytest.mark.parametrize("trusted, warned", [(0, ["accounts.W001"]), (1, [])])
def test_a_proxy_that_nobody_believes_is_warned_of(trusted, warned):
    proxy = ("HTTP_X_FORWARDED_PROTO", "https")
    with override_settings(IN_PRODUCTION=True, SECURE_PROXY_SSL_HEADER=proxy, ALLAUTH_TRUSTED_PROXY_COUNT=trusted):
        assert [warning.id for warning in throttling.visitors_are_told_apart(None)] == warned
