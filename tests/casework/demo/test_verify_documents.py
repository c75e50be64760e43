"""`verify_documents`: what was frozen is what is kept, and what was changed behind the register is named."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from contracts.models import SignedScan, TakeoverPaperFile
from meetings.models import Minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_documents_as_they_were_made_are_confirmed():
    said = StringIO()
    call_command("verify_documents", stdout=said)
    assert "documents, scans and photos are as they were made." in said.getvalue()
    assert int(said.getvalue().split()[0]) >= Minutes.objects.count() + TakeoverPaperFile.objects.count() + 3


@pytest.mark.parametrize(
    "model, field, trigger", [(Minutes, "pdf", "minutes_are_kept"), (SignedScan, "content", "signed_scan_is_kept")]
)
def test_what_was_changed_behind_the_register_is_named(model, field, trigger):
    row, table = model.objects.first(), model._meta.db_table
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
            cursor.execute(f"UPDATE {table} SET {field} = 'changed' WHERE {model._meta.pk.column} = %s", [row.pk])
        with pytest.raises(CommandError, match=f"1 of .* differ .*{model._meta.label} {row.pk}"):
            call_command("verify_documents")
        transaction.set_rollback(True)
