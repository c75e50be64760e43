"""For a monitor, and before a deployment: does the database still say what is published?"""

import sys

from django.core.management.base import BaseCommand

from gotene.access import database


class Command(BaseCommand):
    help = "Compare the database with the published table of rights; exit 1 and say what differs."

    def handle(self, **options):
        differences = database.differences()
        for line in differences:
            self.stdout.write(line)
        if differences:
            self.stdout.write(
                f"{len(differences)} differences. + is published and missing, - is there and not published."
            )
            sys.exit(1)
        self.stdout.write("The database has the published rights and no others.")
