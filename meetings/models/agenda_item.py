"""What stands on a meeting's agenda, as it was when the meeting was held."""

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from contracts.models import SocialContract
from contracts.models.social_contract import OfContractQuerySet
from gotene.accounts.models import StaffMember
from gotene.refusals import trigger_sentence
from meetings.enums import AgendaSection
from meetings.models.meeting import Meeting
from meetings.trend import Drawn

trigger_sentence("agenda_item_is_kept", _("What stood on the agenda is kept. Write what was decided instead."))


class AgendaItemQuerySet(OfContractQuerySet):
    to_case_number = "case_number"

    def with_what_was_written(self):
        """Each with its contract, and with its decisions and promises that were not struck, in three queries."""
        decisions, promises = apps.get_model("meetings.MeetingDecision"), apps.get_model("meetings.ActionPoint")
        return self.select_related("contract", "promise__owner").prefetch_related(
            Prefetch("decisions", decisions.objects.standing(), to_attr="decided"),
            Prefetch("promises", promises.objects.standing().select_related("owner"), to_attr="promised"),
        )


class AgendaItem(Drawn, models.Model):
    """One line of the common agenda. A ledger: rows are only added, while the meeting is open, so it needs no history.

    It holds neither names nor addresses: minutes are public documents, and are shown on a wall.
    """

    meeting = models.ForeignKey(
        # Part of the meeting.
        Meeting,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("meeting"),
    )
    section = models.CharField(_("heading"), max_length=20, choices=AgendaSection)
    # What the line is about ("check-in-12"): the register adds each matter once to a meeting.
    subject_key = models.CharField(_("matter"), max_length=80)
    text = models.CharField(_("text"), max_length=300)
    # Why the register put it there; empty for what a person added.
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    # The page that the line is about: a path of this site.
    url = models.CharField(_("page"), max_length=200, blank=True)
    # What a chart is drawn from, for the lines that have one.
    figures = models.JSONField(_("figures"), encoder=DjangoJSONEncoder, null=True, blank=True)
    contract = models.ForeignKey(
        # What is said about a contract is erased with it.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("social contract"),
        null=True,
        blank=True,
    )
    # As text: the shared area never points into the social services' own.
    case_number = models.CharField(_("case number"), max_length=20, blank=True)
    # The promise of an earlier meeting that the line is about.
    promise = models.ForeignKey(
        # A promise is kept as long as the minutes that speak of it.
        "meetings.ActionPoint",
        on_delete=models.PROTECT,
        related_name="carried_to",
        verbose_name=_("promise"),
        null=True,
        blank=True,
    )
    added_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added"))

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item on the agenda")
        verbose_name_plural = _("items on the agenda")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "section", "subject_key"],
                name="agenda_item_once",
                violation_error_message=_("This already stands on the agenda."),
                violation_error_code="agenda_item_once",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="agenda_item_says_something",
                violation_error_message=_("Write what the item is about."),
                violation_error_code="agenda_item_says_something",
            ),
        ]

    def __str__(self):
        return self.text
