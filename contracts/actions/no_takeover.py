"""Deciding that no takeover is planned, and looking at it again each year."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.enums import PlanOutcome
from contracts.models import HandoverPlan, NoTakeover, NoTakeoverReason, Sublease
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.refusals import save_checked


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def decide_no_takeover(sublease, *, case, review_by, reason, by):
    """No takeover is planned for this household until `review_by`, a year ahead at most.

    A review is a new decision: the one before ends. The company reads that it is so and until when; `reason` is kept
    in the case. A handover plan that runs is closed. Raises ValidationError when the household is on its way out.
    """
    sublease = Sublease.objects.select_for_update().get(pk=sublease.pk)
    if sublease.case_number != case.number:
        raise ValidationError(_("This case's household does not live in the apartment."), code="not_resident")
    if sublease.end_reason:
        raise ValidationError(_("Notice has already been given on the sublease."), code="sublease_ended")
    today = timezone.localdate()
    plan = HandoverPlan.objects.select_for_update().filter(sublease=sublease, closed_on__isnull=True).first()
    if plan:
        plan.closed_on, plan.outcome = today, PlanOutcome.ENDED
        save_checked(by, plan)
    end_no_takeover(sublease, by=by)
    decision = save_checked(by, NoTakeover(sublease=sublease, decided_on=today, decided_by=by, review_by=review_by))
    save_checked(by, NoTakeoverReason(no_takeover=decision, case=case, text=reason))
    return decision


@transaction.atomic
def end_no_takeover(sublease, *, by):
    """It no longer holds, from today: a takeover is planned, or it is decided anew. Answers with it, or None."""
    standing = NoTakeover.objects.select_for_update().filter(sublease=sublease, ended_on__isnull=True).first()
    if standing:
        standing.ended_on = timezone.localdate()
        save_checked(by, standing)
    return standing


@transaction.atomic
def plan_again(sublease, *, by):
    """The plan that was closed when no takeover was planned is taken up as it was.

    Raises ValidationError when there is none to take up.
    """
    if end_no_takeover(sublease, by=by) is None:
        raise ValidationError(_("A takeover is planned already."), code="takeover_planned")
    plan = HandoverPlan.objects.select_for_update().filter(sublease=sublease, outcome=PlanOutcome.ENDED).first()
    if plan is None:
        raise ValidationError(_("There is no plan to take up again. Start one."), code="no_plan")
    plan.closed_on, plan.outcome = None, ""
    return save_checked(by, plan)
