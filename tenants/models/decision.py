"""Decisions on interventions (beslut om insats): the social services' own, never the company's to see."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from tenants import rules
from tenants.enums import DecisionOutcome, LegalBasis
from tenants.models.case import Case, CaseFileQuerySet

NEW_ACT = rules.NEW_ACT_IN_FORCE_ON


class DecisionQuerySet(CaseFileQuerySet):
    def in_force_on(self, day):
        return self.filter(outcome=DecisionOutcome.GRANTED, valid_from__lte=day, valid_to__gte=day)

    def ending_by(self, day, *, after):
        """Granted decisions whose last day lies after `after` and no later than `day`."""
        return self.filter(outcome=DecisionOutcome.GRANTED, valid_to__gt=after, valid_to__lte=day)


class Decision(models.Model):
    case = models.ForeignKey(
        # A decision is part of the case file and follows its retention.
        Case,
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("case"),
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=DecisionOutcome, default=DecisionOutcome.GRANTED)
    decided_on = models.DateField(_("decided"))
    decided_by = models.ForeignKey(
        # FL 31 § asks who decided; staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )
    legal_basis = models.CharField(_("legal basis"), max_length=20, choices=LegalBasis)
    content = models.TextField(_("what was decided"), blank=True)
    grounds = models.TextField(_("grounds"), blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"))
    follow_up_on = models.DateField(_("follow-up"), null=True, blank=True)
    # Svenska: delgivningsdag.
    served_on = models.DateField(_("served"), null=True, blank=True)
    appeal_information_given = models.BooleanField(_("told how to appeal"), default=False)

    history = tracked()
    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="decision_not_reversed",
                violation_error_message=_("Valid to cannot be before valid from."),
                violation_error_code="decision_not_reversed",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True) | Q(served_on__gte=F("decided_on")),
                name="decision_served_after_decided",
                violation_error_message=_("A decision cannot be served before it was made."),
                violation_error_code="decision_served_after_decided",
            ),
            models.CheckConstraint(
                condition=Q(legal_basis=LegalBasis.LSS_9_9)
                | Q(legal_basis=LegalBasis.SOL_2025_11_1, decided_on__gte=NEW_ACT)
                | Q(legal_basis=LegalBasis.SOL_2001_4_1, decided_on__lt=NEW_ACT),
                name="decision_legal_basis_of_its_day",
                violation_error_message=_(
                    "Decisions from 1 July 2025 rest on SoL (2025:400), earlier ones on SoL (2001:453). "
                    "Change the legal basis or the day."
                ),
                violation_error_code="decision_legal_basis_of_its_day",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.decided_on}"

    @property
    def appeal_by(self) -> datetime.date | None:
        """Last day to appeal (FL 44 §); None until the decision has been served."""
        return rules.appeal_deadline(self.served_on) if self.served_on else None
