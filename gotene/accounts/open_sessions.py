"""Where an account is signed in: each session in plain words, and the end of one or of all others."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.utils.translation import gettext as _

from gotene.accounts.session_times import SessionTimes

# Looked for in this order: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
BROWSERS = (
    (r"Edg(e|A|iOS)?/", "Edge"),
    (r"OPR/", "Opera"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrome/|CriOS/", "Chrome"),
    (r"Safari/", "Safari"),
)
MACHINES = (
    (r"iPhone", "iPhone"),
    (r"iPad", "iPad"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"Mac OS X|Macintosh", "Mac"),
    (r"CrOS", "Chromebook"),
    (r"Linux|X11", "Linux"),
)


@dataclass(frozen=True)
class OpenSession:
    """One place where an account is signed in."""

    pk: int
    where: str
    since: datetime
    last_used: datetime
    is_this: bool


def plainly(user_agent):
    """What a browser calls itself, as a person would say it: "Firefox on Windows"."""
    browser = _first(BROWSERS, user_agent)
    machine = _first(MACHINES, user_agent)
    if browser and machine:
        return _("%(browser)s on %(machine)s") % {"browser": browser, "machine": machine}
    return browser or machine or _("An unknown browser")


def _first(patterns, text):
    return next((name for pattern, name in patterns if re.search(pattern, text)), "")


def open_sessions(request):
    """Where the signed-in person is signed in, this session first and then the last used; those that ended are gone."""
    found = []
    for session in UserSession.objects.purge_and_list(request.user):
        is_this = session.is_current()
        times = SessionTimes.of(request.session if is_this else SessionStore(session.session_key))
        if times.end is None:
            used = datetime.fromtimestamp(times.used, tz=UTC)
            found.append(OpenSession(session.pk, plainly(session.user_agent), session.created_at, used, is_this))
    return sorted(found, key=lambda session: (not session.is_this, -session.last_used.timestamp()))


def end_one(request, pk):
    """Sign the person out in one other place. Returns whether there was such a place."""
    others = _others(request).filter(pk=pk)
    return _end(others) > 0


def end_others(request):
    """Sign the person out everywhere but here."""
    _end(_others(request))


def end_all(account):
    """Sign `account` out everywhere."""
    _end(UserSession.objects.filter(user=account))


def _others(request):
    return UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)


def _end(sessions):
    ended = list(sessions)
    for session in ended:
        session.end()
    return len(ended)


def renewed(request):
    """Give the session a new key, as when one signs in (OWASP ASVS 5.0, 7.2.4), and keep it listed under that."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
