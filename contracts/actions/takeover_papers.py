"""The papers of a takeover: made in order, and attached when they are signed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.models import SignedPaper, SignedScan, TakeoverPaper, TakeoverPaperFile
from contracts.takeover_documents import adults_of, knows_all, takeover_pdf
from gotene.documents.frozen import frozen
from gotene.documents.pdf import fingerprint
from gotene.refusals import refusals


@transaction.atomic
def make_paper(takeover, *, kind, by):
    """The paper of `kind`, with its file. Made again, the newer one counts.

    Names stand in it as `by` may know them; else the number of the person, and the name is written by hand.
    Raises ValidationError before all three have said yes, out of order, once it is signed, or for a paper that the
    organisation of `by` is not party to.
    """
    if by.organisation_id not in kind.makers:
        raise ValidationError(
            _("Your organisation is not party to this paper. The other one makes it."), code="paper_of_another"
        )
    made_at = timezone.now()
    adults = adults_of(takeover)
    with refusals():
        paper = TakeoverPaper(
            takeover=takeover,
            kind=kind,
            with_names=knows_all(adults),
            made_on=timezone.localdate(made_at),
            made_by=by,
        )
        paper.full_clean()
        # First, so that what is out of order is refused before anything is drawn.
        paper.save()
    pdf = takeover_pdf(takeover, kind, adults, made_by=by, made_at=made_at)
    frozen(TakeoverPaperFile, pdf=pdf, by=by, made_at=made_at, paper=paper)
    return paper


@transaction.atomic
def attach_signed_paper(paper, *, scan, signed_on, by):
    """Keep `scan` (a `gotene.documents.scans.Scan`) as the signed `paper`. Attached again, the newer one counts.

    Raises ValidationError for a paper that has been made again since, for the letter, for a day out of bounds, and
    where `by` may not know everybody who signs.
    """
    if not knows_all(adults_of(paper.takeover)):
        raise ValidationError(
            _("A protected person signs this paper: only a named handler of that person attaches it."),
            code="only_handlers",
        )
    with refusals():
        signed = SignedPaper(paper=paper, signed_on=signed_on, received_on=timezone.localdate(), received_by=by)
        signed.full_clean()
        signed.save()
        kept = SignedScan(
            signed=signed,
            content=scan.content,
            content_type=scan.content_type,
            sha256=fingerprint(scan.content),
        )
        kept.full_clean()
        kept.save(force_insert=True)
    return signed
