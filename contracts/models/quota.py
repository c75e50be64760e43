"""The yearly quota: how many new social contracts the company gives, and who took the places."""

from django.db import models
from django.db.models import F, IntegerField, Max, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from contracts.enums import Rounding
from contracts.models.policy import Policy
from contracts.models.social_contract import SocialContract
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

trigger_sentence(
    "quota_place_within_ceiling",
    _("All places of the year's quota are taken. More places need a reason and both organisations' agreement."),
)
trigger_sentence(
    "quota_year_missing",
    _(
        "The quota of the year in which the contract begins is not decided yet. "
        "Ask the managing director of Götenebostäder to open it."
    ),
)


class QuotaYearQuerySet(SharedQuerySet):
    def with_use(self):
        """Adds `used`, `extra` and `left` to each year."""
        extra = (
            QuotaExtension.objects.filter(year=models.OuterRef("pk"))
            .order_by()
            .values("year")
            .annotate(total=Sum("places"))
            .values("total")
        )
        return self.annotate(
            # The highest number given: a place that has been erased is not given again.
            used=Coalesce(Max("places__number"), 0),
            extra=Coalesce(Subquery(extra, output_field=IntegerField()), 0),
        ).annotate(left=F("ceiling") + F("extra") - F("used"))

    def of_year(self, year):
        """The quota of `year` with its use; None when the year is not opened."""
        return self.with_use().filter(year=year).first()


class QuotaYear(models.Model):
    """One calendar year's ceiling and what it was computed from. Svenska: kvotår."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    turnover = models.PositiveSmallIntegerField(_("turnover the year before"))
    share = models.DecimalField(_("share"), max_digits=4, decimal_places=3)
    rounding = models.CharField(_("rounding"), max_length=10, choices=Rounding)
    floor = models.PositiveSmallIntegerField(_("at least"), default=0)
    ceiling = models.PositiveSmallIntegerField(_("ceiling"))
    policy = models.ForeignKey(
        # The version that set the share.
        Policy,
        on_delete=models.PROTECT,
        related_name="quota_years",
        verbose_name=_("by"),
    )
    # Svenska: beräknat i efterhand, för år före avtalet.
    computed_afterwards = models.BooleanField(_("computed afterwards"), default=False)

    history = tracked()
    objects = QuotaYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("quota year")
        verbose_name_plural = _("quota years")
        ordering = ["-year"]

    def __str__(self):
        return str(self.year)

    @property
    def percent(self):
        return self.share * 100


class QuotaExtension(models.Model):
    """More places than the ceiling, with a reason and agreed by both organisations."""

    year = models.ForeignKey(
        # Part of the year.
        QuotaYear,
        on_delete=models.PROTECT,
        related_name="extensions",
        verbose_name=_("year"),
    )
    places = models.PositiveSmallIntegerField(_("more places"))
    reason = models.TextField(_("reason"))
    agreed_on = models.DateField(_("agreed"))
    agreed_by_housing = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("agreed for the housing company by"),
    )
    agreed_by_social = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("agreed for the social services by"),
    )

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("more places")
        verbose_name_plural = _("more places")
        constraints = [
            models.CheckConstraint(
                condition=Q(places__gt=0) & ~Q(reason=""),
                name="quota_extension_reasoned",
                violation_error_message=_("Give the number of places and the reason."),
                violation_error_code="quota_extension_reasoned",
            )
        ]

    def __str__(self):
        return f"{self.year} +{self.places}"


class QuotaPlace(models.Model):
    """One place of a year's quota, taken by one social contract."""

    year = models.ForeignKey(
        # A used place belongs to its year for ever.
        QuotaYear,
        on_delete=models.PROTECT,
        related_name="places",
        verbose_name=_("year"),
    )
    number = models.PositiveSmallIntegerField(_("place"))
    contract = models.OneToOneField(
        # The contract that took the place.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="quota_place",
        verbose_name=_("social contract"),
    )

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("quota place")
        verbose_name_plural = _("quota places")
        ordering = ["year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"],
                name="quota_place_once",
                violation_error_message=_("The place was taken a moment ago. Try again."),
                violation_error_code="quota_place_once",
            ),
            models.CheckConstraint(
                condition=Q(number__gt=0),
                name="quota_place_counts_from_one",
                violation_error_message=_("Places are counted from 1."),
                violation_error_code="quota_place_counts_from_one",
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.number}"
