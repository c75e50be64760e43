"""Ordinary first-hand leases: the company's own, closed to the social services."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.property import Apartment
from gotene.access.roles import Permission
from gotene.access.scope import ByPermissionQuerySet
from gotene.audit.history import tracked
from gotene.periods import Period, PeriodQuerySet, not_reversed
from tenants.models import Person


class LeaseQuerySet(ByPermissionQuerySet, PeriodQuerySet):
    needed_to_see = Permission.SEE_LEASES


class Lease(Period):
    """Svenska: eget kontrakt (förstahandskontrakt)."""

    apartment = models.ForeignKey(
        # An apartment with leases is never removed.
        Apartment,
        on_delete=models.PROTECT,
        related_name="leases",
        verbose_name=_("apartment"),
    )
    tenant = models.ForeignKey(
        # Empty when the property system keeps the tenant. A tenant is erased by retention, not by deletion.
        Person,
        on_delete=models.PROTECT,
        related_name="leases",
        verbose_name=_("tenant"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = LeaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")
        ordering = ["-begins_on", "-pk"]
        constraints = [not_reversed("lease_not_reversed")]
        indexes = [
            models.Index(fields=["apartment", "begins_on"]),
            models.Index(fields=["ends_on"]),
            # The order of the back office's list, so that a page of it is read and not sorted out of all.
            models.Index(fields=["-begins_on", "-id"]),
        ]

    def __str__(self):
        return f"{self.apartment} {self.begins_on}"
