"""The yes of each organisation to a version of the cooperation agreement."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.policy import Policy
from gotene.access.roles import Side
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

trigger_sentence("agreement_yes_to_draft", _("Yes is said to an agreement that is a draft with a day to begin."))
trigger_sentence("agreement_yes_is_kept", _("A yes is kept as it was given."))
trigger_sentence("agreement_yes_of_own_side", _("Yes is said for one's own organisation."))


class AgreementYes(models.Model):
    """Said to the draft as it stands: it does not change after that. Svenska: godkännande."""

    policy = models.ForeignKey(
        # What was agreed to.
        Policy,
        on_delete=models.PROTECT,
        related_name="yeses",
        verbose_name=_("version"),
    )
    side = models.CharField(_("organisation"), max_length=10, choices=Side)
    said_on = models.DateField(_("agreed"))
    said_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("agreed by"),
    )

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("yes to an agreement")
        verbose_name_plural = _("yeses to agreements")
        ordering = ["said_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "side"],
                name="agreement_yes_once",
                violation_error_message=_("Your organisation has already said yes to this agreement."),
                violation_error_code="agreement_yes_once",
            )
        ]

    def __str__(self):
        return f"{self.policy.title}: {self.get_side_display()}"
