"""How far a document has come is heard while it is drawn."""

import logging

import pytest

from gotene.documents.pdf import render_pdf
from meetings.documents import HALF_YEARLY_TEMPLATE, half_yearly_context
from tests.meetings.samples import FIGURES


class Enough(Exception):
    pass


def draw(on_page):
    return render_pdf(
        HALF_YEARLY_TEMPLATE, half_yearly_context(FIGURES), title="Rapport", made_by="Astrid Falk", on_page=on_page
    )


def test_each_page_is_told_once_in_order_and_to_no_log(monkeypatch):
    seen, logged = [], []
    everything = logging.Handler()
    everything.emit = logged.append
    monkeypatch.setattr(logging.root, "handlers", [everything])
    draw(seen.append)
    assert seen == [1, 2, 3, 4]
    assert [record for record in logged if record.name.startswith("weasyprint")] == []


def test_what_the_listener_raises_ends_the_drawing_and_the_next_is_drawn_unheard():
    seen = []

    def stop_at_two(page):
        seen.append(page)
        if page == 2:
            raise Enough

    with pytest.raises(Enough):
        draw(stop_at_two)
    draw(None)
    assert seen == [1, 2]
