"""What must never stand in the read log, and that nobody rewrites it, tried in SQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from psycopg import errors

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role, Side
from gotene.audit.enums import Ground
from gotene.audit.history import save_as
from gotene.audit.models import Reading, Seal
from tests import factories
from tests.access.as_role import running_as
from tests.audit.readings import noted, reading
from tests.refused import again, refused, sql

pytestmark = pytest.mark.django_db


def left(role, **options):
    """Somebody who no longer works there."""
    staff = factories.staff(role, **options)
    staff.active = False
    return save_as(None, staff)


def one():
    return reading(factories.staff(Role.CASE_OFFICER))


def seal():
    fields = {"row_digest": b"r", "chain_digest": b"c", "key": "k", "sealed_at": timezone.now()}
    return Seal.objects.create(position=1, reading=one().pk, **fields)


def rewrites():
    for make, table, column in ((one, "audit_reading", "reason"), (seal, "audit_seal", "key")):
        make()
        # What waits for the end of the transaction would be in the way of emptying a table.
        connection.check_constraints()
        for statement in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
            with refused("read_log_is_kept"):
                sql(statement)


ATTEMPTS = {
    "reading_reason_given": lambda: again(one(), ground=Ground.REASON, reason=""),
    "reading_codes_known": lambda: again(one(), kind="made up"),
    "read_log_is_kept": lambda: sql("DELETE FROM audit_reading WHERE id = %s", one().pk),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_database_refuses_it(name):
    with refused(name):
        ATTEMPTS[name]()


def test_not_even_the_owner_changes_removes_or_empties_it():
    rewrites()
    assert (Reading.objects.count(), Seal.objects.count()) == (2, 1)


# Who writes, and in whose name


@pytest.mark.parametrize("role, side", [(Role.CASE_OFFICER, Side.SOCIAL), (Role.LETTING_OFFICER, Side.HOUSING)])
def test_it_is_noted_in_ones_own_name_and_ones_own_organisations(role, side):
    staff = factories.staff(role)
    before = timezone.now()
    with running_as(staff):
        assert noted({"role": role, "ground": Ground.ROLE}, {"keys": [], "people": []}) == 2
    first, second = Reading.objects.order_by("pk")
    assert (first.staff, first.organisation_id, first.role) == (staff, side, role)
    assert (first.keys, first.people, second.keys, second.people) == (["SK-2026-014"], [7], [], [])
    assert before <= first.at <= second.at
    assert first.salt != second.salt


def not_allowed(call):
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        call()
    assert isinstance(refusal.value.__cause__, errors.InsufficientPrivilege), refusal.value


def test_nothing_is_noted_of_nobody_or_in_a_role_that_one_does_not_hold():
    gone = left(Role.COORDINATOR)
    for who, row in (
        (DatabaseRole.SOCIAL, {}),
        (DatabaseRole.WEB, {}),
        (factories.staff(Role.CASE_OFFICER), {"role": Role.SOCIAL_DIRECTOR}),
        (gone, {}),
    ):
        with running_as(who):
            not_allowed(lambda row=row: noted(row))
    not_allowed(noted)
    assert not Reading.objects.exists()


def test_nobody_writes_it_by_hand():
    reviewer = factories.staff(Role.LOG_REVIEWER, side=Side.SOCIAL)
    with running_as(reviewer):
        not_allowed(lambda: reading(reviewer))
        not_allowed(lambda: sql("UPDATE audit_reading SET reason = ''"))
        not_allowed(lambda: sql("DELETE FROM audit_reading"))


# Who reads


def rows_for(who):
    with running_as(who):
        return list(Reading.objects.values_list("keys", flat=True))


def test_the_log_reviewers_read_of_their_own_organisation_and_nobody_else_reads():
    reading(factories.staff(Role.CASE_OFFICER), keys=["social"])
    reading(factories.staff(Role.LETTING_OFFICER), keys=["housing"])
    for side in Side:
        assert rows_for(factories.staff(Role.LOG_REVIEWER, side=side)) == [[str(side)]]
    for role in (Role.CASE_OFFICER, Role.SOCIAL_DIRECTOR, Role.HOUSING_DIRECTOR):
        assert rows_for(factories.staff(role)) == []
    assert rows_for(left(Role.LOG_REVIEWER, side=Side.SOCIAL)) == []
    assert rows_for(DatabaseRole.SOCIAL) == []
    with running_as(DatabaseRole.WEB):
        not_allowed(Reading.objects.count)


def test_the_scope_of_pages_is_the_same():
    social = reading(factories.staff(Role.CASE_OFFICER))
    reviewers = {side: factories.staff(Role.LOG_REVIEWER, side=side) for side in Side}
    assert list(Reading.objects.visible_to(reviewers[Side.SOCIAL])) == [social]
    for staff in (reviewers[Side.HOUSING], factories.staff(Role.SOCIAL_DIRECTOR), None):
        assert not Reading.objects.visible_to(staff).exists()


def test_the_gate_is_told_number_and_digest_of_what_is_not_sealed_and_no_more():
    first, second = one(), one()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, audit_reading_digest(r) FROM audit_reading r")
        digests = {key: bytes(digest) for key, digest in cursor.fetchall()}
    with running_as(DatabaseRole.WEB), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM audit_unsealed(1)")
        assert [(key, bytes(digest)) for key, digest in cursor.fetchall()] == [(first.pk, digests[first.pk])]
    assert digests[first.pk] != digests[second.pk]
    assert {len(digest) for digest in digests.values()} == {32}
