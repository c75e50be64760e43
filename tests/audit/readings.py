"""Readings in a test: noted as a request notes them, or written as they might have stood."""

from django.db import connection
from django.db.backends.postgresql.psycopg_any import Jsonb
from django.utils import timezone

from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.models import Reading

ONE = {
    "kind": ReadingKind.PAGE,
    "subject": Subject.CASE,
    "keys": ["SK-2026-014"],
    "people": [7],
    "page": "case",
    "ground": Ground.CASE_OFFICER,
    "role": "",
    "reason": "",
}


def noted(*rows):
    """Call the function that notes, as the one whom the connection works for; how many it noted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_note_readings(%s)", [Jsonb([ONE | row for row in rows])])
        return cursor.fetchone()[0]


def reading(staff, **fields):
    """One that is there, past the function."""
    about = {"at": timezone.now(), "staff": staff, "organisation": staff.organisation, **ONE, **fields}
    return Reading.objects.create(**about)
