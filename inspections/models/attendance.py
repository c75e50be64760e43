"""Who is expected at an inspection, and who was there. Svenska: närvaro."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from inspections.enums import Party
from inspections.models.inspection import Inspection

trigger_sentence("attendance_of_own_side", _("Name somebody who works at that organisation."))


class AttendanceQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "inspection__contract", "inspection__sublease__case_number"


class Attendance(models.Model):
    """One of the three parties at one inspection. `present` is None until it has been noted."""

    inspection = models.ForeignKey(
        # Part of the inspection.
        Inspection,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("inspection"),
    )
    party = models.CharField(_("party"), max_length=10, choices=Party)
    # Who is expected, then who came. The resident is never named here: the names stand with the sublease.
    staff = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who"),
        null=True,
        blank=True,
    )
    present = models.BooleanField(_("was there"), null=True, blank=True)

    history = tracked()
    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        # The company, the resident, the social services: always in the same order.
        ordering = ["inspection", "party"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "party"],
                name="attendance_once_a_party",
                violation_error_message=_("That party is already noted."),
                violation_error_code="attendance_once_a_party",
            ),
            models.CheckConstraint(
                condition=Q(party=Party.RESIDENT, staff__isnull=True)
                | (
                    ~Q(party=Party.RESIDENT)
                    & (Q(present__isnull=True) | Q(present=False) | Q(present=True, staff__isnull=False))
                ),
                name="attendance_staff_named",
                violation_error_message=_("Name who was there for the organisation."),
                violation_error_code="attendance_staff_named",
            ),
        ]

    def __str__(self):
        return f"{self.inspection}, {self.get_party_display()}"
