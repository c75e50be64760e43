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
from tenants.consent_state import State, states_of
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Case

# What the company reads of a plan and of how it goes.
PLAN_TELLS = (InformationKind.CRITERIA, InformationKind.CHECK_INS, InformationKind.INCIDENTS)


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
    consent_given_on=None,
    by,
):
    """A plan for the household now in `contract`, with the requirements that the resident has got on paper.

    The company sees requirements, results of check-ins and what goes wrong by the resident's consent (OSL 12:2). Of
    these, what nobody has asked about yet was consented to on `consent_given_on`; a no stays a no. That no takeover was
    planned ends. A plan that was read in with nothing but its goal date is the plan that starts. Raises ValidationError
    when nobody lives there, no requirement is given, or the requirements may not be told.
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
    for kind in kinds_to_ask(case, today) if consent_given_on else ():
        give_consent(case, kind=kind, given_on=consent_given_on, by=by)
    _tell(case, InformationKind.CRITERIA, "\n".join([*criteria, *_way_told(plan)]), by)
    return plan


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def change_plan(plan, *, goal_date, summary, by):
    """Another goal date or line. The company reads both: a change is told under the consent to the requirements.

    Raises ValidationError without it.
    """
    before = (plan.goal_date, plan.summary)
    if goal_date != plan.goal_date:
        # Agreed by itself, and no longer counted by the agreement.
        plan.policy = None
    plan.goal_date, plan.summary = goal_date, summary
    save_checked(by, plan)
    if before != (goal_date, summary):
        case = Case.objects.get(number=plan.sublease.case_number)
        _tell(case, InformationKind.CRITERIA, "\n".join(_way_told(plan)), by)
    return plan


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
    _tell(case, InformationKind.CHECK_INS, "\n".join(_told(result) for result in results), by)
    return check_in


def kinds_to_ask(case, today):
    """The kinds that a plan tells and that nobody has asked the household about yet."""
    return [
        state.kind for state in states_of(case, today) if state.kind in PLAN_TELLS and state.state == State.NOT_ASKED
    ]


def _tell(case, kind, what, by):
    disclose(case, kind=kind, what=what, ground=DisclosureGround.CONSENT, by=by)


# What the company is told, as the ledger keeps it: in Swedish, whatever language the screen has


@translation.override(settings.LANGUAGE_CODE)
def _way_told(plan):
    """The goal date, and the plan in one line where there is one."""
    told = [_now("Goal date: %(day)s") % {"day": plan.goal_date}]
    if plan.summary:
        told.append(_now("The plan in one line: %(line)s") % {"line": plan.summary})
    return told


@translation.override(settings.LANGUAGE_CODE)
def _told(result):
    """One line of what a check-in found."""
    line = f"{result['criterion'].text}: {CriterionOutcome(result['outcome']).label}"
    if result["outcome"] == CriterionOutcome.NOT_MET:
        line += ". " + _now("Reason: %(reason)s") % {"reason": result["reason"]}
        line += ". " + _now("Next step: %(step)s") % {"step": result["next_step"]}
    return line
