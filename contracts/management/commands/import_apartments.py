"""Reads the property system's export of apartments into the register."""

from django.utils.translation import gettext as _

from contracts.management.file_command import FileCommand
from contracts.register.load import Outcome, import_file


class Command(FileCommand):
    @property
    def help(self):
        return _("Reads an export from the property system (CSV or Excel) into the register: all of it, or nothing.")

    def read_in(self, source, *, by, dry_run, watched) -> Outcome:
        return import_file(source, by=by, dry_run=dry_run, watched=watched)

    def counts(self, outcome: Outcome):
        return {"created": outcome.created, "changed": outcome.changed, "unchanged": outcome.unchanged}

    def summary(self, outcome: Outcome):
        lines = [
            (_("New apartments"), outcome.created),
            (_("Changed apartments"), outcome.changed),
            (_("Unchanged apartments"), outcome.unchanged),
        ]
        optional = [
            (_("In the register but not in the file, left alone"), outcome.not_in_file),
            (_("Under a social contract, letting left alone"), outcome.under_social_contract),
            (_("Letting in the register newer than in the file, left alone"), len(outcome.newer_in_register)),
        ]
        told = [f"{label}: {count}" for label, count in lines + [line for line in optional if line[1]]]
        if outcome.newer_in_register:
            numbers = ", ".join(str(row) for row in outcome.newer_in_register[:20])
            more = " …" if len(outcome.newer_in_register) > 20 else ""
            told.append(_("Compare these rows with the register: %(rows)s") % {"rows": numbers + more})
        return told
