"""Makes a database agree with the published table of rights, and says where it does not.

`sync` runs as the owner after every migration; it takes away what is not in the table as well. `differences` runs
the same in a transaction that is undone, and tells what would have changed: so the two can never be of different
minds, and whatever somebody granted, altered or switched off by hand shows.
"""

from dataclasses import dataclass

from django.db import connections, transaction

from gotene.access import signature
from gotene.access.database_roles import DatabaseRole
from gotene.access.functions import FUNCTIONS
from gotene.access.rights import GRANTED
from gotene.access.rows import ROW_RULES
from gotene.access.tables import every_table
from gotene.audit import guards

# A running system is not held up longer than this by a sync or a check; then it fails and can be run again.
LONGEST_WAIT = "5s"


class RolesMissing(Exception):
    """The server lacks database roles; the text is the SQL that makes them."""


@transaction.atomic
def sync(using="default"):
    """Make grants, row rules, functions and triggers as published. Raises RolesMissing."""
    connection = connections[using]
    with connection.cursor() as cursor:
        _check_roles(cursor)
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LONGEST_WAIT])
        for statement in _statements(connection, cursor):
            cursor.execute(statement)
        cursor.execute("DELETE FROM access_key")
        cursor.execute("INSERT INTO access_key VALUES (%s, %s)", signature.pads())


def differences(using="default"):
    """What a sync would change, one line each; empty when the database is as published. Changes nothing."""
    connection = connections[using]
    with connection.cursor() as cursor:
        try:
            _check_roles(cursor)
        except RolesMissing as reason:
            return [str(reason)]
        too_much = _role_faults(cursor)
        with transaction.atomic(using):
            before = _snapshot(cursor)
            sync(using)
            after = _snapshot(cursor)
            transaction.set_rollback(True, using)
    lines = [f"- {line}" for line in sorted(before - after)] + [f"+ {line}" for line in sorted(after - before)]
    unknown = sorted(f"no right is published for the table {name}" for name in _tables(after) - set(every_table()))
    gone = sorted(f"a published table is missing: {name}" for name in set(every_table()) - _tables(after))
    return too_much + unknown + gone + lines


# What is to be


def _statements(connection, cursor):
    quote = connection.ops.quote_name
    yield "CREATE TABLE IF NOT EXISTS access_key (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL)"
    yield from _on_database(cursor, quote)
    for function in FUNCTIONS:
        yield function.text
    yield from guards.guard_statements()
    yield from _grants(cursor, quote)
    yield from _row_rules(cursor, quote)


def _on_database(cursor, quote):
    """Nobody but the owner makes tables, temporary ones included; nobody but our roles signs in."""
    cursor.execute("SELECT current_database()")
    database = quote(cursor.fetchone()[0])
    names = ", ".join(quote(role.in_database) for role in GRANTED)
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC, {names}"
    yield f"GRANT CONNECT ON DATABASE {database} TO {names}"
    yield f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {names}"
    yield f"GRANT USAGE ON SCHEMA public TO {names}"


def _grants(cursor, quote):
    everybody = ", ".join(["PUBLIC", *(quote(role.in_database) for role in GRANTED)])
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {everybody}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {everybody}"
    yield f"REVOKE ALL ON ALL ROUTINES IN SCHEMA public FROM {everybody}"
    there = _existing_tables(cursor)
    for table in every_table().values():
        for role in GRANTED:
            operations = ", ".join(sorted(table.operations(role)))
            if operations and table.name in there:
                yield f"GRANT {operations} ON {quote(table.name)} TO {quote(role.in_database)}"
    for function in FUNCTIONS:
        for role in function.callers:
            yield f"GRANT EXECUTE ON FUNCTION {function.signature} TO {quote(role.in_database)}"


def _row_rules(cursor, quote):
    cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
    for table, name in cursor.fetchall():
        yield f"DROP POLICY {quote(name)} ON {quote(table)}"
    with_rules = {rule.table for rule in ROW_RULES}
    for table in sorted(_existing_tables(cursor)):
        yield f"ALTER TABLE {quote(table)} {'ENABLE' if table in with_rules else 'DISABLE'} ROW LEVEL SECURITY"
    for rule in ROW_RULES:
        roles = ", ".join(quote(role.in_database) for role in rule.roles)
        using = f" USING ({rule.using})" if rule.using else ""
        check = f" WITH CHECK ({rule.check})" if rule.check else ""
        yield f"CREATE POLICY {quote(rule.name)} ON {quote(rule.table)} FOR {rule.operation} TO {roles}{using}{check}"


# What is


SNAPSHOT = """
SELECT 'table ' || c.relname || ': ' || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'PUBLIC')
        || ' may ' || a.privilege_type
    FROM pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
UNION ALL
SELECT 'column ' || t.attrelid::regclass || '.' || t.attname || ': '
        || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'PUBLIC') || ' may ' || a.privilege_type
    FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid, aclexplode(t.attacl) a
    WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'table ' || relname || ' belongs to ' || pg_get_userbyid(relowner)
        || CASE WHEN relrowsecurity THEN ', row rules on' ELSE '' END
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
UNION ALL
SELECT 'row rule ' || tablename || '.' || policyname || ': ' || permissive || ' ' || cmd || ' to '
        || array_to_string(roles, ', ') || ' using ' || coalesce(qual, '-') || ' check ' || coalesce(with_check, '-')
    FROM pg_policies WHERE schemaname = 'public'
UNION ALL
SELECT 'function ' || p.oid::regprocedure || ' of ' || pg_get_userbyid(p.proowner) || ': '
        || coalesce(array_to_string(p.proacl, ' '), 'anybody') || E'\n' || pg_get_functiondef(p.oid)
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
UNION ALL
SELECT 'trigger on ' || tgrelid::regclass || ' (' || tgenabled::text || '): ' || pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'schema ' || n.nspname || ': ' || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'PUBLIC') || ' may '
        || a.privilege_type
    FROM pg_namespace n, aclexplode(n.nspacl) a WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
UNION ALL
SELECT 'database: ' || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'PUBLIC') || ' may ' || a.privilege_type
    FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
    WHERE d.datname = current_database()
UNION ALL
SELECT 'rights that new tables get: ' || coalesce(array_to_string(defaclacl, ' '), '') FROM pg_default_acl
UNION ALL
SELECT 'key ' || encode(sha256(inner_pad || outer_pad), 'hex') FROM access_key
"""


def _snapshot(cursor):
    if "access_key" not in _existing_tables(cursor):
        return set()
    cursor.execute(SNAPSHOT)
    return {line for (line,) in cursor.fetchall()}


def _existing_tables(cursor):
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return {name for (name,) in cursor.fetchall()}


def _tables(snapshot):
    prefix = "table "
    return {
        line.removeprefix(prefix).split(" ")[0]
        for line in snapshot
        if line.startswith(prefix) and " belongs to " in line
    }


@dataclass(frozen=True)
class _Login:
    name: str
    signs_in: bool
    powers: list


def _logins(cursor):
    cursor.execute(
        """
        SELECT r.rolname, r.rolcanlogin, array_remove(ARRAY[
            CASE WHEN r.rolsuper THEN 'is superuser' END,
            CASE WHEN r.rolbypassrls THEN 'passes row rules' END,
            CASE WHEN r.rolcreaterole THEN 'makes roles' END,
            CASE WHEN r.rolreplication THEN 'replicates' END,
            (SELECT 'is a member of ' || string_agg(pg_get_userbyid(m.roleid), ', ')
                FROM pg_auth_members m WHERE m.member = r.oid)
        ], NULL)
        FROM pg_roles r WHERE r.rolname = ANY(%s)
        """,
        [[role.in_database for role in DatabaseRole]],
    )
    return {name: _Login(name, signs_in, powers) for name, signs_in, powers in cursor.fetchall()}


def _check_roles(cursor):
    missing = [role.in_database for role in DatabaseRole if role.in_database not in _logins(cursor)]
    if missing:
        making = "\n".join(f"CREATE ROLE {name} LOGIN PASSWORD '…';" for name in missing)
        raise RolesMissing(f"Database roles are missing. Let whoever runs the server make them:\n{making}")


def _role_faults(cursor):
    """A role of ours that could become another, or pass the rules, is none."""
    faults = []
    for login in _logins(cursor).values():
        powers = login.powers if login.signs_in else [*login.powers, "cannot sign in"]
        faults += [f"the role {login.name} {power}" for power in powers]
    return sorted(faults)
