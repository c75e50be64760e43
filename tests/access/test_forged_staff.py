"""Whom a connection works for is signed: SQL can write the setting, but not make PostgreSQL believe it."""

import time

import psycopg
import pytest
from django.db import DataError, connection, transaction

from gotene.access import signature
from gotene.access.database_roles import DatabaseRole, role_of
from gotene.access.roles import Role
from tenants.actions import end_handler, name_handler, protect
from tenants.enums import Protection
from tests import factories
from tests.access.as_role import running_as

pytestmark = pytest.mark.django_db(transaction=True)

QUARTER = 15 * 60
SECRET = "Hemligsson"

# What nobody signed. None of it may be an error either: a row rule that failed would make every page fail.
MALFORMED = (
    None,
    "",
    ".",
    "..",
    "...",
    "{id}",
    "{id}.",
    "{id}..",
    "{id}.{now}",
    "{id}.{now}.",
    "{id}.{now}." + "0" * 64,
    "{id}.{now}.{sign}0",
    "{id}.{now}.{sign} ",
    " {id}.{now}.{sign}",
    "{id}.{now}.{sign}.",
    ".{id}.{now}.{sign}",
    "0{id}.{now}.{sign}",
    "+{id}.{now}.{sign}",
    "{id}.0{now}.{sign}",
    "{id}.9{now}.{sign}",
    "{other}.{now}.{sign}",
    "{id}.now.{sign}",
    "{id}.99999999999999999999999999999.{sign}",
    "-1.{now}.{sign}",
    "å.ä.ö",
    "' OR true --",
    "{{{id},{now},{sign}}}",
    "." * 100_000,
)


@pytest.fixture
def handler():
    return factories.staff(Role.CASE_OFFICER)


@pytest.fixture
def attacker():
    return factories.staff(Role.CASE_OFFICER)


@pytest.fixture
def protected(handler):
    with transaction.atomic():
        person = factories.person(by=handler, family_name=SECRET)
        protect(person, kind=Protection.MARKING, handlers=[], by=handler)
    return person


@pytest.fixture
def former(protected, handler):
    staff = factories.staff(Role.COORDINATOR)
    with transaction.atomic():
        end_handler(name_handler(protected, staff=staff, by=handler), by=handler)
    return staff


@pytest.fixture
def handler_of_another():
    staff = factories.staff(Role.CASE_OFFICER)
    with transaction.atomic():
        other = factories.person(by=staff, family_name="Annansson")
        protect(other, kind=Protection.ASSUMED, handlers=[], by=staff)
    return staff


def signed(staff, pid, *, role=DatabaseRole.SOCIAL):
    return signature.signed(staff, role_name=role.in_database, backend_pid=pid)


def believed(cursor, sign):
    """Whom PostgreSQL takes the connection to work for, and the names it then shows."""
    cursor.execute("SELECT set_config(%s, %s, false)", [signature.SETTING, sign])
    cursor.execute("SELECT access_staff()")
    (staff,) = cursor.fetchone()
    cursor.execute("SELECT family_name FROM tenants_identity UNION SELECT family_name FROM tenants_historicalidentity")
    return staff, [name for (name,) in cursor.fetchall()]


@pytest.fixture
def injection(attacker, protected):
    """A cursor of a colleague's request, of the same organisation but no handler of the protected person."""
    with running_as(attacker), connection.cursor() as cursor:
        cursor.execute("SELECT access_staff()")
        assert cursor.fetchone() == (attacker.pk,)
        yield cursor


@pytest.fixture
def pid(injection):
    injection.execute("SELECT pg_backend_pid()")
    return injection.fetchone()[0]


def test_the_right_sign_is_believed(injection, pid, handler):
    """Else the tests below could not fail."""
    assert believed(injection, signed(handler, pid)) == (handler.pk, [SECRET])


def test_what_nobody_signed_is_nobody(injection, pid, handler, attacker):
    _id, now, sign = signed(handler, pid).split(".")
    names = {"id": handler.pk, "other": attacker.pk, "now": now, "sign": sign}
    for text in MALFORMED:
        forged = text and text.format(**names)
        assert believed(injection, forged) == (None, []), text


def test_a_sign_with_a_nul_character_cannot_be_written(injection, pid, handler):
    with pytest.raises(DataError, match="NUL"):
        believed(injection, signed(handler, pid) + "\0")


def test_another_connections_sign_is_worth_nothing(injection, pid, handler):
    """A handler is at work at this moment, on a connection of their own, and somebody has read its sign off."""
    assert connection.role == role_of(handler.organisation_id)
    with psycopg.connect(**plain_parameters()) as handlers_own:
        connection_of_handler = handlers_own.info.backend_pid
        assert connection_of_handler != pid
        sign = signed(handler, connection_of_handler)
        with handlers_own.cursor() as cursor:
            assert believed(cursor, sign) == (handler.pk, [SECRET])
        assert believed(injection, sign) == (None, [])


def plain_parameters():
    """What psycopg needs to sign in as the role of this moment."""
    ours = {"context", "cursor_factory", "prepare_threshold", "server_side_binding", "pool"}
    return {name: value for name, value in connection.get_connection_params().items() if name not in ours}


@pytest.mark.parametrize("role", [DatabaseRole.HOUSING, DatabaseRole.WEB, DatabaseRole.OWNER], ids=str)
def test_another_roles_sign_is_worth_nothing(injection, pid, handler, role):
    assert believed(injection, signed(handler, pid, role=role)) == (None, [])


def test_a_sign_made_with_another_key_is_worth_nothing(injection, pid, handler, settings):
    settings.SECRET_KEY = "another installation's"
    assert believed(injection, signed(handler, pid)) == (None, [])


@pytest.mark.parametrize("age", [QUARTER + 5, 24 * 60 * 60, -QUARTER - 5])
def test_a_sign_of_another_time_is_worth_nothing(injection, pid, handler, monkeypatch, age):
    now = time.time()
    monkeypatch.setattr(signature.time, "time", lambda: now - age)
    assert believed(injection, signed(handler, pid)) == (None, [])


def test_a_request_may_last_for_a_while(injection, pid, handler, monkeypatch):
    now = time.time()
    monkeypatch.setattr(signature.time, "time", lambda: now - QUARTER + 30)
    assert believed(injection, signed(handler, pid)) == (handler.pk, [SECRET])


def test_nobody_is_signed_for_while_nobody_is_known(protected):
    with connection.as_role(DatabaseRole.SOCIAL), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), ''), access_staff()", [signature.SETTING])
        assert cursor.fetchone() == ("", None)


def test_a_former_handler_is_believed_and_sees_nothing(former, injection, pid):
    assert believed(injection, signed(former, pid)) == (former.pk, [])


def test_a_handler_of_somebody_else_is_believed_and_sees_that_one(handler_of_another, injection, pid):
    assert believed(injection, signed(handler_of_another, pid)) == (handler_of_another.pk, ["Annansson"])
