"""Handover plans: the way to an own lease. Requirements, goal date and check-ins, shared by all three."""

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from contracts.enums import CriterionOutcome, PlanOutcome
from contracts.models.policy import Policy
from contracts.models.social_contract import OfContractQuerySet
from contracts.models.sublease import Sublease
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

trigger_sentence(
    "check_in_result_of_own_plan",
    _("The requirement belongs to another plan. Reload the page and try again."),
)


class HandoverPlanQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "sublease__contract", "sublease__case_number"

    def running(self):
        """Plans whose sublease has not ended."""
        return self.filter(sublease__end_reason="")

    def with_next_check_in(self):
        """Adds `next_check_in_on`: as agreed at the latest check-in, else the first one planned."""
        latest = CheckIn.objects.filter(plan=OuterRef("pk")).order_by("-held_on", "-pk")
        return self.annotate(
            next_check_in_on=Coalesce(Subquery(latest.values("next_on")[:1]), F("first_check_in_on")),
            last_check_in_on=Subquery(latest.values("held_on")[:1]),
        )

    def with_promise(self):
        """Adds `promise`: the next step agreed at the latest check-in, where a requirement was not met."""
        latest = CheckIn.objects.filter(plan=OuterRef(OuterRef("pk"))).order_by("-held_on", "-pk").values("pk")[:1]
        not_met = CheckInResult.objects.filter(check_in=Subquery(latest), outcome=CriterionOutcome.NOT_MET)
        return self.annotate(promise=Subquery(not_met.order_by("criterion__position").values("next_step")[:1]))


class HandoverPlan(models.Model):
    """Svenska: övertagandeplan."""

    sublease = models.OneToOneField(
        # The plan is this household's.
        Sublease,
        on_delete=models.PROTECT,
        related_name="plan",
        verbose_name=_("sublease"),
    )
    begins_on = models.DateField(_("plan begins"))
    goal_date = models.DateField(_("goal date"))  # Svenska: måldatum
    policy = models.ForeignKey(
        # The version whose months the goal date is counted by; none for a day that was agreed by itself.
        Policy,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
        null=True,
        blank=True,
    )
    summary = models.CharField(_("the plan in one line"), max_length=150, blank=True)
    first_check_in_on = models.DateField(_("first check-in"))
    made_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    outcome = models.CharField(_("how the plan closed"), max_length=15, choices=PlanOutcome, blank=True)

    history = tracked()
    objects = HandoverPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("handover plan")
        verbose_name_plural = _("handover plans")
        ordering = ["goal_date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(goal_date__gt=F("begins_on")),
                name="plan_goal_after_start",
                violation_error_message=_("The goal date must lie after the start of the plan."),
                violation_error_code="plan_goal_after_start",
            ),
            models.CheckConstraint(
                condition=Q(first_check_in_on__gte=F("begins_on")),
                name="plan_first_check_in_after_start",
                violation_error_message=_("The first check-in cannot be before the start of the plan."),
                violation_error_code="plan_first_check_in_after_start",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, outcome="") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="plan_closed_whole",
                violation_error_message=_("A plan that is closed has its day and how it went."),
                violation_error_code="plan_closed_whole",
            ),
        ]

    def __str__(self):
        return str(self.sublease)


class TakeoverCriterion(models.Model):
    """Svenska: krav för övertagande. Something to do, that the resident has got on paper."""

    plan = models.ForeignKey(
        # Part of the plan.
        HandoverPlan,
        on_delete=models.PROTECT,
        related_name="criteria",
        verbose_name=_("handover plan"),
    )
    text = models.CharField(_("requirement"), max_length=150)
    position = models.PositiveSmallIntegerField(_("order"))
    agreed_on = models.DateField(_("agreed"))

    history = tracked()

    class Meta:
        verbose_name = _("requirement for takeover")
        verbose_name_plural = _("requirements for takeover")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "text"],
                name="criterion_once_in_plan",
                violation_error_message=_("This requirement is already in the plan."),
                violation_error_code="criterion_once_in_plan",
            )
        ]

    def __str__(self):
        return self.text


class CheckIn(models.Model):
    """Svenska: avstämning."""

    plan = models.ForeignKey(
        # Part of the plan.
        HandoverPlan,
        on_delete=models.PROTECT,
        related_name="check_ins",
        verbose_name=_("handover plan"),
    )
    held_on = models.DateField(_("held"))
    held_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("held by"),
    )
    next_on = models.DateField(_("next check-in"))

    history = tracked()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "held_on"],
                name="check_in_once_a_day",
                violation_error_message=_("There is already a check-in on that day."),
                violation_error_code="check_in_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(next_on__gt=F("held_on")),
                name="check_in_next_after_held",
                violation_error_message=_("The next check-in must be after this one."),
                violation_error_code="check_in_next_after_held",
            ),
        ]

    def __str__(self):
        return f"{self.plan} {self.held_on}"


class CheckInResult(models.Model):
    check_in = models.ForeignKey(
        # Part of the check-in.
        CheckIn,
        on_delete=models.PROTECT,
        related_name="results",
        verbose_name=_("check-in"),
    )
    criterion = models.ForeignKey(
        # What was checked.
        TakeoverCriterion,
        on_delete=models.PROTECT,
        related_name="results",
        verbose_name=_("requirement"),
    )
    outcome = models.CharField(_("outcome"), max_length=15, choices=CriterionOutcome)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_in", "criterion"],
                name="check_in_result_once",
                violation_error_message=_("This requirement already has a result at this check-in."),
                violation_error_code="check_in_result_once",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=CriterionOutcome.NOT_MET) | (~Q(reason="") & ~Q(next_step="")),
                name="check_in_not_met_explained",
                violation_error_message=_("A requirement that is not met needs the reason and the next step."),
                violation_error_code="check_in_not_met_explained",
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.get_outcome_display()}"
