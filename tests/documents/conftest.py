import datetime
import io

import pypdf
import pytest

from gotene.documents.pdf import render_pdf

MADE_AT = datetime.datetime(2026, 7, 1, 7, 30, tzinfo=datetime.UTC)


@pytest.fixture
def make_pdf(settings, tmp_path):
    """Return a function that makes a PDF of some HTML, as a template extending documents/base.html would."""
    templates = tmp_path / "templates"
    templates.mkdir()
    settings.TEMPLATES = [{**engine, "DIRS": [templates, *engine["DIRS"]]} for engine in settings.TEMPLATES]

    def make(html, **kwargs):
        # Templates are cached by name, so each document has its own.
        page = templates / f"page{len(list(templates.iterdir()))}.html"
        page.write_text('{% extends "documents/base.html" %}{% block content %}' + html + "{% endblock %}")
        kwargs = {
            "title": "Halvårsrapport 2026",
            "made_by": "Bo Ek, ekonomiansvarig",
            "made_at": MADE_AT,
            **kwargs,
        }
        return render_pdf(page.name, kwargs.pop("context", {}), **kwargs)

    return make


@pytest.fixture
def read():
    """Return a function from the bytes of a PDF to pypdf's reader of it."""
    return lambda pdf: pypdf.PdfReader(io.BytesIO(pdf))
