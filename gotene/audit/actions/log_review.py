"""The monthly review of the read log: choosing what to look at, and signing what came of it."""

import random
from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gotene.audit.log_rules import sample_size
from gotene.audit.models import LogReview, LogReviewItem, LogReviewOutcome, Reading
from gotene.refusals import refusals, save_checked

# From the operating system: nobody can tell beforehand what is drawn, or draw until it suits.
_lot = random.SystemRandom()
AT_A_TIME = 1000


@transaction.atomic
def make_log_review(*, month, judged, by, made_at=None):
    """Make the review of the month that begins on `month`, and choose what to look at. Returns the LogReview.

    `judged(readings, by=...)` yields (reading id, unit, flags) of each. Chosen are all with a flag, and of each unit's
    others a sample by lot. ValidationError when the month is not over or has its review already.
    """
    review = LogReview(
        organisation=by.organisation, month=month, readings=0, made_by=by, made_at=made_at or timezone.now()
    )
    readings = Reading.objects.visible_to(by).of_month(month)
    found = list(judged(readings, by=by))
    review.readings = len(found)
    save_checked(by, review)
    chosen = sorted((pk, unit, sorted(flags)) for pk, unit, flags in _chosen(found))
    items = [LogReviewItem(review=review, reading_id=pk, unit=unit, flags=flags) for pk, unit, flags in chosen]
    with refusals():
        LogReviewItem.objects.bulk_create(items, batch_size=AT_A_TIME)
    return review


@transaction.atomic
def sign(items, *, outcome, note="", by, signed_at=None):
    """Sign what came of each of `items`. Returns how many.

    ValidationError when one is somebody's own reading, is signed already, or needs a note.
    """
    signed = [
        LogReviewOutcome(
            item=item, outcome=outcome, note=note.strip(), signed_by=by, signed_at=signed_at or timezone.now()
        )
        for item in items
    ]
    try:
        with refusals():
            LogReviewOutcome.objects.bulk_create(signed)
    except IntegrityError as error:
        raise ValidationError(
            _("Somebody has signed one of them already. Look at the list again."), code="signed_already"
        ) from error
    return len(signed)


def _chosen(found):
    others = defaultdict(list)
    for row in found:
        _pk, unit, flags = row
        if flags:
            yield row
        else:
            others[unit].append(row)
    for rows in others.values():
        yield from _lot.sample(rows, sample_size(len(rows)))
