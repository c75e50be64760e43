"""What keeps people's typing: `{% draft %}` in each form that is worth it, and the warning before one is signed out."""

import json

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from gotene.accounts.session_times import WARNED_SECONDS_BEFORE, sign_in_address
from gotene.drafts.keeping import draft_of, is_form
from gotene.drafts.models import Draft
from gotene.templatetags.swedish import long_date

register = template.Library()


@register.inclusion_tag("components/draft.html", takes_context=True)
def draft(context, address=""):
    """Let what is typed in the form be kept, and give back what was typed before.

    `address` is where the form is sent, if not to the page that it stands on.
    """
    request = context.get("request")
    if request is None or getattr(request, "staff", None) is None:
        return {}
    address = address or request.path
    if not is_form(address):
        return {}
    # A form that comes back with its errors has what was typed in it already.
    comes_back = request.method not in ("GET", "HEAD")
    kept = draft_of(request.user, address) if not comes_back and address in _begun(request) else None
    return {
        "address": address,
        "comes_back": request.method == "POST",
        "kept": kept,
        "when": kept and _moment(kept.saved_at),
        "typed": kept and json.dumps(kept.typed),
    }


@register.inclusion_tag("components/session_warning.html", takes_context=True)
def session_warning(context):
    request = context.get("request")
    times = getattr(request, "session_times", None)
    if times is None or getattr(request, "staff", None) is None:
        return {}
    return {
        "times": times,
        "warned_before": WARNED_SECONDS_BEFORE,
        "minutes": WARNED_SECONDS_BEFORE // 60,
        "sign_in": sign_in_address(request),
        "csrf_token": context.get("csrf_token"),
    }


def _begun(request):
    """The forms that the person has begun: asked once for all the forms of a page."""
    if not hasattr(request, "begun_forms"):
        mine = Draft.objects.visible_to(request.staff)
        request.begun_forms = set(mine.values_list("form", flat=True))
    return request.begun_forms


def _moment(at):
    """As "i dag kl. 14.02", or with its day."""
    at = timezone.localtime(at)
    days = (timezone.localdate() - at.date()).days
    day = {0: _("today"), 1: _("yesterday")}.get(days) or long_date(at)
    return _("%(day)s at %(time)s") % {"day": day, "time": at.strftime("%H.%M")}
