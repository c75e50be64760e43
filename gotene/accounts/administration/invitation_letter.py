"""The letter with which somebody is invited: their own name, the link, and nothing more."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from gotene.accounts.invitations import invitation_path
from gotene.mail import send_letter


def goes_nowhere():
    """Whether letters are printed and not sent, as in the demo: then a link is always to be handed over."""
    return settings.MAILERS["default"]["BACKEND"].endswith("console.EmailBackend")


def send(account, address):
    """Send `account` its invitation, whose link is at the absolute `address`. Returns whether it was sent."""
    # A newcomer has chosen no language.
    with override(settings.LANGUAGE_CODE):
        text = render_to_string("accounts/letters/invitation.txt", {"name": account.staff.name, "link": address})
        subject = _("You are invited to Götene housing cooperation")
    return send_letter(subject, text, account.email, called=f"invitation to account {account.pk}")


def link_for(request, account):
    """The address where the invited person chooses a password, with host."""
    return request.build_absolute_uri(invitation_path(account))
