"""Handlers: the staff who are named for a person, and alone may know who a protected person is."""

from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from tenants.models.person import Person


class HandlerQuerySet(SharedQuerySet):
    """Everyone with case or letting work may know whom to talk to."""

    def running(self):
        return self.filter(ended_on__isnull=True)

    def of_nobody_here(self):
        """Those of protected persons whom nobody who works here handles any more, and whose next handler the one who
        asks may name: PostgreSQL says, since who the person is, is not theirs to see.
        """
        mine_to_name = Func(F("person"), function="access_leads_unhandled", output_field=models.BooleanField())
        # Those who have left are few: asked about them alone.
        return self.running().filter(staff__active=False).filter(mine_to_name)


class Handler(models.Model):
    """Svenska: namngiven handläggare. Of either organisation: the company must be able to know who lives there."""

    person = models.ForeignKey(
        # Part of the trail of who could know a person, kept as long as the person is.
        Person,
        on_delete=models.PROTECT,
        related_name="handlers",
        verbose_name=_("person"),
    )
    staff = models.ForeignKey(
        # Staff are made inactive, never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="handled",
        verbose_name=_("named handler"),
    )
    named_on = models.DateField(_("named"))
    named_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("named by"),
    )
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    history = tracked()
    objects = HandlerQuerySet.as_manager()

    class Meta:
        verbose_name = _("named handler")
        verbose_name_plural = _("named handlers")
        ordering = ["named_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "staff"],
                condition=Q(ended_on__isnull=True),
                name="handler_once",
                violation_error_message=_("This colleague is already a named handler for the person."),
                violation_error_code="handler_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("named_on")),
                name="handler_ended_after_named",
                violation_error_message=_("A handler cannot end before the day of the naming."),
                violation_error_code="handler_ended_after_named",
            ),
        ]

    def __str__(self):
        return f"{self.person.number} {self.staff.name}"
