"""Cases: one household's matter at the social services."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission, Role
from gotene.accounts.deputies import stood_in_for
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from tenants.enums import ClosingReason
from tenants.models.household import Household

# Who can be named in a case, by the field: whoever is to be the case officer must be able to decide.
WHO_CAN_BE = {
    "case_officer": [Role.CASE_OFFICER, Role.COORDINATOR],
    "housing_support": [Role.HOUSING_SUPPORT],
}


class CaseQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """The cases that `staff` may see: all for those who place or lead, else one's own and those of whom one stands
        in for. Never one closed to them.
        """
        if staff is None or not staff.in_social:
            return self.none()
        if staff.may(Permission.SEE_ALL_CASES):
            seen = self.all()
        elif staff.may(Permission.SEE_OWN_CASES):
            named = [staff.pk, *stood_in_for(staff, timezone.localdate())]
            seen = self.filter(Q(case_officer__in=named) | Q(housing_support__in=named))
        else:
            return self.none()
        return seen.exclude(pk__in=Case.objects.closed_to(staff).values("pk"))

    def closed_to(self, staff):
        """Those that `staff` has left to a colleague, because they know the person."""
        return self.filter(recusals__staff__in=staff.readers, recusals__ended_on__isnull=True)

    def open(self):
        return self.filter(closed_on__isnull=True)

    def with_people(self):
        return self.select_related("case_officer", "housing_support", "household").prefetch_related(
            "household__members__person__identity"
        )


class CaseFileQuerySet(models.QuerySet):
    """Parts of a case file: seen by those who see the case."""

    def visible_to(self, staff):
        return self.filter(case__in=Case.objects.visible_to(staff))


class Case(models.Model):
    """Svenska: ärende. The number is also the reference in the other system's personal file."""

    number = models.CharField(_("case number"), max_length=20, unique=True)
    household = models.ForeignKey(
        # The household is what the case is about.
        Household,
        on_delete=models.PROTECT,
        related_name="cases",
        verbose_name=_("household"),
    )
    case_officer = models.ForeignKey(
        # Staff are made inactive, never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="cases",
        verbose_name=_("case officer"),
    )
    housing_support = models.ForeignKey(
        # Staff are made inactive, never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="supported_cases",
        verbose_name=_("housing support worker"),
        null=True,
        blank=True,
    )
    opened_on = models.DateField(_("opened"))
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    closing_reason = models.CharField(_("reason for closing"), max_length=20, choices=ClosingReason, blank=True)
    # Svenska: diarie- eller aktnummer i verksamhetssystemet.
    file_reference = models.CharField(_("personal file number"), max_length=40, blank=True)

    history = tracked()
    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^SK-\d{4}-\d{3,}$"),
                name="case_number_form",
                violation_error_message=_("A case number looks like SK-2026-014."),
                violation_error_code="case_number_form",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="case_closed_after_opened",
                violation_error_message=_("A case cannot be closed before it was opened."),
                violation_error_code="case_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closing_reason="")
                | (Q(closed_on__isnull=False) & ~Q(closing_reason="")),
                name="case_closed_with_reason",
                violation_error_message=_("Give both the day and the reason for closing the case."),
                violation_error_code="case_closed_with_reason",
            ),
        ]

    def __str__(self):
        return self.number
