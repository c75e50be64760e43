"""The rooms that an inspection goes through."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from gotene.audit.history import tracked
from inspections.models.inspection import Inspection
from inspections.outlines import NAME_LENGTH


class InspectedRoomQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "inspection__contract", "inspection__sublease__case_number"


class InspectedRoom(models.Model):
    inspection = models.ForeignKey(
        # Part of the inspection.
        Inspection,
        on_delete=models.PROTECT,
        related_name="rooms",
        verbose_name=_("inspection"),
    )
    name = models.CharField(_("room"), max_length=NAME_LENGTH)
    position = models.PositiveSmallIntegerField(_("order"))

    history = tracked()
    objects = InspectedRoomQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspected room")
        verbose_name_plural = _("inspected rooms")
        ordering = ["inspection", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "name"],
                name="inspected_room_once",
                violation_error_message=_("That room is already in the protocol."),
                violation_error_code="inspected_room_once",
            )
        ]

    def __str__(self):
        return self.name
