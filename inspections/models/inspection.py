"""Inspections: both organisations look at the apartment together, at move-in, move-out and takeover."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models import SocialContract
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from inspections.enums import InspectionKind


class InspectionQuerySet(SharedQuerySet):
    def planned(self):
        return self.filter(carried_out_on=None)

    def with_place(self):
        return self.select_related("contract__apartment__stairwell", "housing_attended", "social_attended")


class Inspection(models.Model):
    """Svenska: besiktning. Held jointly; a party that was absent is explained."""

    contract = models.ForeignKey(
        # The contract whose apartment is inspected.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="inspections",
        verbose_name=_("social contract"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=InspectionKind)
    planned_on = models.DateField(_("planned"))
    carried_out_on = models.DateField(_("carried out"), null=True, blank=True)
    housing_attended = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("attended for the housing company"),
        null=True,
        blank=True,
    )
    social_attended = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("attended for the social services"),
        null=True,
        blank=True,
    )
    absence_reason = models.CharField(_("why a party was absent"), max_length=200, blank=True)

    history = tracked()
    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        ordering = ["planned_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "kind", "planned_on"],
                name="inspection_planned_once",
                violation_error_message=_("This inspection is already planned for that day."),
                violation_error_code="inspection_planned_once",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_on__isnull=True)
                | Q(housing_attended__isnull=False, social_attended__isnull=False)
                | ~Q(absence_reason=""),
                name="inspection_absence_explained",
                violation_error_message=_(
                    "Name who attended for both organisations, or write why one of them was absent."
                ),
                violation_error_code="inspection_absence_explained",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.contract.apartment}"
