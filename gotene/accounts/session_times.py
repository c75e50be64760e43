"""How long one stays signed in: thirty minutes without use, and ten hours whatever is done.

The session itself remembers when it began and when it was last used; the last use is written at most once a minute,
so a session lasts between twenty-nine and thirty minutes after it. What a page asks by itself is no use.
"""

from dataclasses import dataclass
from enum import StrEnum
from time import time as now

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.db import connection
from django.http import JsonResponse
from django.urls import reverse
from django.utils.http import urlencode

from gotene.access.database_roles import role_of
from gotene.access.gate import UNATTENDED
from gotene.accounts import security_log
from gotene.accounts.models import User
from gotene.drafts.keeping import keep_sent
from gotene.ways_back import led, page_of

# OWASP ASVS 5.0, 7.3.1 (inactivity) and 7.3.2 (absolute lifetime) ask for documented times. OWASP's Session Management
# Cheat Sheet: 15 to 30 minutes without use for what is of low risk, and 4 to 8 hours where one works all day. Ours:
# the longer of the former, since people talk with a resident meanwhile and the workplace locks its screens; and the
# longest working day with its evening meeting. WCAG 2.2, 2.2.1: told at least 20 seconds before, and asked to go on.
IDLE_SECONDS = 30 * 60
WARNED_SECONDS_BEFORE = 5 * 60
ABSOLUTE_SECONDS = 10 * 60 * 60
WRITTEN_EVERY_SECONDS = 60

BEGAN, USED = "signed_in_at", "used_at"


class End(StrEnum):
    """Why a session has ended, as the sign-in page is told it in its address."""

    IDLE = "vila"
    ABSOLUTE = "dag"


@dataclass(frozen=True)
class SessionTimes:
    """When a session began and was last used, in seconds since 1970. One that does not say has ended."""

    began: int
    used: int

    @classmethod
    def of(cls, session):
        return cls(session.get(BEGAN, 0), session.get(USED, 0))

    @property
    def idle_end(self):
        return self.used + IDLE_SECONDS

    @property
    def absolute_end(self):
        return self.began + ABSOLUTE_SECONDS

    @property
    def end(self):
        """Why it has ended, or None."""
        at = now()
        if at >= self.absolute_end:
            return End.ABSOLUTE
        return End.IDLE if at >= self.idle_end else None

    @property
    def seconds_left(self):
        """How long it lasts if nothing more is done."""
        return max(0, int(min(self.idle_end, self.absolute_end) - now()))

    @property
    def can_go_on(self):
        """Whether it lasts longer if it is used now."""
        return self.absolute_end > self.idle_end


@dataclass(frozen=True)
class Ended:
    """A session that a request came with, too late: whose it was, and why it is over."""

    end: End
    account: User


def does_not_prolong(view):
    """A view that pages ask by themselves: being asked is no sign that somebody is there."""
    view.prolongs = False
    return view


def prolongs(view):
    return getattr(view, "prolongs", True)


def begin(request):
    request.session[BEGAN] = request.session[USED] = int(now())


def use(session):
    """Note that the session is used, if that has not been noted for a while."""
    if now() - session.get(USED, 0) >= WRITTEN_EVERY_SECONDS:
        session[USED] = int(now())


def listen():
    """Every way to sign in begins a session; called once, when the application starts."""
    user_logged_in.connect(_begun, dispatch_uid="session_times")


def _begun(request, **_about):
    begin(request)


class SessionTimesMiddleware:
    """Ends a session whose time is out before anybody is put on a database role, and notes that others are used.

    A form that was sent too late is not carried out; what was written in it is kept as a draft.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.session_times = request.session_ended = None
        if request.path not in UNATTENDED and request.user.is_authenticated:
            times = SessionTimes.of(request.session)
            if times.end is None:
                request.session_times = times
            else:
                request.session_ended = Ended(times.end, request.user)
                request.user = AnonymousUser()
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """After the check against forged requests, before the one that asks who is signed in."""
        is_open = not getattr(view, "login_required", True)
        if request.session_times is not None:
            if prolongs(view):
                use(request.session)
                request.session_times = SessionTimes.of(request.session)
        elif request.session_ended is not None:
            return _over(request, view, is_open)
        elif not is_open and request.headers.get("HX-Request") == "true":
            # A part of a page cannot show the sign-in page: the whole page goes there.
            return led(request, sign_in_address(request))
        return None


def _over(request, view, is_open):
    if is_open and not prolongs(view):
        # How long is left may be asked again and again; the session waits for what a person does.
        return None
    ended = request.session_ended
    if request.method == "POST" and ended.account.staff.active:
        with connection.as_role(role_of(ended.account.staff.organisation_id), ended.account.staff):
            keep_sent(request, ended.account)
    security_log.note("session_ended", request, ended.account.pk, by=ended.end)
    logout(request)
    if is_open:
        return None
    if not prolongs(view) and request.headers.get("HX-Request") != "true":
        return JsonResponse({"left": 0, "end": ended.end})
    return led(request, sign_in_address(request, ended.end))


def sign_in_address(request, end=None):
    """The sign-in page that says why one is there, and leads back to where the request came from."""
    query = {"slut": str(end)} if end else {}
    return f"{reverse('account_login')}?{urlencode(query | {'next': page_of(request)})}"
