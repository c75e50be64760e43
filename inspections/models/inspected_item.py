"""The parts of a room: in what condition each is, what was found, and who pays for it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from gotene.audit.history import tracked
from inspections.enums import Condition, Finding, WhoPays
from inspections.models.inspected_room import InspectedRoom
from inspections.outlines import NAME_LENGTH


class InspectedItemQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "room__inspection__contract", "room__inspection__sublease__case_number"

    def judged(self):
        return self.exclude(condition=None)


class InspectedItem(models.Model):
    """Svenska: besiktad del. Not judged until it has a condition."""

    room = models.ForeignKey(
        # Part of the room.
        InspectedRoom,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("inspected room"),
    )
    part = models.CharField(_("part"), max_length=NAME_LENGTH)
    position = models.PositiveSmallIntegerField(_("order"))
    condition = models.PositiveSmallIntegerField(_("condition"), choices=Condition, null=True, blank=True)
    finding = models.CharField(_("finding"), max_length=10, choices=Finding, blank=True)
    # Wear is the landlord's (JB 12:15); who pays for damage (JB 12:24) may be left until it is known.
    who_pays = models.CharField(_("who pays"), max_length=15, choices=WhoPays, blank=True)
    cost = models.DecimalField(_("cost, kr"), max_digits=9, decimal_places=2, null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    history = tracked()
    objects = InspectedItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspected part")
        verbose_name_plural = _("inspected parts")
        ordering = ["room", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["room", "part"],
                name="inspected_item_once",
                violation_error_message=_("That part is already in the room."),
                violation_error_code="inspected_item_once",
            ),
            models.CheckConstraint(
                condition=Q(condition__isnull=True, finding="")
                | (Q(condition__gte=Condition.AS_NEW, condition__lte=Condition.TO_MEND) & ~Q(finding="")),
                name="inspected_item_judged_whole",
                violation_error_message=_("Choose both the condition and what was found."),
                violation_error_code="inspected_item_judged_whole",
            ),
            models.CheckConstraint(
                condition=~Q(finding__in=[Finding.WEAR, Finding.DAMAGE], condition=Condition.AS_NEW),
                name="inspected_item_as_new_is_whole",
                violation_error_message=_("What is as new is neither worn nor damaged. Choose another condition."),
                violation_error_code="inspected_item_as_new_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(finding__in=["", Finding.NONE], who_pays="", cost__isnull=True)
                | Q(finding=Finding.WEAR, who_pays=WhoPays.LANDLORD)
                | Q(finding=Finding.DAMAGE),
                name="inspected_item_wear_is_the_landlords",
                violation_error_message=_(
                    "Somebody else than the landlord pays for damage alone; normal wear is the landlord's (JB 12:15)."
                ),
                violation_error_code="inspected_item_wear_is_the_landlords",
            ),
            models.CheckConstraint(
                condition=~Q(finding=Finding.DAMAGE, note=""),
                name="inspected_item_damage_described",
                violation_error_message=_("Describe the damage: what, where and how large."),
                violation_error_code="inspected_item_damage_described",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0),
                name="inspected_item_cost_not_negative",
                violation_error_message=_("The cost cannot be less than 0 kr."),
                violation_error_code="inspected_item_cost_not_negative",
            ),
        ]

    def __str__(self):
        return f"{self.room}: {self.part}"

    @property
    def is_judged(self) -> bool:
        return self.condition is not None
