"""A second factor: its codes work once, its secrets are not readable, and where one is compulsory the last stays."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from gotene.access.roles import Role, Side
from gotene.accounts.factors import forget_factors, vouched_for
from gotene.accounts.mfa_adapter import secrets_are_encrypted
from gotene.rotation import KEPT, rotate
from tests import factories
from tests.at_once import at_once
from tests.pages import errors, words
from tests.second_factor import (
    add_app,
    add_passkey,
    asked_for_passkey,
    code_of,
    forget_used,
    recovery_codes,
    sign_in,
    step_now,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return factories.account_of(factories.staff(Role.CASE_OFFICER))


@pytest.fixture
def compulsory(settings):
    settings.SECOND_FACTOR_COMPULSORY = True


def is_in(client):
    return client.get(reverse("my_day")).status_code == 200


# The app's codes


def test_one_who_has_an_app_comes_in_by_password_and_code(client, account):
    assert sign_in(client, account, add_app(account)).url == reverse("my_day")
    assert is_in(client)


def test_the_password_alone_signs_nobody_in_who_has_an_app(client, account):
    add_app(account)
    sign_in(client, account)
    assert not is_in(client)


def test_a_code_that_has_been_used_is_refused(client, account):
    secret = add_app(account)
    sign_in(client, account, secret)
    other = Client()
    answer = sign_in(other, account, secret)
    assert answer.status_code == 200
    assert "Koden stämmer inte, eller har redan använts." in errors(answer)[0]
    assert not is_in(other)


def test_so_is_the_code_that_added_the_app(client, account):
    sign_in(client, account)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    other = Client()
    sign_in(other, account, secret)
    assert not is_in(other)
    forget_used(account)
    sign_in(Client(), account, secret)


@pytest.mark.parametrize("step", [-2, -1, 1, 2])
def test_a_code_lives_no_longer_than_the_app_shows_it(client, account, step):
    secret = add_app(account)
    sign_in(client, account)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret, step_now() + step)})
    assert not is_in(client)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_comes_in(account):
    secret = add_app(account)
    clients = [Client(), Client()]
    for client in clients:
        sign_in(client, account)
    code = code_of(secret)
    answers = at_once(
        *[lambda client=client: client.post(reverse("mfa_authenticate"), {"code": code}) for client in clients]
    )
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert sorted(is_in(client) for client in clients) == [False, True]


def test_a_code_for_one_is_no_code_for_another(client, account):
    secret = add_app(account)
    other = factories.account_of(factories.staff(Role.CASE_OFFICER))
    add_app(other)
    sign_in(client, other)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert not is_in(client)


# Recovery codes


def test_a_recovery_code_lets_in_once(client, account):
    add_app(account)
    code = recovery_codes(account)[3]
    sign_in(client, account)
    client.post(reverse("mfa_authenticate"), {"code": f"{code[:4]} {code[4:]}"})
    assert is_in(client)
    other = Client()
    sign_in(other, account)
    assert "har redan använts" in errors(other.post(reverse("mfa_authenticate"), {"code": code}))[0]
    assert not is_in(other)
    assert len(recovery_codes(account)) == 9


def test_recovery_codes_are_shown_once_and_can_be_made_anew(client, account):
    sign_in(client, account, add_app(account))
    first = recovery_codes(account)
    shown = words(client.get(reverse("mfa_view_recovery_codes")))
    assert all(f"{code[:4]} {code[4:]}" in shown for code in first)
    again = words(client.get(reverse("mfa_view_recovery_codes")))
    assert not any(f"{code[:4]} {code[4:]}" in again for code in first)
    assert "Du har 10 reservkoder kvar." in again
    anew = client.post(reverse("mfa_generate_recovery_codes"), follow=True)
    assert not set(first) & set(recovery_codes(account))
    assert recovery_codes(account)[0][:4] in words(anew)


# What is kept


def test_no_secret_can_be_read_in_the_database(client, account):
    sign_in(client, account)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    waiting = [session.get_decoded() for session in Session.objects.all()]
    assert any(SECRET_SESSION_KEY in data for data in waiting)
    assert secret not in json.dumps(waiting)
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(mfa_authenticator::text, ' ') FROM mfa_authenticator")
        kept = cursor.fetchone()[0]
    assert '"secret"' in kept
    assert '"seed"' in kept
    assert secret not in kept
    assert not any(code in kept for code in recovery_codes(account))
    seed = Authenticator.objects.get(type="recovery_codes").data["seed"]
    assert len(seed) > 100  # a token, not the 80 hexadecimal digits


def test_secrets_move_to_a_new_key(client, account, settings):
    secret = add_app(account)
    before = settings.DATA_KEYS
    settings.DATA_KEYS = ["n" * 50, *before]
    (factors,) = (kept for kept in KEPT if kept.model == "mfa.Authenticator")
    assert rotate(factors).moved == 2
    settings.DATA_KEYS = ["n" * 50]
    sign_in(client, account, secret)
    assert is_in(client)


def test_the_check_refuses_a_code_that_opens_every_door(settings):
    assert secrets_are_encrypted(None) == []
    settings.MFA_TOTP_INSECURE_BYPASS_CODE = "123456"
    assert [error.id for error in secrets_are_encrypted(None)] == ["accounts.E011"]


def test_the_check_refuses_readable_secrets(settings):
    settings.MFA_ADAPTER = "allauth.mfa.adapter.DefaultMFAAdapter"
    assert [error.id for error in secrets_are_encrypted(None)] == ["accounts.E012"]


# Passkeys


def test_a_passkey_is_added_and_then_signs_in_by_itself(client, account, compulsory):
    sign_in(client, account)
    passkey, answer = add_passkey(client)
    assert answer.url == reverse("mfa_view_recovery_codes")
    other = Client()
    credential = passkey.used(asked_for_passkey(other))
    assert other.post(reverse("mfa_login_webauthn"), {"credential": credential}).url == reverse("my_day")
    assert is_in(other)


def test_a_passkey_stands_for_the_code_after_a_password(client, account):
    sign_in(client, account)
    passkey, _ = add_passkey(client)
    other = Client()
    page = other.get(sign_in(other, account).url)
    asked = json.loads(json.dumps(page.context["js_data"]["request_options"], default=dict))
    other.post(reverse("mfa_authenticate"), {"credential": passkey.used(asked)})
    assert is_in(other)


def test_a_passkey_that_has_not_seen_its_owner_is_refused(client, account):
    sign_in(client, account)
    _, answer = add_passkey(client, verified=False)
    assert answer.status_code == 200
    assert not Authenticator.objects.exists()
    passkey, _ = add_passkey(client)
    other = Client()
    credential = passkey.used(asked_for_passkey(other), verified=False)
    other.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert not is_in(other)


def test_the_same_answer_of_a_passkey_is_refused_the_second_time(client, account):
    sign_in(client, account)
    passkey, _ = add_passkey(client)
    first, second = Client(), Client()
    credential = passkey.used(asked_for_passkey(first))
    asked_for_passkey(second)
    first.post(reverse("mfa_login_webauthn"), {"credential": credential})
    second.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert is_in(first)
    assert not is_in(second)


@pytest.mark.parametrize("credential", ["", "{}", "[]", '"x"', "null", '{"response": {"userHandle": "AA"}}', "\x00"])
def test_an_answer_that_is_none_is_refused_kindly(client, credential):
    asked_for_passkey(client)
    assert client.post(reverse("mfa_login_webauthn"), {"credential": credential}).url == reverse("account_login")


def test_one_who_has_left_does_not_come_in_by_passkey(client, account):
    sign_in(client, account)
    passkey, _ = add_passkey(client)
    account.staff.active = False
    account.staff.save()
    other = Client()
    credential = passkey.used(asked_for_passkey(other))
    assert other.post(reverse("mfa_login_webauthn"), {"credential": credential}).url == reverse("account_inactive")
    assert not is_in(other)


# The last one


def test_the_last_factor_stays_where_one_is_compulsory(client, account, compulsory):
    sign_in(client, account, add_app(account))
    assert "Ta bort" not in words(client.get(reverse("my_sign_in")))
    assert "den enda du har" in errors(client.post(reverse("mfa_deactivate_totp")))[0]
    _, answer = add_passkey(client)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    last = Authenticator.objects.get(type="webauthn")
    told = client.post(reverse("mfa_remove_webauthn", args=[last.pk]), follow=True)
    assert "den enda du har" in words(told)
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"webauthn", "recovery_codes"}


def test_elsewhere_it_may_go_and_its_codes_with_it(client, account):
    sign_in(client, account, add_app(account))
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    other = Client()
    sign_in(other, account)
    assert is_in(other)


def test_nobody_removes_the_passkey_of_another(client, account):
    sign_in(client, account)
    add_passkey(client)
    theirs = Authenticator.objects.get(type="webauthn")
    other = Client()
    somebody = factories.account_of(factories.staff(Role.CASE_OFFICER))
    sign_in(other, somebody, add_app(somebody))
    assert other.post(reverse("mfa_remove_webauthn", args=[theirs.pk])).status_code == 404


# Lost, and told


def test_what_is_lost_is_forgotten_everywhere(client, account, compulsory, caplog):
    admin = factories.staff(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL)
    sign_in(client, account, add_app(account))
    mail.outbox.clear()
    caplog.set_level("INFO", "gotene.security")
    forget_factors(account, by=admin)
    assert not Authenticator.objects.filter(user=account).exists()
    assert not is_in(client)
    assert f"factors_forgotten account={account.pk} address=unknown by={admin.pk}" in caplog.messages
    sign_in(client, account)
    assert client.get(reverse("my_day")).url.startswith(reverse("choose_factor"))


@pytest.mark.django_db(transaction=True)
def test_a_letter_tells_the_person_and_nobody_else_anything(client, account):
    sign_in(client, account)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))
    client.post(
        reverse("account_change_password"),
        {"oldpassword": factories.PASSWORD, "password1": "kvarnar och kvastar", "password2": "kvarnar och kvastar"},
    )
    forget_factors(account, by=account.staff)
    assert [letter.subject for letter in mail.outbox] == [
        "Ett nytt sätt att bekräfta att det är du",
        "Du har fått nya reservkoder",
        "Ett av dina sätt att bekräfta att det är du är borttaget",
        "Ditt lösenord är bytt",
        "Välj på nytt hur du bekräftar att det är du",
    ]
    for letter in mail.outbox:
        assert letter.to == [account.email]
        assert "Var det inte du?" in letter.body
        assert account.staff.name not in letter.subject + letter.body
        assert account.email not in letter.subject + letter.body


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_down_stops_nobody(client, account, settings):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1},
        }
    }
    sign_in(client, account)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    assert Authenticator.objects.filter(user=account, type="totp").exists()


def test_what_a_provider_vouches_for_is_a_second_factor(rf, client, account, compulsory):
    sign_in(client, account)
    assert not is_in(client)
    request = rf.get("/")
    request.session, request.user = client.session, account
    vouched_for(request, account)
    request.session.save()
    assert is_in(client)
