"""The guard of the history: PostgreSQL lets nothing stand that its history does not tell, whoever wrote it and how."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from contracts.models import Landlord
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from gotene.audit.guards import IS_KEPT, SAYS_THE_SAME
from gotene.audit.history import save_as
from tests import factories
from tests.access.as_role import running_as
from tests.refused import committed, note, refused, refused_at_commit, sql

pytestmark = pytest.mark.django_db


def landlord():
    return factories.landlord("private")


def rename(row):
    sql("UPDATE contracts_landlord SET name = 'Renamed' WHERE id = %s", row.pk)


@committed()
def _changed_past_its_history(row):
    rename(row)


# The rule: what stands, and what is tried with it.
ATTEMPTS = {
    SAYS_THE_SAME: (landlord, _changed_past_its_history),
    IS_KEPT: (landlord, lambda row: row.history.update(name="Rewritten")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# What goes past the history is refused


def insert_in_sql(row):
    sql("INSERT INTO contracts_landlord (name, kind) VALUES ('New', 'private')")


def delete_in_sql(row):
    sql("DELETE FROM contracts_landlord WHERE id = %s", row.pk)


def update(row):
    Landlord.objects.filter(pk=row.pk).update(name="Renamed")


def bulk_create(row):
    Landlord.objects.bulk_create([Landlord(name="One", kind="private"), Landlord(name="Two", kind="private")])


def bulk_update(row):
    row.name = "Renamed"
    Landlord.objects.bulk_update([row], ["name"])


def raw_delete(row):
    Landlord.objects.filter(pk=row.pk)._raw_delete("default")


def save_without_history(row):
    row.skip_history_when_saving = True
    row.name = "Renamed"
    row.save()


def update_after_a_save(row):
    row.name = "Saved"
    row.save()
    rename(row)


def update_before_a_save_of_something_else(row):
    rename(row)
    landlord().save()


def update_after_a_savepoint_undone(row):
    with transaction.atomic():
        row.name = "Undone"
        row.save()
        transaction.set_rollback(True)
    rename(row)


def history_undone_with_its_savepoint(row):
    rename(row)
    with transaction.atomic():
        note(row)
        transaction.set_rollback(True)


def history_that_says_something_else(row):
    rename(row)
    row.history.create(id=row.pk, name="Other", kind=row.kind, history_date=DATE, history_type="~")


def history_of_another(row):
    rename(row)
    note(landlord())


def a_removal_that_did_not_happen(row):
    rename(row)
    note(row, "-")


def a_removal_told_as_a_change(row):
    note(row)
    delete_in_sql(row)


def back_without_a_word(row):
    key = row.pk
    row.delete()
    sql("INSERT INTO contracts_landlord (id, name, kind) VALUES (%s, 'Back', 'private')", key)


def another_key(row):
    sql("UPDATE contracts_landlord SET id = id + 1000000 WHERE id = %s", row.pk)
    note(row, key=row.pk + 1_000_000)


DATE = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
PAST_THE_HISTORY = [
    rename,
    insert_in_sql,
    delete_in_sql,
    update,
    bulk_create,
    bulk_update,
    raw_delete,
    save_without_history,
    update_after_a_save,
    update_before_a_save_of_something_else,
    update_after_a_savepoint_undone,
    history_undone_with_its_savepoint,
    history_that_says_something_else,
    history_of_another,
    a_removal_that_did_not_happen,
    a_removal_told_as_a_change,
    back_without_a_word,
    another_key,
]


@pytest.mark.parametrize("write", PAST_THE_HISTORY, ids=lambda write: write.__name__)
def test_what_goes_past_the_history_is_refused(write):
    row = landlord()
    with refused_at_commit(SAYS_THE_SAME):
        write(row)


@pytest.mark.django_db(transaction=True)
def test_a_save_of_its_own_is_refused_and_leaves_nothing():
    """Outside a transaction the row is written first and its history afterwards: a crash between would lose it."""
    with pytest.raises(IntegrityError):
        Landlord.objects.create(name="Kvarnen", kind="private")
    assert not Landlord.objects.exists()
    with transaction.atomic():
        kept = Landlord.objects.create(name="Kvarnen", kind="private")
    assert kept.history.count() == 1


def test_a_role_taken_from_somebody_is_told():
    """[a] is contained in [a, b], and is not the same."""
    member = factories.staff(Role.CASE_OFFICER)
    member.roles = [Role.CASE_OFFICER, Role.COORDINATOR]
    with committed():
        member.save()
    for roles in ([Role.CASE_OFFICER], [Role.COORDINATOR, Role.CASE_OFFICER], []):
        with refused_at_commit(SAYS_THE_SAME):
            StaffMember.objects.filter(pk=member.pk).update(roles=roles)


# What tells its history goes through


def save(row):
    row.name = "Saved"
    row.save()


def save_twice(row):
    save(row)
    row.name = "Saved again"
    row.save()


def save_one_column(row):
    Landlord.objects.filter(pk=row.pk).select_for_update().get()
    row.name = "Saved"
    row.save(update_fields=["name"])


def save_as_nobody(row):
    save_as(None, row)


def delete(row):
    row.delete()


def delete_what_was_made(row):
    landlord().delete()


def delete_many(row):
    landlord()
    Landlord.objects.all().delete()


def delete_and_make_again(row):
    key = row.pk
    row.delete()
    Landlord.objects.create(pk=key, name="Back", kind="private")


def an_update_undone_with_its_savepoint(row):
    with transaction.atomic():
        rename(row)
        transaction.set_rollback(True)


def a_save_undone_with_its_savepoint(row):
    save(row)
    with transaction.atomic():
        row.name = "Undone"
        row.save()
        transaction.set_rollback(True)


def an_update_made_good(row):
    rename(row)
    row.refresh_from_db()
    row.save()


def bulk_writes_with_history(row):
    made = bulk_create_with_history([Landlord(name=f"No {n}", kind="private") for n in range(3)], Landlord)
    for one in made:
        one.name += "!"
    bulk_update_with_history(made, Landlord, ["name"])


def sql_with_its_history(row):
    rename(row)
    note(row)
    note(row, "-")
    delete_in_sql(row)


TOLD = [
    save,
    save_twice,
    save_one_column,
    save_as_nobody,
    delete,
    delete_what_was_made,
    delete_many,
    delete_and_make_again,
    an_update_undone_with_its_savepoint,
    a_save_undone_with_its_savepoint,
    an_update_made_good,
    bulk_writes_with_history,
    sql_with_its_history,
]


@pytest.mark.parametrize("write", TOLD, ids=lambda write: write.__name__)
def test_what_tells_its_history_goes_through(write):
    row = landlord()
    with committed():
        write(row)


# Who is refused


def test_a_request_is_held_to_it_like_everybody():
    officer, row = factories.staff(Role.LETTING_OFFICER), landlord()
    with running_as(officer), committed():
        for name in ("Saved", "Saved again"):
            row.name = name
            save_as(officer, row)
    with running_as(officer), refused_at_commit(SAYS_THE_SAME):
        rename(row)


def test_the_guard_sees_what_the_writer_does_not():
    """An identity that the writer may write but no longer read is compared all the same."""
    officer = factories.staff(Role.CASE_OFFICER)
    person = factories.person(by=officer)
    with running_as(officer), refused_at_commit(SAYS_THE_SAME):
        sql("UPDATE tenants_identity SET family_name = 'Annan' WHERE person_id = %s", person.pk)


@pytest.mark.parametrize(
    "write",
    [
        lambda history: history.update(name="Rewritten"),
        lambda history: history.all().delete(),
        lambda history: history.get().delete(),
        lambda history: history.get().save(),
        lambda history: sql("UPDATE contracts_historicallandlord SET history_user_id = NULL"),
        lambda history: sql("DELETE FROM contracts_historicallandlord"),
    ],
    ids=["update", "delete", "delete one", "save", "UPDATE", "DELETE"],
)
def test_not_even_the_owner_rewrites_history(write):
    row = landlord()
    with refused(IS_KEPT):
        write(row.history)
    assert row.history.get().name == row.name


def test_retention_alone_erases():
    row = landlord()
    sql("GRANT SELECT, UPDATE, DELETE ON contracts_landlord, contracts_historicallandlord TO gotene_retention")
    with running_as(DatabaseRole.RETENTION):
        with refused_at_commit(SAYS_THE_SAME):
            rename(row)
        with committed():
            sql("DELETE FROM contracts_historicallandlord WHERE id = %s", row.pk)
            delete_in_sql(row)
    assert not Landlord.objects.filter(pk=row.pk).exists()
    assert not row.history.exists()


def test_nobody_calls_the_guard_from_elsewhere():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_function_privilege('gotene_housing', oid, 'EXECUTE') FROM pg_proc"
            " WHERE proname = 'audit_history_says_the_same' AND prosecdef AND proconfig IS NOT NULL"
        )
        assert cursor.fetchall() == [(False,)]
