"""Absences: when somebody is away, and who stands in. Why is kept nowhere."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models.staff import StaffMember
from gotene.audit.history import tracked
from gotene.periods import Period, PeriodQuerySet, date_range, not_reversed
from gotene.refusals import trigger_sentence

trigger_sentence("absence_is_kept", _("An absence stays as it was noted. Cancel it, and note it anew."))
trigger_sentence(
    "absence_deputy_works_here", _("Choose a colleague in the same organisation who works here, as deputy.")
)
trigger_sentence(
    "absence_deputy_chosen_by_another",
    _("You cannot name yourself as deputy for a colleague. They can do it, or their manager."),
)


class AbsenceQuerySet(PeriodQuerySet):
    def visible_to(self, staff):
        """Everybody who works here is to know who is away, and whom to talk to instead."""
        return self.all() if staff is not None and staff.active else self.none()

    def standing(self):
        """Those that have not been cancelled."""
        return self.filter(cancelled_on__isnull=True)

    def to_come(self):
        """Those that last today or later."""
        return self.standing().overlapping(timezone.localdate())

    def with_people(self):
        return self.select_related("staff", "deputy", "recorded_by")


class Absence(Period):
    """Svenska: frånvaro med ersättare. Without a last day it lasts until further notice."""

    staff = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="absences",
        verbose_name=_("who is away"),
    )
    deputy = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="deputised",
        verbose_name=_("deputy"),
    )
    recorded_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("noted by"),
    )
    cancelled_on = models.DateField(_("cancelled"), null=True, blank=True)

    history = tracked()
    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["begins_on", "pk"]
        indexes = [models.Index(fields=["deputy", "begins_on"])]
        constraints = [
            not_reversed("absence_not_reversed"),
            ExclusionConstraint(
                name="absence_once",
                expressions=[("staff", RangeOperators.EQUAL), (date_range(), RangeOperators.OVERLAPS)],
                condition=Q(cancelled_on__isnull=True),
                violation_error_message=_("An absence is already noted for those days. Change or cancel that one."),
                violation_error_code="absence_once",
            ),
            models.CheckConstraint(
                condition=~Q(deputy=F("staff")),
                name="absence_deputy_is_another",
                violation_error_message=_("Choose somebody else as deputy."),
                violation_error_code="absence_deputy_is_another",
            ),
        ]

    def __str__(self):
        return f"{self.staff} {self.begins_on}"
