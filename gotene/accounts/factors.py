"""The second factor: who has used one, what a session without one reaches, and how one's factors are forgotten."""

import json
import time
from http import HTTPStatus

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from gotene.accounts import letters, open_sessions
from gotene.accounts.mfa_adapter import own_factors
from gotene.accounts.security_log import note
from gotene.accounts.step_up import STEP_UP_MINUTES, to_step_up, wholly_signed_in
from gotene.ways_back import led, page_of

MFA = "mfa"
OF_PROVIDER = "provider"
# What a signed-in person reaches before the second factor. The pages of enrolment themselves ask those who already
# have a factor for it (`NewApp`, `NewPasskey`).
BEFORE_THE_SECOND = {
    "health",
    "ready",
    "set_language",
    "account_logout",
    "account_inactive",
    "session_left",
    "session_go_on",
    "choose_factor",
    "step_up",
    "mfa_activate_totp",
    "mfa_add_webauthn",
}


class SecondFactorMiddleware:
    """Where a second factor is compulsory, a session without one only reaches the pages that give it one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._stops(request):
            return to_second_factor(request)
        return self.get_response(request)

    def _stops(self, request):
        if request.staff is None or wholly_signed_in(request):
            return False
        return _view_name(request) not in BEFORE_THE_SECOND

    def process_exception(self, request, exception):
        """allauth keeps what was posted in the session and runs the view afterwards; here one sends it again."""
        return to_step_up(request) if isinstance(exception, ReauthenticationRequired) else None


def _view_name(request):
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return None


def to_second_factor(request):
    if request.headers.get("Accept") == "application/json":
        refusal = json.dumps({"error": "second factor needed"})
        return HttpResponse(refusal, status=HTTPStatus.FORBIDDEN, content_type="application/json")
    return led(request, f"{reverse('choose_factor')}?{urlencode({'next': page_of(request)})}")


def vouched_for(request, account):
    """Remember that the person's own identity provider has asked `account` for a second factor just now.

    For the sign-in by a provider whose token says so (`amr` has "mfa"), before or after the session is signed in.
    """
    record_authentication(request, account, MFA, type=OF_PROVIDER)


def was_vouched_for(request, account):
    """Whether the person's own identity provider has asked `account` for a second factor in this sign-in."""
    return any(record.get("type") == OF_PROVIDER for record in get_authentication_records(request, account))


def has_factor(account):
    """Whether `account` has an app or a passkey of its own. Asked at the gate, which alone reads them."""
    return own_factors(account.pk).exists()


def may_change_factors(request):
    """Whether the person has just shown who they are: with a second factor, or, before the first one, with anything."""
    records = get_authentication_records(request, request.user)
    shown = [record["at"] for record in records if record["method"] == MFA or not has_factor(request.user)]
    return time.time() - max(shown, default=0) < STEP_UP_MINUTES * 60


def forget_removed(request):
    """Of one with no factor left: forget that this session used it. Returns whether it had.

    Else one who removed the last factor, where none is compulsory, would be asked for what does not exist.
    """
    records = get_authentication_records(request, request.user)
    kept = [record for record in records if record["method"] != MFA or record.get("type") == OF_PROVIDER]
    if len(kept) < len(records):
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = kept
    return len(kept) < len(records)


@transaction.atomic
def forget_factors(account, *, by):
    """Take away the app, the passkeys and the recovery codes of `account`, whose owner has lost them.

    Ends all its sessions and tells the person in a letter; at the next sign-in they choose anew. Whether `by` (a
    StaffMember) may do so is asked by the page. Runs at the gate.
    """
    Authenticator.objects.filter(user=account).delete()
    open_sessions.end_all(account)
    note("factors_forgotten", None, account.pk, by=by.pk)
    letters.tell(account, letters.About.FACTORS_FORGOTTEN)


# What is heard from allauth


def _used_as_it_is_added(request, user, authenticator, **_about):
    """Whoever adds an app has shown its code, and whoever adds a passkey has used it: the session has a factor."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, MFA, id=authenticator.pk, type=authenticator.type)


def _letter(about):
    def receiver(user, authenticator, **_about):
        # Recovery codes come with the first factor and go with the last: one letter is enough.
        if about is letters.About.CODES_ANEW or authenticator.type != Authenticator.Type.RECOVERY_CODES:
            letters.tell(user, about)

    return receiver


def listen():
    """Hear what is added and removed; called once, when the application starts."""
    signals.authenticator_added.connect(_used_as_it_is_added)
    for signal, about in (
        (signals.authenticator_added, letters.About.FACTOR_ADDED),
        (signals.authenticator_removed, letters.About.FACTOR_REMOVED),
        (signals.authenticator_reset, letters.About.CODES_ANEW),
    ):
        signal.connect(_letter(about), weak=False, dispatch_uid=f"letter {about}")
