import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gotene.access.roles import Role
from gotene.documents.pdf import fingerprint
from meetings.models import Report, ReportFile
from tests import factories


@pytest.fixture
def keep(db):
    """Return a function that keeps a report with some bytes, under the fingerprint of others."""
    maker = factories.staff(Role.HOUSING_DIRECTOR)

    def kept(pdf, *, made_as=None):
        day = datetime.date(2026, 7, 1)
        report = Report.objects.create(
            period_from=day,
            period_to=datetime.date(2026, 12, 31),
            as_of=day,
            figures={},
            sha256=fingerprint(made_as or pdf),
            made_by=maker,
            made_at=datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC),
        )
        return ReportFile.objects.create(report=report, pdf=pdf)

    return kept


def test_documents_as_they_were_made_are_confirmed(keep):
    keep(b"one")
    keep(b"two")
    said = StringIO()
    call_command("verify_reports", stdout=said)
    assert said.getvalue() == "2 reports are as they were made.\n"


def test_a_document_changed_behind_the_register_is_named(keep):
    keep(b"one")
    changed = keep(b"changed", made_as=b"as it was")
    with pytest.raises(CommandError, match=f"1 of 2 reports differ.*{changed.pk}"):
        call_command("verify_reports")
