"""Social contracts: the municipality's lease of one apartment, which outlives its residents."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.enums import ContractEnd
from contracts.models.property import Apartment
from gotene.access.roles import Side
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.periods import Period, PeriodQuerySet, not_reversed
from gotene.refusals import trigger_sentence
from tenants.models import Recusal

trigger_sentence(
    "social_contract_contacts_of_own_side",
    _("Choose the contact and the deputy from their own organisation."),
)


class SocialContractQuerySet(SharedQuerySet, PeriodQuerySet):
    def visible_to(self, staff):
        """As what is shared; never those closed to `staff`."""
        return super().visible_to(staff).exclude(pk__in=SocialContract.objects.closed_to(staff).values("pk"))

    def closed_to(self, staff):
        """The contracts that `staff` has left to a colleague, who knows nobody there.

        At the social services those where the household of a closed case lives or is going to; when it has moved, the
        contract is as any other and that household's time in it stays closed. At the company those of which it was
        said, whoever lives there.
        """
        if staff is None:
            return self.none()
        if not staff.in_social:
            return self.filter(recusals__staff__in=staff.readers, recusals__ended_on__isnull=True)
        lives_there = Q(subleases__ends_on__isnull=True) | Q(subleases__ends_on__gte=timezone.localdate())
        return self.filter(lives_there, subleases__case_number__in=Recusal.objects.of(staff).values("case__number"))

    def with_contacts(self):
        return self.select_related("housing_contact", "housing_deputy", "social_contact", "social_deputy")

    def with_place(self):
        return self.select_related("apartment__stairwell", "apartment__landlord")


class OfContractQuerySet(SharedQuerySet):
    """What belongs to a social contract: seen by those who see the contract, and may know the household that it is of.

    `to_contract` is the way to the contract, and `to_case_number` to the household's case, where a row is of one.
    """

    to_contract = "contract"
    to_case_number = ""

    def visible_to(self, staff):
        closed = SocialContract.objects.closed_to(staff).values("pk")
        seen = super().visible_to(staff).exclude(**{f"{self.to_contract}__in": closed})
        if self.to_case_number and staff is not None and staff.in_social:
            return seen.exclude(**{f"{self.to_case_number}__in": Recusal.objects.of(staff).values("case__number")})
        return seen


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
    # Svenska: ersättare. Steps in when the contact is away.
    housing_deputy = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("deputy at the housing company"),
        null=True,
        blank=True,
    )
    social_deputy = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("deputy at the social services"),
        null=True,
        blank=True,
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
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{side}_deputy__isnull": True})
                    | ~Q(**{f"{side}_deputy": models.F(f"{side}_contact")}),
                    name=f"social_contract_{side}_deputy_is_another",
                    violation_error_message=_("The deputy must be somebody other than the contact."),
                    violation_error_code=f"social_contract_{side}_deputy_is_another",
                )
                for side in Side.values
            ),
        ]
        indexes = [models.Index(fields=["begins_on"]), models.Index(fields=["ends_on"])]

    def __str__(self):
        return self.number

    def contact_of(self, side):
        """Who answers for the contract at `side`: its contact, or the deputy when the contact has left."""
        contact, deputy = getattr(self, f"{side}_contact"), getattr(self, f"{side}_deputy")
        return contact if contact.active or deputy is None else deputy
