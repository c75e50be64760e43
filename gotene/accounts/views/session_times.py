"""How long is left before one is signed out, and going on: asked by the page itself (session.js)."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.http import require_POST, require_safe

from gotene.accounts.session_times import SessionTimes, does_not_prolong


@does_not_prolong
@login_not_required
@require_safe
def session_left(request):
    """Seconds left, and whether going on would give more; 0 for somebody who is signed out."""
    times, ended = request.session_times, request.session_ended
    if times is None:
        return JsonResponse({"left": 0, "end": ended.end if ended else "", "can_go_on": False})
    return _answer(times)


@require_POST
def session_go_on(request):
    """Go on: asking for it is a use like any other."""
    return _answer(SessionTimes.of(request.session))


def _answer(times):
    return JsonResponse({"left": times.seconds_left, "end": "", "can_go_on": times.can_go_on})
