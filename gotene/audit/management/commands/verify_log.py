"""For a monitor, and for whoever asks whether the log can be trusted: is the read log as it was written?"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from gotene.audit import sealing


class Command(BaseCommand):
    help = "Check the read log against its seals; exit 1 and say what was changed, removed or moved."

    def add_arguments(self, parser):
        parser.add_argument("--expect", metavar="TIP", help="a tip that was kept elsewhere, as 1204:9f…")
        parser.add_argument("--tip", metavar="FILE", help="a file with such tips in it: the application's log will do")

    def handle(self, *, expect=None, tip=None, **options):
        expected = self.expected(expect, tip)
        found = list(sealing.faults(expected))
        for fault in found:
            self.stdout.write(fault)
        if found:
            self.stdout.write(f"{len(found)} faults. See docs/operations/read-log.md for what to do.")
            sys.exit(1)
        newest = sealing.tip()
        if newest is None:
            self.stdout.write("Nothing is sealed yet, and nothing waits that should be.")
            return
        compared = f" and agrees with {len(expected)} tips kept elsewhere" if expected else ""
        self.stdout.write(f"The read log is whole{compared}. Keep this tip on another machine: {newest}")

    def expected(self, expect, file):
        tips = sealing.tips_in(expect or "")
        if expect and not tips:
            raise CommandError("--expect takes a tip as this command writes it: a number, a colon and 64 characters.")
        if file:
            in_file = sealing.tips_in(Path(file).read_text(errors="replace"))
            if not in_file:
                raise CommandError(f"There is no tip in {file}.")
            tips += in_file
        return tips
