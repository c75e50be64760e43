"""What becomes of the signed papers that people upload: what is seen stays, what acts or hides is gone."""

import io

import pikepdf
import pypdf
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from gotene.documents.scans import JPEG, MAX_PAGES, PDF, cleaned_scan
from tests.documents import uploads

SAID = b"BT /F1 12 Tf 50 700 Td (Underskrivet) Tj ET"


def paper():
    """A page that says "Underskrivet", in a font with an awkward name."""
    made = uploads.pdf()
    page = made.pages[0]
    page.obj.Contents = made.make_stream(SAID.replace(b"/F1", b"/AA"))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(AA=font))
    return made


def code_of(content):
    with pytest.raises(ValidationError) as refused:
        cleaned_scan(content)
    return refused.value.code


def everything(content):
    """The file with all that is packed in it unpacked, to look for words in."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        return uploads.saved(opened, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def dangerous():
    """A paper with a script, something to start, a file, a link, an address and metadata, each in its usual place."""
    made = paper()
    script = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert('HEMLIG')"))
    made.Root.OpenAction = made.make_indirect(script)
    made.Root.AA = Dictionary(WC=script)
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([pikepdf.String("a"), made.make_indirect(script)])))
    made.attachments["HEMLIG.exe"] = b"MZ HEMLIG"
    made.docinfo["/Author"] = "HEMLIG PERSON"
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = ["HEMLIG PERSON"]
    page = made.pages[0].obj
    page.AA = Dictionary(O=Dictionary(S=Name.Launch, F=pikepdf.String("HEMLIG.exe")))
    page.PieceInfo = Dictionary(HEMLIG=Dictionary())
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 100, 100]),
        A=Dictionary(S=Name.URI, URI=pikepdf.String("https://HEMLIG.example")),
    )  # fmt: skip
    page.Annots = made.make_indirect(Array([made.make_indirect(link)]))
    form = made.make_stream(b"0 0 m")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 1, 1])
    form.Metadata = made.make_stream(b"HEMLIG METADATA")
    form.Ref = Dictionary(F=pikepdf.String("HEMLIG.pdf"), Page=0)
    form.PieceInfo = Dictionary(HEMLIG=Dictionary())
    page.Resources.XObject = Dictionary(X=form)
    return uploads.saved(made)


def test_nothing_that_acts_hides_or_tells_of_the_maker_is_left():
    found = dangerous()
    assert everything(found).count(b"HEMLIG") > 8
    kept = everything(cleaned_scan(uploads.uploaded(found, "avtal.pdf", "application/pdf")).content)
    assert b"HEMLIG" not in kept
    for word in [b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/OpenAction", b"/EmbeddedFile", b"/Annots"]:
        assert word not in kept


def test_what_is_seen_on_the_page_stays():
    kept = cleaned_scan(dangerous())
    assert kept.content_type == PDF
    [page] = pypdf.PdfReader(io.BytesIO(kept.content)).pages
    assert page.extract_text() == "Underskrivet"


def test_what_somebody_filled_in_stays_when_the_form_goes():
    made = paper()
    look = made.make_stream(b"BT /H 10 Tf 2 2 Td (Maja) Tj ET")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
    look.Resources = Dictionary(Font=Dictionary(H=made.pages[0].obj.Resources.Font.AA))
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=pikepdf.String("namn"), V=pikepdf.String("Maja"),
            Rect=Array([50, 600, 150, 620]), AP=Dictionary(N=look), F=4,
        )
    )  # fmt: skip
    made.pages[0].obj.Annots = Array([field])
    made.Root.AcroForm = Dictionary(Fields=Array([field]))
    kept = cleaned_scan(uploads.saved(made)).content
    assert "Maja" in pypdf.PdfReader(io.BytesIO(kept)).pages[0].extract_text()
    assert b"/AcroForm" not in everything(kept)


def test_a_photo_of_the_paper_is_kept_as_a_photo_large_enough_to_read():
    kept = cleaned_scan(uploads.uploaded(uploads.telephone_photo(), "papper.jpg"))
    assert kept.content_type == JPEG
    assert b"HEMLIG" not in kept.content


def test_a_pdf_signed_electronically_is_refused_rather_than_robbed_of_its_signature():
    made = paper()
    signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=Array([0, 1, 2, 3]))
    made.Root.AcroForm = Dictionary(
        Fields=Array([made.make_indirect(Dictionary(FT=Name.Sig, V=signature))]), SigFlags=3
    )
    made.Root.AcroForm.Fields[0].V = made.make_indirect(signature)
    assert code_of(uploads.saved(made)) == "signed_pdf"


def test_locked_empty_and_long_files_are_refused():
    locked = uploads.saved(paper(), encryption=pikepdf.Encryption(user="x", owner="y"))
    assert code_of(locked) == "locked_pdf"
    assert code_of(uploads.saved(pikepdf.new())) == "broken_pdf"
    assert code_of(uploads.saved(uploads.pdf(MAX_PAGES + 1))) == "too_many_pages"


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"MZ" + bytes(100), b"PK\x03\x04" + bytes(100)], ids=["empty", "html", "exe", "zip"]
)
def test_what_is_neither_a_paper_nor_a_photo_is_refused(content):
    assert code_of(content) == "not_a_paper"


def test_half_a_pdf_is_mended_or_refused():
    whole = uploads.saved(paper())
    assert code_of(whole[:60]) == "broken_pdf"


def test_a_pdf_that_would_swell_when_opened_is_refused():
    import zlib

    # The list of what lies where, said to be packed: 400 million zeros in half a megabyte.
    packed = zlib.compress(bytes(400_000_000), 9)
    head = b"%%PDF-1.7\n1 0 obj <</Type/XRef/Size 2/W[1 2 1]/Filter/FlateDecode/Length %d/Root 2 0 R>>stream\n" % len(
        packed
    )
    assert code_of(head + packed + b"\nendstream endobj\nstartxref\n9\n%%EOF") == "broken_pdf"


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=20))
def test_a_damaged_pdf_is_cleaned_or_refused_and_never_a_fault(damage):
    content = bytearray(dangerous())
    for place, value in damage:
        content[place % len(content)] = value
    try:
        kept = cleaned_scan(bytes(content))
    except ValidationError:
        return
    assert b"HEMLIG.exe" not in everything(kept.content)
