import io
import subprocess
import sys
import time
from importlib import import_module

import page
import pikepdf
import pytest

from gotene.documents.pdf import fingerprint

TABLE = """
<table><caption>Kontrakt</caption>
<thead><tr><th scope="col">Var</th><th scope="col">Måldatum</th></tr></thead>
<tbody>{% for row in rows %}
<tr><th scope="row">Storgatan {{ row }}</th><td>2026-12-01</td></tr>{% endfor %}</tbody>
</table>"""


def structure_elements(pdf):
    """Return every element of the document's structure tree, as a screen reader walks it."""
    found, waiting = [], [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        found.append(element)
        children = element.get("/K", [])
        if isinstance(children, pikepdf.Array):
            waiting += [child for child in children if isinstance(child, pikepdf.Dictionary)]
    return found


def test_the_text_can_be_read_and_copied(make_pdf, read):
    text = read(make_pdf("<h1>Åtta ägare på ön</h1><p>5 000 kr – högst</p>")).pages[0].extract_text()
    assert "Åtta ägare på ön" in text
    assert "5 000 kr – högst" in text


def test_every_page_says_which_it_is_and_who_made_it_when(make_pdf, read):
    pages = read(make_pdf('<p>ett</p><p class="new-page">två</p><p class="new-page">tre</p>')).pages
    assert len(pages) == 3
    for number, sheet in enumerate(pages, start=1):
        text = " ".join(sheet.extract_text().split())
        assert f"Sida {number} av 3" in text
        assert "Framställd av Bo Ek, ekonomiansvarig, 1 juli 2026 09:30" in text
    assert "Halvårsrapport 2026" in pages[1].extract_text()


def test_title_author_and_language_are_in_the_file(make_pdf, read):
    pdf = read(make_pdf("<p>text</p>"))
    assert pdf.metadata.title == "Halvårsrapport 2026"
    assert pdf.metadata.author == "Bo Ek, ekonomiansvarig"
    assert pdf.metadata.creation_date.isoformat() == "2026-07-01T09:30:00+02:00"
    assert pdf.trailer["/Root"]["/Lang"] == "sv"
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_document_is_swedish_whatever_its_maker_reads(make_pdf, read):
    from django.utils import translation

    with translation.override("en"):
        text = read(make_pdf("<p>text</p>")).pages[0].extract_text()
    assert "Sida 1 av 1" in text


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A])
def test_a_document_follows_the_standards_for_reading_aloud_and_for_archives(make_pdf, tmp_path, profile):
    from gotene.documents import charts

    html = (
        """<h1>Rapport</h1><dl class="facts"><dt>Period</dt><dd>2026</dd></dl>
        <figure>{% include "documents/charts/bars.html" with chart=bars id="b" title="Kvot" description="5" %}
        <figcaption>Kvot</figcaption></figure>
        <figure>{% include "documents/charts/steps.html" with chart=steps id="s" title="Borg" description="2" %}
        </figure>"""
        + TABLE
    )
    series = [(2025, 5), (2026, 2)]
    context = {
        "rows": range(80),
        "bars": charts.bars(series, levels=[5, 6], marked={2025}),
        "steps": charts.steps(series),
    }
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf(html, context=context))
    assert page.validate_pdf(str(path), profile=profile).failures == []


def test_table_headers_repeat_on_each_page_and_say_what_they_head(make_pdf, read):
    pdf = make_pdf(TABLE, context={"rows": range(80)})
    assert all("Måldatum" in sheet.extract_text() for sheet in read(pdf).pages)
    assert len(read(pdf).pages) > 1
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        scopes = [str(e.A.Scope) for e in structure_elements(opened) if e.get("/S") == "/TH"]
    assert scopes.count("/Row") == 80
    assert scopes.count("/Column") == 2 * len(read(pdf).pages)


def test_a_chart_is_read_out_as_its_title_and_description(make_pdf):
    from gotene.documents import charts

    html = '{% include "documents/charts/bars.html" with chart=c id="c" title="Kvot" description="Två av sex" %}'
    with pikepdf.open(io.BytesIO(make_pdf(html, context={"c": charts.bars([(2026, 2)])}))) as opened:
        [figure] = [e for e in structure_elements(opened) if e.get("/S") == "/Figure"]
        assert str(figure.Alt) == "Kvot. Två av sex"


def test_the_renderer_understands_all_of_our_style_sheet(make_pdf, caplog):
    # It sets the level that is lifted here.
    import_module("gotene.documents.bundle")
    caplog.set_level("WARNING", logger="weasyprint")
    make_pdf(TABLE, context={"rows": range(3)})
    assert caplog.messages == []


def test_only_the_bundled_typeface_is_used(make_pdf, read):
    pdf = read(make_pdf("<h1>Rubrik</h1><p>Žaneta Świątek, Begić – 5 € • “citat”</p>"))
    fonts = {str(font.get_object()["/BaseFont"]) for font in pdf.pages[0]["/Resources"]["/Font"].get_object().values()}
    assert fonts
    assert all("+Inter" in font for font in fonts)


def test_the_same_document_made_again_has_the_same_fingerprint(make_pdf):
    html = TABLE + "<p>Storgatan 1</p>"
    first = make_pdf(html, context={"rows": range(5)})
    assert fingerprint(first) == fingerprint(make_pdf(html, context={"rows": range(5)}))
    assert fingerprint(first) != fingerprint(make_pdf(html, context={"rows": range(6)}))
    assert len(fingerprint(first)) == 64


def test_what_people_typed_stays_text(make_pdf, read):
    typed = '<link rel="attachment" href="data:,hemligt"><script>x</script>'
    assert typed in read(make_pdf("<p>{{ typed }}</p>", context={"typed": typed})).pages[0].extract_text()


def test_a_page_that_makes_no_document_does_not_load_the_renderer():
    check = "import sys, gotene.documents.pdf; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_time_grows_with_the_pages_and_one_page_is_cheap(make_pdf):
    def seconds(rows):
        best = float("inf")
        for _ in range(2):
            start = time.perf_counter()
            make_pdf(TABLE, context={"rows": range(rows)})
            best = min(best, time.perf_counter() - start)
        return best

    seconds(1)
    one_page, five_pages = seconds(12), seconds(200)
    assert one_page < five_pages / 2
    assert five_pages < one_page * 40
