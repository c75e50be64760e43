"""How often somebody may try, and for how long they then wait.

allauth counts (ACCOUNT_RATE_LIMITS, MFA_RATE_LIMITS), in the database and for every process (counted.py). What is
counted at sign-in: failed attempts of one account from one address, of the account from anywhere, and of the address.
A right password while one has to wait is refused as a wrong one is: nobody learns which it was.
Sources: OWASP ASVS 5.0, 6.3.1; the numbers are our own choice, the first from the project's quality figures.
"""

import math
import time
import unicodedata
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.core.checks import Error, Warning, register
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.utils.translation import ngettext

APP = "allauth.account"
# The actions of a failed sign-in, and what each is counted by (gotene/settings.py has the numbers).
OF_ACCOUNT_AND_ADDRESS, OF_ACCOUNT, OF_ADDRESS = "login_failed", "login_failed_account", "login_failed_address"
LETTER, LETTERS_OF_ADDRESS = "reset_password", "reset_password_address"
WAIT = "too_many_login_attempts"


class Attempt:
    """What one attempt has used up; `rollback` gives it back when it did not fail."""

    def __init__(self):
        self.used = []

    def count(self, request, action, **what):
        """Count one more; if that is one too many, give back what was counted and raise ValidationError."""
        usage = ratelimit.consume(request, app=APP, action=action, **what)
        if not usage:
            self.rollback()
            raise ValidationError(sentence(seconds_left(request, action, **what)), code=WAIT)
        self.used.append(usage)

    def rollback(self):
        while self.used:
            self.used.pop().rollback()


def counted_attempt(request, email):
    """Count an attempt to sign in as `email`. Raises ValidationError, which says how long to wait."""
    attempt, name = Attempt(), _as_one_name(email)
    attempt.count(request, OF_ACCOUNT_AND_ADDRESS, key=_pair(request, name))
    attempt.count(request, OF_ACCOUNT, key=name)
    attempt.count(request, OF_ADDRESS)
    return attempt


def forget_attempts(request, email):
    """Whoever has chosen a new password by letter begins again; what the address has done still counts."""
    name = _as_one_name(email)
    ratelimit.clear(request, app=APP, action=OF_ACCOUNT_AND_ADDRESS, key=_pair(request, name))
    ratelimit.clear(request, app=APP, action=OF_ACCOUNT, key=name)


def count_letter(request, email):
    """Count a letter asked for to `email`, whether or not anybody has that address. Raises ValidationError."""
    attempt = Attempt()
    attempt.count(request, LETTER, key=_as_one_name(email))
    attempt.count(request, LETTERS_OF_ADDRESS)


def seconds_left(request, action, **what):
    """How long until `action` is counted again, in seconds; 0 when it may be tried now."""
    now, longest = time.time(), 0
    for rate in ratelimit.get_rates(app=APP, action=action):
        counted = cache.get(ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, **what), [])
        # The newest first: one more is let in when the one that fills the measure is forgotten.
        if len(counted) >= rate.amount:
            longest = max(longest, counted[rate.amount - 1] + rate.duration - now)
    return math.ceil(longest)


def sentence(seconds):
    """How long to wait, in whole minutes and never none, and what to do meanwhile."""
    minutes = max(1, math.ceil(seconds / 60))
    return ngettext(
        "Too many attempts in a short while. Wait one minute and try again. If you have forgotten your password, "
        "choose a new one instead of guessing.",
        "Too many attempts in a short while. Wait %(minutes)s minutes and try again. If you have forgotten your "
        "password, choose a new one instead of guessing.",
        minutes,
    ) % {"minutes": minutes}


# What each page is counted as, for the page that says to wait.
PAGES = {
    "account_change_password": (APP, "change_password"),
    "account_set_password": (APP, "change_password"),
    "account_reset_password_from_key": (APP, "reset_password_from_key"),
    "mfa_login_webauthn": ("allauth.mfa", "webauthn_login"),
    "step_up": (APP, "reauthenticate"),
    "provider_login": (APP, "identity_provider"),
}


def too_many(request):
    """The page for what has no form to say it in: the longest that one may have to wait. Called by allauth."""
    app, action = PAGES.get(request.resolver_match.url_name, (APP, "login_failed"))
    longest = max(rate.duration for rate in ratelimit.get_rates(app=app, action=action))
    return render(request, "429.html", {"minutes": math.ceil(longest / 60)}, status=HTTPStatus.TOO_MANY_REQUESTS)


def _as_one_name(email):
    """However it is typed, an address that finds the same account is the same: also with a dotless i."""
    # PostgreSQL looks it up in upper case.
    return unicodedata.normalize("NFKC", email.strip()).upper().casefold()


def _pair(request, name):
    return f"{name} {ratelimit.truncate_ip(get_adapter(request).get_client_ip(request))}"


@register
def counted_by_every_process(app_configs, **kwargs):
    """System check: in production what is counted is counted in the database."""
    backend = settings.CACHES["default"]["BACKEND"]
    if not settings.IN_PRODUCTION or backend == "gotene.accounts.counted.CountedAttempts":
        return []
    return [
        Error(
            f"Attempts to sign in are counted in {backend}, where each process counts for itself or nobody does.",
            hint="CACHES['default'] is gotene.accounts.counted.CountedAttempts.",
            id="accounts.E002",
        )
    ]


@register
def visitors_are_told_apart(app_configs, **kwargs):
    """System check: behind a proxy whose word is not taken, everybody comes from the proxy's address."""
    if not settings.SECURE_PROXY_SSL_HEADER or settings.ALLAUTH_TRUSTED_PROXY_COUNT or not settings.IN_PRODUCTION:
        return []
    return [
        Warning(
            "There is a proxy in front (BEHIND_TLS_PROXY), but TRUSTED_PROXIES is 0: all visitors count as one, and "
            "one who guesses passwords locks everybody out.",
            hint="Set TRUSTED_PROXIES to how many proxies write in X-Forwarded-For (docs/operations/sign-in.md).",
            id="accounts.W001",
        )
    ]
