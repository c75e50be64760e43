"""The ledger of the stairwell check: who asked about which case and which stairwell, and what the answer was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.property import Stairwell
from gotene.accounts.models import StaffMember
from gotene.refusals import trigger_sentence

trigger_sentence("stairwell_asking_is_kept", _("What has been asked is kept as it was."))
trigger_sentence(
    "stairwell_asked_in_need",
    _("Ask only about a stairwell where an apartment is offered, or can be offered to this household."),
)


class StairwellAsking(models.Model):
    """Written by the function that answers (contracts_ask_stairwell) and by nobody else; rows are only added."""

    # Empty when a command asked.
    asked_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked by"),
        null=True,
        blank=True,
    )
    asked_at = models.DateTimeField(_("asked at"))
    stairwell = models.ForeignKey(
        # A stairwell that was asked about is never removed.
        Stairwell,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("stairwell"),
    )
    # As it was asked, whether there is such a case or not.
    case_number = models.TextField(_("case number"))
    obstacle = models.BooleanField(_("speak first"))

    class Meta:
        verbose_name = _("asking about a stairwell")
        verbose_name_plural = _("askings about stairwells")
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return f"{self.case_number} {self.stairwell}"
