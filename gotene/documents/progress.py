"""How far a document has come, heard from the renderer's own log of its steps."""

import logging
import threading
from contextlib import contextmanager

# Step 5 is the layout, page by page; the number is the message's only argument. Never repeated: it is nobody's log.
STEPS = logging.getLogger("weasyprint.progress")
STEPS.setLevel(logging.INFO)
STEPS.propagate = False
STEPS.addHandler(logging.NullHandler())
PAGE = "Step 5 - Creating layout - Page %d"


class _Pages(logging.Handler):
    def __init__(self, on_page):
        super().__init__()
        self.on_page = on_page
        self.thread = threading.get_ident()
        self.furthest = 0

    def emit(self, record):
        # A second round, to set the number of pages right, begins again from the first.
        if record.thread == self.thread and record.msg == PAGE and record.args[0] > self.furthest:
            self.furthest = record.args[0]
            self.on_page(self.furthest)


@contextmanager
def watched(on_page):
    """Call `on_page` with the number of each page that this thread lays out within the block; None for nobody."""
    if on_page is None:
        yield
        return
    pages = _Pages(on_page)
    STEPS.addHandler(pages)
    try:
        yield
    finally:
        STEPS.removeHandler(pages)
