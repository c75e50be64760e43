"""Makes a database agree with the published table of rights, and says where it does not.

`sync` runs as the owner after every migration; it takes away what is not in the table as well. `differences` runs
the same in a transaction that is undone, and tells what would have changed: so the two can never be of different
minds, and whatever somebody granted, altered or switched off by hand shows.
"""

from django.db import connections, transaction

from gotene import embedded
from gotene.access import as_found, signature
from gotene.access.functions import FUNCTIONS
from gotene.access.rights import GRANTED
from gotene.access.rows import ROW_RULES
from gotene.access.samples import UNSAMPLED
from gotene.access.tables import every_table
from gotene.audit import guards

# A running system is not held up longer than this by a sync or a check; then it fails and can be run again.
LONGEST_WAIT = "5s"


class CannotSync(Exception):
    """The owner alone cannot make the database as published; the text says what to do."""


def make_way(using="default"):
    """Before migrations: make sure that a sync can follow, and take away the row rules. Raises CannotSync.

    PostgreSQL changes or drops no column that a row rule names. Until the sync a table with row rules shows nothing.
    """
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        _begin(connection, cursor)
        for statement in _without_row_rules(cursor, connection.ops.quote_name):
            cursor.execute(statement)


def sync(using="default"):
    """Make grants, row rules, functions and triggers as published. Raises CannotSync."""
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        _begin(connection, cursor)
        for statement in _statements(connection, cursor):
            cursor.execute(statement)
        cursor.execute("DELETE FROM access_key")
        cursor.execute("INSERT INTO access_key VALUES (%s, %s)", signature.pads())


def differences(using="default"):
    """What a sync would change, and what only a person can mend, one line each. Empty when all is as published.

    Changes nothing.
    """
    with connections[using].cursor() as cursor:
        told = as_found.hindrances(cursor)
        if told:
            return told
        told = as_found.faults(cursor)
        with transaction.atomic(using):
            before = as_found.lines(cursor)
            sync(using)
            after = as_found.lines(cursor)
            transaction.set_rollback(True, using)
    return told + [f"- {line}" for line in sorted(before - after)] + [f"+ {line}" for line in sorted(after - before)]


def _begin(connection, cursor):
    if connection.settings_dict.get("EMBEDDED"):
        # One that an earlier release has started knows that release's roles.
        embedded.ensure()
    hindrances = as_found.hindrances(cursor)
    if hindrances:
        raise CannotSync("\n".join(hindrances))
    cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LONGEST_WAIT])


# What is to be


def _statements(connection, cursor):
    quote = connection.ops.quote_name
    yield "CREATE TABLE IF NOT EXISTS access_key (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL)"
    yield from _on_database(cursor, quote)
    for function in FUNCTIONS:
        yield function.text
    yield from guards.guard_statements()
    for table, trigger in as_found.sleeping_triggers(cursor):
        yield f"ALTER TABLE {table} ENABLE TRIGGER {quote(trigger)}"
    yield from _grants(cursor, quote)
    yield from _row_rules(cursor, quote)
    yield from _samples(cursor, quote)


def _everybody(cursor, quote):
    """Whoever has a right to anything of ours: all of them are taken before the published ones are given."""
    named = {role.in_database for role in GRANTED} | as_found.grantees(cursor)
    return ", ".join(["PUBLIC", *(quote(name) for name in sorted(named))])


def _on_database(cursor, quote):
    """Nobody but the owner makes tables, temporary ones included; nobody but our roles signs in."""
    cursor.execute("SELECT current_database()")
    database = quote(cursor.fetchone()[0])
    names, everybody = ", ".join(quote(role.in_database) for role in GRANTED), _everybody(cursor, quote)
    yield f"REVOKE ALL ON DATABASE {database} FROM {everybody} CASCADE"
    yield f"GRANT CONNECT ON DATABASE {database} TO {names}"
    yield f"REVOKE ALL ON SCHEMA public FROM {everybody} CASCADE"
    yield f"GRANT USAGE ON SCHEMA public TO {names}"


def _grants(cursor, quote):
    everybody = _everybody(cursor, quote)
    for kind in ("TABLES", "SEQUENCES", "ROUTINES"):
        yield f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM {everybody} CASCADE"
    there = as_found.tables(cursor)
    for table in every_table().values():
        for role in GRANTED:
            operations = ", ".join(sorted(table.operations(role)))
            if operations and table.name in there:
                yield f"GRANT {operations} ON {quote(table.name)} TO {quote(role.in_database)}"
    for function in FUNCTIONS:
        for role in function.callers:
            yield f"GRANT EXECUTE ON FUNCTION {function.signature} TO {quote(role.in_database)}"


def _without_row_rules(cursor, quote):
    cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
    for table, name in cursor.fetchall():
        yield f"DROP POLICY {quote(name)} ON {quote(table)}"


def _row_rules(cursor, quote):
    yield from _without_row_rules(cursor, quote)
    with_rules = {rule.table for rule in ROW_RULES}
    # Switching locks the table against everybody: only where it is to be switched.
    for table, ruled in sorted(as_found.tables(cursor).items()):
        if ruled != (table in with_rules):
            yield f"ALTER TABLE {quote(table)} {'DISABLE' if ruled else 'ENABLE'} ROW LEVEL SECURITY"
    for rule in ROW_RULES:
        roles = ", ".join(quote(role.in_database) for role in rule.roles)
        using = f" USING ({rule.using})" if rule.using else ""
        check = f" WITH CHECK ({rule.check})" if rule.check else ""
        yield f"CREATE POLICY {quote(rule.name)} ON {quote(rule.table)} FOR {rule.operation} TO {roles}{using}{check}"


def _samples(cursor, quote):
    already = as_found.unsampled(cursor)
    for table, columns in UNSAMPLED.items():
        for column in columns:
            if (table, column) not in already:
                yield f"ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} SET STATISTICS 0"
