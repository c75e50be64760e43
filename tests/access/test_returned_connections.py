"""A connection that one request gives back is as new when the next one takes it."""

from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, transaction

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.roles import Role
from gotene.access.signature import SETTING
from tests import factories
from tests.access.as_role import running_as

pytestmark = pytest.mark.django_db(transaction=True)

# What an injection can leave behind in its session.
LEFT_BEHIND = """
SET search_path = pg_temp
SET TIME ZONE 'Pacific/Auckland'
SET statement_timeout = 1
SET default_transaction_read_only = on
SET default_transaction_isolation = 'serializable'
SET row_security = off
SET standard_conforming_strings = off
SET DateStyle = 'SQL, DMY'
SET session_authorization = DEFAULT
SET application_name = 'planted'
SELECT set_config('gotene.staff', '1.2.3', false)
SELECT set_config('gotene.planted', 'x', false)
PREPARE planted AS SELECT 1
DECLARE planted CURSOR WITH HOLD FOR SELECT 1
LISTEN planted
SELECT pg_advisory_lock(4711)
"""

STATE = """
SELECT array_agg(name || '=' || setting ORDER BY name) FROM pg_settings
    WHERE context = 'user' AND name NOT IN ('transaction_isolation', 'transaction_read_only')
UNION ALL SELECT array_agg(name) FROM pg_prepared_statements
UNION ALL SELECT array_agg(name) FROM pg_cursors WHERE is_holdable
UNION ALL SELECT array_agg(channel) FROM pg_listening_channels() AS channel
UNION ALL SELECT array_agg(objid::text) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
UNION ALL SELECT ARRAY[nullif(current_setting('gotene.planted', true), '')]
UNION ALL SELECT ARRAY[session_user::text, current_user::text]
"""


def taken(role, staff=None):
    """Which server process a request of `role` gets, and all that is set there."""
    with connection.as_role(role, staff), connection.cursor() as cursor:
        cursor.execute(STATE)
        state = cursor.fetchall()
        cursor.execute("SELECT pg_backend_pid(), coalesce(current_setting(%s, true), '')", [SETTING])
        return *cursor.fetchone(), state


def given_back(role, *statements, staff=None):
    """One request that runs `statements`; answers with its server process."""
    with connection.as_role(role, staff), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
        for statement in statements:
            cursor.execute(statement)
    return pid


def again(role, pid, staff=None):
    """The state that the next request finds on the same server process; the pool may hold others."""
    for _attempt in range(50):
        found, sign, state = taken(role, staff)
        if found == pid:
            return sign, state
    pytest.fail("the connection that was given back was not used again")


@pytest.fixture(params=[DatabaseRole.WEB, *ORGANISATIONS], ids=str)
def role(request):
    connection.close_pool()
    return request.param


def test_nothing_that_was_set_is_there_for_the_next_request(role):
    _pid, _sign, untouched = taken(role)
    pid = given_back(role, *LEFT_BEHIND.strip().splitlines())
    sign, state = again(role, pid)
    assert sign == ""
    assert state == untouched


def test_what_is_set_is_there_until_then(role):
    """Else the test above could not fail."""
    _pid, _sign, untouched = taken(role)
    with connection.as_role(role), connection.cursor() as cursor:
        for statement in LEFT_BEHIND.strip().splitlines():
            if "statement_timeout" not in statement:
                cursor.execute(statement)
        cursor.execute(STATE.replace("FROM pg_", "FROM pg_catalog.pg_"))
        touched = cursor.fetchall()
    assert [old == new for old, new in zip(untouched, touched, strict=True)] == [False] * 6 + [True]


@pytest.mark.parametrize(
    "left_open", ["BEGIN", "BEGIN; SELECT 1/(SELECT 0)", "COMMIT; BEGIN; SET LOCAL search_path = nowhere"]
)
def test_a_transaction_that_was_left_open_is_undone(role, left_open):
    _pid, _sign, untouched = taken(role)
    with connection.as_role(role), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
        # How it fails is not what is tried.
        with suppress(DatabaseError):
            cursor.execute(left_open)
    assert again(role, pid) == ("", untouched)


@pytest.mark.parametrize("role", ORGANISATIONS, ids=str)
def test_the_next_request_works_for_its_own_person_alone(role):
    connection.close_pool()
    roles = {DatabaseRole.HOUSING: Role.LETTING_OFFICER, DatabaseRole.SOCIAL: Role.CASE_OFFICER}
    first, second = factories.staff(roles[role]), factories.staff(roles[role])
    pid = given_back(role, "SELECT access_staff()", staff=first)
    sign, _state = again(role, pid, second)
    assert sign.startswith(f"{second.pk}.")
    assert again(role, pid)[0] == ""


def test_what_an_injection_commits_ends_no_later_transaction():
    """COMMIT in the middle of a request: the request is over, and the next one has a transaction of its own."""
    staff = factories.staff(Role.LETTING_OFFICER)
    with running_as(staff), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT %s; COMMIT; SET search_path = nowhere", ["x"])
    with running_as(staff), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO contracts_landlord (name, kind) VALUES ('planted', 'private') RETURNING id")
        transaction.set_rollback(True)
    with running_as(staff), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM contracts_landlord")
        assert cursor.fetchone() == (0,)
