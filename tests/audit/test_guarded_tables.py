"""Which tables the guard of the history stands on, and that it compares every column."""

import datetime

import pytest
from django.db import connection

from contracts.models import Apartment, ApartmentRent, HousingRequest, Lease
from gotene.access.roles import Role
from gotene.accounts.models import Organisation, StaffMember
from gotene.audit.guards import IS_KEPT, SAYS_THE_SAME, guard_statements, tracked_models
from tests import factories
from tests.refused import committed, refused_at_commit, sql

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "model, make, value",
    [
        (Apartment, factories.apartment, {"area": "58.6"}),
        (Lease, factories.lease, {"begins_on": datetime.date(2020, 1, 2)}),
        (Lease, factories.lease, {"apartment": factories.apartment}),
        (HousingRequest, factories.housing_request, {"towns": ["Lundsbrunn"]}),
        (ApartmentRent, lambda: factories.apartment(rent=6500).rent, {"monthly": "6500.01"}),
        (Organisation, lambda: factories.staff(Role.CASE_OFFICER).organisation, {"name": "En annan"}),
        (StaffMember, lambda: factories.staff(Role.CASE_OFFICER), {"active": False}),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_change_of_any_column_is_told(model, make, value):
    row = make()
    ((column, new),) = value.items()
    with refused_at_commit(SAYS_THE_SAME):
        model.objects.filter(pk=row.pk).update(**{column: new() if callable(new) else new})


@pytest.fixture
def guarded_table():
    """Return a function that makes a guarded table with one column of the type."""

    def make(column_type):
        sql(f"CREATE TABLE sample (id bigint PRIMARY KEY, said {column_type})")
        sql(
            f"CREATE TABLE sample_history (id bigint, said {column_type}, history_id serial, history_date timestamptz,"
            " history_change_reason text, history_type text, history_user_id bigint)"
        )
        sql(
            "CREATE CONSTRAINT TRIGGER history_says_the_same AFTER INSERT OR UPDATE OR DELETE ON sample DEFERRABLE"
            " INITIALLY DEFERRED FOR EACH ROW"
            " EXECUTE FUNCTION audit_history_says_the_same('sample_history', 'id')"
        )

    return make


@pytest.mark.parametrize(
    "column_type, value, other",
    [
        ("jsonb", '{"a": [1, 2]}', '{"a": [1]}'),
        ("jsonb", '{"a": {"b": 1, "c": 2}}', '{"a": {"b": 1}}'),
        ("jsonb", '{"a": null}', "{}"),
        ("numeric(12, 2)", "10.10", "10.11"),
        ("double precision", "0.1", "0.10000000000000002"),
        ("text", "", None),
        ("text", "Å", "A\u030a"),
        ("text[]", "{a,b}", "{b,a}"),
        ("date", "2026-03-01", "2026-03-02"),
        ("timestamptz", "2026-03-01 12:00:00+01", "2026-03-01 12:00:00.000001+01"),
        ("daterange", "[2026-03-01,2026-04-01)", "[2026-03-01,)"),
        ("bytea", "\\x00ff", "\\x00fe"),
        ("boolean", "f", None),
    ],
)
def test_values_of_every_type_must_be_equal(guarded_table, column_type, value, other):
    guarded_table(column_type)
    for said in (value, other):
        sql("DELETE FROM sample_history")
        sql("INSERT INTO sample_history (id, said, history_type) VALUES (1, %s, '+')", said)
        with committed():
            sql("INSERT INTO sample VALUES (1, %s) ON CONFLICT (id) DO UPDATE SET said = excluded.said", said)
        with refused_at_commit(SAYS_THE_SAME):
            sql("UPDATE sample SET said = %s", value if said == other else other)


# Where the guard stands


def triggers():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname, oid, tgenabled::text, pg_get_triggerdef(oid) FROM pg_trigger"
            " WHERE tgname IN (%s, %s)",
            [SAYS_THE_SAME, IS_KEPT],
        )
        return {(table, name): rest for table, name, *rest in cursor.fetchall()}


def make_the_guard():
    with connection.cursor() as cursor:
        for statement in guard_statements():
            cursor.execute(statement)


def test_every_tracked_table_and_its_history_is_guarded():
    wanted = {(model._meta.db_table, SAYS_THE_SAME) for model, _history in tracked_models()}
    wanted |= {(history._meta.db_table, IS_KEPT) for _model, history in tracked_models()}
    found = triggers()
    assert found.keys() == wanted
    assert {enabled for _oid, enabled, _definition in found.values()} == {"O"}


def test_a_guard_that_is_right_is_left_alone():
    before = triggers()
    make_the_guard()
    assert triggers() == before


@pytest.mark.parametrize(
    "damage",
    [
        "ALTER TABLE contracts_landlord DISABLE TRIGGER history_says_the_same",
        "ALTER TABLE contracts_historicallandlord ENABLE REPLICA TRIGGER history_is_kept",
        "DROP TRIGGER history_says_the_same ON contracts_landlord",
        "DROP TRIGGER history_is_kept ON contracts_historicallandlord",
        "DROP TRIGGER history_says_the_same ON contracts_landlord;"
        " CREATE CONSTRAINT TRIGGER history_says_the_same AFTER INSERT ON contracts_landlord DEFERRABLE"
        " INITIALLY DEFERRED FOR EACH ROW"
        " EXECUTE FUNCTION audit_history_says_the_same('contracts_historicalproperty', 'id')",
        "CREATE TRIGGER history_is_kept BEFORE DELETE ON contracts_occupancy FOR EACH ROW"
        " EXECUTE FUNCTION audit_history_is_kept()",
    ],
)
def test_a_guard_that_was_tampered_with_is_made_right(damage):
    def as_defined():
        return {where: (enabled, definition) for where, (_oid, enabled, definition) in triggers().items()}

    right = as_defined()
    sql(damage)
    assert as_defined() != right
    make_the_guard()
    assert as_defined() == right


@pytest.mark.parametrize("history", [history for _model, history in tracked_models()], ids=lambda h: h._meta.label)
def test_the_newest_row_is_found_by_an_index(history):
    key = history.instance_type._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [history._meta.db_table])
        assert any(f"({key}, history_id)" in definition for (definition,) in cursor.fetchall())
