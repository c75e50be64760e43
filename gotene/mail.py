"""Letters by e-mail. Nothing that somebody does here is lost because no mail server answers."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail

logger = logging.getLogger("gotene.mail")


def send_letter(subject, text, address, *, called):
    """Send a letter to `address`, now; returns whether the mail server took it.

    What goes wrong is logged by its kind, under what the letter is `called` there: never by the address.
    """
    try:
        return bool(send_mail(subject, text, None, [address]))
    except (SMTPException, OSError) as failure:
        logger.error("No %s: %s", called, type(failure).__name__)
        return False
