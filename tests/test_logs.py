"""The log says where something failed, and nothing about anybody."""

import logging
import sys
from logging.config import DictConfigurator

import pytest
from django.conf import settings
from django.db import DatabaseError, connection

from gotene.access.roles import Role
from tenants.models import Identity
from tests import factories

pytestmark = pytest.mark.django_db
SECRETS = ("199001012385", "Hemlig")


@pytest.fixture
def log():
    """What the project's own log writes of a failure at hand."""
    formatter = DictConfigurator(settings.LOGGING).configure_formatter(settings.LOGGING["formatters"]["plain"])

    def written():
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Internal Server Error", (), sys.exc_info())
        return formatter.format(record)

    return written


@pytest.fixture
def log_line():
    """What the project's own log writes of a message."""
    formatter = DictConfigurator(settings.LOGGING).configure_formatter(settings.LOGGING["formatters"]["plain"])

    def written(message):
        return formatter.format(logging.LogRecord("django.request", logging.INFO, "", 0, "%s", (message,), None))

    return written


def refuse_twin():
    known = factories.person(personal_number=SECRETS[0], given_name=SECRETS[1]).identity
    other = factories.person()
    Identity.objects.filter(person=other).update(
        personal_number_sealed=known.personal_number_sealed, personal_number_digest=known.personal_number_digest
    )


def refuse_row():
    known = factories.person(given_name="Hemlig\n\nHemlig").identity
    Identity.objects.filter(person=known.person).update(personal_number_sealed=SECRETS[0])


def refuse_value():
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s, tenants_identity.nothing FROM tenants_identity", SECRETS[1:])


def test_a_line_says_when_in_utc_and_stays_one_line():
    formatter = DictConfigurator(settings.LOGGING).configure_formatter(settings.LOGGING["formatters"]["plain"])
    record = logging.LogRecord("gotene", logging.WARNING, "", 0, "typed %s", ("a\r\nb",), None)
    record.created = 0
    assert formatter.format(record) == r"1970-01-01T00:00:00+0000 WARNING gotene typed a\r\nb"


@pytest.mark.parametrize("refused", [refuse_twin, refuse_row, refuse_value])
def test_a_refusal_by_the_database_is_logged_without_the_row(log, refused):
    try:
        refused()
    except DatabaseError:
        text = log()
    assert "Traceback" in text and "identity" in text
    assert [line for line in text.splitlines() if any(secret in line for secret in SECRETS)] == []


def test_a_page_that_fails_is_logged_with_its_address_and_no_search_words(signed_in, caplog):
    signed_in(Role.LETTING_OFFICER).get("/finns-inte/", {"q": "Hemlig"})
    assert "/finns-inte/" in caplog.text
    assert "Hemlig" not in caplog.text


@pytest.mark.parametrize(
    "written",
    [
        "199001012385",
        "19900101-2385",
        "900101-2385",
        "900101+2385",
        "9001012385",
        "19900101 2385",
        "900101%202385",
        "19900101\N{EN DASH}2385",
        "197010632391",
    ],
)
def test_what_looks_like_a_personal_number_is_never_written(log_line, written):
    for message in ("GET /personer/{}/", "ValueError: {!r}", "({})", "a{}"):
        line = log_line(message.format(written))
        assert "[personal number]" in line or message.startswith("a")
        assert not any(part in line for part in (written, "2385", "2391")) or message.startswith("a")


@pytest.mark.parametrize(
    "kept",
    [
        "staff 12345",
        "tip=1204:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "K-2026-014 SK-2026-014 P-0012",
        "at 2026-11-23 03:13:14,123",
        "556036-0793",
        "70cafe12-19900101-4a1b",
    ],
)
def test_what_is_needed_to_find_a_fault_is_written(log_line, kept):
    assert kept in log_line(kept)


def test_a_number_in_what_failed_is_not_written(log):
    try:
        int("19900101-2385")
    except ValueError:
        text = log()
    assert "ValueError" in text and "[personal number]" in text and "2385" not in text.split("ValueError")[1]
