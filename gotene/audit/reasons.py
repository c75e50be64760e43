"""The reasons that somebody has given to look at what they have no part in, kept in their session and nowhere else.

Encrypted, since whoever keeps the sessions is not to read about people there. The read log has the reason too, with
each page that was shown for it.
"""

from cryptography.fernet import InvalidToken
from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from gotene.forms import LongText
from gotene.keys import Purpose, decrypt, encrypt
from gotene.ways_back import page_of

IN_SESSION = "reasons_to_read"
# The form's own fields. What else was sent is sent on with them, and is handed to the page once the reason is given.
REASON, ABOUT = "reason_to_read", "reason_about"
# Long enough for a word about why, short enough to be read by whoever reviews it.
SHORTEST, LONGEST = 10, 500


class Reasons:
    """What `readings.Shown` asks: `get((subject, key))` is the reason given in this session, or None."""

    def __init__(self, session):
        self.session = session

    def get(self, about):
        token = self.session.get(IN_SESSION, {}).get(_name(*about))
        try:
            return token and decrypt(token, Purpose.READ_REASON)
        except InvalidToken:
            # A key that is no longer used: they are asked again.
            return None

    def keep(self, subject, key, reason):
        kept = self.session.get(IN_SESSION, {})
        self.session[IN_SESSION] = {**kept, _name(subject, key): encrypt(reason, Purpose.READ_REASON)}


class ReasonForm(forms.Form):
    reason_to_read = forms.CharField(
        label=_("Why do you need to look?"),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=LongText(attrs={"rows": 3}),
        help_text=_("For example: I stand in for Eva Lind today, who asked me to call about the key."),
        error_messages={
            "required": _("Write why you need to look."),
            "min_length": _("Write a little more: at least %(limit_value)d characters."),
        },
    )


def sealed(request, needed):
    """What the reason is asked for, who is asked and how they came, so that the answer can be of nothing else."""
    came_by, back = request.method, request.get_full_path()
    if request.htmx:
        # A part of a page is no page to come back to: the page that it was for is.
        came_by, back = "GET", page_of(request)
    return signing.dumps([needed.subject, needed.key, request.staff.pk, came_by, back], salt=IN_SESSION)


def unsealed(request):
    """(subject, key, how they came, where to) of the reason that is sent; None when they were not asked for it."""
    try:
        subject, key, staff, came_by, back = signing.loads(request.POST.get(ABOUT, ""), salt=IN_SESSION)
    except signing.BadSignature:
        return None
    return (subject, key, came_by, back) if staff == request.staff.pk else None


def carried(request):
    """What was sent with a form that had to wait for a reason, as (name, value), to be sent again with the reason."""
    if request.method != "POST" or request.htmx:
        return []
    ours = (REASON, ABOUT, "csrfmiddlewaretoken")
    return [(name, value) for name, values in request.POST.lists() if name not in ours for value in values]


def without_reason(request):
    """Take the reason's own fields out of what was sent, so that the page sees its own form alone."""
    sent = request.POST.copy()
    for name in (REASON, ABOUT):
        sent.pop(name, None)
    request.POST = sent


def _name(subject, key):
    return f"{subject} {key}"
