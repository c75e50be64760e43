"""The published table of rights is what PostgreSQL does: every table x operation is tried as each role."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from psycopg import errors
from psycopg.sql import SQL, Identifier

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.functions import FUNCTIONS
from gotene.access.rights import GRANTED, OPERATIONS
from gotene.access.rows import ROW_RULES
from gotene.access.tables import every_table, may
from gotene.audit.guards import tracked_models

# Each asks for its right and touches nothing: PostgreSQL looks at the right before it looks for rows.
TRIED = {
    "SELECT": "SELECT FROM {table} LIMIT 1",
    "INSERT": "INSERT INTO {table} ({column}) SELECT NULL WHERE false",
    "UPDATE": "UPDATE {table} SET {column} = DEFAULT WHERE false",
    "DELETE": "DELETE FROM {table} WHERE false",
}
NEVER_ON_TABLES = {
    "TRUNCATE": "TRUNCATE {table}",
    "TRIGGER": "CREATE TRIGGER own AFTER INSERT ON {table} EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "owning": "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "row rules": "CREATE POLICY own ON {table} USING (true)",
}
NEVER_ON_SEQUENCES = ("SELECT nextval({name})", "SELECT setval({name}, 1)", "SELECT last_value FROM {table}")
EVERY_ROLE = pytest.mark.parametrize("role", GRANTED, ids=str)


@pytest.fixture
def signed_in_as(django_db_setup, django_db_blocker):
    """`signed_in_as(role)`: a connection that has signed in as that role by itself, as a request has."""
    with django_db_blocker.unblock():

        def sign_in(role):
            connection.become(role, None)
            return connection

        try:
            yield sign_in
        finally:
            connection.become(DatabaseRole.OWNER, None)


def refused(signed_in, statement):
    """Whether PostgreSQL says that the role lacks the right; any other complaint is a fault of the test."""
    try:
        with transaction.atomic(), signed_in.cursor() as cursor:
            cursor.execute(statement)
            transaction.set_rollback(True)
    except ProgrammingError as complaint:
        if not isinstance(complaint.__cause__, errors.InsufficientPrivilege):
            raise
        # A row rule complains with the same number, but of a row: here there is none.
        assert "row-level security" not in str(complaint)
        return True
    return False


def columns(cursor):
    """One column of each table that can be written by hand."""
    cursor.execute(
        """
        SELECT c.relname, min(a.attname) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
            AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' GROUP BY c.relname
        """
    )
    return dict(cursor.fetchall())


@EVERY_ROLE
def test_each_role_may_what_is_published_and_nothing_else(signed_in_as, role):
    signed_in, wrong = signed_in_as(role), []
    with signed_in.cursor() as cursor:
        column_of = columns(cursor)
    assert len(column_of) > 80
    for name, column in column_of.items():
        for operation, template in TRIED.items():
            statement = SQL(template).format(table=Identifier(name), column=Identifier(column))
            if refused(signed_in, statement) == may(role, name, operation):
                wrong.append((name, operation, "published" if may(role, name, operation) else "not published"))
    assert wrong == []


@EVERY_ROLE
def test_no_role_empties_a_table_or_takes_hold_of_one(signed_in_as, role):
    signed_in = signed_in_as(role)
    let_through = [
        (name, what)
        for name in every_table()
        for what, template in NEVER_ON_TABLES.items()
        if not refused(signed_in, SQL(template).format(table=Identifier(name)))
    ]
    assert let_through == []
    with signed_in.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND has_table_privilege(oid, 'REFERENCES, TRIGGER, TRUNCATE')"
        )
        assert cursor.fetchall() == []


@EVERY_ROLE
def test_no_role_reads_or_moves_a_sequence(signed_in_as, role):
    """Where the numbers stand tells how much the other side has written."""
    signed_in = signed_in_as(role)
    with signed_in.cursor() as cursor:
        cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
        sequences = [name for (name,) in cursor.fetchall()]
    assert len(sequences) > 50
    let_through = [
        (name, template)
        for name in sequences
        for template in NEVER_ON_SEQUENCES
        if not refused(signed_in, SQL(template).format(table=Identifier(name), name=f"public.{name}"))
    ]
    assert let_through == []


@EVERY_ROLE
def test_each_role_calls_the_functions_published_for_it(signed_in_as, role):
    with signed_in_as(role).cursor() as cursor:
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc p WHERE pronamespace = 'public'::regnamespace"
            " AND has_function_privilege(oid, 'EXECUTE')"
            " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
        )
        may_be_called = {name.replace(", ", ",") for (name,) in cursor.fetchall()}
    assert may_be_called == {
        function.signature.replace(", ", ",") for function in FUNCTIONS if role in function.callers
    }


def test_the_one_who_signs_in_is_the_role_itself(signed_in_as):
    """Else the tests above would try something else than what a request runs as."""
    for role in GRANTED:
        with signed_in_as(role).cursor() as cursor:
            cursor.execute("SELECT session_user, current_user")
            assert cursor.fetchone() == (role.in_database, role.in_database)


# What is published is what there is


def test_every_model_has_its_entry():
    stored = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    missing = [
        f"{model.__module__}.{model.__name__} is in no published table of rights: add {name!r} to TABLES in "
        "gotene/access/tables/, and say whose it is, who may do what, and why"
        for name, model in stored.items()
        if name not in every_table()
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.django_db
def test_every_entry_has_its_table():
    there = set(connection.introspection.table_names())
    assert there == set(every_table()), "tables of the database, and those in gotene/access/tables/"


def test_an_entry_says_truly_whether_its_changes_are_kept():
    kept = {model._meta.db_table: history._meta.db_table for model, history in tracked_models()}
    published = {name: table.history.name for name, table in every_table().items() if table.history}
    assert published == kept


def test_every_right_to_a_table_with_row_rules_has_its_rule():
    """Without a rule such a right reaches no row, and what is published would not be so."""
    given = {(rule.table, role, rule.operation) for rule in ROW_RULES for role in rule.roles}
    without = [
        (name, role, operation)
        for name in {rule.table for rule in ROW_RULES}
        for role in GRANTED
        for operation in OPERATIONS.values()
        if may(role, name, operation) and not {(name, role, operation), (name, role, "ALL")} & given
    ]
    assert without == []


def test_every_row_rule_narrows_a_right():
    """A rule for a right that nobody has says something that is not so."""
    idle = [
        (rule.table, rule.name, role)
        for rule in ROW_RULES
        for role in rule.roles
        if not any(
            may(role, rule.table, operation)
            for operation in OPERATIONS.values()
            if rule.operation in (operation, "ALL")
        )
    ]
    assert idle == []


def test_the_organisations_remove_nothing_that_is_kept():
    removed = [
        (name, role)
        for name, table in every_table().items()
        for role in ORGANISATIONS
        if (table.tracked or "_historical" in name) and may(role, name, "DELETE")
    ]
    assert removed == []


def test_each_side_is_shut_out_from_what_is_the_others_own():
    for table in every_table().values():
        if table.area in ("social", "housing"):
            other = DatabaseRole.HOUSING if table.area == "social" else DatabaseRole.SOCIAL
            assert table.operations(other) == table.operations(DatabaseRole.WEB) == set(), table.name


def test_every_entry_and_rule_and_function_says_why():
    for entry in [*every_table().values(), *ROW_RULES, *FUNCTIONS]:
        assert len(str(entry.reason)) > 10, entry
