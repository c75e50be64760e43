"""Invite a person: the first system administrator of each organisation comes in this way."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from gotene.access.roles import Role, Side
from gotene.accounts.invitations import invitation_path, invite


class Command(BaseCommand):
    help = "Invites a person by e-mail address and prints the link where the person chooses a password."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="the person's name")
        parser.add_argument("--side", required=True, choices=Side.values, help="housing company or social services")
        parser.add_argument("--role", required=True, action="append", choices=Role.values, help="may be repeated")
        parser.add_argument("--organisation", default="", help="the organisation's name, at its first invitation")

    def handle(self, *, email, name, side, role, organisation, **options):
        try:
            account = invite(email=email, name=name, side=side, roles=role, organisation_name=organisation, by=None)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        scheme = "https" if settings.IN_PRODUCTION else "http"
        self.stdout.write(f"{scheme}://{settings.ALLOWED_HOSTS[0]}{invitation_path(account)}")
        self.stdout.write(f"Send the link to {name} in a safe way. It works once, and for three days.")
