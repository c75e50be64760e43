"""Invites a person: the first system administrator of each organisation comes in this way."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from gotene.access.roles import Role, Side
from gotene.accounts.commands import add_by, done_by, staff_of
from gotene.accounts.invitations import invitation_path, invite


class Command(BaseCommand):
    help = "Invites a person by e-mail address and prints the link where the person chooses a password."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="the person's name")
        parser.add_argument("--side", required=True, choices=Side.values, help="housing company or social services")
        parser.add_argument("--role", required=True, action="append", choices=Role.values, help="may be repeated")
        parser.add_argument("--organisation", default="", help="the organisation's name, at its first invitation")
        add_by(parser)

    def handle(self, *, email, name, side, role, organisation, by, **options):
        staff = staff_of(by)
        try:
            account = invite(email=email, name=name, side=side, roles=role, organisation_name=organisation, by=staff)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        scheme = "https" if settings.IN_PRODUCTION else "http"
        self.stdout.write(f"{scheme}://{settings.ALLOWED_HOSTS[0]}{invitation_path(account)}")
        self.stdout.write(
            _("Send the link to %(name)s in a safe way. It works once, and for three days.") % {"name": name}
        )
        if staff:
            self.stdout.write(done_by(staff))
