"""Notice on a guarantee: the municipality's letter to the company, and the company's receipt."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.models.guarantee import Guarantee
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.documents.frozen import FrozenDocument
from gotene.refusals import trigger_sentence

trigger_sentence("guarantee_notice_is_kept", _("A notice is kept as it was given."))


class GuaranteeNotice(FrozenDocument):
    """Svenska: uppsägning av borgensåtagande. The letter from the municipality, kept as it was made."""

    guarantee = models.OneToOneField(
        # The letter is about this guarantee.
        Guarantee,
        on_delete=models.PROTECT,
        related_name="letter",
        verbose_name=_("guarantee"),
    )
    given_on = models.DateField(_("notice given"))
    # The day that the letter names: the municipality is free after it (JB 12:28 a).
    ends_on = models.DateField(_("last day"))

    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice on a guarantee")
        verbose_name_plural = _("notices on guarantees")
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("given_on")),
                name="guarantee_notice_ends_after_given",
                violation_error_message=_("The guarantee cannot end before notice is given."),
                violation_error_code="guarantee_notice_ends_after_given",
            )
        ]

    def __str__(self):
        return f"{self.guarantee} {self.given_on}"

    @property
    def file_name(self):
        """The name of the downloaded file. Never a person's name or an address."""
        return f"uppsagning-borgen-{self.guarantee_id}.pdf"


class GuaranteeReceiptQuerySet(SharedQuerySet):
    def tenant_not_told(self):
        return self.filter(tenant_told_on__isnull=True)


class GuaranteeReceipt(models.Model):
    """That the company has received the notice, by letter here or on paper, and then that it told the tenant."""

    guarantee = models.OneToOneField(
        # The receipt is of this guarantee's notice.
        Guarantee,
        on_delete=models.PROTECT,
        related_name="receipt",
        verbose_name=_("guarantee"),
    )
    received_on = models.DateField(_("received"))
    received_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("received by"),
    )
    tenant_told_on = models.DateField(_("tenant told"), null=True, blank=True)
    tenant_told_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("tenant told by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = GuaranteeReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt of a notice on a guarantee")
        verbose_name_plural = _("receipts of notices on guarantees")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tenant_told_on__isnull=True, tenant_told_by__isnull=True)
                | Q(tenant_told_on__gte=F("received_on"), tenant_told_by__isnull=False),
                name="guarantee_tenant_told_whole",
                violation_error_message=_("That the tenant has been told needs a day, not before the notice, and who."),
                violation_error_code="guarantee_tenant_told_whole",
            )
        ]

    def __str__(self):
        return f"{self.guarantee} {self.received_on}"
