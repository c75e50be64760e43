"""Rent guarantees by the municipality: none new since 2016, and each on its way to an end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.enums import GuaranteeWay
from contracts.models.policy import Policy
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
trigger_sentence(
    "guarantee_is_kept",
    _("A guarantee is kept as it was recorded: only its notice and its end are added."),
)

# What ends a guarantee without notice: the lease that it is for is no more, or needs it no more.
RELEASES = [(way.value, way.label) for way in (GuaranteeWay.OWN_LEASE, GuaranteeWay.MOVES)]


class GuaranteeQuerySet(SharedQuerySet, PeriodQuerySet):
    def with_place_and_tenant(self):
        return self.select_related("apartment__stairwell", "tenant__identity", "exception_decided_by")

    def with_plan(self):
        return self.select_related("plan__owner__organisation")

    def with_notice(self):
        return self.select_related("receipt__received_by", "receipt__tenant_told_by", "letter__made_by").defer(
            "letter__pdf"
        )

    def for_letter(self):
        return self.select_related("apartment__stairwell", "apartment__landlord", "tenant")


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
    # Without notice: why it ended all the same.
    release_reason = models.CharField(_("how it ended"), max_length=10, choices=RELEASES, blank=True)
    # An exception from the stop: a decision with its number, reason and decider, and the test of KBef 2:6.
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
    exception_from = models.ForeignKey(
        # The stop that the exception is made from.
        Policy,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("exception from"),
        null=True,
        blank=True,
    )

    permanent_home = models.BooleanField(_("permanent home with right of extension"), default=False)
    no_other_way = models.BooleanField(_("the need cannot be met in any other way"), default=False)

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
            models.CheckConstraint(
                condition=Q(exception_decision="", permanent_home=False, no_other_way=False)
                | (~Q(exception_decision="") & Q(permanent_home=True, no_other_way=True)),
                name="guarantee_exception_tested",
                violation_error_message=_(
                    "The municipality may take on a guarantee only for a permanent home with right of extension, "
                    "and when the need cannot be met in any other way (KBef 2:6). An exception needs yes to both."
                ),
                violation_error_code="guarantee_exception_tested",
            ),
            models.CheckConstraint(
                condition=Q(release_reason="") | Q(ends_on__isnull=False),
                name="guarantee_release_dated",
                violation_error_message=_("Give the last day of the guarantee as well as how it ended."),
                violation_error_code="guarantee_release_dated",
            ),
        ]

    def __str__(self):
        return f"{self.apartment} {self.begins_on}"

    def earliest_end(self, notice_on):
        """The earliest last day when notice is given on `notice_on` (JB 12:28 a).

        A notice already given counts from its own day.
        """
        return rules.guarantee_earliest_end(self.notice_given_on or notice_on, self.begins_on)
