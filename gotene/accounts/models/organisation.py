"""The two organisations."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.audit.history import tracked


class Organisation(models.Model):
    """One of the two organisations. Its key is its side, so that constraints can tell them apart."""

    side = models.CharField(_("side"), max_length=10, choices=Side, primary_key=True)
    name = models.CharField(_("name"), max_length=100)

    history = tracked()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(side__in=Side.values),
                name="organisation_side_known",
                violation_error_message=_("Choose the housing company or the social services."),
                violation_error_code="organisation_side_known",
            )
        ]

    def __str__(self):
        return self.name
