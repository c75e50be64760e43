"""Documents as they were made: the file, its fingerprint, and who made it when. Never changed, only added to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import StaffMember
from gotene.documents.download import download
from gotene.documents.pdf import fingerprint


class FrozenDocument(models.Model):
    """A PDF that is kept byte for byte. A subclass says what it is about, and has the trigger that keeps it:

    CREATE TRIGGER <name> BEFORE UPDATE OR DELETE ON <table> FOR EACH ROW EXECUTE FUNCTION documents_is_kept('<name>'),
    with `trigger_sentence("<name>", …)` beside the model, and the trigger named at `documents_is_kept` in
    `gotene/access/functions/kept.py`.
    A ledger: rows are only added, so it needs no history. Lists leave the file out with `defer("pdf")`.
    """

    pdf = models.BinaryField(_("document"))
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    made_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"))

    class Meta:
        abstract = True

    @property
    def is_whole(self) -> bool:
        """Whether the file still is the one that the fingerprint was taken of."""
        return fingerprint(bytes(self.pdf)) == self.sha256


def frozen(model, *, pdf, by, made_at, **about):
    """Keep `pdf` as a `model` (a FrozenDocument) with its fingerprint. Runs in the caller's transaction."""
    return model.objects.create(pdf=pdf, sha256=fingerprint(pdf), made_by=by, made_at=made_at, **about)


def as_download(document, file_name):
    """The document as an answer, byte for byte."""
    return download(bytes(document.pdf), file_name)
