"""The review of the read log."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS
from gotene.access.functions.function import Function, guard

FUNCTIONS = (
    Function(
        "audit_log_reviews_between",
        "date, date, date",
        ORGANISATIONS,
        _("How far each organisation has reviewed who has looked at what, as numbers: the half-yearly report tells."),
    ),
    guard(
        "audit_log_review_of_past_month",
        _("A month is reviewed when it is over."),
        "audit_logreview.log_review_of_past_month",
    ),
    guard(
        "audit_log_review_item_of_month",
        _("A review is of the organisation's own readings in its month."),
        "audit_logreviewitem.log_review_item_of_month",
    ),
    guard(
        "audit_log_review_outcome_by_another",
        _("Nobody reviews what they have looked at themselves."),
        "audit_logreviewoutcome.log_review_outcome_by_another",
    ),
)
