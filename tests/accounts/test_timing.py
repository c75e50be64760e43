"""How long an answer takes tells nobody who has an account (OWASP ASVS 5.0, 6.3.8)."""

import re
import statistics
import time
from itertools import count

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.db import connection
from django.http import HttpResponseRedirect
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gotene import settings as production
from gotene.access.roles import Role
from gotene.accounts.views import passwords
from tests import factories
from tests.providers import Person

pytestmark = pytest.mark.django_db
WRONG = "fel fel fel fel"
# One hash takes a tenth of a second where nothing else is done, and a second where much is.
SOME, MANY = 12, 100
# What a part of the work that both share may differ by, by chance alone.
LEAST = 0.10
addresses = count(1)


@pytest.fixture
def argon2(settings):
    settings.PASSWORD_HASHERS = production.PASSWORD_HASHERS
    # Nobody is to be locked out while the time is taken.
    settings.ACCOUNT_RATE_LIMITS = {
        action: rate and rate.replace(rate.partition("/")[0], "100000", 1)
        for action, rate in settings.ACCOUNT_RATE_LIMITS.items()
    }


def somebody():
    return factories.account_of(factories.staff(Role.CASE_OFFICER))


def known():
    return somebody().email


def unknown():
    return "ingen@social.example"


def inactive():
    account = somebody()
    account.is_active = False
    account.save()
    return account.email


def left():
    account = somebody()
    account.staff.active = False
    account.staff.save()
    return account.email


def invited():
    account = somebody()
    account.set_unusable_password()
    account.save()
    return account.email


TOKEN = re.compile(r"\b[A-Za-z0-9]{64}\b")
WHO = (known, unknown, inactive, left, invited)


def try_password(email):
    return Client().post(reverse("account_login"), {"login": email, "password": WRONG})


@pytest.fixture
def hashed(monkeypatch):
    """How often argon2 has been at work."""
    made = []
    for name in ("encode", "verify"):
        work = getattr(Argon2PasswordHasher, name)

        def counted(self, *args, work=work, **kwargs):
            made.append(work.__name__)
            return work(self, *args, **kwargs)

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)
    return made


@pytest.mark.parametrize("who", WHO)
def test_whoever_it_is_one_hash_is_made(argon2, hashed, who):
    email = who()
    hashed.clear()
    assert try_password(email).status_code == 200
    assert len(hashed) == 1


def test_where_the_password_door_is_closed_too(argon2, hashed, providers, settings):
    settings.IDENTITY_PROVIDERS = {"housing": providers["housing"].of("housing", only=True)}
    person = Person("housing")
    hashed.clear()
    for password in (WRONG, factories.PASSWORD):
        Client().post(reverse("account_login"), {"login": person.account.email, "password": password})
    assert len(hashed) == 2


@pytest.mark.parametrize("who", WHO)
def test_whoever_has_to_wait_no_hash_is_made(hashed, settings, who):
    email = who()
    for _ in range(5):
        try_password(email)
    settings.PASSWORD_HASHERS = production.PASSWORD_HASHERS
    assert try_password(email).status_code == 429
    assert hashed == []


@pytest.mark.parametrize("who", WHO)
def test_the_answer_is_the_same_to_the_letter(argon2, who):
    email = who()
    answer, other = try_password(email), try_password(unknown())
    assert without(answer, email) == without(other, unknown())
    assert answer.status_code == other.status_code


def without(answer, email):
    """The page without what is different each time: the address that was typed, and tokens against forgery."""
    return TOKEN.sub("", answer.text.replace(email, ""))


def medians(times, *calls):
    """The median processor time of each call, in seconds; they take turns, so that a busy machine is busy for all.

    That of the whole process: argon2 works in several threads.
    """
    taken = {call: [] for call in calls}
    for _ in range(times):
        for call in calls:
            began = time.process_time()
            call()
            taken[call].append(time.process_time() - began)
    return [statistics.median(taken[call]) for call in calls]


def within(least, first, second):
    return abs(first - second) <= least * max(first, second)


@pytest.mark.parametrize("times", [SOME, pytest.param(MANY, marks=pytest.mark.load)])
def test_known_and_unknown_take_the_same_time(argon2, times):
    """Processor time, so that what else the machine does is not counted."""
    email = known()
    taken = medians(times, lambda: try_password(email), lambda: try_password(unknown()))
    print(f"known {taken[0]:.4f} s, unknown {taken[1]:.4f} s")
    assert within(LEAST, *taken), taken


# Forgotten passwords


def forgotten(email):
    """The answer as it is given, before the connection is closed: what comes after, nobody waits for."""
    client = Client()
    answer = client.post(reverse("account_reset_password"), {"email": email})
    assert answer.url == reverse("account_reset_password_done")
    return without(client.get(answer.url), email)


@pytest.mark.parametrize("who, letters", [(known, 1), (invited, 1), (unknown, 0), (inactive, 0), (left, 0)])
def test_only_who_may_sign_in_gets_a_letter_and_all_get_the_same_answer(who, letters):
    email = who()
    assert forgotten(email) == forgotten(unknown())
    assert len(mail.outbox) == letters
    assert all(letter.to == [email] for letter in mail.outbox)


def test_the_letter_says_what_to_do_and_names_nobody():
    account = somebody()
    forgotten(account.email)
    letter = mail.outbox[0]
    assert letter.subject == "Välj ett nytt lösenord"
    assert "http://testserver/konto/password/reset/key/" in letter.body
    assert account.staff.name not in letter.body


@pytest.mark.parametrize("who", WHO)
def test_the_letter_is_made_when_the_answer_has_been_given(who, monkeypatch):
    """The work before the answer is the same for all: nothing about the account is looked up, made or sent."""
    monkeypatch.setattr(passwords.AnswerFirst, "close", HttpResponseRedirect.close)
    email = who()
    with CaptureQueriesContext(connection) as queries:
        Client().post(reverse("account_reset_password"), {"email": email})
    assert not [query["sql"] for query in queries if "accounts_user" in query["sql"]]
    assert mail.outbox == []


def test_a_mail_server_that_is_down_is_nobodys_error_page(settings, caplog):
    smtp = {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": {"host": "localhost", "port": 1}}
    settings.MAILERS = {"default": smtp}
    forgotten(known())
    assert "No letter with a new password" in caplog.text
    assert "@" not in caplog.text
