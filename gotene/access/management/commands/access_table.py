"""What is published; whether the database says the same, `check_access` tells."""

from django.core.management.base import BaseCommand

from gotene.access import listing


class Command(BaseCommand):
    help = "Print the published table of rights: every table, row rule and function, who may what, and why."
    requires_system_checks = []

    def add_arguments(self, parser):
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--markdown", action="store_true", help="as docs/operations/access-table.md")
        form.add_argument("--json", action="store_true", help="with the conditions of row rules, for programs")

    def handle(self, *, markdown, json, **options):
        self.stdout.write(listing.as_markdown() if markdown else listing.as_json() if json else listing.as_text())
