"""Log reviews in a test: of a month, of readings, with outcomes."""

import datetime

from django.utils import timezone

from gotene.access.roles import Role, Side
from gotene.audit.models import LogReview, LogReviewItem, LogReviewOutcome
from tests import factories
from tests.audit.readings import reading

MONTH = datetime.date(2026, 10, 1)


def at(day=13, hour=10, minute=0, month=10):
    return timezone.make_aware(datetime.datetime(2026, month, day, hour, minute))


def reviewer(side=Side.SOCIAL):
    return factories.staff(Role.LOG_REVIEWER, side=side)


def review(by=None, **fields):
    by = by or reviewer()
    about = {"organisation": by.organisation, "month": MONTH, "readings": 10, "made_by": by, "made_at": at(2, month=11)}
    return LogReview.objects.create(**{**about, **fields})


def item(of=None, *, by=None, **fields):
    """One item of a review, of a reading by `by` (a case officer)."""
    if "reading" not in fields:
        fields["reading"] = reading(by or factories.staff(Role.CASE_OFFICER), at=at())
    return LogReviewItem.objects.create(**{"review": of or review(), "unit": Role.CASE_OFFICER, "flags": [], **fields})


def outcome(of=None, *, by=None, **fields):
    of = of or item()
    about = {"outcome": "in_order", "signed_by": by or of.review.made_by, "signed_at": at(3, month=11)}
    return LogReviewOutcome.objects.create(item=of, **{**about, **fields})
