"""Keeping what somebody types, giving it back to the same person at the same form, and throwing it away.

A draft is known by the address that its form is sent to. It is given back by the page that shows that form alone, so
whoever no longer reaches the page reaches no draft of it either.
"""

import datetime as dt
import json
import re
from dataclasses import dataclass

from cryptography.fernet import InvalidToken
from django.db import connection
from django.urls import Resolver404, resolve
from django.utils import timezone

from gotene.access.gate import AT_THE_GATE
from gotene.audit import once
from gotene.drafts.models import LONGEST_ADDRESS, Draft
from gotene.keys import Purpose, decrypt, encrypt

# As `drafts_forget_old` erases them.
KEPT = dt.timedelta(days=14)
# Of one form, in characters: three times the longest that one field takes.
LONGEST = 100_000
# More begun forms than anybody has open: beyond them the oldest are thrown away.
MOST = 100

NEVER_KEPT = re.compile(r"csrf|password|lösenord|(^|[-_])(code|kod|otp)$", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_][.,;:!?]?\s+[^\W\d_]")
BY_SCRIPT = "keep_draft"


@dataclass(frozen=True)
class Kept:
    """What was typed in a form: {name of the field: its values}, and when."""

    typed: dict[str, list[str]]
    saved_at: dt.datetime

    @property
    def texts(self):
        """What was written in words, in the order of the fields."""
        return [value for values in self.typed.values() for value in values if WORDS.search(value)]


def keep(account, form, typed, submission=""):
    """Keep `typed` as what `account` last typed in `form`; returns when, or None where there is nothing to keep.

    Nothing is kept for an address that is no page with forms of ours, of more than LONGEST characters, or of a form
    that has been saved (`submission` is its token from `{% once %}`).
    """
    typed = {name: values for name, values in typed.items() if not _is_never_kept(name)}
    sealed = json.dumps({"typed": typed, "submission": submission}, ensure_ascii=False)
    if not typed or len(sealed) > LONGEST or not is_form(form) or once.is_saved(account, form, submission):
        return None
    draft = Draft(staff=account.staff, form=form, sealed=encrypt(sealed, Purpose.DRAFT), saved_at=timezone.now())
    Draft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["staff", "form"],
        update_fields=["sealed", "saved_at"],
    )
    _forget_beyond_most(account.staff)
    return draft.saved_at


def keep_sent(request, account):
    """Keep what was sent by `account` and not carried out, be it a form or the draft of one.

    Of a form only where something is written in words: ticks and dates are soon filled in again.
    """
    if request.resolver_match.view_name == BY_SCRIPT:
        keep(account, *by_script(request.POST))
        return
    typed = {name: values for name, values in request.POST.lists() if name != once.FIELD}
    if once.FIELD in request.POST and any(WORDS.search(value) for values in typed.values() for value in values):
        keep(account, request.path, typed, request.POST[once.FIELD])


def by_script(sent):
    """The form, what was typed and the form's token, as drafts.js sends them. Nothing typed if it makes no sense."""
    try:
        typed = json.loads(sent.get("typed", ""))
        sound = all(isinstance(text, str) for values in typed.values() for text in values)
    except (ValueError, AttributeError, TypeError):
        sound = False
    return sent.get("form", ""), typed if sound else {}, sent.get(once.FIELD, "")


def draft_of(account, form):
    """What `account` typed in `form` and has not saved (Kept), or None."""
    drafts = Draft.objects.visible_to(account.staff).filter(saved_at__gt=timezone.now() - KEPT)
    draft = drafts.filter(form=form).first()
    if draft is None:
        return None
    try:
        sealed = json.loads(decrypt(draft.sealed, Purpose.DRAFT))
    except InvalidToken:
        # Its key is gone, and so is what it kept.
        return None
    if once.is_saved(account, form, sealed["submission"]):
        # It was being kept just as its form was saved.
        draft.delete()
        return None
    return Kept(sealed["typed"], draft.saved_at)


def erase(staff, form):
    """Throw away what `staff` typed in `form`."""
    Draft.objects.visible_to(staff).filter(form=form).delete()


def forget_old():
    """Throw away everybody's drafts of more than fourteen days; returns how many. Run at the gate, which reads none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT drafts_forget_old()")
        return cursor.fetchone()[0]


def is_form(address):
    """Whether `address` is a page here that may have a form whose text is kept: no account, no password."""
    if len(address) > LONGEST_ADDRESS or "\0" in address or address.startswith(AT_THE_GATE):
        return False
    try:
        return resolve(address).view_name != BY_SCRIPT
    except Resolver404:
        return False


def _is_never_kept(name):
    return name == once.FIELD or NEVER_KEPT.search(name) is not None


def _forget_beyond_most(staff):
    newest = Draft.objects.visible_to(staff).order_by("-saved_at").values("pk")
    Draft.objects.visible_to(staff).filter(pk__in=newest[MOST:]).delete()
