"""Rent guarantees by the municipality: none new since 2016, and each on its way to an end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.models.property import Apartment
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.periods import Period, PeriodQuerySet, not_reversed
from gotene.refusals import trigger_sentence
from tenants.models import Person

trigger_sentence(
    "guarantee_after_stop",
    _(
        "The municipality has decided to take on no new guarantees from that day. "
        "Use a social contract, or give the decision that makes an exception."
    ),
)


class GuaranteeQuerySet(SharedQuerySet, PeriodQuerySet):
    def with_place_and_tenant(self):
        return self.select_related("apartment__stairwell", "tenant__identity", "exception_decided_by")


class Guarantee(Period):
    """Svenska: borgensåtagande."""

    apartment = models.ForeignKey(
        # An apartment with a guarantee is never removed.
        Apartment,
        on_delete=models.PROTECT,
        related_name="guarantees",
        verbose_name=_("apartment"),
    )
    tenant = models.ForeignKey(
        # A tenant is erased by retention, not by deletion.
        Person,
        on_delete=models.PROTECT,
        related_name="guarantees",
        verbose_name=_("tenant"),
    )
    # Svenska: borgenstak i kronor.
    ceiling = models.DecimalField(_("ceiling, kr"), max_digits=9, decimal_places=2)
    notice_given_on = models.DateField(_("notice given"), null=True, blank=True)
    # An exception from the stop: a decision with its number, reason and decider (KBef 2:6).
    exception_decision = models.CharField(_("decision on exception"), max_length=60, blank=True)
    exception_reason = models.TextField(_("reason for exception"), blank=True)
    exception_decided_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("exception decided by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = GuaranteeQuerySet.as_manager()

    class Meta:
        verbose_name = _("guarantee")
        verbose_name_plural = _("guarantees")
        ordering = ["begins_on", "pk"]
        constraints = [
            not_reversed("guarantee_not_reversed"),
            models.CheckConstraint(
                condition=Q(ceiling__gt=0),
                name="guarantee_ceiling_positive",
                violation_error_message=_("The ceiling must be more than 0 kr."),
                violation_error_code="guarantee_ceiling_positive",
            ),
            models.CheckConstraint(
                condition=Q(exception_decision="", exception_reason="", exception_decided_by__isnull=True)
                | (~Q(exception_decision="") & ~Q(exception_reason="") & Q(exception_decided_by__isnull=False)),
                name="guarantee_exception_whole",
                violation_error_message=_("An exception needs the decision, the reason and who decided."),
                violation_error_code="guarantee_exception_whole",
            ),
        ]

    def __str__(self):
        return f"{self.apartment} {self.begins_on}"

    def earliest_end(self, notice_on):
        """The earliest last day when notice is given on `notice_on` (JB 12:28 a).

        A notice already given counts from its own day.
        """
        return rules.guarantee_earliest_end(self.notice_given_on or notice_on, self.begins_on)
