"""What the worker does for meetings."""

from gotene.access.jobs import job
from meetings.actions.reports import carry_out_order


@job
def make_ordered_report(*, order, by):
    return carry_out_order(order, by=by).pk
