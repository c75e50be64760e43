"""Every template can be read by Django and runs under the strict Content Security Policy."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "templates"
PAGES = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.rglob("*")
    # Documents become PDFs, which no browser's policy governs.
    if path.suffix in {".html", ".txt"} and "documents" not in path.parts
)


class Inline(HTMLParser):
    """Notes what the policy forbids: style attributes, event handlers, style elements, scripts with a body."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(tag)
        self.found += [name for name in names if name == "style" or name.startswith("on")]
        self.found += [
            f"{name}={value}"
            for name, value in names.items()
            if name in {"src", "href", "action"} and value and re.match(r"\s*(javascript:|https?:|//)", value)
        ]

    handle_startendtag = handle_starttag


def forbidden(source):
    parser = Inline()
    # Tags of the template language may stand inside a start tag, where an HTML parser would trip over them.
    parser.feed(re.sub(r"{%.*?%}|{#.*?#}", " ", re.sub(r"{% comment %}.*?{% endcomment %}", "", source, flags=re.S)))
    return parser.found


@pytest.mark.parametrize("name", PAGES)
def test_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".html")])
def test_template_has_nothing_inline_and_nothing_from_elsewhere(name):
    assert forbidden((FOLDER / name).read_text()) == []


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color:red">x</p>',
        "<a {% if x %}class=y{% endif %} onclick='f()'>x</a>",
        "<script>f()</script>",
        "<style>p{}</style>",
        '<img src="https://example.com/x.png">',
    ],
)
def test_the_check_sees_what_is_forbidden(source):
    assert forbidden(source)


@pytest.mark.parametrize("name", sorted(path.name for path in (FOLDER / "components").glob("*.html")))
def test_component_says_what_it_is_for(name):
    assert "{% comment %}" in (FOLDER / "components" / name).read_text()[:120]


def test_parts_that_wrap_others_are_built_into_every_template():
    page = engines["django"].from_string(
        "{% panel title='Plan' readers='social' id='plan' %}<p>Mål</p>{% endpanel %}"
        "{% table_scroll label='Kontrakt' %}<table></table>{% endtable_scroll %}"
        "{% breadcrumbs %}<li>Här</li>{% endbreadcrumbs %}"
    )
    html = page.render({})
    assert '<section class="panel" id="plan" aria-labelledby="plan-heading">' in html
    assert '<h2 id="plan-heading">Plan</h2>' in html
    assert "Bara socialtjänsten ser detta" in html
    scrolls = '<div class="table-scroll" role="region" aria-label="Tabell: Kontrakt" tabindex="0">'
    assert f"{scrolls}<table></table></div>" in html
    assert '<nav class="ds-breadcrumbs" aria-label="Du är här"><ol><li>Här</li></ol></nav>' in html
