"""Reads the list of social contracts and guarantees that the two organisations kept in a spreadsheet."""

from django.utils.translation import gettext as _

from contracts.management.file_command import FileCommand
from contracts.register_contracts.load import import_list
from contracts.register_contracts.outcome import Outcome


class Command(FileCommand):
    @property
    def help(self):
        return _(
            "Reads a list of social contracts and guarantees (CSV or Excel), with those who live there, into the "
            "register: all of it, or nothing."
        )

    def read_in(self, source, *, by, dry_run, watched) -> Outcome:
        return import_list(source, by=by, dry_run=dry_run, watched=watched)

    def counts(self, outcome: Outcome):
        return {"created": outcome.new, "unchanged": outcome.there}

    def summary(self, outcome: Outcome):
        if not outcome.new:
            return [_("Nothing to change: all of it is in the register.")]
        told = [f"{_('New contracts and guarantees')}: {outcome.new}", f"{_('There already')}: {outcome.there}"]
        # By row and without names: a log may keep what a command prints.
        told += [
            f"- {_('Row %(row)d') % {'row': result.row.line}}: {' '.join(result.notes)}"
            for result in outcome.results
            if result.notes
        ]
        return told
