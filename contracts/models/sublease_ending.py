"""How a household's time in a social contract ended, in the social services' own words. The company has none of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import EndingReason
from contracts.models.notice import Notice
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.models import Case
from tenants.models.case import CaseFileQuerySet

trigger_sentence(
    "ending_says_about_children",
    _("Say how the children are affected: children live there, and the municipality gives notice (SoL 3:1)."),
)


class SubleaseEnding(models.Model):
    """Part of the case: the full reason, and how the children are affected when the municipality gives notice."""

    notice = models.OneToOneField(
        # What it is about.
        Notice,
        on_delete=models.PROTECT,
        related_name="ending",
        verbose_name=_("notice"),
    )
    case = models.ForeignKey(
        # Part of the case file.
        Case,
        on_delete=models.PROTECT,
        related_name="endings",
        verbose_name=_("case"),
    )
    reason = models.CharField(_("how it ended"), max_length=20, choices=EndingReason)
    died_on = models.DateField(_("day of death"), null=True, blank=True)
    children_affected = models.TextField(_("how the children are affected"), blank=True)

    history = tracked()
    objects = CaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("how a sublease ended")
        verbose_name_plural = _("how subleases ended")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(reason=EndingReason.DECEASED),
                name="ending_death_dated",
                violation_error_message=_("A day of death belongs only with somebody who has died."),
                violation_error_code="ending_death_dated",
            )
        ]

    def __str__(self):
        return f"{self.case} {self.get_reason_display()}"
