from django.core.management.base import BaseCommand

from gotene.access.postgresql.databases import refuse_the_owner
from gotene.access.worker import Worker


class Command(BaseCommand):
    help = "Do the background jobs as they come, each as the person who queued it, until told to stop."

    def add_arguments(self, parser):
        how_long = parser.add_mutually_exclusive_group()
        how_long.add_argument("--once", action="store_true", help="do the jobs that wait, and end")
        how_long.add_argument(
            "--attached", action="store_true", help="end when standard input closes: with the process that started this"
        )

    def handle(self, *, once, attached, **options):
        refuse_the_owner()
        worker = Worker()
        try:
            if once:
                worker.do_what_waits()
            else:
                worker.configure_signals()
                worker.work(attached=attached)
        finally:
            worker.presence.end()
