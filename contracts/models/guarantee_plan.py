"""How each guarantee comes to its end, and by when: planned by either organisation."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import GuaranteeWay
from contracts.models.guarantee import Guarantee
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked


class GuaranteePlan(models.Model):
    """Svenska: avvecklingsplan. The way out, its days, and who sees to it."""

    guarantee = models.OneToOneField(
        # The plan is this guarantee's.
        Guarantee,
        on_delete=models.PROTECT,
        related_name="plan",
        verbose_name=_("guarantee"),
    )
    way = models.CharField(_("way out"), max_length=10, choices=GuaranteeWay)
    planned_notice_on = models.DateField(_("planned day of notice"), null=True, blank=True)
    planned_last_day = models.DateField(_("planned last day"))
    # Of either organisation: the one who sees to it that the plan is carried out.
    owner = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("responsible"),
    )

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan for a guarantee")
        verbose_name_plural = _("plans for guarantees")
        ordering = ["planned_last_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(way=GuaranteeWay.NOTICE, planned_notice_on__isnull=False)
                | (~Q(way=GuaranteeWay.NOTICE) & Q(planned_notice_on__isnull=True)),
                name="guarantee_plan_notice_dated",
                violation_error_message=_("Give the day when notice is to be given, for that way out alone."),
                violation_error_code="guarantee_plan_notice_dated",
            ),
            models.CheckConstraint(
                condition=Q(planned_notice_on__isnull=True) | Q(planned_last_day__gt=F("planned_notice_on")),
                name="guarantee_plan_ends_after_notice",
                violation_error_message=_("The guarantee cannot end before notice is given."),
                violation_error_code="guarantee_plan_ends_after_notice",
            ),
        ]

    def __str__(self):
        return f"{self.guarantee} {self.get_way_display()}"

    def notice_missed_on(self, day):
        """Whether notice should have been given before `day`; the planned last day then no longer holds."""
        return self.planned_notice_on is not None and self.planned_notice_on < day

    def holds_on(self, day):
        """Whether the plan's days still lie ahead on `day`."""
        return self.planned_last_day >= day and not self.notice_missed_on(day)
