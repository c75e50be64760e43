"""Nothing that somebody typed makes the server open its own files or call another."""

import sys

import pytest

from gotene.documents import bundle

HOSTILE = {
    "attached file": '<link rel="attachment" href="{file}">',
    "attached over the network": '<link rel="attachment" href="{http}">',
    "attached by a link": '<a rel="attachment" href="{file}">x</a>',
    "stylesheet from a file": '<link rel="stylesheet" href="{file}">',
    "stylesheet over the network": '<link rel="stylesheet" href="{http}">',
    "import of a file": '<style>@import url("{file}");</style>',
    "import over the network": '<style>@import "{http}";</style>',
    "font from a file": "<style>@font-face {{ font-family: F; src: url({file}) }} p {{ font: 1em F }}</style>x",
    "image from a file": '<img src="{file}" alt="x">',
    "image over the network": '<img src="{http}" alt="x">',
    "image without scheme": '<img src="//127.0.0.1:{port}/x.png" alt="x">',
    "background over the network": '<p style="background: url({http})">x</p>',
    "content from a file": '<style>p::before {{ content: url("{file}") }}</style><p>x</p>',
    "list marker": '<ul style="list-style-image: url({http})"><li>x</ul>',
    "image set": '<img srcset="{http} 2x" src="{file}" alt="x">',
    "object": '<object data="{file}">x</object>',
    "embed": '<embed src="{file}">',
    "frame": '<iframe src="{file}"></iframe>',
    "svg image": '<svg width="9" height="9"><image href="{file}" width="9" height="9"/></svg>',
    "svg use": '<svg width="9" height="9"><use href="{file}#a"/></svg>',
    "svg inside data": '<img src="data:image/svg+xml,%3Csvg%3E%3Cimage href=%22{file}%22/%3E%3C/svg%3E">',
    "base address": '<base href="{directory}"><img src="secret.txt" alt="x">',
    "climbing out of the bundle": '<link rel="stylesheet" href="../../secret.txt">',
    "climbing, encoded": '<link rel="stylesheet" href="https://bundle.invalid/..%2f..%2fsettings.py">',
    "not in the bundle": '<link rel="stylesheet" href="https://bundle.invalid/settings.py">',
    "ftp": '<img src="ftp://127.0.0.1:{port}/x" alt="x">',
    "capital letters": '<img src="FILE://{path}" alt="x">',
    "meta refresh": '<meta http-equiv="refresh" content="0; url={http}">',
}
WATCHED = {
    "open",
    "socket.connect",
    "socket.getaddrinfo",
    "urllib.Request",
    "subprocess.Popen",
    "os.system",
}

watching = None


def _alarm(event, args):
    if watching is not None and event in WATCHED:
        watching.append((event, str(args[0]) if event == "open" else repr(args)))


@pytest.fixture(scope="module", autouse=True)
def alarm():
    # An audit hook cannot be taken away again: it is set once and listens only while a test asks.
    sys.addaudithook(_alarm)


@pytest.fixture
def watch():
    """Return a function that makes something happen and gives what was opened or called meanwhile."""

    def run(action):
        global watching
        watching = []
        try:
            action()
        finally:
            seen, watching = watching, None
        return seen

    return run


@pytest.fixture
def addresses(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("p { content: 'HEMLIGT' }")
    return {
        "file": secret.as_uri(),
        "path": str(secret),
        "directory": tmp_path.as_uri() + "/",
        "port": 9,
        "http": "http://127.0.0.1:9/x.css",
    }


def is_own(path, settings):
    """Tell whether a file is the bundle's, a template, or read once by Python, Django or the renderer itself."""
    ours = [str(settings.BASE_DIR / file) for file, _ in bundle.FILES.values()]
    return (
        path in ours
        or path.startswith((sys.prefix, sys.base_prefix, str(settings.BASE_DIR / "templates")))
        or "weasyprint" in path
        or "zoneinfo" in path
        or path.endswith((".py", ".pyc", "django.mo"))
        or "/templates/page" in path
        or path.endswith("/templates/documents/base.html")
    )


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_address_is_followed_out_of_the_bundle(make_pdf, read, watch, addresses, settings, html):
    pdf = []
    seen = watch(lambda: pdf.append(make_pdf(html.format(**addresses) + "<p>Resten finns kvar</p>")))
    assert [(event, what) for event, what in seen if event != "open"] == []
    assert [what for event, what in seen if event == "open" and not is_own(what, settings)] == []
    assert b"HEMLIGT" not in pdf[0]
    document = read(pdf[0])
    assert document.attachments == {}
    assert "Resten finns kvar" in document.pages[0].extract_text()


def test_the_alarm_of_these_tests_hears_a_renderer_without_our_fetcher(watch, addresses):
    from weasyprint import HTML

    html = '<link rel="stylesheet" href="{file}"><img src="{http}" alt="x">'.format(**addresses)
    seen = watch(lambda: HTML(string=html).write_pdf())
    assert ("open", addresses["path"]) in seen
    assert any(event in ("socket.connect", "urllib.Request") for event, _ in seen)


def test_a_file_attached_inside_the_html_is_dropped(make_pdf, read):
    pdf = make_pdf('<link rel="attachment" href="data:image/png;base64,aGVq"><p>x</p>')
    assert read(pdf).attachments == {}


def test_a_refused_address_is_logged_without_what_someone_typed(make_pdf, caplog):
    make_pdf('<img alt="x" src="http://example.com/19900101-2391">')
    assert "outside its bundle" in caplog.text
    assert "19900101" not in caplog.text


def test_every_file_of_the_bundle_is_there(settings):
    assert [name for name, (path, _) in bundle.FILES.items() if not (settings.BASE_DIR / path).is_file()] == []
