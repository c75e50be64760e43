"""What an organisation adds to a history is true, its own, and of this moment, whatever statement adds it."""

import datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from psycopg.errors import InsufficientPrivilege

from gotene.access.roles import Role
from gotene.audit.guards import SAYS_THE_SAME
from gotene.audit.history import save_as
from tests import factories
from tests.access.as_role import running_as
from tests.refused import committed, refused_at_commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.staff(Role.LETTING_OFFICER)


@pytest.fixture
def row():
    return factories.landlord("private")


def add(row, by, *, name=None, on=None, number=None):
    """A history row of `row`, as injected SQL would add it."""
    values = [row.pk, name or row.name, row.kind, on or timezone.now(), by and by.pk]
    columns, marks = "id, name, kind, history_date, history_user_id, history_type", "%s, %s, %s, %s, %s, '~'"
    if number is not None:
        columns, marks, values = f"{columns}, history_id", f"{marks}, %s", [*values, number]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO contracts_historicallandlord ({columns}) VALUES ({marks})", values)


def refused_to(by):
    return running_as(by), pytest.raises(ProgrammingError, match="in one's own name, as it happens")


def test_what_happened_is_noted_in_ones_own_name(officer, row):
    with running_as(officer), committed():
        row.name = "Kvarnen"
        save_as(officer, row)
    assert row.history.first().history_user == officer


@pytest.mark.parametrize("whose", ["a colleague", "the other side", "nobody"])
def test_nobody_is_blamed_for_what_another_did(officer, row, whose):
    by = {"a colleague": Role.LETTING_OFFICER, "the other side": Role.CASE_OFFICER}.get(whose)
    blamed = by and factories.staff(by)
    running, refused = refused_to(officer)
    with running, refused as error:
        add(row, blamed)
    assert isinstance(error.value.__cause__, InsufficientPrivilege)


def test_a_connection_that_works_for_nobody_notes_nothing(officer, row):
    with connection.as_role("housing"), pytest.raises(ProgrammingError, match="in one's own name"):
        add(row, officer)


@pytest.mark.parametrize("days", [-30, 1])
def test_nothing_is_noted_on_another_day(officer, row, days):
    running, refused = refused_to(officer)
    with running, refused:
        add(row, officer, on=timezone.now() + datetime.timedelta(days=days))


def test_nothing_is_slipped_in_before_what_is_noted(officer, row):
    newest = row.history.first().history_id
    running, refused = refused_to(officer)
    with running, refused:
        add(row, officer, number=newest - 1_000_000)


def test_nothing_is_noted_as_changed_that_was_not(officer, row):
    with running_as(officer), refused_at_commit(SAYS_THE_SAME):
        add(row, officer, name="Aldrig så")
    assert row.history.count() == 1


def test_nothing_is_noted_of_what_is_not_there(officer, row):
    row.pk += 1_000_000
    with running_as(officer), refused_at_commit(SAYS_THE_SAME):
        add(row, officer)
