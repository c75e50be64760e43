"""Where attempts are counted: one place for every process, whatever becomes of the request."""

from datetime import timedelta
from functools import partial

import pytest
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import RequestFactory

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from tests.access.as_role import running_as
from tests.access.test_definer_functions import no_right
from tests.at_once import at_once
from tests.refused import sql

pytestmark = pytest.mark.django_db
TABLE = "accounts_countedattempt"


def rows():
    """Every row, as the owner sees it from within the test's transaction: what is counted is committed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT cache_key, value, expires - now() FROM {TABLE}")
        return cursor.fetchall()


def test_what_is_set_is_there_until_its_time_is_up():
    cache.set("key", [1.5, 2], 60)
    assert cache.get("key") == [1.5, 2]
    cache.set("key", [], -1)
    assert cache.get("key", "gone") == "gone"


def test_what_is_there_is_not_added_again():
    assert cache.add("code", "y", 60)
    assert not cache.add("code", "y", 60)
    cache.set("code", "y", -1)
    assert cache.add("code", "y", 60)


def test_what_is_deleted_is_gone():
    cache.set("key", 1, 60)
    assert cache.delete("key")
    assert not cache.delete("key")
    assert "key" not in cache


def test_time_can_be_added():
    cache.set("key", 1, 5)
    assert cache.touch("key", 3600)
    assert rows()[0][2] > timedelta(minutes=50)
    assert not cache.touch("other", 3600)


def test_it_is_counted_although_the_request_is_undone():
    with pytest.raises(RuntimeError), transaction.atomic():
        cache.set("key", 1, 60)
        raise RuntimeError
    assert cache.get("key") == 1


def test_no_address_is_kept():
    cache.set("allauth:rl:login_failed:ip:192.0.2.17", [1.0], 60)
    assert "192.0.2.17" not in str(rows())


def test_what_is_old_goes_when_something_new_comes():
    for n in range(15):
        cache.set(f"key {n}", 1, -1)
    cache.set("new", 1, 60)
    assert len(rows()) == 1


def test_the_gate_alone_reads_and_writes_it():
    for role in (*ORGANISATIONS, DatabaseRole.RETENTION):
        for statement in (f"SELECT FROM {TABLE}", f"DELETE FROM {TABLE}"):
            with running_as(role), no_right():
                sql(statement)


def test_no_page_of_an_organisation_needs_it(somebody):
    somebody.get("/")
    somebody.get("/kontrakt/")
    assert not cache.used


def consume(rate, key):
    request = RequestFactory().post("/")
    return ratelimit.consume(request, app="doors", action="knock", config={"knock": rate}, key=key)


def test_fifty_at_once_are_counted_to_the_last():
    for attempt in range(3):
        counted = at_once(*[partial(consume, "5/15m/key", f"somebody {attempt}")] * 50)
        assert not [error for error in counted if isinstance(error, Exception)]
        assert sum(bool(usage) for usage in counted) == 5


def test_fifty_who_each_try_once_do_not_wait_for_each_other():
    counted = at_once(*[partial(consume, "5/15m/key", f"person {n}") for n in range(50)])
    assert all(counted)


def test_a_turn_that_does_not_come_is_a_refusal(monkeypatch):
    monkeypatch.setattr("gotene.accounts.counted.LONGEST_WAIT", "20ms")
    assert cache.add("key:lock", True)
    try:
        assert at_once(partial(cache.add, "key:lock", True)) == [False]
    finally:
        cache.delete("key:lock")
    assert cache.add("key:lock", True)
    cache.delete("key:lock")


def test_production_counts_in_the_database():
    assert settings.CACHES["default"]["LOCATION"] == TABLE
