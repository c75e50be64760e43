"""The life of a version: a draft, the consultation on it, the yes of both, the decision."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.enums import PolicyKey
from contracts.models import (
    AgreementYes,
    Consultation,
    ConsultationAnswer,
    ConsultationRecipient,
    Policy,
    PolicyValue,
)
from gotene.access.roles import Side
from gotene.refusals import save_checked


@transaction.atomic
def begin_draft(*, kind, title, valid_from=None, text="", by):
    """A draft of a new version. It begins with the numbers of that kind that are in force today."""
    policy = save_checked(by, Policy(kind=kind, title=title, valid_from=valid_from, text=text))
    today = timezone.localdate()
    for key in PolicyKey:
        row = PolicyValue.objects.in_force_if_any(key, today) if key.owner == kind else None
        if row is not None:
            save_checked(by, PolicyValue(policy=policy, key=key, text=row.text))
    return policy


@transaction.atomic
def send_consultation(policy, *, answer_by, social_services, others=(), message="", by):
    """Ask the social services, if `social_services`, and the `others` by name, for their views on a draft.

    The draft stands as it was sent until the consultation is closed. Raises ValidationError when nobody is asked, or
    it is no draft.
    """
    policy = _undecided(policy)
    if not social_services and not others:
        raise ValidationError(_("Say who is asked."), code="nobody_asked")
    consultation = save_checked(
        by,
        Consultation(policy=policy, sent_on=timezone.localdate(), sent_by=by, answer_by=answer_by, message=message),
    )
    asked = [(name, "") for name in others]
    if social_services:
        asked.insert(0, (str(Side.SOCIAL.label), Side.SOCIAL))
    for name, side in asked:
        save_checked(by, ConsultationRecipient(consultation=consultation, name=name, side=side))
    return consultation


@transaction.atomic
def answer_consultation(consultation, *, text, by):
    """The social services' own answer. Raises ValidationError when they are not asked, or have answered."""
    recipient = consultation.recipients.filter(side=Side.SOCIAL).first()
    if recipient is None:
        raise ValidationError(_("The social services have not been asked."), code="not_asked")
    return _answer(recipient, answered_on=timezone.localdate(), answered_by=by.name, text=text, by=by)


@transaction.atomic
def write_in_answer(recipient, *, answered_on, answered_by, text, by):
    """What another recipient has answered, by letter or by word of mouth, as the company writes it down."""
    if answered_on < recipient.consultation.sent_on:
        early = ValidationError(_("The answer cannot have come before it was asked for."), code="answered_early")
        raise ValidationError({"answered_on": early})
    return _answer(recipient, answered_on=answered_on, answered_by=answered_by, text=text, by=by)


def _answer(recipient, *, by, **fields):
    if ConsultationAnswer.objects.filter(recipient=recipient).exists():
        raise ValidationError(_("The answer has already been given."), code="already_answered")
    return save_checked(by, ConsultationAnswer(recipient=recipient, recorded_by=by, **fields))


@transaction.atomic
def close_consultation(consultation, *, met, outcome, by):
    """End the time to answer, and say what came of it: `met` by the recipient's key, for each that has answered.

    Raises ValidationError when an answer is not met.
    """
    consultation = Consultation.objects.select_for_update().get(pk=consultation.pk)
    for recipient in consultation.recipients.filter(pk__in=met):
        recipient.met = met[recipient.pk]
        save_checked(by, recipient)
    consultation.closed_on, consultation.closed_by, consultation.outcome = timezone.localdate(), by, outcome
    return save_checked(by, consultation)


@transaction.atomic
def agree(policy, *, read=None, by):
    """The yes of one's own organisation to a draft of the agreement, which does not change after that.

    `read` is the fingerprint of the version as it was read, by those who do not write it themselves. Raises
    ValidationError when it has changed since.
    """
    yes = save_checked(
        by, AgreementYes(policy=policy, side=by.organisation_id, said_on=timezone.localdate(), said_by=by)
    )
    # Read anew, now that the yes holds it.
    if read is not None and Policy.objects.get(pk=policy.pk).fingerprint != read:
        raise ValidationError(
            _("The draft has changed since you read it. Read it again before you say yes."), code="draft_changed"
        )
    return yes


@transaction.atomic
def decide(policy, *, decided_on, decided_by, valid_from, by):
    """From here the version never changes, and it counts from `valid_from`.

    Raises ValidationError when it sets nothing, is out for consultation, or is an agreement that one of the two has
    not agreed to; and when it would be in force before it was decided, for what has been counted stands.
    """
    policy = _undecided(policy)
    if not policy.values.exists() and not policy.text:
        raise ValidationError(_("The version says nothing yet. Write its numbers or its text."), code="policy_empty")
    if valid_from < decided_on:
        early = ValidationError(_("A version is in force from the day it is decided, or later."), code="in_force_early")
        raise ValidationError({"valid_from": early})
    policy.decided_on, policy.decided_by, policy.valid_from = decided_on, decided_by, valid_from
    return save_checked(by, policy)


@transaction.atomic
def drop(policy, *, by):
    """Nothing comes of the draft. It is kept, with its consultations."""
    policy = _undecided(policy)
    policy.dropped_on = timezone.localdate()
    return save_checked(by, policy)


def _undecided(policy):
    """`policy`, locked until the transaction ends. Raises ValidationError when it is decided or dropped."""
    policy = Policy.objects.select_for_update().get(pk=policy.pk)
    if policy.decided_on:
        raise ValidationError(_("The version has already been decided."), code="already_decided")
    if policy.dropped_on:
        raise ValidationError(_("The draft has been dropped."), code="draft_dropped")
    return policy
