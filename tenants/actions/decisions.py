"""Decisions on intervention: made, and served."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gotene.refusals import save_checked
from tenants.models import Case, Decision


@transaction.atomic
def record_decision(
    case,
    *,
    outcome,
    decided_on,
    legal_basis,
    valid_from,
    valid_to,
    content="",
    grounds="",
    conditions="",
    follow_up_on=None,
    served_on=None,
    appeal_information_given=False,
    by,
):
    """A decision on intervention, made by `by`. Raises ValidationError for a closed case or wrong dates."""
    # Held until the transaction ends: it may be being closed at this moment.
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.closed_on:
        raise ValidationError(_("The case is closed. Open a new case for a new decision."), code="case_closed")
    return save_checked(
        by,
        Decision(
            case=case,
            outcome=outcome,
            decided_on=decided_on,
            decided_by=by,
            legal_basis=legal_basis,
            content=content,
            grounds=grounds,
            conditions=conditions,
            valid_from=valid_from,
            valid_to=valid_to,
            follow_up_on=follow_up_on,
            served_on=served_on,
            appeal_information_given=appeal_information_given,
        ),
    )


@transaction.atomic
def serve_decision(decision, *, served_on, appeal_information_given, by):
    """Record that the party has been served; the appeal clock runs from that day. Once only."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.served_on:
        raise ValidationError(_("The decision has already been served."), code="already_served")
    decision.served_on, decision.appeal_information_given = served_on, appeal_information_given
    return save_checked(by, decision)
