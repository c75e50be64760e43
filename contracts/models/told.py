"""What the social services tell the company about a household of their own accord. Kept as it was written."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from contracts.models.sublease import Sublease
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.enums import InformationKind

LENGTH = 1000

trigger_sentence("told_is_kept", _("What has been told is kept as it was written. Tell what is right as well."))


class ToldQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "sublease__contract", "sublease__case_number"

    def unread(self):
        return self.filter(read_at__isnull=True)

    def with_people(self):
        return self.select_related("sublease__contract__apartment__stairwell", "told_by", "read_by")


class Told(models.Model):
    """The text that the company reads. Why it may be told lies in the social services' own ledger (`Disclosure`)."""

    sublease = models.ForeignKey(
        # Whose home it is about; follows their retention.
        Sublease,
        on_delete=models.PROTECT,
        related_name="told",
        verbose_name=_("sublease"),
    )
    kind = models.CharField(_("kind of information"), max_length=20, choices=InformationKind)
    text = models.TextField(_("what is told"), max_length=LENGTH)
    told_at = models.DateTimeField(_("told at"))
    told_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("told by"),
    )
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    read_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("read by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = ToldQuerySet.as_manager()

    class Meta:
        verbose_name = _("what is told")
        verbose_name_plural = _("what is told")
        ordering = ["-told_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="told_written",
                violation_error_message=_("Write what is to be told."),
                violation_error_code="told_written",
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, read_by__isnull=True)
                | Q(read_at__isnull=False, read_by__isnull=False, read_at__gte=F("told_at")),
                name="told_read_whole",
                violation_error_message=_("That it is read needs both who and when, after it was told."),
                violation_error_code="told_read_whole",
            ),
        ]

    def __str__(self):
        return f"{self.sublease} {self.get_kind_display()}"
