"""The papers of a takeover as they were made, and as they came back signed. Ledgers: rows are only added.

What was made and signed when is told to both organisations; the files lie in tables of their own, since they name
people. Whoever may not know one of the adults who live there cannot open them.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import TakeoverPaperKind
from contracts.models.social_contract import OfContractQuerySet
from contracts.models.takeover import Takeover
from gotene.accounts.models import StaffMember
from gotene.documents.frozen import FrozenDocument
from gotene.refusals import trigger_sentence

trigger_sentence("takeover_paper_is_kept", _("A paper is kept as it was made. Make it again instead."))
trigger_sentence(
    "takeover_paper_after_yeses", _("The papers are made when all three have said yes, and nobody has taken it back.")
)
trigger_sentence("takeover_paper_in_order", _("The papers are made in order. Make the one before it first."))
trigger_sentence("takeover_paper_signed", _("The paper has been signed, and is not made again."))
trigger_sentence(
    "signed_paper_is_kept", _("A signed paper is kept as it was attached. Attach the right one: the latest counts.")
)
trigger_sentence("signed_paper_of_latest", _("The paper has been made again since. Attach the signed newer one."))
trigger_sentence("signed_paper_is_agreement", _("The letter is the resident's to keep, and is not signed."))
trigger_sentence(
    "signed_paper_in_time",
    _("The paper must be signed between the day it was made and the day when the new lease begins."),
)


class TakeoverPaperQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "takeover__sublease__contract", "takeover__sublease__case_number"


class TakeoverPaper(models.Model):
    """That a paper was made: which, by whom and when."""

    takeover = models.ForeignKey(
        # What the paper is about.
        Takeover,
        on_delete=models.PROTECT,
        related_name="papers",
        verbose_name=_("takeover"),
    )
    kind = models.CharField(_("paper"), max_length=15, choices=TakeoverPaperKind)
    # False when its maker may not know one of the people, who then stands there as a number.
    with_names = models.BooleanField(_("with names"))
    made_on = models.DateField(_("made"))
    made_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )

    objects = TakeoverPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper of a takeover")
        verbose_name_plural = _("papers of takeovers")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.takeover} {self.get_kind_display()}"

    @property
    def file_name(self):
        """The name of the downloaded file. Never a person's name or an address."""
        return f"{self.takeover.sublease.contract.number}-{TakeoverPaperKind(self.kind).slug}.pdf"


class TakeoverPaperFileQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """Whoever sees the paper; where it names somebody who is protected, PostgreSQL shows it to handlers alone."""
        return self.filter(paper__in=TakeoverPaper.objects.visible_to(staff))


class TakeoverPaperFile(FrozenDocument):
    paper = models.OneToOneField(
        # The file is the paper's.
        TakeoverPaper,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="file",
        verbose_name=_("paper of a takeover"),
    )

    objects = TakeoverPaperFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a paper")
        verbose_name_plural = _("files of papers")

    def __str__(self):
        return str(self.paper)


class SignedPaperQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "paper__takeover__sublease__contract", "paper__takeover__sublease__case_number"


class SignedPaper(models.Model):
    """That a paper came back signed. A later one of the same paper counts instead of it."""

    paper = models.ForeignKey(
        # What was signed.
        TakeoverPaper,
        on_delete=models.PROTECT,
        related_name="signed",
        verbose_name=_("paper of a takeover"),
    )
    signed_on = models.DateField(_("signed"))
    received_on = models.DateField(_("attached"))
    received_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("attached by"),
    )

    objects = SignedPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed paper")
        verbose_name_plural = _("signed papers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on__lte=F("received_on")),
                name="signed_paper_signed_first",
                violation_error_message=_("The paper cannot have been signed after today."),
                violation_error_code="signed_paper_signed_first",
            )
        ]

    def __str__(self):
        return f"{self.paper} {self.signed_on}"


class SignedScanQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """Whoever sees the paper; PostgreSQL shows it only to those who may know everyone who lives there."""
        return self.filter(signed__in=SignedPaper.objects.visible_to(staff))


class SignedScan(models.Model):
    """The scan or photo itself, cleaned of everything but what is seen."""

    signed = models.OneToOneField(
        # The scan is the signed paper's.
        SignedPaper,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="scan",
        verbose_name=_("signed paper"),
    )
    content = models.BinaryField(_("scan or photo"))
    content_type = models.CharField(_("kind of file"), max_length=20)
    sha256 = models.CharField(_("fingerprint"), max_length=64)

    objects = SignedScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("scan of a signed paper")
        verbose_name_plural = _("scans of signed papers")
        constraints = [
            models.CheckConstraint(
                condition=Q(content_type__in=["application/pdf", "image/jpeg"]),
                name="signed_scan_pdf_or_photo",
                violation_error_message=_("Attach a PDF or a photo."),
                violation_error_code="signed_scan_pdf_or_photo",
            )
        ]

    def __str__(self):
        return str(self.signed)
