"""Promises: what somebody will do, and by when; taken up at each meeting until it is done."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from meetings.models.agenda_item import AgendaItem

trigger_sentence(
    "action_point_is_kept", _("A promise is kept as it was given. Give a new one instead, or note that it is done.")
)


class ActionPointQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "item__contract", "item__case_number"

    def standing(self):
        return self.filter(struck=False)

    def not_done(self):
        """Promises that still wait: neither done nor given anew at a later meeting."""
        given_anew = self.model.objects.filter(replaces=OuterRef("pk"), struck=False)
        return self.standing().filter(~Exists(given_anew), done_on=None)


class ActionPoint(models.Model):
    """Svenska: löfte. Given at a meeting, by somebody from either organisation."""

    item = models.ForeignKey(
        # Part of the minutes.
        AgendaItem,
        on_delete=models.PROTECT,
        related_name="promises",
        verbose_name=_("item on the agenda"),
    )
    what = models.CharField(_("what is to be done"), max_length=300)
    owner = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who does it"),
    )
    due_on = models.DateField(_("done by"))
    # The promise of an earlier meeting that this one stands instead of: with a new day, or by another.
    replaces = models.ForeignKey(
        # Part of earlier minutes.
        "self",
        on_delete=models.PROTECT,
        related_name="given_anew",
        verbose_name=_("instead of"),
        null=True,
        blank=True,
    )
    done_on = models.DateField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("noted as done by"),
        null=True,
        blank=True,
    )
    # Struck out while the meeting was open: not in the minutes, and not carried over.
    struck = models.BooleanField(_("struck out"), default=False)

    history = tracked()
    objects = ActionPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""),
                name="action_point_says_something",
                violation_error_message=_("Write what is to be done."),
                violation_error_code="action_point_says_something",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="action_point_done_whole",
                violation_error_message=_("That a promise is done needs both who and when."),
                violation_error_code="action_point_done_whole",
            ),
            models.CheckConstraint(
                condition=~Q(replaces=F("pk")),
                name="action_point_not_instead_of_itself",
                violation_error_message=_("A promise cannot stand instead of itself."),
                violation_error_code="action_point_not_instead_of_itself",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(struck=False),
                name="action_point_given_anew_once",
                violation_error_message=_("This promise has already been given anew. Change the new one."),
                violation_error_code="action_point_given_anew_once",
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(done_on=None), name="action_point_not_done")]

    def __str__(self):
        return self.what

    def late_on(self, day) -> bool:
        return self.done_on is None and self.due_on < day
