"""A report that is asked for: made while one waits, or ordered when it is long."""

from django.db import transaction
from django.utils import timezone

from gotene.access.jobs import State, enqueue, states_of
from meetings.actions.reports import counted, drawn, kept
from meetings.models import ReportOrder
from meetings.page_count import expected_pages
from meetings.tasks import make_ordered_report

# A report up to this length is drawn while its maker waits; a longer one in the background.
PAGES_TO_WAIT_FOR = 10


class TooLong(Exception):
    """The document has more pages than one waits for."""


@transaction.atomic
def make_or_order_half_yearly_report(*, half_year, by):
    """Make the report of `half_year` now, or order it when it is long. Returns the Report or the ReportOrder.

    Whoever already has one of the half-year in the making gets that one. ValidationError (code
    `half_year_not_begun`) when there is nothing to report yet.
    """
    made_at = timezone.localtime()
    figures = counted(half_year=half_year, made_at=made_at, by=by)
    pages = expected_pages(figures)
    if pages <= PAGES_TO_WAIT_FOR:
        try:
            pdf = drawn(figures, made_at=made_at, by=by, on_page=_wait_for)
            return kept(figures, pdf, half_year=half_year, made_at=made_at, by=by)
        except TooLong:
            # By its figures it was expected to be shorter.
            pages = PAGES_TO_WAIT_FOR + 1
    return _in_the_making(half_year, by) or _ordered(half_year, pages, ordered_at=made_at, by=by)


def _wait_for(page):
    if page > PAGES_TO_WAIT_FOR:
        raise TooLong


def _in_the_making(half_year, by):
    order = (
        ReportOrder.objects.visible_to(by).filter(period_from=half_year.begins_on, report=None).order_by("-pk").first()
    )
    return order if order and states_of([order.job], by)[order.job] != State.FAILED else None


def _ordered(half_year, pages, *, ordered_at, by):
    order = ReportOrder.objects.create(
        period_from=half_year.begins_on, pages=pages, ordered_by=by, ordered_at=ordered_at
    )
    order.job = enqueue(make_ordered_report, by=by, order=order.pk)
    order.save(update_fields=["job"])
    return order
