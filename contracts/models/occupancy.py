"""When each apartment is let, whoever lets it: one row for each lease and each social contract.

Triggers keep it, nobody writes it. It is what makes two leases at once impossible across the two kinds, and
what answers whether an apartment is vacant, also for those who may not read the leases themselves.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.property import Apartment
from contracts.models.social_contract import SocialContract


class Occupancy(models.Model):
    apartment = models.ForeignKey(
        # Follows the lease or contract that it mirrors.
        Apartment,
        on_delete=models.PROTECT,
        related_name="occupancies",
    )
    period = DateRangeField()
    # The lease's number and no foreign key: leases are the company's own, and the shared area never points there.
    lease_id = models.BigIntegerField(null=True, unique=True)
    social_contract = models.OneToOneField(
        # Removed by the trigger when its contract is.
        SocialContract,
        on_delete=models.DO_NOTHING,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("occupancy")
        verbose_name_plural = _("occupancies")
        constraints = [
            ExclusionConstraint(
                name="apartment_let_once",
                expressions=[("apartment", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message=_(
                    "The apartment is already let in that period. Choose another day or another apartment."
                ),
                violation_error_code="apartment_let_once",
            ),
            models.CheckConstraint(
                condition=Q(lease_id__isnull=False, social_contract__isnull=True)
                | Q(lease_id__isnull=True, social_contract__isnull=False),
                name="occupancy_of_one_kind",
                violation_error_message=_("An apartment is let either by a lease or by a social contract."),
                violation_error_code="occupancy_of_one_kind",
            ),
        ]

    def __str__(self):
        return f"{self.apartment_id} {self.period}"
