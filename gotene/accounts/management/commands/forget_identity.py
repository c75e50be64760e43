"""Lets a person be linked anew to the organisation's identity provider: with a new identity there, say."""

from allauth.socialaccount.models import SocialAccount
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gotene.accounts import open_sessions
from gotene.accounts.commands import add_by, done_by, staff_of
from gotene.accounts.models import User
from gotene.accounts.security_log import note


class Command(BaseCommand):
    help = "Forgets which identity an account has at the identity provider. At the next sign-in it is linked anew."

    def add_arguments(self, parser):
        parser.add_argument("email")
        add_by(parser)

    @transaction.atomic
    def handle(self, *, email, by, **options):
        staff = staff_of(by)
        account = User.objects.filter(email__iexact=email).first()
        if account is None:
            raise CommandError(_("There is no account with that e-mail address."))
        forgotten, _of_each = SocialAccount.objects.filter(user=account).delete()
        open_sessions.end_all(account)
        note("provider_forgotten", None, account.pk, by=staff.pk if staff else "nobody")
        self.stdout.write(
            ngettext("%(count)s identity is forgotten.", "%(count)s identities are forgotten.", forgotten)
            % {"count": forgotten}
        )
        if staff:
            self.stdout.write(done_by(staff))
