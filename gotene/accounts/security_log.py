"""What happens at the door, in the application's log: who came in by what, who did not, what was changed.

Ids of accounts and addresses on the network, never a name, an e-mail address or what was typed: that may have been a
password in the wrong field. Source: OWASP ASVS 5.0, 16.3.1 and 16.2.5; what is logged where: docs/operations/logs.md.
"""

import logging

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as factor
from allauth.socialaccount import signals as provider
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.core.exceptions import PermissionDenied

from gotene.accounts.models import User

logger = logging.getLogger("gotene.security")
UNKNOWN = "unknown"


def note(event, request, account_id=UNKNOWN, **about):
    """One line of the log: the event, the account's id, where it came from, and codes that say more."""
    said = {"account": account_id, "address": _address(request), **about}
    logger.info("%s %s", event, " ".join(f"{name}={value}" for name, value in said.items()))


def _address(request):
    if request is None:
        return UNKNOWN
    try:
        return get_adapter(request).get_client_ip(request)
    except PermissionDenied:
        return UNKNOWN


def _signed_in(request, user, **_about):
    methods = [record.get("type", record["method"]) for record in get_authentication_records(request, user)]
    note("signed_in", request, user.pk, by="+".join(methods) or UNKNOWN)


def _not_signed_in(credentials, request=None, **_about):
    typed = credentials.get("email") or credentials.get("username") or ""
    found = User.objects.filter(email__iexact=typed).values_list("pk", flat=True).first() if "\0" not in typed else None
    note("sign_in_failed", request, found or UNKNOWN)


def _signed_out(request, user, **_about):
    # A session that had ended has nobody to sign out.
    if user is not None:
        note("signed_out", request, user.pk)


def _of_factor(event):
    def receiver(request, user, authenticator=None, **_about):
        note(event, request, user.pk, factor=getattr(authenticator, "type", UNKNOWN))

    return receiver


def _of_account(event):
    def receiver(request, user, **_about):
        note(event, request, user.pk)

    return receiver


def _of_provider(event):
    def receiver(request, sociallogin, **_about):
        note(event, request, sociallogin.user.pk or UNKNOWN, provider=sociallogin.account.provider)

    return receiver


def listen():
    """Hear what is told about signing in; called once, when the application starts."""
    receivers = {
        account.user_logged_in: _signed_in,
        user_login_failed: _not_signed_in,
        user_logged_out: _signed_out,
        account.password_changed: _of_account("password_changed"),
        account.password_set: _of_account("password_chosen"),
        account.password_reset: _of_account("password_reset"),
        factor.authenticator_used: _of_factor("factor_used"),
        factor.authentication_failed: _of_factor("factor_refused"),
        factor.authenticator_added: _of_factor("factor_added"),
        factor.authenticator_removed: _of_factor("factor_removed"),
        factor.authenticator_reset: _of_factor("factor_made_anew"),
        provider.pre_social_login: _of_provider("provider_answered"),
        provider.social_account_added: _of_provider("provider_linked"),
    }
    for signal, receiver in receivers.items():
        # The receivers are made here: nothing else holds them.
        signal.connect(receiver, weak=False, dispatch_uid=f"security_log {id(signal)}")
