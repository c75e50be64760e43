"""Checks that everything that is frozen is as it was: documents, scans and photos against their fingerprints."""

from django.core.management.base import BaseCommand, CommandError

from contracts.models import SignedScan
from gotene.documents.frozen import FrozenDocument
from gotene.documents.pdf import fingerprint
from inspections.models import PhotoFile
from meetings.models import ReportFile

# What keeps its fingerprint in a row of its own or under another name: the file's field, and where the fingerprint is.
OTHERS = {
    ReportFile: ("pdf", "report"),
    SignedScan: ("content", None),
    PhotoFile: ("jpeg", "photo"),
}


class Command(BaseCommand):
    help = "Compares each frozen document, scan and photo with its fingerprint; exit code 1 when one differs."

    def handle(self, **options):
        checked, differing = 0, []
        for name, whole in _all():
            checked += 1
            if not whole:
                differing.append(name)
        if differing:
            raise CommandError(f"{len(differing)} of {checked} differ from their fingerprint: {', '.join(differing)}")
        self.stdout.write(f"{checked} documents, scans and photos are as they were made.")


def _all():
    """The name of each and whether it is whole; one at a time, they need not fit in memory together."""
    for model in FrozenDocument.__subclasses__():
        for document in model._base_manager.iterator(chunk_size=1):
            yield f"{model._meta.label} {document.pk}", document.is_whole
    for model, (field, kept_on) in OTHERS.items():
        rows = model._base_manager.select_related(kept_on) if kept_on else model._base_manager.all()
        for row in rows.iterator(chunk_size=1):
            keeper = getattr(row, kept_on) if kept_on else row
            yield f"{model._meta.label} {row.pk}", fingerprint(bytes(getattr(row, field))) == keeper.sha256
