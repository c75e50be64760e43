"""The log tells what happened at the door, by ids alone."""

import logging

import pytest
from django.urls import reverse

from gotene.access.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "en lång mening om vattentorn"


@pytest.fixture
def account():
    account = factories.account_of(factories.staff(Role.CASE_OFFICER))
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.INFO, "gotene.security")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "gotene.security"]


def sign_in(client, email, password=PASSWORD, **options):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **options)


def test_coming_in_and_going_out(client, account, log):
    sign_in(client, account.email)
    client.post(reverse("account_logout"))
    assert log() == [
        f"signed_in account={account.pk} address=127.0.0.1 by=password",
        f"signed_out account={account.pk} address=127.0.0.1",
    ]


def test_a_wrong_password_names_the_account_by_its_id(client, account, log):
    sign_in(client, account.email, "något helt annat än så")
    assert log() == [f"sign_in_failed account={account.pk} address=127.0.0.1"]


@pytest.mark.parametrize("typed", ["hemlig@example.org", "hemlig\nsigned_in account=1@example.org", "hemlig\0@x.se"])
def test_what_was_typed_is_not_in_the_log(client, log, typed):
    sign_in(client, typed, "hemligt lösenord")
    lines = log()
    assert all(line == "sign_in_failed account=unknown address=127.0.0.1" for line in lines)
    assert "hemlig" not in " ".join(lines)


def test_a_changed_password_is_told(client, account, log):
    sign_in(client, account.email)
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "en annan mening om kvarnar", "password2": "en annan mening om kvarnar"},
    )
    assert f"password_changed account={account.pk} address=127.0.0.1" in log()


def test_the_security_log_is_written_also_when_nothing_is_wrong(settings):
    assert settings.LOGGING["loggers"]["gotene.security"]["level"] == "INFO"
