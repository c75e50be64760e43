"""What the social services have told the housing company."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import Organisation, StaffMember
from gotene.refusals import trigger_sentence
from tenants.enums import DisclosureGround, InformationKind
from tenants.models.case import Case, CaseFileQuerySet
from tenants.models.consent import Consent

PARAGRAPH_LENGTH = 100

trigger_sentence("disclosure_is_kept", _("What has been told is kept as it was written."))
trigger_sentence(
    "disclosure_on_consent_in_force",
    _("That consent is not in force, or is for something else. Ask for one, or do not tell."),
)
trigger_sentence(
    "disclosure_harm_test_written",
    _("Write the harm test: who could be harmed, how, and why it may be told even so."),
)


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
    # The paragraph that it rests on by law; the test that was made, for a harm test. Never told to anyone.
    paragraph = models.CharField(_("paragraph"), max_length=PARAGRAPH_LENGTH, blank=True)
    harm_test = models.TextField(_("harm test"), blank=True)
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
            ),
            models.CheckConstraint(
                condition=(Q(paragraph="") | Q(ground=DisclosureGround.LAW))
                & (Q(harm_test="") | Q(ground=DisclosureGround.HARM_TEST)),
                name="disclosure_reasons_of_its_ground",
                violation_error_message=_("A paragraph belongs to the law, and a harm test to a harm test."),
                violation_error_code="disclosure_reasons_of_its_ground",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()}"

    @property
    def ground_shown(self):
        """The ground as it is said to people, with the paragraph where it is a law's."""
        if self.paragraph:
            return _now("law (%(paragraph)s)") % {"paragraph": self.paragraph}
        return self.get_ground_display()
