"""The log reviews: the month before last done at both, last month half done at one organisation, not at the other."""

import datetime as dt
import random
from collections import defaultdict

from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from gotene.audit.actions.log_review import sign
from gotene.audit.enums import ReviewOutcome
from gotene.audit.log_rules import Flag, sample_size
from gotene.audit.models import LogReview, LogReviewItem, Reading
from gotene.casework.demo.chronicle import ONE_DAY, at, office_day_from
from gotene.casework.log_facts import judged
from gotene.dates import add_months

REVIEWERS = {"social_log": "head", "housing_log": "director"}
BEGUN_BY = "social_log"
MADE_AFTER_DAYS, SIGNED_AFTER_DAYS = 3, 8
ASKED = "Frågade läsaren samma dag. Det gällde ett samtal från den boende, som står i akten."


def write_log_reviews(staff: dict[str, StaffMember], today: dt.date, lots: random.Random) -> None:
    last = add_months(today.replace(day=1), -1)
    for reviewer, director in REVIEWERS.items():
        items = _made(staff[reviewer], add_months(last, -1), today, lots)
        _sign(items, staff[reviewer], staff[director], last, today)
    items = _made(staff[BEGUN_BY], last, today, lots)
    theirs = [item for item in items if not _is_reviewers(item)]
    _sign(theirs[: len(theirs) // 2], staff[BEGUN_BY], None, add_months(last, 1), today)


def _made(by: StaffMember, month: dt.date, today: dt.date, lots: random.Random) -> list[LogReviewItem]:
    """As `make_log_review`, but with lots that fall the same every time; in the order of time."""
    readings = Reading.objects.filter(organisation=by.organisation_id).of_month(month)
    found = sorted(judged(readings, by=by))
    others, chosen = defaultdict(list), [row for row in found if row[2]]
    for row in found:
        if not row[2]:
            others[row[1]].append(row)
    for _unit, rows in sorted(others.items()):
        chosen += lots.sample(rows, sample_size(len(rows)))
    made_at = at(_day(add_months(month, 1), MADE_AFTER_DAYS, today), 8, 20)
    review = LogReview.objects.create(
        organisation_id=by.organisation_id, month=month, readings=len(found), made_by=by, made_at=made_at
    )
    items = LogReviewItem.objects.bulk_create(
        LogReviewItem(review=review, reading_id=pk, unit=unit, flags=sorted(flags))
        for pk, unit, flags in sorted(chosen)
    )
    return list(LogReviewItem.objects.filter(pk__in=[item.pk for item in items]).with_reading().order_by("pk"))


def _sign(items, reviewer, director, month, today):
    """Signed in the week after: most in order, what came late in the day after asking."""
    signed_at = at(_day(month, SIGNED_AFTER_DAYS, today), 13, 15)
    asked = [item for item in items if Flag.ODD_HOURS in item.flags]
    rest = [item for item in items if item not in asked and not _is_reviewers(item)]
    of_reviewers = [item for item in items if _is_reviewers(item)]
    sign(rest, outcome=ReviewOutcome.IN_ORDER, by=reviewer, signed_at=signed_at)
    sign(asked, outcome=ReviewOutcome.ASKED, note=ASKED, by=reviewer, signed_at=signed_at)
    sign(of_reviewers, outcome=ReviewOutcome.IN_ORDER, by=director, signed_at=signed_at)


def _is_reviewers(item):
    return Role.LOG_REVIEWER in item.reading.staff.roles


def _day(month: dt.date, days: int, today: dt.date) -> dt.date:
    return min(today, office_day_from(month + days * ONE_DAY))
