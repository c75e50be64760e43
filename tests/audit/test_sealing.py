"""The seal of the read log: whoever changes, removes or moves a reading or a seal is found out."""

import datetime as dt
import logging
import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role, Side
from gotene.audit import sealing
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.models import Reading, Seal
from tests import factories
from tests.access.as_role import running_as
from tests.audit.readings import noted, reading
from tests.jobs import run_jobs
from tests.refused import sql

pytestmark = pytest.mark.django_db

READINGS = 20
TRIES = 1000
NOW = timezone.now()


def row(number, officer, letting):
    """Readings of every kind, some of them alike but for their number and salt."""
    staff = (officer, letting)[number % 2]
    return reading(
        staff,
        at=NOW - dt.timedelta(minutes=number % 7),
        kind=[*ReadingKind][number % 3],
        subject=[*Subject][number % 4] if number % 5 else "",
        keys=[f"K-2026-{number % 6:02}", "SK-2026-001"][: number % 3],
        people=[number % 4, 7][: number % 3],
        ground=Ground.REASON if number % 4 == 0 else Ground.ROLE,
        reason="Vikarie för Eva" if number % 4 == 0 else "",
        role=staff.roles[0],
    )


@pytest.fixture
def log():
    """A sealed log, and the staff whom it could be blamed on."""
    staff = factories.staff(Role.CASE_OFFICER), factories.staff(Role.LETTING_OFFICER)
    for number in range(READINGS):
        row(number, *staff)
    assert seal() == READINGS
    return staff


def seal():
    with running_as(DatabaseRole.WEB):
        return sealing.seal_what_waits()


def faults(*expected):
    return list(sealing.faults(expected))


def verified(*arguments):
    """What `verify_log` says, and its exit code."""
    said = StringIO()
    try:
        call_command("verify_log", *arguments, stdout=said)
    except SystemExit as ended:
        return said.getvalue(), ended.code
    return said.getvalue(), 0


@pytest.fixture
def tampering(log):
    """The guards are off, as for whoever owns the server."""
    connection.check_constraints()
    for table in ("audit_reading", "audit_seal"):
        sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    # Nobody's either: whom a row blames may be anybody.
    sql("ALTER TABLE audit_reading DROP CONSTRAINT reading_reason_given")
    return random.Random(20260101)


# One column of one reading


def edits(chance, staff):
    """An UPDATE of one column of one reading to something else, as (statement, values)."""
    one = chance.choice(list(Reading.objects.all()))
    column, value = chance.choice(
        [
            ("at", one.at + dt.timedelta(microseconds=chance.choice([-1, 1, 10**6]))),
            ("staff_id", next(each.pk for each in staff if each.pk != one.staff_id)),
            ("organisation_id", Side.HOUSING if one.organisation_id == Side.SOCIAL else Side.SOCIAL),
            ("role", "" if one.role else Role.COORDINATOR),
            ("kind", chance.choice([kind for kind in ReadingKind if kind != one.kind])),
            ("subject", chance.choice([each for each in ("", *Subject) if each != one.subject])),
            ("keys", [*one.keys, "K-2026-99"] if chance.random() < 0.5 or not one.keys else one.keys[1:]),
            ("people", [*one.people, 8] if chance.random() < 0.5 or not one.people else one.people[1:]),
            ("page", one.page + chance.choice(["s", " "])),
            ("ground", chance.choice([ground for ground in Ground if ground != one.ground])),
            ("reason", one.reason[:-1] if one.reason else " "),
            ("salt", "00000000-0000-4000-8000-000000000000"),
            ("id", one.pk + 10**6),
        ]
    )
    return f"UPDATE audit_reading SET {column} = %s WHERE id = %s", [value, one.pk]


def seal_edits(chance, staff):
    one = chance.choice(list(Seal.objects.all()))
    column, value = chance.choice(
        [
            ("reading", one.reading + 10**6),
            ("row_digest", bytes(32)),
            ("chain_digest", bytes(32)),
            ("key", "0" * 16),
            ("sealed_at", one.sealed_at + dt.timedelta(microseconds=1)),
            ("position", one.position + 10**6),
        ]
    )
    return f"UPDATE audit_seal SET {column} = %s WHERE position = %s", [value, one.position]


def deletions(chance, staff):
    one = chance.choice(list(Seal.objects.all()))
    return chance.choice(
        [
            ("DELETE FROM audit_reading WHERE id = %s", [one.reading]),
            # Of the last the seal of the one before is the end of a whole chain: that is what the tip is for.
            ("DELETE FROM audit_seal WHERE position = least(%s, %s)", [one.position, READINGS - 1]),
        ]
    )


def swaps(chance, staff):
    """Two rows change places: what they say, or their seals."""
    one, other = chance.sample(list(Seal.objects.all()), 2)
    columns = (
        "at, staff_id, organisation_id, role, kind, subject, keys, people, page, ground, reason, salt"
        if chance.random() < 0.5
        else chance.choice(["salt", "salt, at"])
    )
    taken = ", ".join(f"r.{column}" for column in columns.split(", "))
    return chance.choice(
        [
            (
                f"UPDATE audit_reading SET ({columns}) = (SELECT {taken} FROM audit_reading r"
                " WHERE r.id = CASE audit_reading.id WHEN %s THEN %s::bigint ELSE %s END) WHERE id IN (%s, %s)",
                [one.reading, other.reading, one.reading, one.reading, other.reading],
            ),
            (
                "UPDATE audit_seal SET (row_digest, chain_digest) = (SELECT s.row_digest, s.chain_digest"
                " FROM audit_seal s WHERE s.position = CASE audit_seal.position WHEN %s THEN %s::bigint ELSE %s END)"
                " WHERE position IN (%s, %s)",
                [one.position, other.position, one.position, one.position, other.position],
            ),
        ]
    )


def test_1000_of_1000_random_edits_deletions_and_swaps_are_found(tampering, log):
    assert faults() == []
    missed = []
    for number in range(TRIES):
        statement, values = (edits, edits, seal_edits, deletions, swaps)[number % 5](tampering, log)
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
                assert cursor.rowcount, (statement, values)
            if not faults():
                missed.append((statement, values))
            transaction.set_rollback(True)
    assert missed == []
    assert faults() == []


def test_the_command_says_what_is_wrong_and_exits_with_1(tampering):
    first, second = Reading.objects.order_by("pk")[:2]
    sql("UPDATE audit_reading SET page = 'other' WHERE id = %s", first.pk)
    sql("DELETE FROM audit_reading WHERE id = %s", second.pk)
    sql("DELETE FROM audit_seal WHERE position IN (5, 6)")
    said, code = verified()
    assert code == 1
    assert said.splitlines() == [
        f"reading {first.pk} (seal 1) is changed, or another was put in its place",
        f"reading {second.pk} (seal 2) is removed",
        "seals are missing: 5 to 6",
        "seal 7 does not follow from the seal before it: one of them was changed or moved",
        "4 faults. See docs/operations/read-log.md for what to do.",
    ]


def test_a_digest_function_that_says_what_is_sealed_hides_nothing(tampering):
    one = Reading.objects.order_by("pk").first()
    sql("UPDATE audit_reading SET page = 'other' WHERE id = %s", one.pk)
    sql(
        "CREATE OR REPLACE FUNCTION audit_reading_digest(reading audit_reading) RETURNS bytea LANGUAGE sql STABLE"
        " AS 'SELECT row_digest FROM public.audit_seal s WHERE s.reading = reading.id'"
    )
    assert faults() == [f"reading {one.pk} (seal 1) is changed, or another was put in its place"]


def test_a_tail_removed_with_its_seals_is_missed_by_the_tip(tampering, tmp_path, caplog):
    caplog.set_level(logging.INFO, "gotene.security")
    with running_as(DatabaseRole.WEB):
        sealing.tell_tip()
    kept = sealing.tip()
    assert str(kept) in caplog.text
    said, code = verified()
    assert code == 0 and str(kept) in said
    last = list(Seal.objects.order_by("-position")[:3])
    for each in last:
        sql("DELETE FROM audit_reading WHERE id = %s", each.reading)
        sql("DELETE FROM audit_seal WHERE position = %s", each.position)
    # What is left is a whole chain; only who has kept the tip can tell.
    assert verified()[1] == 0
    said, code = verified("--expect", str(kept))
    assert code == 1
    assert f"the log ends at seal {READINGS - 3}, before the tip that was kept: seal {READINGS} is gone" in said
    (tmp_path / "app.log").write_text(caplog.text)
    assert verified("--tip", str(tmp_path / "app.log"))[1] == 1
    # New readings do not make up for it.
    reading(factories.staff(Role.COORDINATOR), at=timezone.now())
    assert seal() == 1
    assert verified("--expect", str(kept))[1] == 1


def test_a_chain_made_anew_with_the_key_is_found_by_the_tip(tampering):
    kept = sealing.tip()
    sql("DELETE FROM audit_seal")
    sql("DELETE FROM audit_reading WHERE id = %s", Reading.objects.earliest("pk").pk)
    row(READINGS, *[one.staff for one in Reading.objects.order_by("pk")[:2]])
    assert seal() == READINGS
    assert faults() == []
    assert faults(kept) == [f"seal {READINGS} is another than the tip that was kept"]


def test_a_tip_that_is_none_is_not_taken_for_one(log, tmp_path):
    with pytest.raises(CommandError, match="--expect"):
        verified("--expect", "12")
    (tmp_path / "empty.log").write_text("12:34")
    with pytest.raises(CommandError, match="no tip"):
        verified("--tip", str(tmp_path / "empty.log"))


def test_what_has_not_been_sealed_for_an_hour_is_told():
    late = reading(factories.staff(Role.COORDINATOR), at=NOW - dt.timedelta(hours=1, minutes=1))
    reading(late.staff, at=NOW)
    assert faults() == [f"reading {late.pk} has not been sealed for over an hour"]


def test_what_is_found_unsealed_from_long_ago_is_not_sealed_as_if_nothing_had_happened(log):
    late = reading(log[0], at=NOW - dt.timedelta(hours=5))
    assert seal() == 0
    assert faults() == [f"reading {late.pk} has not been sealed for over an hour"]


def test_older_seals_hold_after_the_key_is_changed(log, settings):
    old = settings.DATA_KEYS
    settings.DATA_KEYS = ["another key that is quite long enough for it", *old]
    assert faults() == []
    reading(log[0], at=timezone.now())
    assert seal() == 1
    assert faults() == []
    assert Seal.objects.values("key").distinct().count() == 2
    settings.DATA_KEYS = settings.DATA_KEYS[:1]
    assert faults()[0] == "seal 1 is made with a key that is not among DATA_KEYS"


def test_the_worker_seals_what_was_read_and_tells_the_tip(caplog):
    caplog.set_level(logging.INFO, "gotene.security")
    coordinator = factories.staff(Role.COORDINATOR)
    with running_as(coordinator):
        noted({}, {})
    run_jobs()
    assert Seal.objects.count() == 2
    assert f"tip={sealing.tip()}" in caplog.text
    assert verified()[1] == 0


def test_nothing_to_seal_is_nothing_wrong():
    assert seal() == 0
    said, code = verified()
    assert (code, said) == (0, "Nothing is sealed yet, and nothing waits that should be.\n")


def test_batches_follow_each_other():
    officer = factories.staff(Role.CASE_OFFICER)
    for _ in range(10):
        reading(officer)
    with running_as(DatabaseRole.WEB):
        assert sealing.seal(3) == 3
        assert sealing.seal_what_waits(4) == 7
    assert list(Seal.objects.values_list("position", flat=True)) == list(range(1, 11))
    assert faults() == []
