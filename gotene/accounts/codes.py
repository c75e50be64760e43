"""Codes that are typed: from the app (TOTP, RFC 6238) and from the list of recovery codes. Each works once.

allauth remembers used codes in the cache; here the step of the last one is kept beside the secret, so that no code of
that step or an earlier one is taken again, whatever process or machine it is sent to.
"""

import time

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import transaction

LAST_STEP = "last_step"


def step_of(secret, code, *, after=0):
    """The time step (RFC 6238: 30 seconds since 1970) that `code` belongs to, if it is now and later than `after`.

    None for a wrong code, and for one that is no longer shown: a code lives as long as the app shows it, at most 30
    seconds (OWASP ASVS 5.0, 6.5.5).
    """
    now = int(time.time()) // app_settings.TOTP_PERIOD
    right = compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, now)))
    return now if right and now > after else None


def typed_factors(account):
    """What `account` types codes of: the app first, then the recovery codes."""
    found = Authenticator.objects.filter(user=account).exclude(type=Authenticator.Type.WEBAUTHN)
    return found.order_by("-type")


@transaction.atomic
def spent(account, code):
    """The Authenticator of `account` that `code` belonged to, now used up; None when it is wrong or used before."""
    for authenticator in typed_factors(account).select_for_update():
        if authenticator.type == Authenticator.Type.RECOVERY_CODES:
            right = authenticator.wrap().validate_code(code)
        else:
            right = _spend(authenticator, code)
        if right:
            # Reading it anew would ask the database for what is at hand.
            authenticator.user = account
            return authenticator
    return None


def _spend(authenticator, code):
    step = step_of(decrypt(authenticator.data["secret"]), code, after=authenticator.data.get(LAST_STEP, 0))
    if step is None:
        return False
    remember(authenticator, step)
    return True


def remember(authenticator, step):
    """From now on no code of `step` or before is taken."""
    authenticator.data[LAST_STEP] = step
    authenticator.save(update_fields=["data"])
