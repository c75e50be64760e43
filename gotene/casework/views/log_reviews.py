"""Loggkontroll: the months, one month's readings to review, and one of them."""

import datetime as dt
import re
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gotene.access.roles import Permission
from gotene.access.scope import needs, require, yours
from gotene.audit.actions.log_review import make_log_review, sign
from gotene.audit.enums import ReviewOutcome
from gotene.audit.log_rules import REPORT_WITHIN
from gotene.audit.models import LogReview, LogReviewItem, Reading
from gotene.audit.once import once
from gotene.audit.readings import shown_person
from gotene.audit.review_share import ReviewedMonth, months_over, reviewed_months
from gotene.casework import log_words
from gotene.casework.log_facts import judged, person_numbers
from gotene.casework.log_forms import ItemFilter, OutcomeForm
from gotene.forms import carried_out

SHOWN_MONTHS = relativedelta(months=12)
ITEMS_ON_A_PAGE = 50
# Of the reader's other readings of that day; a day with more is told of by their number.
SAME_DAY_AT_MOST = 40
YEAR_AND_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)


@dataclass(frozen=True)
class Line:
    """One month in the list; `review` is None until it is made. `mine`: how many wait for this person."""

    month: dt.date
    review: ReviewedMonth | None
    mine: int

    @property
    def address(self):
        return f"{self.month:%Y-%m}"


@require_safe
@needs(Permission.REVIEW_LOG, Permission.REVIEW_REVIEWERS)
def log_reviews(request):
    return render(request, "casework/log_reviews.html", _months(request.staff))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_LOG)
@once
def make_review(request):
    if request.method != "POST":
        # Whoever had to sign in again before the button reached this address.
        return redirect("log_reviews")
    month = _month(request.POST.get("month", ""))
    form = forms.Form({})
    form.is_valid()
    review = carried_out(form, make_log_review, month=month, judged=judged, by=request.staff)
    if review is None:
        return render(request, "casework/log_reviews.html", {**_months(request.staff), "form": form})
    messages.success(request, _("The review is made. The readings below are chosen by rules and by lot."))
    return redirect("log_review", month=f"{month:%Y-%m}")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_LOG, Permission.REVIEW_REVIEWERS)
@once
def log_review(request, month):
    """The month's readings to look at; those that are marked are signed as in order at once."""
    review = yours(LogReview.objects.select_related("made_by"), request.staff, month=_month(month))
    items = LogReviewItem.objects.visible_to(request.staff).filter(review=review)
    chosen = ItemFilter(request.GET, side=request.staff.organisation_id)
    form = forms.Form({})
    form.is_valid()
    if request.method == "POST" and (count := _marked_signed(request, review, form)):
        text = ngettext("%(n)s reading is signed as in order.", "%(n)s readings are signed as in order.", count)
        messages.success(request, text % {"n": count})
        return redirect(_without(request, "markera"))
    page = Paginator(chosen.apply(items.with_reading()), ITEMS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "review": review,
        "counts": _counts(request.staff, review.month),
        "filter": chosen,
        "form": form,
        "page": page,
        "rows": _rows(request.staff, page.object_list),
        "all_marked": "markera" in request.GET,
        "first": _waiting_for(request.staff).filter(review=review).first(),
    }
    return render(request, "casework/log_review.html", context)


def _marked_signed(request, review, form):
    """How many of the marked readings are signed as in order now; None when `form` says why none is."""
    marked = [int(pk) for pk in request.POST.getlist("item") if pk.isascii() and pk.isdigit()]
    found = list(_waiting_for(request.staff).filter(review=review, pk__in=marked))
    if not marked:
        form.add_error(None, _("Mark at least one reading."))
    elif len(found) < len(set(marked)):
        form.add_error(None, _("Somebody has signed one of them already. Look at the list again."))
    else:
        return carried_out(form, sign, found, outcome=ReviewOutcome.IN_ORDER, by=request.staff)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_LOG, Permission.REVIEW_REVIEWERS)
@once
def log_review_item(request, month, pk):
    item = yours(LogReviewItem.objects.with_reading(), request.staff, pk=pk, review__month=_month(month))
    own = item.reading.staff_id == request.staff.pk
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(None if own else request.staff, Permission.REVIEW_LOG, Permission.REVIEW_REVIEWERS)
        if form.is_valid() and carried_out(form, sign, [item], **form.cleaned_data, by=request.staff):
            return _after(request, item, form.cleaned_data["outcome"])
    same_day = _same_day(request.staff, item.reading)
    others = list(same_day[:SAME_DAY_AT_MOST])
    numbers = _shown_numbers([item.reading, *others])
    signed = item.signed
    context = {
        "item": item,
        "month": month,
        "told": log_words.told(item.reading, numbers),
        "role": log_words.as_what(item.unit, item.reading.ground),
        "reasons": log_words.explained(item.flags),
        "others": [(each, log_words.told(each, numbers)) for each in others],
        "more": same_day.count() - len(others) if len(others) == SAME_DAY_AT_MOST else 0,
        "own": own,
        "form": None if own or signed else form,
        "report_by": signed.signed_at + REPORT_WITHIN
        if signed and signed.outcome == ReviewOutcome.NOT_IN_ORDER
        else None,
        "next": _next(request.staff, item),
    }
    return render(request, "casework/log_review_item.html", context)


def _without(request, name):
    """The page's address with its filter, but for `name`."""
    query = request.GET.copy()
    query.pop(name, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _after(request, item, outcome):
    """Where signing leads: what to do when something is not in order, else the next reading."""
    if outcome == ReviewOutcome.NOT_IN_ORDER:
        messages.warning(request, _("Signed as not in order. This is what you do now."))
        return redirect("log_review_item", month=str(item.review), pk=item.pk)
    following = _next(request.staff, item)
    if following is None:
        messages.success(request, _("Signed. Nothing more waits for you in this month."))
        return redirect("log_review", month=str(item.review))
    messages.success(request, _("Signed. Here is the next one."))
    return redirect("log_review_item", month=str(item.review), pk=following.pk)


def _waiting_for(staff):
    """The items that `staff` may sign, of every month."""
    return LogReviewItem.objects.visible_to(staff).for_signing_by(staff)


def _next(staff, item):
    """The next that waits for `staff` in the same review: after this one in time, else from the beginning."""
    waiting = _waiting_for(staff).filter(review=item.review).exclude(pk=item.pk)
    return waiting.filter(reading__at__gte=item.reading.at).first() or waiting.first()


def _same_day(staff, reading):
    day = timezone.localtime(reading.at).date()
    found = Reading.objects.visible_to(staff).on_days(day, day).filter(staff=reading.staff)
    return found.exclude(pk=reading.pk).order_by("at", "pk")


def _rows(staff, items):
    numbers = _shown_numbers([item.reading for item in items])
    return [
        {
            "item": item,
            "told": log_words.told(item.reading, numbers),
            "role": log_words.as_what(item.unit, item.reading.ground),
            "reasons": [name for name, _why in log_words.explained(item.flags)],
            "mine": item.signed is None and item.reading.staff_id != staff.pk,
            "own": item.reading.staff_id == staff.pk,
        }
        for item in items
    ]


def _shown_numbers(readings):
    """The numbers of those whom the page names, each noted as shown."""
    named = [reading for reading in readings if len(reading.people) <= log_words.NAMED_AT_MOST]
    numbers = person_numbers(named)
    for pk in numbers:
        shown_person(pk)
    return numbers


def _months(staff):
    """The list of months: those that are over, from the first that anything is known of."""
    today = timezone.localdate()
    this_month = today.replace(day=1)
    first = this_month - SHOWN_MONTHS
    reviews = {
        each.month: each
        for each in reviewed_months(first, this_month, as_of=today)
        if each.side == staff.organisation_id
    }
    oldest = Reading.objects.visible_to(staff).order_by("at").values_list("at", flat=True).first()
    known = [*reviews, *([timezone.localtime(oldest).date().replace(day=1)] if oldest else [])]
    months = [month for month in months_over(first, this_month, today) if known and month >= min(known)]
    waiting = _waiting_for(staff).filter(review__month__gte=first).order_by()
    mine = dict(waiting.values_list("review__month").annotate(Count("pk")))
    return {
        "lines": [Line(month, reviews.get(month), mine.get(month, 0)) for month in reversed(months)],
        "may_make": staff.may(Permission.REVIEW_LOG),
        "this_month": this_month,
    }


def _counts(staff, month):
    today = timezone.localdate()
    return next(each for each in reviewed_months(month, month, as_of=today) if each.side == staff.organisation_id)


def _month(text):
    """The first day of "2026-10". Http404 for anything else."""
    written = YEAR_AND_MONTH.fullmatch(text)
    try:
        return dt.date(int(written[1]), int(written[2]), 1)
    except (TypeError, ValueError):
        raise Http404 from None
