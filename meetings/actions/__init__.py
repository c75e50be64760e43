"""Every write about meetings and reports: one transaction each, and always by somebody."""

from meetings.actions.orders import make_or_order_half_yearly_report
from meetings.actions.reports import carry_out_order, make_half_yearly_report

__all__ = ["carry_out_order", "make_half_yearly_report", "make_or_order_half_yearly_report"]
