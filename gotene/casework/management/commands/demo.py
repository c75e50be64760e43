"""The demo's database: made in an empty one, left alone where it is there."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from gotene.casework.demo import mark
from gotene.casework.demo.fill import fill
from gotene.casework.demo.staff import account_lines, password_from_environment, set_password


class Command(BaseCommand):
    help = "Fill an empty database with a made-up Götene, and print the accounts. A demo that is there is kept."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="empty the demo first, and make it anew")

    def handle(self, *, reset, **options):
        try:
            mark.check_mode()
            password = password_from_environment()
            with transaction.atomic():
                if reset and mark.filled_as_of():
                    mark.empty()
                if mark.filled_as_of():
                    set_password(password)
                else:
                    fill(timezone.localdate(), password)
        except mark.NotADemo as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write("\n".join(account_lines(password)))
