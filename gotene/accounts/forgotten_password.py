"""The letter by which somebody chooses a new password. Only those who may sign in so get one."""

import logging

from django.db import DatabaseError, connection, transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from gotene.access.database_roles import DatabaseRole
from gotene.accounts.invitations import invitation_path
from gotene.accounts.models import User
from gotene.accounts.password_door import comes_by_provider_only
from gotene.mail import send_letter

logger = logging.getLogger("gotene.accounts")


def send_new_password_link(email, site):
    """Send the link to whoever has the address, if they work here still. `site` is the address of the start page.

    Runs when the request is over: whatever goes wrong is logged, and told to nobody.
    """
    try:
        with connection.as_role(DatabaseRole.WEB), transaction.atomic():
            account = User.objects.filter(email__iexact=email, is_active=True, staff__active=True).first()
            if account is None or comes_by_provider_only(account.staff.organisation_id):
                return
            address = site.rstrip("/") + invitation_path(account)
        text = render_to_string("account/letters/new_password.txt", {"address": address})
    except DatabaseError as failure:
        logger.error("No letter with a new password: %s", type(failure).__name__)
        return
    send_letter(_("Choose a new password"), text, account.email, called="letter with a new password")
