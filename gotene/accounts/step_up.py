"""The second factor once more, before what must not be done from a screen that somebody left open.

A view asks for it with `@needs_step_up`. What has been given is kept in the session: allauth's authentication records
say when, and what it was given for lasts where that is a whole meeting or inspection.
"""

import time
from functools import wraps

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from gotene.ways_back import led, page_of

# How old the second factor may be when something sensitive is done, in minutes. OWASP ASVS 5.0, 7.5.3: before highly
# sensitive transactions the application asks for at least one factor again; the number of minutes is our own choice.
STEP_UP_MINUTES = 10
LASTING = "step_up_lasting"


def factor_given_at(request):
    """When a second factor was last given in this session, in seconds since 1970, or None.

    What a person's own identity provider vouches for counts (see `factors.vouched_for`).
    """
    given = [record["at"] for record in get_authentication_records(request, request.user) if record["method"] == "mfa"]
    return max(given, default=None)


def wholly_signed_in(request):
    """Whether the session has all that signing in takes: a second factor too, where one is compulsory."""
    return not settings.SECOND_FACTOR_COMPULSORY or factor_given_at(request) is not None


def stepped_up(request, purpose=""):
    """Whether a second factor at most STEP_UP_MINUTES old was given, or one for `purpose` earlier in this session.

    Also true where the second factor is not compulsory and the person has not used one: a person who has one has
    used it to come in.
    """
    given_at = factor_given_at(request)
    if given_at is None:
        return not settings.SECOND_FACTOR_COMPULSORY
    if time.time() - given_at < STEP_UP_MINUTES * 60:
        return True
    return bool(purpose) and purpose in request.session.get(LASTING, [])


def needs_step_up(view=None, *, lasting=None):
    """A view that asks for the second factor first, with GET as with POST, and then leads back.

    `lasting(request, **kwargs)` names what it is asked for once in a session: "meeting 12". It stands inside `@needs`,
    so that nobody gives a code to be told no, and outside `@once`, which would take the form that is sent again for a
    copy. Nothing that was posted is kept.
    """

    def decorator(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            purpose = lasting(request, **kwargs) if lasting else ""
            if not stepped_up(request, purpose):
                return to_step_up(request)
            lasts(request, purpose)
            return view(request, *args, **kwargs)

        return wrapper

    return decorator(view) if view else decorator


def lasts(request, purpose):
    """Remember for this session that the second factor was given for `purpose` ("" is for nothing in particular)."""
    remembered = request.session.get(LASTING, [])
    if purpose and factor_given_at(request) is not None and purpose not in remembered:
        request.session[LASTING] = [*remembered, purpose]


def to_step_up(request):
    """The answer that leads to the step-up page, which leads back to the page that the request was sent from."""
    query = {"next": page_of(request)}
    if request.method == "POST":
        query["again"] = "1"
    return led(request, f"{reverse('step_up')}?{urlencode(query)}")
