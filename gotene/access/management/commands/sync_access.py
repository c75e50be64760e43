"""After each migration this happens by itself."""

from django.core.management.base import BaseCommand, CommandError

from gotene.access import database


class Command(BaseCommand):
    help = "Give every database role the rights of the published table, and take away all others."

    def handle(self, **options):
        try:
            database.sync()
        except database.CannotSync as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write("The database has the published rights.")
