"""Showing who a protected person is, or a personal number: for a reason, for a while, and never unseen by others."""

from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Now
from django.template.loader import render_to_string
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gotene.mail import send_letter
from gotene.refusals import refusals
from tenants.enums import RevealKind, RevealMarkKind
from tenants.models import Reveal, RevealMark
from tenants.rules import REVEAL_MINUTES

SHOWN_FOR = timedelta(minutes=REVEAL_MINUTES)


@transaction.atomic
def reveal_person(person, *, reason, by):
    """For REVEAL_MINUTES `by` sees who `person` is; the person's other handlers are told who, when and why.

    Raises ValidationError for one who is no named handler, or without a reason.
    """
    handlers = person.handlers.running().select_related("staff")
    if by.pk not in {handler.staff_id for handler in handlers}:
        raise ValidationError(_("Only a named handler can be shown who the person is."), code="not_a_named_handler")
    revealed = _noted(person, RevealKind.IDENTITY, reason=reason, by=by, shown_for=SHOWN_FOR)
    told = [handler.staff for handler in handlers if handler.staff_id != by.pk and handler.staff.active]
    transaction.on_commit(partial(_tell, [staff.email for staff in told if staff.email]))
    return revealed


@transaction.atomic
def reveal_number(person, *, by):
    """The personal number of `person` as twelve digits ("" for none), noted as shown to `by`.

    Raises ValidationError where `by` may not know the person.
    """
    if person.known is None:
        raise ValidationError(_("You may not know who this person is."), code="person_not_known")
    _noted(person, RevealKind.NUMBER, by=by)
    return person.known.personal_number


def goes_on_knowing(person, *, by):
    """Whoever protects `person` sees who it is for REVEAL_MINUTES more, without a reason: they know already."""
    return _noted(person, RevealKind.PROTECTING, by=by, shown_for=SHOWN_FOR)


@transaction.atomic
def hide_again(person, *, by):
    """`by` sees no longer who `person` is, although the time is not out. Twice is as good as once."""
    for running in Reveal.objects.running().filter(person=person, staff=by):
        RevealMark.objects.create(reveal=running, staff=by, what=RevealMarkKind.HIDDEN)


@transaction.atomic
def mark_seen(revealed, *, by):
    """`by` has seen that `revealed` was shown to somebody else. Raises ValidationError the second time."""
    with refusals():
        return RevealMark.objects.create(reveal=revealed, staff=by, what=RevealMarkKind.SEEN)


def _noted(person, kind, *, by, reason="", shown_for=timedelta()):
    with refusals():
        return Reveal.objects.create(
            person=person, staff=by, kind=kind, reason=reason.strip(), revealed_at=Now(), ends_at=Now() + shown_for
        )


def _tell(addresses):
    """Whoever reads the letter on the way learns nothing: it names nobody. A page is never lost for a letter."""
    text = render_to_string("tenants/letters/revealed.txt")
    subject = _now("Somebody was shown who a protected person is")
    for address in addresses:
        send_letter(subject, text, address, called="letter about a reveal")
