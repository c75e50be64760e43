"""A long report that is being made: how far it has come."""

import datetime as dt

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from gotene.access.jobs import failure_of, states_of
from gotene.access.scope import yours
from gotene.accounts.session_times import does_not_prolong
from meetings.models import ReportOrder

# The worker takes what waits within a second; whoever waits this long should not go on waiting.
UNUSUAL_WAIT = dt.timedelta(minutes=2)
# A failure is of interest for so long.
SHOWN = dt.timedelta(days=14)


@does_not_prolong
@require_safe
def report_order(request, pk):
    """Asks for itself again until the report is there, and then leads to it."""
    order = yours(ReportOrder.objects.select_related("report"), request.staff, pk=pk)
    if order.report:
        response = redirect("report", order.report.pk)
        return HttpResponseClientRedirect(response.url) if request.htmx else response
    state = states_of([order.job], request.staff)[order.job]
    context = {
        "order": order,
        "state": state,
        "code": failure_of(order.job, request.staff) if state == "failed" else "",
        "waits_long": timezone.now() - order.ordered_at > UNUSUAL_WAIT,
    }
    return render(request, "meetings/report_order.html" + ("#progress" if request.htmx else ""), context)


def in_the_making(staff):
    """The reports that `staff` waits for, or that failed lately, each with its state; the latest of each half-year."""
    latest = ReportOrder.objects.visible_to(staff).latest_of_each_half_year()
    since = timezone.now() - SHOWN
    orders = [order for order in latest if order.report_id is None and order.ordered_at > since]
    states = states_of([order.job for order in orders], staff) if orders else {}
    return [(order, states[order.job]) for order in orders]
