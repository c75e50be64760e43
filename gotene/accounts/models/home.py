"""Where staff live, for those who wish: the log check then sees when somebody looks at their own address."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission
from gotene.accounts.models.staff import StaffMember


class StaffHomeQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """One's own; and those of the own organisation for its log reviewers."""
        if staff is None or not staff.active:
            return self.none()
        if staff.may(Permission.REVIEW_LOG):
            return self.filter(staff__organisation=staff.organisation_id)
        return self.filter(staff=staff)


class StaffHome(models.Model):
    """The address in the form of contracts.Stairwell, so that the two can be compared. Written by oneself alone."""

    staff = models.OneToOneField(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="+",
        verbose_name=_("staff member"),
    )
    street_address = models.CharField(_("street address"), max_length=100)
    city = models.CharField(_("town"), max_length=50)

    objects = StaffHomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("own address")
        verbose_name_plural = _("own addresses")
        constraints = [
            models.CheckConstraint(
                condition=~Q(street_address="") & ~Q(city=""),
                name="staff_home_whole",
                violation_error_message=_("Write both the street address and the town."),
                violation_error_code="staff_home_whole",
            )
        ]

    def __str__(self):
        return str(self.staff_id)
