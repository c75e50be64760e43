"""Whatever is slipped into a statement, it runs with the rights of the one who asked, and gets no others.

Each attack runs on the real connection of the real role. What PostgreSQL leaves to every role that signs in, and no
grant can take away, is named in `LEFT_TO_ALL`: it shows no row and changes no right, but can be in the way of others.
"""

import pytest
from django.db import connection, transaction

from gotene.access import as_found
from gotene.access.database import differences, sync
from gotene.access.database_roles import DatabaseRole
from gotene.access.functions import FUNCTIONS
from gotene.access.roles import Role
from tests import factories
from tests.access.as_role import running_as
from tests.access.attack import REFUSED, attack
from tests.access.attack_table import (
    ABSENT,
    ALONE,
    ATTACKERS,
    BECOMING_ANOTHER,
    FORBIDDEN,
    LEFT_TO_ALL,
    MAKING,
    NOTHING_GAINED,
    OTHER,
    REACHING_THE_MACHINE,
    READABLE,
    READING_SECRETS,
    TAKING_DOWN_THE_WALL,
)

pytestmark = pytest.mark.django_db(transaction=True)


def words(text, role, forbidden=None):
    """The statements of `text`, about this role and the table it may not read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        names = {
            "me": role.in_database,
            "other": OTHER[role].in_database,
            "owner": DatabaseRole.OWNER.in_database,
            "retention": DatabaseRole.RETENTION.in_database,
            "readable": READABLE[role],
            "forbidden": forbidden or FORBIDDEN[role][0],
            "database": cursor.fetchone()[0],
        }
    lines = text.strip().splitlines() if isinstance(text, str) else text
    return {line: line.format_map(names) for line in lines}


def as_each_role(test):
    return pytest.mark.parametrize("role", ATTACKERS, ids=str)(test)


@pytest.fixture
def something_to_find():
    """Rows of both areas, which the server has taken its samples of."""
    factories.case()
    factories.lease(tenant=factories.person(by=factories.staff(Role.LETTING_OFFICER)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def not_as_expected(role, expected):
    return {
        line: answer for line, (statement, wanted) in expected.items() if (answer := attack(role, statement)) != wanted
    }


@as_each_role
def test_nobody_becomes_another_makes_anything_or_takes_down_the_wall(role):
    text = BECOMING_ANOTHER + MAKING + TAKING_DOWN_THE_WALL + REACHING_THE_MACHINE
    attacks = {line: (statement, REFUSED) for line, statement in words(text, role).items() if line}
    assert len(attacks) > 90
    assert not_as_expected(role, attacks) == {}


@as_each_role
@pytest.mark.usefixtures("something_to_find")
def test_nothing_is_read_that_the_role_may_not_read(role):
    for forbidden in FORBIDDEN[role]:
        attacks = {line: (statement, REFUSED) for line, statement in words(READING_SECRETS, role, forbidden).items()}
        assert not_as_expected(role, attacks) == {}, forbidden


@as_each_role
def test_what_runs_only_by_itself_is_refused_too(role):
    answers = {line: attack(role, statement, alone=True) for line, statement in words(ALONE, role).items()}
    assert answers == dict.fromkeys(answers, REFUSED)
    # Passed over, with a warning: they are the owner's tables.
    assert attack(role, f"VACUUM FULL {READABLE[role]}", alone=True) == "VACUUM"


@as_each_role
def test_what_is_not_there_is_no_way_out(role):
    assert {statement: attack(role, statement) for statement in ABSENT} == ABSENT


@as_each_role
@pytest.mark.usefixtures("something_to_find")
def test_what_is_not_refused_gains_nothing(role):
    attacks = {
        line: (statement, NOTHING_GAINED[line])
        for forbidden in FORBIDDEN[role]
        for line, statement in words(NOTHING_GAINED, role, forbidden).items()
    }
    assert not_as_expected(role, attacks) == {}


@as_each_role
def test_what_postgresql_leaves_to_every_role_is_known(role):
    attacks = {line: (statement, LEFT_TO_ALL[line]) for line, statement in words(LEFT_TO_ALL, role).items()}
    assert not_as_expected(role, attacks) == {}


@pytest.mark.parametrize("role", ATTACKERS[1:], ids=str)
def test_the_gates_tables_are_closed_to_both_organisations(role):
    for table in ("django_session", "accounts_user", "account_emailaddress", "access_key", "auth_group"):
        closed(role, table)


def test_what_the_company_alone_keeps_of_an_apartment_is_closed():
    closed(DatabaseRole.SOCIAL, "contracts_apartmentrent")
    closed(DatabaseRole.SOCIAL, "contracts_historicalapartmentrent")


def closed(role, table):
    for statement in (
        "SELECT * FROM {}",
        "DELETE FROM {}",
        "INSERT INTO {} DEFAULT VALUES",
        "EXPLAIN SELECT 1 FROM {}",
    ):
        assert attack(role, statement.format(table)) == REFUSED, statement


@as_each_role
def test_row_rules_are_not_switched_off(role):
    """The setting is anybody's to write, and makes PostgreSQL refuse what it would have left rows out of."""
    assert attack(role, "SET row_security = off; SELECT * FROM tenants_identity") == REFUSED


@as_each_role
def test_no_function_of_ours_runs_for_those_it_is_not_for(role):
    closed = [function for function in FUNCTIONS if role not in function.callers]
    assert closed
    for function in closed:
        arguments = ", ".join(f"NULL::{kind}" for kind in function.arguments.split(",") if kind)
        assert attack(role, f"SELECT {function.name}({arguments})") == REFUSED, function.name


@as_each_role
def test_a_planted_search_path_leads_no_function_astray(role):
    """Every function of ours says itself where names are looked up."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proconfig IS NULL AND proname = ANY(%s)", [[f.name for f in FUNCTIONS]]
        )
        assert cursor.fetchall() == []
    with running_as(role), connection.cursor() as cursor:
        cursor.execute("SET search_path = pg_temp, nowhere")
        cursor.execute("SELECT count(*) FROM public.accounts_organisation")
        assert cursor.fetchone() == (0,)


def test_what_a_role_spoils_for_itself_is_told_of_and_mended():
    """Without its row rules it reaches less, never more; check_access says what is gone, and sync_access makes it."""
    role = DatabaseRole.HOUSING
    tenant = factories.person(by=factories.staff(Role.LETTING_OFFICER))
    reached = f"SELECT count(*) FROM tenants_identity WHERE person_id = {tenant.pk}"
    assert attack(role, reached) == [(1,)]
    try:
        with running_as(role), connection.cursor() as cursor:
            cursor.execute(f"DROP OWNED BY {role.in_database}")
        assert attack(role, reached) == [(0,)]
        assert attack(role, "SELECT * FROM tenants_case") == REFUSED
        assert [line for line in differences() if "seen_by_housing" in line]
    finally:
        sync()
    assert differences() == []
    assert attack(role, reached) == [(1,)]


@as_each_role
def test_what_a_role_leaves_on_the_server_is_told_of(role):
    """A sync cannot mend these: the settings are the role's own, and what a large object says nobody else may read."""
    with running_as(role), transaction.atomic(), connection.cursor() as cursor:
        assert [line for line in as_found.faults(cursor) if role.in_database in line] == []
        cursor.execute(f"ALTER ROLE {role.in_database} SET search_path = nowhere")
        cursor.execute("SELECT lo_from_bytea(4711, 'a name')")
        told = [line for line in as_found.faults(cursor) if role.in_database in line]
        transaction.set_rollback(True)
    assert told == [
        f"the role {role.in_database} has settings of its own, for ALTER ROLE … RESET ALL: search_path=nowhere",
        f"the role {role.in_database} keeps large objects, for lo_unlink: 4711",
    ]


def test_nothing_that_can_be_pointed_at_is_hidden():
    """A foreign key into a table that the writer may not read would tell, by its refusal, which rows are there."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT r.rolname, c.conrelid::regclass::text, c.confrelid::regclass::text
            FROM pg_constraint c, pg_roles r
            WHERE c.contype = 'f' AND r.rolname = ANY(%s)
            AND has_table_privilege(r.oid, c.conrelid, 'INSERT, UPDATE')
            AND NOT has_table_privilege(r.oid, c.confrelid, 'SELECT')
            """,
            [[role.in_database for role in ATTACKERS]],
        )
        assert cursor.fetchall() == []
