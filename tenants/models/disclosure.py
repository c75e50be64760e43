"""What the social services may tell, and what they have told, the housing company."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import Organisation, StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.enums import DisclosureGround, InformationKind
from tenants.models.case import Case, CaseFileQuerySet

trigger_sentence("disclosure_is_kept", _("What has been told is kept as it was written."))


class ConsentQuerySet(CaseFileQuerySet):
    def in_force_on(self, day):
        return self.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day), given_on__lte=day)


class Consent(models.Model):
    """A person lifting the secrecy for one kind of information (samtycke enligt OSL 12:2)."""

    case = models.ForeignKey(
        # Part of the case file.
        Case,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("case"),
    )
    kind = models.CharField(_("kind of information"), max_length=20, choices=InformationKind)
    given_on = models.DateField(_("given"))
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)

    history = tracked()
    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
                violation_error_message=_("A consent cannot be withdrawn before it was given."),
                violation_error_code="consent_withdrawn_after_given",
            ),
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(withdrawn_on__isnull=True),
                name="consent_once_per_kind",
                violation_error_message=_("There is already a consent for this kind of information."),
                violation_error_code="consent_once_per_kind",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()}"


class Disclosure(models.Model):
    """One act of telling: what, to whom, by whom, on which ground. A ledger: rows are only added."""

    case = models.ForeignKey(
        # Part of the case file.
        Case,
        on_delete=models.PROTECT,
        related_name="disclosures",
        verbose_name=_("case"),
    )
    kind = models.CharField(_("kind of information"), max_length=20, choices=InformationKind)
    what = models.TextField(_("what was told"))
    recipient = models.ForeignKey(
        # Organisations are never removed.
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("told to"),
    )
    ground = models.CharField(_("ground"), max_length=10, choices=DisclosureGround)
    consent = models.ForeignKey(
        # The consent that covered it; kept as long as the telling is.
        Consent,
        on_delete=models.PROTECT,
        related_name="disclosures",
        verbose_name=_("consent"),
        null=True,
        blank=True,
    )
    disclosed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("told by"),
    )
    disclosed_at = models.DateTimeField(_("told at"))

    objects = CaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("disclosure")
        verbose_name_plural = _("disclosures")
        ordering = ["-disclosed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(ground=DisclosureGround.CONSENT) & Q(consent__isnull=False))
                | (~Q(ground=DisclosureGround.CONSENT) & Q(consent__isnull=True)),
                name="disclosure_consent_named",
                violation_error_message=_("Telling by consent needs the consent it rests on."),
                violation_error_code="disclosure_consent_named",
            )
        ]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()}"
