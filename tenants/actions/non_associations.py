"""Keeping two people out of the same stairwell: only when it is confirmed, with a reason, and for a limited time."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.audit.history import save_as
from gotene.refusals import save_checked
from tenants.models import Identity, NonAssociation, Person


def person_numbered(number, *, by):
    """The person whom the social services know by `number`, a personal number or P-0012; None when there is nobody.

    By the personal number only people whose identity `by` may know are found; a protected person has a P-number.
    """
    if number.startswith("P-"):
        return Person.objects.filter(number=number, memberships__isnull=False).distinct().first()
    registered = Identity.objects.known_to(by).filter(organisation=by.organisation_id).numbered(number)
    identity = registered.select_related("person").first()
    return identity and identity.person


@transaction.atomic
def keep_apart(person, other, *, reason, speak_with, review_by, by):
    """From today until `review_by` these two are not to live in the same stairwell, as `by` has confirmed.

    What was recorded about the same two before and has lapsed is ended. Raises ValidationError when it still counts,
    when the two are one, or when the review lies too far ahead.
    """
    if person == other:
        same = ValidationError(_("Choose two different people."), code="non_association_of_two")
        raise ValidationError({"other": same})
    today = timezone.localdate()
    one, other = sorted((person, other), key=lambda person: person.pk)
    earlier = NonAssociation.objects.select_for_update(of=("self",)).filter(one=one, other=other, ended_on=None)
    for lapsed in earlier.filter(review_by__lt=today):
        lapsed.ended_on = lapsed.review_by
        save_as(by, lapsed)
    return save_checked(
        by,
        NonAssociation(
            one=one,
            other=other,
            reason=reason,
            confirmed_on=today,
            confirmed_by=by,
            speak_with=speak_with,
            review_by=review_by,
        ),
    )


@transaction.atomic
def keep_on_apart(non_association, *, reason, speak_with, review_by, by):
    """It still holds: `by` has confirmed it today, and it counts until `review_by`. What stood before is history."""
    held = NonAssociation.objects.select_for_update(of=("self",)).get(pk=non_association.pk)
    if held.ended_on:
        raise ValidationError(_("It has already ended."), code="non_association_ended")
    held.reason, held.speak_with, held.review_by = reason, speak_with, review_by
    held.confirmed_on, held.confirmed_by = timezone.localdate(), by
    return save_checked(by, held)


@transaction.atomic
def end_keeping_apart(non_association, *, ended_on, by):
    """The two may live in the same stairwell again. Once only."""
    held = NonAssociation.objects.select_for_update(of=("self",)).get(pk=non_association.pk)
    if held.ended_on:
        raise ValidationError(_("It has already ended."), code="non_association_ended")
    held.ended_on = ended_on
    return save_checked(by, held)
