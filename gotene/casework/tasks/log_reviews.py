"""The log review of last month: to be made and signed, and how far it has come."""

import datetime

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gotene.access.roles import Permission
from gotene.audit.log_rules import REVIEWED_BY_DAY
from gotene.audit.models import LogReviewItem, Reading
from gotene.audit.review_share import reviewed_months
from gotene.casework.tasks.task import Task


def tasks(staff, today):
    reviews, leads = staff.may(Permission.REVIEW_LOG), staff.may(Permission.REVIEW_REVIEWERS)
    if not (reviews or leads):
        return
    last = today.replace(day=1) - relativedelta(months=1)
    due = today.replace(day=REVIEWED_BY_DAY)
    made = [each for each in reviewed_months(last, last, as_of=today) if each.side == staff.organisation_id]
    if made and made[0].left:
        yield from _to_sign(staff, made[0], due, leads and not reviews)
    elif not made and reviews and Reading.objects.visible_to(staff).of_month(last).exists():
        yield Task(_("Make the log review"), date_format(last, "F Y"), reverse("log_reviews"), due)
    elif not made and not reviews and today > due:
        yield Task(
            _("The log review is not made: talk to the log reviewers"),
            date_format(last, "F Y"),
            reverse("log_reviews"),
            due,
        )


def _to_sign(staff, review, due: datetime.date, leads_alone):
    where, url = date_format(review.month, "F Y"), reverse("log_review", args=[f"{review.month:%Y-%m}"])
    mine = LogReviewItem.objects.visible_to(staff).for_signing_by(staff).filter(review__month=review.month).count()
    share = _("%(signed)s of %(chosen)s readings are reviewed.") % {"signed": review.signed, "chosen": review.chosen}
    if mine and leads_alone:
        yield Task(_("Review what the log reviewers have looked at"), where, url, due, share)
    elif mine:
        yield Task(_("Review the readings that are left"), where, url, due, share)
    elif leads_alone:
        yield Task(_("The log review is not finished"), where, reverse("log_reviews"), due, share)
