"""Which database is a demo: made by the demo and marked as such, empty, or somebody else's.

The mark is a comment on a table: it needs no table of its own, comes and goes with the transaction that fills, and
follows the tables into a copy.
"""

import datetime as dt
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from contracts.models import Apartment, Landlord
from gotene.accounts.models import Organisation, StaffMember, User
from tenants.models import Person

MARKED_TABLE = Organisation._meta.db_table
MARK = "gotene demo, filled as of "
MODES = ("demo", "test")
# What Django keeps about the code, not about people: stays when the demo is emptied.
KEPT_APPS = {"contenttypes", "auth"}
# The triggers that refuse a TRUNCATE, each with its table, quoted.
EMPTYING_GUARDS = """
SELECT tgrelid::regclass::text, quote_ident(tgname) FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 32 <> 0
"""


class NotADemo(Exception):
    """The demo may not be made here; the text says why and what to do."""


def check_mode() -> None:
    if settings.MODE not in MODES:
        raise NotADemo(
            f"GOTENE_MODE is {settings.MODE}: the demo is made with GOTENE_MODE=demo only, never among real people."
        )


def filled_as_of() -> dt.date | None:
    """The day that the demo in this database tells as today; None when there is no demo."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [MARKED_TABLE])
        comment = cursor.fetchone()[0] or ""
    return dt.date.fromisoformat(comment.removeprefix(MARK)) if comment.startswith(MARK) else None


def check_empty() -> None:
    for model in (StaffMember, User, Landlord, Apartment, Person):
        if model._base_manager.exists():
            raise NotADemo(
                f"This database has {model._meta.verbose_name_plural} that the demo did not make, so it is left alone. "
                "Give the demo an empty database: set DATABASE_URL, or remove it to use the embedded server."
            )


def mark(today: dt.date) -> None:
    _comment(MARK + today.isoformat())


def empty() -> None:
    """Remove every row of the demo. Raises NotADemo in a database that is not marked as one."""
    if filled_as_of() is None:
        raise NotADemo("This database was not made by the demo, so nothing is removed from it.")
    tables = {model._meta.db_table for model in apps.get_models() if model._meta.app_label not in KEPT_APPS}
    quoted = ", ".join(connection.ops.quote_name(table) for table in sorted(tables))
    # PostgreSQL truncates no table that still has something to check in this transaction.
    connection.check_constraints()
    with transaction.atomic(), connection.cursor() as cursor:
        with _unguarded(cursor):
            cursor.execute(f"TRUNCATE {quoted} RESTART IDENTITY")
        # What is written next is checked when it is whole: a row and its history come one after the other.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    _comment(None)


@contextmanager
def _unguarded(cursor):
    """The read log is emptied by nobody. The demo's tells of nobody, and the owner of the tables may."""
    cursor.execute(EMPTYING_GUARDS)
    guards = cursor.fetchall()
    for table, trigger in guards:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    yield
    for table, trigger in guards:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")


def _comment(text: str | None) -> None:
    table = connection.ops.quote_name(MARKED_TABLE)
    with connection.cursor() as cursor:
        # A comment takes no parameters, so the server itself quotes the text.
        cursor.execute("SELECT format('COMMENT ON TABLE %%s IS %%L', %s, %s)", [table, text])
        cursor.execute(cursor.fetchone()[0])
