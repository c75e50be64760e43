"""A register that is moved to another release and back has the published rights at the end, and says what is amiss."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings

from gotene.access import database
from tests.database import migrated_template

# Before the read log was reviewed: at the top of what stands on each other, so that nothing else need go back.
BEFORE = ("audit", "0005")


@pytest.fixture
def register(django_db_setup, django_db_blocker):
    """A migrated database of its own: what is done to it is nobody else's trouble."""
    own = connection.settings_dict["NAME"]
    name = f"{own}_moved"
    with django_db_blocker.unblock():
        template = migrated_template()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = own
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name}")


def row_rules():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_policies")
        return cursor.fetchone()[0]


@pytest.mark.usefixtures("register")
def test_a_register_goes_back_a_release_and_comes_again():
    database.sync()
    said = StringIO()
    call_command("migrate", *BEFORE, stdout=said)
    assert "Migrations are left to apply, so the rights are not set." in said.getvalue()
    # What is left of the tables with row rules shows nothing to anybody until the rules are there again.
    assert row_rules() == 0
    call_command("migrate", verbosity=0)
    assert database.differences() == []


@pytest.mark.usefixtures("register")
def test_nothing_is_migrated_where_roles_are_missing():
    database.sync()
    call_command("migrate", *BEFORE, verbosity=0)
    with override_settings(DATABASE_ROLE_PREFIX="nobody"), pytest.raises(CommandError, match="CREATE ROLE nobody_web"):
        call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        assert "audit_logreview" not in connection.introspection.table_names(cursor)
