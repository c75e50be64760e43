"""Letters to the owner of an account when something about how they come in is changed. No names and no places."""

from enum import Enum
from functools import partial

from allauth.account import signals
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.mail import send_letter


class About(Enum):
    """What happened, as the subject of the letter and its first sentence."""

    FACTOR_ADDED = (
        _("A new way to confirm that it is you"),
        _("An app for codes, or a passkey, was added to your account."),
    )
    FACTOR_REMOVED = (
        _("One of your ways to confirm that it is you is removed"),
        _("An app for codes, or a passkey, was removed from your account."),
    )
    CODES_ANEW = (
        _("You have new recovery codes"),
        _("New recovery codes were made for your account. The old ones no longer work."),
    )
    FACTORS_FORGOTTEN = (
        _("Choose anew how you confirm that it is you"),
        _(
            "The system administrator of your organisation has removed your apps for codes, your passkeys and your "
            "recovery codes, and signed you out everywhere. Next time you sign in you choose anew."
        ),
    )
    ADDRESS_CHANGED = (
        _("You sign in with another e-mail address"),
        _(
            "The system administrator of your organisation has changed the e-mail address of your account. "
            "This letter went to the address of before."
        ),
    )
    PASSWORD_CHANGED = (_("Your password is changed"), _("The password of your account was changed."))


def tell(account, about, *, address=""):
    """Send the letter when the transaction is through, to `address` if it is another than the account's now.

    A mail server that does not answer undoes nothing.
    """
    subject, what = about.value
    text = render_to_string("account/letters/changed.txt", {"what": what, "at": timezone.localtime()})
    called = f"letter to account {account.pk}"
    transaction.on_commit(partial(send_letter, str(subject), text, address or account.email, called=called))


def listen():
    """Hear when a password is changed; called once, when the application starts."""

    def password_changed(user, **_about):
        tell(user, About.PASSWORD_CHANGED)

    for signal in (signals.password_changed, signals.password_set, signals.password_reset):
        signal.connect(password_changed, weak=False, dispatch_uid=f"letter about a password {id(signal)}")
