"""What a meeting decided about an item on its agenda."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from gotene.audit.history import tracked
from meetings.models.agenda_item import AgendaItem


class MeetingDecisionQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "item__contract", "item__case_number"

    def standing(self):
        return self.filter(struck=False)


class MeetingDecision(models.Model):
    """Svenska: beslut på mötet. Not a decision on intervention. Its day is the meeting's."""

    item = models.ForeignKey(
        # Part of the minutes.
        AgendaItem,
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("item on the agenda"),
    )
    text = models.CharField(_("decision"), max_length=500)
    # Struck out while the meeting was open: not in the minutes.
    struck = models.BooleanField(_("struck out"), default=False)

    history = tracked()
    objects = MeetingDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision of a meeting")
        verbose_name_plural = _("decisions of meetings")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="meeting_decision_says_something",
                violation_error_message=_("Write what was decided."),
                violation_error_code="meeting_decision_says_something",
            )
        ]

    def __str__(self):
        return self.text
