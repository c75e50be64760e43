"""Checks that every kept report is the document that was made."""

from django.core.management.base import BaseCommand, CommandError

from gotene.documents.pdf import fingerprint
from meetings.models import ReportFile


class Command(BaseCommand):
    help = "Compares each kept report with its fingerprint; exit code 1 when one differs."

    def handle(self, **options):
        checked, differing = 0, []
        # One at a time: a register's reports need not fit in memory together.
        for file in ReportFile.objects.select_related("report").iterator(chunk_size=1):
            checked += 1
            if fingerprint(bytes(file.pdf)) != file.report.sha256:
                differing.append(str(file.pk))
        if differing:
            raise CommandError(
                f"{len(differing)} of {checked} reports differ from their fingerprint: {', '.join(differing)}"
            )
        self.stdout.write(f"{checked} reports are as they were made.")
