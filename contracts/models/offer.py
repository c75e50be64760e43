"""Offers of an apartment to the social services, and the household they place in it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import OfferAnswer
from contracts.models.housing_request import HousingRequest
from contracts.models.policy import Policy
from contracts.models.property import Apartment
from contracts.models.sublease import Sublease, closed_case_numbers
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.models import Case
from tenants.models.case import CaseFileQuerySet

trigger_sentence(
    "offer_answered_once",
    _("The offer was answered or withdrawn a moment ago. Reload the page to see what it says now."),
)


class OfferQuerySet(SharedQuerySet):
    def visible_to(self, staff):
        """As what is shared; none for a household that `staff` knows."""
        return super().visible_to(staff).exclude(request__case_number__in=closed_case_numbers(staff))

    def unanswered(self):
        return self.filter(answer="")

    def with_place(self):
        return self.select_related(
            "apartment__stairwell", "apartment__landlord", "request", "offered_by", "answered_by", "policy"
        )


class Offer(models.Model):
    """Svenska: erbjudande. Made to the social services, not to a household."""

    request = models.ForeignKey(
        # An offer answers this request.
        HousingRequest,
        on_delete=models.PROTECT,
        related_name="offers",
        verbose_name=_("housing request"),
    )
    apartment = models.ForeignKey(
        # An apartment with offers is never removed.
        Apartment,
        on_delete=models.PROTECT,
        related_name="offers",
        verbose_name=_("apartment"),
    )
    offered_on = models.DateField(_("offered"))
    offered_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("offered by"),
    )
    available_from = models.DateField(_("available from"))
    answer_by = models.DateField(_("answer by"))
    policy = models.ForeignKey(
        # The version whose days the last day is counted by; none for a day that was chosen.
        Policy,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
        null=True,
        blank=True,
    )
    answer = models.CharField(_("answer"), max_length=10, choices=OfferAnswer, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("answered by"),
        null=True,
        blank=True,
    )
    decline_reason = models.CharField(_("reason for declining"), max_length=200, blank=True)

    history = tracked()
    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["-offered_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["apartment"],
                condition=Q(answer=""),
                name="offer_one_open_per_apartment",
                violation_error_message=_("The apartment is already offered and waits for an answer."),
                violation_error_code="offer_one_open_per_apartment",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(answer__in=["", OfferAnswer.ACCEPTED]),
                name="offer_one_live_per_request",
                violation_error_message=_("This request already has an offer."),
                violation_error_code="offer_one_live_per_request",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="offer_answer_whole",
                violation_error_message=_("An answer needs both who and when."),
                violation_error_code="offer_answer_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer=OfferAnswer.DECLINED) | ~Q(decline_reason=""),
                name="offer_declined_with_reason",
                violation_error_message=_("Give the reason for declining, so that the next offer fits better."),
                violation_error_code="offer_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("offered_on")),
                name="offer_answer_by_after_offered",
                violation_error_message=_("The last day to answer cannot be before the offer."),
                violation_error_code="offer_answer_by_after_offered",
            ),
        ]

    def __str__(self):
        return f"{self.request.case_number}: {self.apartment}"


class Placement(models.Model):
    """Which case's household was placed through an offer, or in a contract that stood empty, and why.

    The social services' own.
    """

    # Empty for a new resident in a contract that there was.
    offer = models.OneToOneField(
        # One household a flat.
        Offer,
        on_delete=models.PROTECT,
        related_name="placement",
        verbose_name=_("offer"),
        null=True,
        blank=True,
    )
    case = models.ForeignKey(
        # Part of the case file.
        Case,
        on_delete=models.PROTECT,
        related_name="placements",
        verbose_name=_("case"),
    )
    sublease = models.OneToOneField(
        # What came of the placement.
        Sublease,
        on_delete=models.PROTECT,
        related_name="placement",
        verbose_name=_("sublease"),
    )
    reasons = models.TextField(_("reasons"))
    placed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("placed by"),
    )
    placed_at = models.DateTimeField(_("placed"))
    # Whom the placer has said they spoke with, where the stairwell check asked for it.
    spoken_with = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("spoken with"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = CaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="placement_reasoned",
                violation_error_message=_("Say why this household is placed in this apartment."),
                violation_error_code="placement_reasoned",
            )
        ]

    def __str__(self):
        return str(self.case)
