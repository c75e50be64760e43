"""Repairs: what was agreed on so that a confirmed incident is put right."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import Responsible
from contracts.models.incident import Incident
from contracts.models.social_contract import OfContractQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

trigger_sentence("repair_of_confirmed", _("Only what has been confirmed is put right. Record the outcome first."))
trigger_sentence("repair_done_is_kept", _("It has been put right already, and is kept as it was."))


class RepairQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "incident__contract", "incident__sublease__case_number"

    def waiting(self):
        return self.filter(done_on__isnull=True)


class Repair(models.Model):
    """Svenska: åtgärd. What, by when, and who."""

    incident = models.OneToOneField(
        # What is put right.
        Incident,
        on_delete=models.PROTECT,
        related_name="repair",
        verbose_name=_("incident"),
    )
    what = models.CharField(_("what is done"), max_length=200)
    due_on = models.DateField(_("done by"))
    responsible = models.CharField(_("who does it"), max_length=10, choices=Responsible)
    agreed_on = models.DateField(_("agreed"))
    agreed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("noted by"),
    )
    done_on = models.DateField(_("put right"), null=True, blank=True)
    done_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("seen by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = RepairQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreed repair")
        verbose_name_plural = _("agreed repairs")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("agreed_on")),
                name="repair_due_after_agreed",
                violation_error_message=_("Give time to put it right: choose today or a later day."),
                violation_error_code="repair_due_after_agreed",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="repair_done_whole",
                violation_error_message=_("Give both the day when it was put right and who saw it."),
                violation_error_code="repair_done_whole",
            ),
        ]

    def __str__(self):
        return self.what

    def late_on(self, day):
        return self.done_on is None and self.due_on < day
