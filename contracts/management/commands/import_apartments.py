"""Reads the property system's export of apartments into the register."""

import io
import json
import sys
from typing import BinaryIO

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from contracts.register.load import Outcome, import_file
from contracts.register.progress import Stage
from gotene.accounts.commands import add_by, done_by, staff_of

# A list that somebody reads; --json has them all.
FAULTS_SHOWN = 1_000
# Files that take less time need no bar.
SECONDS_BEFORE_BAR = 1


class Command(BaseCommand):
    @property
    def help(self):
        return _("Reads an export from the property system (CSV or Excel) into the register: all of it, or nothing.")

    def add_arguments(self, parser):
        parser.add_argument("file", help=_("the file, or - for standard input"))
        parser.add_argument("--dry-run", action="store_true", help=_("do everything but keep nothing"))
        parser.add_argument("--json", action="store_true", help=_("write the result as JSON and nothing else"))
        add_by(parser)

    def handle(self, *args, file, dry_run, by, **options):
        for stream in (sys.stdout, sys.stderr):
            # A cell may hold what the terminal cannot write.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        # A nightly run from the property system has nobody to name; the summary says so.
        staff = staff_of(by) if by else None
        outcome = import_file(
            _standard_input() if file == "-" else file,
            by=staff,
            dry_run=dry_run,
            watched=_progress_bar,
        )
        if options["json"]:
            self._write_json(outcome)
        elif outcome.faults:
            self._write_faults(outcome)
        else:
            self._write_summary(outcome, dry_run)
            if not dry_run:
                self.stdout.write(done_by(staff))
        if outcome.faults:
            sys.exit(1)

    def _write_json(self, outcome: Outcome):
        result = {"created": outcome.created, "changed": outcome.changed, "unchanged": outcome.unchanged}
        self.stdout.write(json.dumps({**result, "errors": [fault.as_dict() for fault in outcome.faults]}))

    def _write_faults(self, outcome: Outcome):
        count = len(outcome.faults)
        self.stdout.write(
            ngettext(
                "Nothing was read in: the file has %(count)d fault.",
                "Nothing was read in: the file has %(count)d faults.",
                count,
            )
            % {"count": count}
        )
        for fault in outcome.faults[:FAULTS_SHOWN]:
            place = [_("Row %(row)d") % {"row": fault.row}] if fault.row else [_("The file")]
            if fault.column:
                place.append(fault.column)
            if fault.value and fault.value != fault.column:
                place.append(f"«{fault.value}»")
            self.stdout.write(_printable(f"- {', '.join(place)}: {fault.message}"))
        if count > FAULTS_SHOWN:
            self.stdout.write(_("The first %(count)d are shown; --json writes all.") % {"count": FAULTS_SHOWN})

    def _write_summary(self, outcome: Outcome, dry_run: bool):
        if dry_run:
            self.stdout.write(_("Dry run: nothing was kept."))
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
        for label, count in lines + [line for line in optional if line[1]]:
            self.stdout.write(f"{label}: {count}")
        if outcome.newer_in_register:
            numbers = ", ".join(str(row) for row in outcome.newer_in_register[:20])
            more = " …" if len(outcome.newer_in_register) > 20 else ""
            self.stdout.write(_("Compare these rows with the register: %(rows)s") % {"rows": numbers + more})


def _standard_input() -> BinaryIO:
    # Python has none when whoever started it closed it.
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def _printable(text: str) -> str:
    """The line without control characters: a cell must not steer the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _progress_bar(things, stage, count=None):
    labels = {Stage.READING: _("Reading"), Stage.CHECKING: _("Checking"), Stage.WRITING: _("Writing")}
    return tqdm(
        things,
        desc=labels[stage],
        total=count,
        delay=SECONDS_BEFORE_BAR,
        disable=not sys.stderr.isatty(),
        file=sys.stderr,
    )
