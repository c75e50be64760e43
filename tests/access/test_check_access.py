"""`check_access` sees whatever somebody granted, altered or switched off by hand, and `sync_access` mends it."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from gotene.access import as_found, database
from gotene.access.database_roles import DatabaseRole

pytestmark = pytest.mark.django_db

HOUSING, SOCIAL, WEB = (role.in_database for role in (DatabaseRole.HOUSING, DatabaseRole.SOCIAL, DatabaseRole.WEB))
OWNER = DatabaseRole.OWNER.in_database
AS_OWNER = f"SET SESSION AUTHORIZATION {OWNER}"

# What somebody with the server's own password may do, and the words in which it is told.
MENDED = {
    "a right to a table": (
        f"GRANT SELECT ON tenants_case TO {HOUSING}",
        f"- table tenants_case: {HOUSING} may SELECT",
    ),
    "a right taken away": (
        f"REVOKE INSERT ON tenants_case FROM {SOCIAL}",
        f"+ table tenants_case: {SOCIAL} may INSERT",
    ),
    "a right to a column": (
        f"GRANT SELECT (grounds) ON tenants_decision TO {HOUSING}",
        f"- column tenants_decision.grounds: {HOUSING} may SELECT",
    ),
    "a right for everybody": (
        "GRANT SELECT ON contracts_lease TO PUBLIC",
        "- table contracts_lease: PUBLIC may SELECT",
    ),
    "a right for a role that is not ours": (
        "CREATE ROLE curious; GRANT SELECT ON tenants_identity TO curious",
        "- table tenants_identity: curious may SELECT",
    ),
    "a right to pass on": (
        f"GRANT SELECT ON tenants_case TO {SOCIAL} WITH GRANT OPTION",
        f"- table tenants_case: {SOCIAL} may SELECT and pass it on",
    ),
    "a right to a sequence": (
        f"GRANT USAGE ON SEQUENCE tenants_case_id_seq TO {HOUSING}",
        f"- table tenants_case_id_seq: {HOUSING} may USAGE",
    ),
    "a right to a function": (
        f"GRANT EXECUTE ON FUNCTION contracts_take_quota_place(bigint, bigint) TO {HOUSING}",
        "- function contracts_take_quota_place(bigint,bigint)",
    ),
    "a row rule dropped": (
        f"DROP POLICY seen_by_{HOUSING.removeprefix('gotene_')} ON tenants_identity",
        "+ row rule tenants_identity.seen_by_housing",
    ),
    "a row rule widened": (
        "ALTER POLICY seen_by_housing ON tenants_identity USING (true)",
        "- row rule tenants_identity.seen_by_housing: PERMISSIVE SELECT to gotene_housing using true",
    ),
    "one more row rule": (
        "CREATE POLICY all_of_them ON tenants_identity USING (true)",
        "- row rule tenants_identity.all_of_them",
    ),
    "row rules switched off": (
        "ALTER TABLE tenants_identity DISABLE ROW LEVEL SECURITY",
        f"+ table tenants_identity belongs to {OWNER}, row rules on",
    ),
    "a function replaced": (
        "CREATE OR REPLACE FUNCTION access_handles(in_person bigint) RETURNS boolean LANGUAGE sql STABLE"
        " SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS 'SELECT true'",
        "- function access_handles(bigint)",
    ),
    "a function's search_path unpinned": (
        "ALTER FUNCTION access_staff() RESET search_path",
        "- function access_staff()",
    ),
    "a guard of the history dropped": (
        "DROP TRIGGER history_says_the_same ON tenants_case",
        "+ trigger on tenants_case",
    ),
    "a guard of the history switched off": (
        "ALTER TABLE tenants_case DISABLE TRIGGER history_says_the_same",
        "- trigger on tenants_case (D)",
    ),
    "another guard switched off": (
        "ALTER TABLE contracts_guarantee DISABLE TRIGGER guarantee_after_stop",
        "- trigger on contracts_guarantee (D)",
    ),
    "temporary tables": (
        "DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database()); END $$",
        "- database: PUBLIC may TEMPORARY",
    ),
    "tables of their own": (
        f"GRANT CREATE ON SCHEMA public TO {SOCIAL}",
        f"- schema public: {SOCIAL} may CREATE",
    ),
    "another key": (
        "UPDATE access_key SET inner_pad = decode('00', 'hex')",
        "- key ",
    ),
}
# Where only a person can tell what is to be done.
TOLD = {
    "a table that nobody published": (
        f"{AS_OWNER}; CREATE TABLE copies (name text)",
        "no right is published for the table copies",
    ),
    "a view that nobody published": (
        f"{AS_OWNER}; CREATE VIEW names AS TABLE tenants_identity",
        "no right is published for the table names",
    ),
    "a table that is gone": (
        "DROP TABLE account_emailconfirmation",
        "a published table is missing: account_emailconfirmation",
    ),
    "a table that belongs to somebody else": (
        f"ALTER TABLE tenants_handler OWNER TO {SOCIAL}",
        f"the table tenants_handler belongs to {SOCIAL}, not to {OWNER}",
    ),
    "a function that nobody published": (
        f"{AS_OWNER}; CREATE FUNCTION tell() RETURNS SETOF tenants_identity LANGUAGE sql SECURITY DEFINER"
        " AS 'TABLE tenants_identity'",
        "no right is published for the function tell()",
    ),
    "a guard dropped": (
        "DROP TRIGGER disclosure_is_kept ON tenants_disclosure",
        "a published trigger is missing: tenants_disclosure.disclosure_is_kept",
    ),
    "a trigger that nobody published": (
        f"{AS_OWNER}; CREATE TRIGGER own AFTER INSERT ON tenants_case"
        " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "the trigger tenants_case.own is not published",
    ),
    "the keys not checked": (
        "ALTER TABLE contracts_resident DISABLE TRIGGER ALL",
        "foreign keys are not checked on the table contracts_resident: "
        "ALTER TABLE contracts_resident ENABLE TRIGGER ALL",
    ),
    "a right to tables that are made later": (
        f"{AS_OWNER}; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {HOUSING}",
        f"what {OWNER} makes from now on has other rights than usual: see ALTER DEFAULT PRIVILEGES",
    ),
    "a right to tables that somebody else makes later": (
        f"ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO {HOUSING}",
        "what postgres makes from now on has other rights than usual: see ALTER DEFAULT PRIVILEGES",
    ),
    "a schema of somebody's own": ("CREATE SCHEMA elsewhere", "no right is published in the schema elsewhere"),
    "a role made superuser": (f"ALTER ROLE {HOUSING} SUPERUSER", f"the role {HOUSING} is superuser"),
    "a role that passes row rules": (f"ALTER ROLE {SOCIAL} BYPASSRLS", f"the role {SOCIAL} passes row rules"),
    "a role that makes roles": (f"ALTER ROLE {WEB} CREATEROLE", f"the role {WEB} makes roles"),
    "a role that makes databases": (f"ALTER ROLE {WEB} CREATEDB", f"the role {WEB} makes databases"),
    "a role that may become another": (
        f"GRANT {SOCIAL} TO {HOUSING}",
        f"the role {HOUSING} is a member of {SOCIAL}",
    ),
    "a role that cannot sign in": (f"ALTER ROLE {WEB} NOLOGIN", f"the role {WEB} cannot sign in"),
}


def by_hand(statements):
    """Do this as the server's superuser, then be the owner again."""
    with connection.cursor() as cursor:
        cursor.execute("RESET SESSION AUTHORIZATION")
        cursor.execute(statements)
        cursor.execute(AS_OWNER)


def check():
    """What `check_access` exits with, and the lines it prints."""
    out, code = io.StringIO(), 0
    try:
        call_command("check_access", stdout=out)
    except SystemExit as ended:
        code = ended.code
    return code, out.getvalue().splitlines()


def named(tampering):
    return pytest.mark.parametrize(("statements", "line"), tampering.values(), ids=[*tampering])


def test_a_migrated_database_is_as_published():
    assert check() == (0, ["The database has the published rights and no others."])


def test_making_it_so_again_changes_nothing():
    with connection.cursor() as cursor:
        before = as_found.lines(cursor)
        database.sync()
        assert as_found.lines(cursor) == before


@named(MENDED)
def test_what_is_altered_by_hand_is_told_and_mended(statements, line):
    by_hand(statements)
    code, lines = check()
    assert code == 1
    assert [told for told in lines if told.startswith(line)], lines
    call_command("sync_access", stdout=io.StringIO())
    assert check() == (0, ["The database has the published rights and no others."])


def test_a_check_only_looks():
    by_hand(f"GRANT SELECT ON tenants_case TO {HOUSING}")
    assert check() == check()
    assert check()[0] == 1


@named(TOLD)
def test_what_only_a_person_can_judge_is_told(statements, line):
    by_hand(statements)
    code, lines = check()
    assert code == 1
    assert line in lines, lines


def test_a_role_that_is_missing_is_told_with_what_makes_it(settings):
    settings.DATABASE_ROLE_PREFIX = "nowhere"
    code, lines = check()
    assert code == 1
    assert "CREATE ROLE nowhere_housing LOGIN PASSWORD '…';" in "\n".join(lines)
