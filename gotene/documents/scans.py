"""Signed papers that people upload: a PDF without anything that acts, hides or tells of its maker; or a photo."""

import io
from functools import cache
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gotene.documents.images import NOT_A_PICTURE, cleaned_image, content_of

PDF = "application/pdf"
JPEG = "image/jpeg"
MAX_PAGES = 50
# Text on a photographed A4 page is read with ease from about 200 dots an inch.
LONGEST_SIDE = 2400
# A compressed part of a PDF may become this large when it is opened, in bytes.
MAX_UNPACKED = 200_000_000
# What a page is made of. All else of a page goes: what happens when it is opened, links, forms, threads, previews.
KEPT_OF_A_PAGE = {
    "/Type",
    "/Parent",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/UserUnit",
    "/Resources",
    "/Contents",
    "/Group",
}
# What may stand deeper down and acts, leads elsewhere, or tells of the maker.
DROPPED_ANYWHERE = (
    "/A", "/AA", "/AF", "/EF", "/EmbeddedFiles", "/JS", "/JavaScript", "/LastModified", "/Launch", "/Metadata",
    "/OpenAction", "/PieceInfo", "/StructParent", "/StructParents", "/URI",
)  # fmt: skip
# Where a stream says that its bytes, or what is shown in its place, lie elsewhere.
DROPPED_OF_A_STREAM = ("/F", "/FFilter", "/FDecodeParms", "/Alternates", "/OPI", "/Ref")
# Under these the keys are names that the page's content uses, and may be any.
NAMES = {
    "/CharProcs",
    "/ColorSpace",
    "/Colorants",
    "/ExtGState",
    "/Font",
    "/Pattern",
    "/Properties",
    "/Shading",
    "/XObject",
}

NOT_A_PAPER = _("This is not a PDF or a picture that can be read here. Save it as PDF or JPEG and choose it again.")
BROKEN_PDF = _("The PDF is broken and cannot be read. Scan the paper again, or photograph it.")
LOCKED_PDF = _("The PDF is locked with a password. Save it without the password and choose it again.")
SIGNED_PDF = _(
    "The PDF is signed electronically, and the signature would be lost here. Keep it where it is, and choose a "
    "printout or a photo of it."
)
TOO_MANY_PAGES = _("The PDF has more than 50 pages. Choose only the signed paper.")


class Scan(NamedTuple):
    """A cleaned file: its bytes, and `PDF` or `JPEG` as its content type."""

    content: bytes
    content_type: str


def cleaned_scan(upload):
    """The signed paper in `upload` (a file or bytes) as a `Scan`; what it is, its first bytes say.

    A PDF keeps what is seen on its pages; scripts, actions, links, forms, attached files and metadata are gone.
    A picture is treated as `cleaned_image` does. ValidationError with a sentence when it cannot be kept.
    """
    content = content_of(upload)
    if content.lstrip()[:5] == b"%PDF-":
        return Scan(_cleaned_pdf(content), PDF)
    try:
        return Scan(cleaned_image(content, longest_side=LONGEST_SIDE), JPEG)
    except ValidationError as refusal:
        if refusal.message == NOT_A_PICTURE:
            raise ValidationError(NOT_A_PAPER, code="not_a_paper") from refusal
        raise


def _cleaned_pdf(content):
    pikepdf = _pikepdf()
    try:
        with pikepdf.open(io.BytesIO(content)) as found, pikepdf.new() as kept:
            _refuse_what_cannot_be_kept(found)
            # What a form says is drawn on the page before the form goes.
            found.generate_appearance_streams()
            found.flatten_annotations("all")
            for page in found.pages:
                for key in set(page.obj.keys()) - KEPT_OF_A_PAGE:
                    del page.obj[key]
            kept.pages.extend(found.pages)
            _drop_what_acts(kept)
            out = io.BytesIO()
            # Nothing is unpacked to be packed again.
            kept.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, deterministic_id=True)
    except ValidationError:
        raise
    except pikepdf.PasswordError as error:
        raise ValidationError(LOCKED_PDF, code="locked_pdf") from error
    except Exception as error:
        # A broken file fails in ways that no reader of PDF lists; a person gets one sentence for them all.
        raise ValidationError(BROKEN_PDF, code="broken_pdf") from error
    return out.getvalue()


def _refuse_what_cannot_be_kept(pdf):
    if len(pdf.pages) > MAX_PAGES:
        raise ValidationError(TOO_MANY_PAGES, code="too_many_pages")
    if any(_is_dictionary(entry) and "/ByteRange" in entry for entry in pdf.objects):
        raise ValidationError(SIGNED_PDF, code="signed_pdf")


def _drop_what_acts(pdf):
    """Take away what acts from everything that the pages are made of."""
    pikepdf = _pikepdf()
    seen = set()
    waiting = [(page.obj, False) for page in pdf.pages]
    while waiting:
        value, keys_are_names = waiting.pop()
        if value.is_indirect:
            if value.objgen in seen:
                continue
            seen.add(value.objgen)
        if isinstance(value, pikepdf.Array):
            inside = [(each, False) for each in value]
        elif _is_dictionary(value):
            dropped = () if keys_are_names else DROPPED_ANYWHERE
            if isinstance(value, pikepdf.Stream):
                dropped = DROPPED_ANYWHERE + DROPPED_OF_A_STREAM
            for key in set(dropped) & set(value.keys()):
                del value[key]
            inside = [(child, key in NAMES) for key, child in value.items()]
        else:
            continue
        waiting += [(child, named) for child, named in inside if isinstance(child, pikepdf.Object)]


def _is_dictionary(value):
    pikepdf = _pikepdf()
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Stream))


@cache
def _pikepdf():
    """The library, loaded by the first who uploads a paper, with bounds on what a small file may grow into."""
    import pikepdf
    from pikepdf.settings import set_qpdf_limits

    set_qpdf_limits(flate_max_memory=MAX_UNPACKED, run_length_max_memory=MAX_UNPACKED, doc_max_warnings=1000)
    return pikepdf
