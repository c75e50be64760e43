"""Social contracts: the municipality's lease of one apartment, which outlives its residents."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import ContractEnd
from contracts.models.property import Apartment
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.periods import Period, PeriodQuerySet, not_reversed


class SocialContractQuerySet(SharedQuerySet, PeriodQuerySet):
    def with_place(self):
        return self.select_related("apartment__stairwell", "apartment__landlord")


class SocialContract(Period):
    """Svenska: socialt kontrakt, förstahandsavtal med kommunen."""

    number = models.CharField(_("contract number"), max_length=20, unique=True)
    apartment = models.ForeignKey(
        # An apartment with contracts is never removed.
        Apartment,
        on_delete=models.PROTECT,
        related_name="social_contracts",
        verbose_name=_("apartment"),
    )
    housing_contact = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("contact at the housing company"),
    )
    social_contact = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("contact at the social services"),
    )
    end_reason = models.CharField(_("how it ended"), max_length=15, choices=ContractEnd, blank=True)

    history = tracked()
    objects = SocialContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("social contract")
        verbose_name_plural = _("social contracts")
        ordering = ["-begins_on", "-pk"]
        constraints = [
            not_reversed("social_contract_not_reversed"),
            models.CheckConstraint(
                condition=Q(number__regex=r"^K-\d{4}-\d{2,}$"),
                name="social_contract_number_form",
                violation_error_message=_("A contract number looks like K-2026-03."),
                violation_error_code="social_contract_number_form",
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(ends_on__isnull=False),
                name="social_contract_end_dated",
                violation_error_message=_("Give the last day of the contract as well as how it ended."),
                violation_error_code="social_contract_end_dated",
            ),
        ]
        indexes = [models.Index(fields=["begins_on"]), models.Index(fields=["ends_on"])]

    def __str__(self):
        return self.number
