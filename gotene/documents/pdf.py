"""Django template to PDF: read aloud well (PDF/UA-1) and fit for the archive (PDF/A-3a) at once."""

import hashlib
import io

from django.template.loader import render_to_string
from django.utils import timezone, translation

# Written by hand because the renderer can claim one standard at a time. PDF/A wants every XMP property that
# it does not know itself described, hence the extension schema for the property that says PDF/UA-1.
UA_METADATA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def render_pdf(template, context, *, title, made_by, made_at=None, on_page=None):
    """Return the PDF of a template that extends `documents/base.html`.

    `title` is shown in the reader's window and at the top of each page, `made_by` (a person or a name) and
    `made_at` (aware, now if not given) at the foot. Always in Swedish: the document is a record of Swedish
    authorities, whichever language its maker reads on screen. The same input and `made_at` give the same
    bytes, so that a fingerprint can be made again. `on_page` is called with the number of each page as it is laid
    out, which is what takes the time; what it raises ends the making.
    """
    # A second of start-up and 60 MB that a page which makes no document should not pay for.
    from weasyprint import HTML

    from gotene.documents.bundle import BASE_URL, BundleFetcher
    from gotene.documents.progress import watched

    made_at = timezone.localtime(made_at)
    page = {
        **context,
        "title": title,
        "made_by": str(made_by),
        "made_at": made_at.replace(microsecond=0),
    }
    with translation.override("sv"):
        html = render_to_string(template, page)
    with watched(on_page):
        document = HTML(string=html, base_url=BASE_URL, url_fetcher=BundleFetcher()).render(pdf_variant="pdf/a-3a")
    # Files are never attached by address: whatever the HTML asks for is dropped.
    document.metadata.attachments.clear()
    return finish(document.write_pdf(pdf_variant="pdf/a-3a"))


def finish(pdf_bytes):
    """Return WeasyPrint's PDF/A-3a file as one that is PDF/UA-1 as well, its table headers with their scope."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        xmp = xmp.replace("</rdf:RDF>", f"{UA_METADATA}</rdf:RDF>", 1)
        # A new stream stays uncompressed, as PDF/A asks of metadata.
        pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        _set_header_scopes(pdf.Root.StructTreeRoot)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def fingerprint(pdf_bytes):
    """Return the SHA-256 of a document as 64 hexadecimal digits, to be kept beside it and printed."""
    return hashlib.sha256(pdf_bytes).hexdigest()


def _set_header_scopes(root):
    """Say of each table header whether it heads a column (in the table's head) or a row (elsewhere)."""
    import pikepdf

    elements = [(root, False)]
    while elements:
        element, in_head = elements.pop()
        kind = element.get("/S")
        if kind == "/TH":
            element.A.Scope = pikepdf.Name.Column if in_head else pikepdf.Name.Row
        in_head = in_head or kind == "/THead"
        children = element.get("/K", [])
        if isinstance(children, pikepdf.Array):
            elements.extend(
                (child, in_head) for child in children if isinstance(child, pikepdf.Dictionary) and "/S" in child
            )
