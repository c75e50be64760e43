"""A database as it is: its rights, row rules, functions and triggers as lines of text, and what is wrong with them.

Only reads. What `gotene.access.database` can set right shows as lines that a sync changes; the rest is told here.
"""

from gotene.access.database_roles import DatabaseRole
from gotene.access.functions import FUNCTIONS
from gotene.access.tables import every_table
from gotene.audit import guards

OWNER = DatabaseRole.OWNER

LINES = """
SELECT 'table ' || c.relname || ': ' || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'PUBLIC')
        || ' may ' || a.privilege_type || CASE WHEN a.is_grantable THEN ' and pass it on' ELSE '' END
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
SELECT 'no samples of ' || attrelid::regclass || '.' || attname FROM pg_attribute WHERE attstattarget = 0
    AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
UNION ALL
SELECT 'key ' || encode(sha256(inner_pad || outer_pad), 'hex') FROM access_key
"""


def lines(cursor):
    """Everything that a sync sets, one line each; nothing before the first sync."""
    if "access_key" not in tables(cursor):
        return set()
    cursor.execute(LINES)
    return {line for (line,) in cursor.fetchall()}


def tables(cursor):
    """The tables, by name, and whether row rules are switched on."""
    cursor.execute("SELECT tablename, rowsecurity FROM pg_tables WHERE schemaname = 'public'")
    return dict(cursor.fetchall())


def unsampled(cursor):
    """What PostgreSQL takes no samples of, as (table, column)."""
    cursor.execute(
        "SELECT relname, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid"
        " WHERE attstattarget = 0 AND relnamespace = 'public'::regnamespace"
    )
    return set(cursor.fetchall())


def sleeping_triggers(cursor):
    """The triggers that somebody has switched off, as (table, trigger)."""
    cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled <> 'O' AND NOT tgisinternal")
    return cursor.fetchall()


GRANTEES = """
SELECT DISTINCT pg_get_userbyid(a.grantee) FROM (
    SELECT relowner, relacl FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT c.relowner, t.attacl FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
        WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT proowner, proacl FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT nspowner, nspacl FROM pg_namespace WHERE nspname = 'public'
    UNION ALL
    SELECT datdba, datacl FROM pg_database WHERE datname = current_database()
) AS ours (owner, acl), aclexplode(ours.acl) a
WHERE a.grantee NOT IN (0, ours.owner)
"""


def grantees(cursor):
    """The roles that have a right to anything in this database and do not own it; PUBLIC is not among them."""
    cursor.execute(GRANTEES)
    return {name for (name,) in cursor.fetchall()}


# What the owner cannot set right

OF_OTHERS = """
SELECT what, pg_get_userbyid(owner) FROM (
SELECT CASE relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' ELSE 'table' END || ' ' || relname, relowner
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
UNION ALL
SELECT 'function ' || oid::regprocedure, proowner FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
) AS ours (what, owner) WHERE NOT pg_has_role(owner, 'USAGE')
"""


def hindrances(cursor):
    """Why a sync would fail: roles that are missing, and what is not the owner's. One line each."""
    there = _powers(cursor)
    missing = [role.in_database for role in DatabaseRole if role.in_database not in there]
    if missing:
        making = [f"CREATE ROLE {name} LOGIN PASSWORD '…';" for name in missing]
        return ["Database roles are missing. Let whoever runs the server make them:", *making]
    cursor.execute(OF_OTHERS)
    return sorted(f"the {what} belongs to {owner}, not to {OWNER.in_database}" for what, owner in cursor.fetchall())


def faults(cursor):
    """What a sync leaves alone because only a person can tell what is to be done about it. One line each."""
    return [*_role_faults(cursor), *_unknown(cursor), *_missing(cursor)]


def _role_faults(cursor):
    """A role of ours that could become another, or pass the rules, is none."""
    told = sorted(f"the role {name} {power}" for name, powers in _powers(cursor).items() for power in powers)
    cursor.execute("SELECT DISTINCT pg_get_userbyid(defaclrole) FROM pg_default_acl ORDER BY 1")
    return told + [
        f"what {name} makes from now on has other rights than usual: see ALTER DEFAULT PRIVILEGES"
        for (name,) in cursor.fetchall()
    ]


def _powers(cursor):
    """What each role of ours that there is could do and must not, by its name."""
    cursor.execute(
        """
        SELECT r.rolname, array_remove(ARRAY[
            CASE WHEN NOT r.rolcanlogin THEN 'cannot sign in' END,
            CASE WHEN r.rolsuper THEN 'is superuser' END,
            CASE WHEN r.rolbypassrls THEN 'passes row rules' END,
            CASE WHEN r.rolcreaterole THEN 'makes roles' END,
            CASE WHEN r.rolcreatedb AND r.rolname <> %(owner)s THEN 'makes databases' END,
            CASE WHEN r.rolreplication THEN 'replicates' END,
            (SELECT 'is a member of ' || string_agg(pg_get_userbyid(m.roleid), ', ')
                FROM pg_auth_members m WHERE m.member = r.oid),
            -- Each role may write these for itself, and so may whoever has its connection.
            (SELECT 'has settings of its own, for ALTER ROLE … RESET ALL: ' || string_agg(own, ', ')
                FROM pg_db_role_setting s, unnest(s.setconfig) AS own JOIN pg_settings known
                ON known.name = split_part(own, '=', 1) AND known.context = 'user'
                WHERE s.setrole = r.oid AND r.rolname <> %(owner)s),
            (SELECT 'keeps large objects, for lo_unlink: ' || string_agg(m.oid::text, ', ')
                FROM pg_largeobject_metadata m WHERE m.lomowner = r.oid)
        ], NULL)
        FROM pg_roles r WHERE r.rolname = ANY(%(ours)s)
        """,
        {"owner": OWNER.in_database, "ours": [role.in_database for role in DatabaseRole]},
    )
    return dict(cursor.fetchall())


def _unknown(cursor):
    """What is in the database and not published."""
    cursor.execute(
        "SELECT relname FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')"
    )
    for name in sorted({name for (name,) in cursor.fetchall()} - set(every_table())):
        yield f"no right is published for the table {name}"
    cursor.execute(
        """
        SELECT oid::regprocedure::text FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        """
    )
    published = {function.signature.replace(", ", ",") for function in FUNCTIONS}
    for signature in sorted({signature for (signature,) in cursor.fetchall()} - published):
        yield f"no right is published for the function {signature}"
    for trigger in sorted(_triggers(cursor) - _published_triggers()):
        yield f"the trigger {trigger} is not published"
    cursor.execute(
        "SELECT nspname FROM pg_namespace"
        " WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema') ORDER BY 1"
    )
    for (name,) in cursor.fetchall():
        yield f"no right is published in the schema {name}"


def _missing(cursor):
    """What is published and not in the database, and what guards it no more."""
    there = tables(cursor)
    for name in sorted(set(every_table()) - set(there)):
        yield f"a published table is missing: {name}"
    made_by_sync = {f"{trigger.table}.{trigger.name}" for trigger in guards.triggers()}
    for trigger in sorted(_published_triggers() - made_by_sync - _triggers(cursor)):
        yield f"a published trigger is missing: {trigger}"
    cursor.execute(
        "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgenabled <> 'O' AND tgisinternal ORDER BY 1"
    )
    for (name,) in cursor.fetchall():
        yield f"foreign keys are not checked on the table {name}: ALTER TABLE {name} ENABLE TRIGGER ALL"


def _triggers(cursor):
    cursor.execute("SELECT tgrelid::regclass || '.' || tgname FROM pg_trigger WHERE NOT tgisinternal")
    return {name for (name,) in cursor.fetchall()}


def _published_triggers():
    of_history = {f"{trigger.table}.{trigger.name}" for trigger in guards.triggers()}
    return of_history.union(*(function.triggers for function in FUNCTIONS))
