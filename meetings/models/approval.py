"""Approvals: each organisation's yes to the minutes of a meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.refusals import trigger_sentence
from meetings.models.meeting import Meeting

trigger_sentence("approval_is_kept", _("An approval is kept as it was given."))
trigger_sentence(
    "approval_of_closed_meeting",
    _("The minutes have changed, or are still being written. Read them again before you approve them."),
)
trigger_sentence("approval_by_own_side", _("You approve for your own organisation only."))


class Approval(models.Model):
    """Svenska: justering. A ledger: rows are only added, so it needs no history.

    It is of the minutes as they were closed: when the meeting is opened again, it no longer counts.
    """

    meeting = models.ForeignKey(
        # Part of the meeting.
        Meeting,
        on_delete=models.PROTECT,
        related_name="approvals",
        verbose_name=_("meeting"),
    )
    closing = models.DateTimeField(_("the minutes as closed"))
    side = models.CharField(_("organisation"), max_length=10, choices=Side)
    staff = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("approved by"),
    )
    at = models.DateTimeField(_("approved"))
    # Svenska: diarienummer, hos den egna organisationen.
    registration_number = models.CharField(_("registration number"), max_length=50, blank=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "closing", "side"],
                name="approval_once_a_side",
                violation_error_message=_("Your organisation has already approved these minutes."),
                violation_error_code="approval_once_a_side",
            ),
        ]

    def __str__(self):
        return f"{self.meeting}, {self.get_side_display()}"
