"""Handover plans: agreeing on the way to an own lease, and following it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contracts import policy_dates
from contracts.actions.no_takeover import end_no_takeover
from contracts.enums import CriterionOutcome
from contracts.models import CheckIn, CheckInResult, HandoverPlan, SocialContract, TakeoverCriterion
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.refusals import save_checked
from tenants.actions import disclose, give_consent
from tenants.enums import DisclosureGround, InformationKind


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def start_plan(
    contract,
    *,
    case,
    criteria,
    goal_date,
    summary,
    first_check_in_on,
    housing_contact,
    social_contact,
    consent_given_on,
    by,
):
    """A plan for the household now in `contract`, with the requirements that the resident has got on paper.

    The company sees requirements, results of check-ins and what goes wrong by the resident's consent (OSL 12:2), given
    on `consent_given_on`. That no takeover was planned ends. A plan that was read in with nothing but its goal date is
    the plan that starts. Raises ValidationError when nobody lives there, or no requirement is given.
    """
    contract = SocialContract.objects.select_for_update().get(pk=contract.pk)
    sublease = contract.subleases.on(timezone.localdate()).first() or contract.subleases.first()
    if sublease is None or sublease.case_number != case.number:
        raise ValidationError(_("This case's household does not live in the apartment."), code="not_resident")
    if not criteria:
        none = ValidationError(_("Choose at least one requirement."), code="no_criteria")
        raise ValidationError({"criteria": none})
    today = timezone.localdate()
    if today < goal_date < first_check_in_on:
        late = ValidationError(_("The first check-in is held by the goal date at the latest."), code="check_in_late")
        raise ValidationError({"first_check_in_on": late})
    contract.housing_contact, contract.social_contact = housing_contact, social_contact
    save_checked(by, contract)
    plan = HandoverPlan.objects.filter(sublease=sublease, criteria=None).first() or HandoverPlan(sublease=sublease)
    plan.begins_on = max(sublease.begins_on, min(today, first_check_in_on))
    plan.goal_date, plan.first_check_in_on = goal_date, first_check_in_on
    plan.policy = policy_dates.version_of(policy_dates.plan_goal(sublease.begins_on, today), goal_date)
    plan.summary, plan.made_by = summary, by
    save_checked(by, plan)
    end_no_takeover(sublease, by=by)
    for position, text in enumerate(criteria, 1):
        save_checked(by, TakeoverCriterion(plan=plan, text=text, position=position, agreed_on=today))
    for kind in (InformationKind.CRITERIA, InformationKind.CHECK_INS, InformationKind.INCIDENTS):
        give_consent(case, kind=kind, given_on=consent_given_on, by=by)
    disclose(
        case,
        kind=InformationKind.CRITERIA,
        what="\n".join(criteria),
        ground=DisclosureGround.CONSENT,
        by=by,
    )
    return plan


@transaction.atomic
def change_plan(plan, *, goal_date, summary, by):
    if goal_date != plan.goal_date:
        # Agreed by itself, and no longer counted by the agreement.
        plan.policy = None
    plan.goal_date, plan.summary = goal_date, summary
    return save_checked(by, plan)


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def record_check_in(plan, *, case, held_on, results, next_on, by):
    """A check-in with a result for every requirement. Saving it is the logged disclosure under the consent.

    `results` holds dicts with criterion, outcome, reason and next_step. Raises ValidationError when a
    requirement lacks a result, when "not met" lacks its reason or next step, when the plan is not that of the
    household of `case`, or without consent.
    """
    if plan.sublease.case_number != case.number:
        raise ValidationError(_("This case's household does not live in the apartment."), code="not_resident")
    if held_on > timezone.localdate():
        too_soon = ValidationError(_("A check-in is recorded when it has been held."), code="not_held_yet")
        raise ValidationError({"held_on": too_soon})
    if held_on < plan.sublease.begins_on:
        early = ValidationError(
            _("The household moves in %(day)s: a check-in cannot be held before that."),
            code="held_before_move_in",
            params={"day": plan.sublease.begins_on},
        )
        raise ValidationError({"held_on": early})
    if {result["criterion"].pk for result in results} != {criterion.pk for criterion in plan.criteria.all()}:
        raise ValidationError(_("Give a result for every requirement."), code="results_incomplete")
    check_in = save_checked(by, CheckIn(plan=plan, held_on=held_on, held_by=by, next_on=next_on))
    for result in results:
        save_checked(by, CheckInResult(check_in=check_in, **result))
    disclose(
        case,
        kind=InformationKind.CHECK_INS,
        what="\n".join(_told(result) for result in results),
        ground=DisclosureGround.CONSENT,
        by=by,
    )
    return check_in


@translation.override(settings.LANGUAGE_CODE)
def _told(result):
    """One line of what the company is told, as the ledger keeps it: in Swedish, whatever language the screen has."""
    line = f"{result['criterion'].text}: {CriterionOutcome(result['outcome']).label}"
    if result["outcome"] == CriterionOutcome.NOT_MET:
        line += ". " + _now("Reason: %(reason)s") % {"reason": result["reason"]}
        line += ". " + _now("Next step: %(step)s") % {"step": result["next_step"]}
    return line
