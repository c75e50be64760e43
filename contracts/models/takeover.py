"""Takeovers: the resident takes over the apartment with a lease of their own. Svenska: övertagande."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import TakeoverParty
from contracts.models.social_contract import OfContractQuerySet
from contracts.models.sublease import Sublease
from contracts.takeover_rules import last_day_before
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.models import Person

trigger_sentence(
    "takeover_of_running_sublease",
    _("The sublease ends before that day. Prepare a takeover only of a home that somebody lives in until then."),
)
trigger_sentence(
    "takeover_tenant_is_resident", _("Choose an adult who lives in the apartment: that is who takes over the lease.")
)
trigger_sentence(
    "takeover_is_kept", _("What was agreed about a takeover never changes. Cancel it and prepare a new one.")
)
trigger_sentence("takeover_over", _("The takeover has already been carried out or cancelled. Reload the page."))
trigger_sentence(
    "takeover_consent_own_side",
    _("Each organisation notes its own yes, and the social services that of the resident."),
)
trigger_sentence("takeover_consent_is_kept", _("A yes is taken back, never rewritten. Note a new one instead."))
trigger_sentence(
    "takeover_consent_before_signed",
    _("A paper has been signed: a yes can no longer be taken back by itself. Cancel the takeover instead."),
)
trigger_sentence(
    "takeover_no_gap",
    _("The sublease and the social contract must end the day before the new lease begins: not a day between."),
)
trigger_sentence(
    "takeover_three_yeses",
    _("The resident, the social services and the company must all have said yes, and none of them taken it back."),
)
trigger_sentence(
    "takeover_papers_signed",
    _("All three agreements must be signed, at the latest on the day when the new lease begins. Attach them first."),
)
trigger_sentence("takeover_inspected", _("The inspection before the takeover must have been held first."))
trigger_sentence(
    "takeover_by_switch",
    _('It becomes the resident\'s own lease by a takeover. Open "Takeover" on the page of the contract.'),
)


class TakeoverQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "sublease__contract", "sublease__case_number"

    def live(self):
        """Those that are being prepared: neither carried out nor cancelled."""
        return self.filter(completed_at__isnull=True, cancelled_on__isnull=True)

    def completed(self):
        return self.filter(completed_at__isnull=False)

    def with_place(self):
        return self.select_related("sublease__contract__apartment__stairwell")


class Takeover(models.Model):
    """One takeover, from its preparation until the leases have switched or it was cancelled."""

    sublease = models.ForeignKey(
        # A home that has been taken over is never removed.
        Sublease,
        on_delete=models.PROTECT,
        related_name="takeovers",
        verbose_name=_("sublease"),
    )
    tenant = models.ForeignKey(
        # The adult resident who becomes the tenant of the new lease.
        Person,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("new tenant"),
    )
    # The sublease and the social contract end the day before: no gap day.
    new_lease_from = models.DateField(_("the new lease begins"))
    prepared_on = models.DateField(_("prepared"))
    prepared_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("prepared by"),
    )
    completed_at = models.DateTimeField(_("carried out"), null=True, blank=True)
    completed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("carried out by"),
        null=True,
        blank=True,
    )
    # The new lease's number and no foreign key: leases are the company's own, and the shared area never points there.
    lease_number = models.BigIntegerField(_("number of the new lease"), null=True, blank=True, unique=True)
    cancelled_on = models.DateField(_("cancelled"), null=True, blank=True)
    cancelled_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("cancelled by"),
        null=True,
        blank=True,
    )
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=200, blank=True)

    history = tracked()
    objects = TakeoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("takeover")
        verbose_name_plural = _("takeovers")
        ordering = ["-prepared_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sublease"],
                condition=Q(cancelled_on__isnull=True),
                name="takeover_once",
                violation_error_message=_("A takeover of this home has already been prepared."),
                violation_error_code="takeover_once",
            ),
            models.CheckConstraint(
                condition=Q(new_lease_from__gt=F("prepared_on")),
                name="takeover_after_prepared",
                violation_error_message=_("Choose a day to come for the new lease."),
                violation_error_code="takeover_after_prepared",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True, completed_by__isnull=True, lease_number__isnull=True)
                | Q(completed_at__isnull=False, completed_by__isnull=False, lease_number__isnull=False),
                name="takeover_completed_whole",
                violation_error_message=_("A takeover that is carried out has its day, who did it and the lease."),
                violation_error_code="takeover_completed_whole",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | (Q(cancelled_on__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason="")),
                name="takeover_cancelled_whole",
                violation_error_message=_("Say why the takeover is cancelled."),
                violation_error_code="takeover_cancelled_whole",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(cancelled_on__isnull=True),
                name="takeover_ends_one_way",
                violation_error_message=_("What has been carried out is not cancelled."),
                violation_error_code="takeover_ends_one_way",
            ),
        ]

    def __str__(self):
        return f"{self.sublease} {self.new_lease_from}"

    @property
    def last_day(self):
        """When the sublease and the social contract end."""
        return last_day_before(self.new_lease_from)

    @property
    def is_live(self):
        return self.completed_at is None and self.cancelled_on is None


class TakeoverConsentQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "takeover__sublease__contract", "takeover__sublease__case_number"

    def standing(self):
        return self.filter(withdrawn_on__isnull=True)


class TakeoverConsent(models.Model):
    """One of the three yeses. Taken back by a day of its own until the first paper is signed."""

    takeover = models.ForeignKey(
        # What the yes is said to.
        Takeover,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("takeover"),
    )
    party = models.CharField(_("whose yes"), max_length=10, choices=TakeoverParty)
    said_on = models.DateField(_("said yes"))
    recorded_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    withdrawn_on = models.DateField(_("taken back"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("taken back by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = TakeoverConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("yes to a takeover")
        verbose_name_plural = _("yeses to takeovers")
        ordering = ["said_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["takeover", "party"],
                condition=Q(withdrawn_on__isnull=True),
                name="takeover_consent_once",
                violation_error_message=_("This yes is already noted."),
                violation_error_code="takeover_consent_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_on__gte=F("said_on"), withdrawn_by__isnull=False),
                name="takeover_consent_withdrawn_whole",
                violation_error_message=_("A yes is taken back by somebody, on the day it was said or later."),
                violation_error_code="takeover_consent_withdrawn_whole",
            ),
        ]

    def __str__(self):
        return f"{self.takeover} {self.get_party_display()}"
