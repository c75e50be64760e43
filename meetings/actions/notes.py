"""What is written at an open meeting: items of one's own, decisions and promises.

The database refuses all of it at a meeting that is not open.
"""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.refusals import refusals, save_checked
from meetings.enums import AgendaSection
from meetings.models import ActionPoint, AgendaItem, MeetingDecision


@transaction.atomic
def add_item(meeting, *, text, contract=None, by):
    """An item that nobody's register wrote, about `contract` or about none."""
    item = AgendaItem(
        meeting=meeting,
        section=AgendaSection.OTHER,
        subject_key=f"own-{uuid4()}",
        text=text,
        contract=contract,
        added_by=by,
        added_at=timezone.now(),
    )
    item.full_clean()
    with refusals():
        item.save()
    return item


def write_decision(item, *, text, by):
    return save_checked(by, MeetingDecision(item=item, text=text))


@transaction.atomic
def change_decision(decision, *, text, by):
    decision.text = text
    return save_checked(by, decision)


@transaction.atomic
def strike(written, *, by):
    """Take a decision or a promise out of the minutes. It stays in the history, struck out."""
    written = type(written).objects.select_for_update().get(pk=written.pk)
    written.struck = True
    return save_checked(by, written)


@transaction.atomic
def promise(item, *, what, owner, due_on, by):
    """Somebody of either organisation will do `what`, at latest `due_on`.

    At an item about an earlier promise the new one stands instead of it. ValidationError (code
    `action_point_given_anew_once`) when it already has been given anew.
    """
    replaces = item.promise if item.promise and item.promise.done_on is None else None
    return save_checked(by, ActionPoint(item=item, what=what, owner=owner, due_on=due_on, replaces=replaces))


@transaction.atomic
def change_promise(given, *, what, owner, due_on, by):
    given.what, given.owner, given.due_on = what, owner, due_on
    return save_checked(by, given)


@transaction.atomic
def keep_promise(given, *, done_on, by):
    """Note that a promise is done, whenever that is. ValidationError when it already is, or no longer stands."""
    given = ActionPoint.objects.select_for_update().get(pk=given.pk)
    if given.done_on:
        raise ValidationError(_("The promise is already noted as done."), code="promise_done")
    if given.struck or given.given_anew.filter(struck=False).exists():
        raise ValidationError(_("The promise has been struck out, or given anew."), code="promise_stands_no_more")
    given.done_on, given.done_by = done_on, by
    return save_checked(by, given)
