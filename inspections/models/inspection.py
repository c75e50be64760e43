"""Inspections: both organisations and the resident look at the apartment together. Svenska: besiktning."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from contracts.models import SocialContract, Sublease
from contracts.models.social_contract import OfContractQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from inspections.enums import InspectionKind

trigger_sentence(
    "inspection_is_closed",
    _("The inspection is closed and is kept as it was. Book a re-inspection if something is to be looked at again."),
)
trigger_sentence("inspection_of_own_sublease", _("That household does not live in this apartment."))
trigger_sentence(
    "inspection_attendance_noted",
    _("Note of the company, the social services and the resident whether they were there."),
)
trigger_sentence("inspection_absence_explained", _("Write why not everybody was there."))
trigger_sentence(
    "inspection_something_seen", _('Note the condition of at least one part first, or choose "No remarks".')
)
trigger_sentence(
    "inspection_no_remarks_is_so", _('There is damage noted in the protocol, so it cannot be closed with "No remarks".')
)


class InspectionQuerySet(OfContractQuerySet):
    to_case_number = "sublease__case_number"

    def planned(self):
        """Those still to be held."""
        return self.filter(carried_out_on=None, cancelled_on=None)

    def closed(self):
        """Those whose protocol is finished."""
        return self.exclude(closed_at=None)

    def with_something_judged(self):
        """Those that say something room by room."""
        items = apps.get_model("inspections", "InspectedItem").objects.judged()
        return self.filter(Exists(items.filter(room__inspection=OuterRef("pk"))))

    def with_place(self):
        return self.select_related("contract__apartment__stairwell", "sublease")

    def with_attendances(self):
        return self.prefetch_related("attendances__staff")


class Inspection(models.Model):
    """Planned, then held and closed in one step, or cancelled. Closed it never changes."""

    contract = models.ForeignKey(
        # The contract whose apartment is inspected.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="inspections",
        verbose_name=_("social contract"),
    )
    sublease = models.ForeignKey(
        # The household that moves in or out. None when nobody lives there.
        Sublease,
        on_delete=models.PROTECT,
        related_name="inspections",
        verbose_name=_("sublease"),
        null=True,
        blank=True,
    )
    kind = models.CharField(_("kind"), max_length=20, choices=InspectionKind)
    planned_on = models.DateField(_("planned"))
    follows = models.ForeignKey(
        # What was to be mended stands there.
        "self",
        on_delete=models.PROTECT,
        related_name="followed_by",
        verbose_name=_("re-inspection of"),
        null=True,
        blank=True,
    )
    carried_out_on = models.DateField(_("held"), null=True, blank=True)
    no_remarks = models.BooleanField(_("no remarks"), default=False)
    absence_reason = models.CharField(_("why not everybody was there"), max_length=200, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("closed by"),
        null=True,
        blank=True,
    )
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
    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        ordering = ["planned_on", "pk"]
        # The list of what was held, newest first.
        indexes = [models.Index(fields=["-carried_out_on", "-id"]), models.Index(fields=["planned_on", "id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "kind", "planned_on"],
                condition=Q(cancelled_on__isnull=True),
                name="inspection_planned_once",
                violation_error_message=_("This inspection is already planned for that day."),
                violation_error_code="inspection_planned_once",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False, carried_out_on__isnull=False),
                name="inspection_closing_whole",
                violation_error_message=_("A closed inspection has a day when it was held, and says who closed it."),
                violation_error_code="inspection_closing_whole",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | (Q(cancelled_on__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason="")),
                name="inspection_cancelling_whole",
                violation_error_message=_("Write why the inspection is cancelled."),
                violation_error_code="inspection_cancelling_whole",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(carried_out_on__isnull=True),
                name="inspection_held_or_cancelled",
                violation_error_message=_("An inspection that was held cannot be cancelled."),
                violation_error_code="inspection_held_or_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(follows__isnull=True) | Q(kind=InspectionKind.RE_INSPECTION),
                name="inspection_follows_another",
                violation_error_message=_("Only a re-inspection follows another inspection."),
                violation_error_code="inspection_follows_another",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.contract.apartment}"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to write in it."""
        return self.closed_at is None and self.cancelled_on is None

    @property
    def day(self):
        """When it was held, or is to be."""
        return self.carried_out_on or self.planned_on
