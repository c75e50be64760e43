"""The only files a document may be made of.

A document's HTML holds what people typed, and an HTML renderer follows addresses: a `<link rel=attachment>`,
an `@import` or an image could make the server read its own files or call others (CVE-2026-55073). So an
address is looked up in a fixed table of names, and nothing else is ever opened.
"""

import logging
from pathlib import Path

from django.conf import settings
from PIL import ImageFile

# This module is itself imported only while a document is made.
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: TID253

# The renderer lets half a picture pass for a whole one, for the whole program: what people upload is checked.
ImageFile.LOAD_TRUNCATED_IMAGES = False

logger = logging.getLogger(__name__)
# The renderer's own log repeats addresses in full, and so what someone typed.
logging.getLogger("weasyprint").setLevel(logging.CRITICAL)

# `.invalid` is reserved (RFC 2606): even a fault in the fetcher could not reach a host of that name.
BASE_URL = "https://bundle.invalid/"

VENDOR = Path("gotene/static/vendor/inter")
FILES = {
    "document.css": (Path("templates/documents/document.css"), "text/css"),
    "inter-400.woff2": (VENDOR / "inter-latin-400-normal.woff2", "font/woff2"),
    "inter-700.woff2": (VENDOR / "inter-latin-700-normal.woff2", "font/woff2"),
    "inter-ext-400.woff2": (VENDOR / "inter-latin-ext-400-normal.woff2", "font/woff2"),
    "inter-ext-700.woff2": (VENDOR / "inter-latin-ext-700-normal.woff2", "font/woff2"),
}
INLINE_IMAGES = ("data:image/png;", "data:image/jpeg;", "data:image/webp;")


class BundleFetcher(URLFetcher):
    """Serves the bundle's files and raster images inside the HTML; refuses every other address."""

    def __init__(self):
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)

    def fetch(self, url, headers=None):
        """Return the file behind `url`. ValueError for any other address: the document is made without it."""
        if url.startswith(INLINE_IMAGES):
            return super().fetch(url, headers)
        name = url.removeprefix(BASE_URL)
        if not url.startswith(BASE_URL) or name not in FILES:
            # The start says what kind it was; the rest of an address may hold what someone typed.
            logger.warning("A document asked for an address outside its bundle: %.24s", url)
            raise ValueError("outside the document's bundle")
        path, content_type = FILES[name]
        return URLFetcherResponse(url, (settings.BASE_DIR / path).read_bytes(), {"Content-Type": content_type})
