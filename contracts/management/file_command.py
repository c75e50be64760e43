"""What commands that read a file have in common: the file, a dry run, JSON, and the faults as a list."""

import io
import json
import sys
from abc import ABC, abstractmethod
from typing import BinaryIO

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from contracts.register.faults import Fault
from contracts.register.progress import Stage
from gotene.accounts.commands import add_by, done_by, staff_of

# A list that somebody reads; --json has them all.
FAULTS_SHOWN = 1_000
# Files that take less time need no bar.
SECONDS_BEFORE_BAR = 1


class FileCommand(BaseCommand, ABC):
    """Reads a file in; what it reads, and what is told of it, each command says itself."""

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
        # A nightly run has nobody to name; the summary says so.
        staff = staff_of(by) if by else None
        source = _standard_input() if file == "-" else file
        outcome = self.read_in(source, by=staff, dry_run=dry_run, watched=_progress_bar)
        if options["json"]:
            faults = [fault.as_dict() for fault in outcome.faults]
            self.stdout.write(json.dumps({**self.counts(outcome), "errors": faults}))
        elif outcome.faults:
            self._write_faults(outcome.faults)
        else:
            if dry_run:
                self.stdout.write(_("Dry run: nothing was kept."))
            for line in self.summary(outcome):
                self.stdout.write(_printable(line))
            if not dry_run:
                self.stdout.write(done_by(staff))
        if outcome.faults:
            sys.exit(1)

    @abstractmethod
    def read_in(self, source, *, by, dry_run, watched):
        """What came of reading `source` in, with its `faults`; nothing is kept when there are any, or in a dry run."""

    @abstractmethod
    def counts(self, outcome) -> dict[str, int]:
        """What a program is told beside the faults."""

    @abstractmethod
    def summary(self, outcome) -> list[str]:
        """What a person is told, a line each."""

    def _write_faults(self, faults: list[Fault]):
        count = len(faults)
        self.stdout.write(
            ngettext(
                "Nothing was read in: the file has %(count)d fault.",
                "Nothing was read in: the file has %(count)d faults.",
                count,
            )
            % {"count": count}
        )
        for fault in faults[:FAULTS_SHOWN]:
            place = [_("Row %(row)d") % {"row": fault.row}] if fault.row else [_("The file")]
            if fault.column:
                place.append(fault.column)
            if fault.value and fault.value != fault.column:
                place.append(f"«{fault.value}»")
            self.stdout.write(_printable(f"- {', '.join(place)}: {fault.message}"))
        if count > FAULTS_SHOWN:
            self.stdout.write(_("The first %(count)d are shown; --json writes all.") % {"count": FAULTS_SHOWN})


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
