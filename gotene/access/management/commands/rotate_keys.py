"""After a new first key in DATA_KEYS: encrypt everything anew with it, and say which keys are still needed."""

import sys
from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from gotene import rotation
from gotene.access.database_roles import DatabaseRole


class Command(BaseCommand):
    help = "Encrypt everything anew with the first of DATA_KEYS; exit 1 when something is opened by none of them."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *, dry_run=False, **options):
        if connection.role != DatabaseRole.OWNER:
            raise CommandError("Only the owner of the database can do this.")
        in_use, unreadable = Counter(), []
        for kept in rotation.KEPT:
            tally = rotation.rotate(kept, dry_run=dry_run, told=self._progress(kept.model))
            done = "would be moved" if dry_run else "moved"
            self.stdout.write(f"{kept.model}: {tally.seen} rows, {tally.moved} {done} to the first key")
            # What has been moved is made with the first key now.
            in_use += tally.by_key if dry_run else Counter({0: tally.by_key.total()})
            unreadable += tally.unreadable
        self._tell_keys(in_use, rotation.seals_by_key())
        if unreadable:
            self.stdout.write(f"None of the keys opens {len(unreadable)}: {', '.join(unreadable[:20])}")
            self.stdout.write("Put the key that is missing last in DATA_KEYS and run this again.")
            sys.exit(1)

    def _progress(self, name):
        def told(done, of):
            if done < of:
                self.stdout.write(f"{name}: {done} of {of}")

        return told

    def _tell_keys(self, in_use, seals):
        for place in range(len(settings.DATA_KEYS)):
            uses = [f"{in_use[place]} values"] if in_use[place] else []
            uses += [f"{seals[place]} seals of the read log"] if seals[place] else []
            needed = f"needed for {' and '.join(uses)}" if uses else "needed for nothing"
            note = "" if place == 0 or uses else ": it can be taken out of DATA_KEYS"
            self.stdout.write(f"{rotation.name_of(place)}: {needed}{note}")
        if seals[None]:
            self.stdout.write(f"{seals[None]} seals of the read log are made with a key that is not in DATA_KEYS.")
