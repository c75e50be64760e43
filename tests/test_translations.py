"""The catalogue: every text that the program says is said in Swedish too."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
APPS = ["gotene", "tenants", "contracts", "inspections", "meetings"]
CATALOGUE = ROOT / "gotene" / "locale" / "sv" / "LC_MESSAGES" / "django.po"
PLAIN, PLURAL, CONTEXT = ("gettext", "gettext_lazy"), ("ngettext", "ngettext_lazy"), ("pgettext", "pgettext_lazy")
# Texts of Django that its own Swedish lacks, and of simple-history, which has no Swedish.
OF_DJANGO = [
    "- Select an option -",
    "Filter by %(field_name)s",
    "View history: %s",
    "This object doesn't have a change history.",
    "Created",
    "Changed",
    "Deleted",
    # Of allauth, which says it in words that nobody speaks.
    "The email address and/or password you specified are not correct.",
]
STRING = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
# What Django makes of a template for xgettext: `_(…)`, `ngettext(…, …, count)` and those with a context.
CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*({STRING}(?:\s*,\s*{STRING})*)")


def in_code(path):
    """The (context, text) of each call of gettext in a Python file, by whatever name it was imported."""
    tree = ast.parse(path.read_text())
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            what = names.get(node.func.id)
            if what in PLAIN + PLURAL:
                yield None, ast.literal_eval(node.args[0])
            elif what in CONTEXT:
                yield ast.literal_eval(node.args[0]), ast.literal_eval(node.args[1])


def in_template(path):
    for function, strings in CALL.findall(templatize(path.read_text(), origin=str(path))):
        texts = ast.literal_eval(f"[{strings}]")
        yield (texts[0], texts[1]) if "pgettext" in function else (None, texts[0])


def said():
    """Every text in code and templates, with the files that say it."""
    found = {}
    for folder in APPS:
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                for text in in_code(path):
                    found.setdefault(text, []).append(path.relative_to(ROOT))
    for path in (ROOT / "templates").rglob("*.*"):
        if path.suffix in (".html", ".txt"):
            for text in in_template(path):
                found.setdefault(text, []).append(path.relative_to(ROOT))
    return found


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


@pytest.fixture(scope="module")
def texts():
    return said()


def test_both_kinds_of_files_are_read(texts):
    assert {path.suffix for paths in texts.values() for path in paths} >= {".py", ".html"}
    assert len(texts) > 500


def test_every_text_is_said_in_swedish(catalogue, texts):
    done = {(entry.msgctxt, entry.msgid) for entry in catalogue if entry.translated() and not entry.fuzzy}
    missing = {text[1]: str(paths[0]) for text, paths in texts.items() if text not in done}
    assert missing == {}


def test_the_catalogue_holds_nothing_that_nobody_says(catalogue, texts):
    left = {(entry.msgctxt, entry.msgid) for entry in catalogue} - set(texts)
    assert left == {(None, text) for text in OF_DJANGO}


def test_what_the_program_loads_is_the_catalogue(catalogue):
    def pairs(file):
        return {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in file if e.msgid}

    assert pairs(polib.mofile(str(CATALOGUE.with_suffix(".mo")))) == pairs(catalogue)


def test_a_translation_fills_in_what_its_text_fills_in(catalogue):
    holes = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
    for entry in catalogue:
        for swedish in [entry.msgstr, *entry.msgstr_plural.values()]:
            asked = set(holes.findall(entry.msgid)) | set(holes.findall(entry.msgid_plural))
            assert set(holes.findall(swedish)) <= asked, entry.msgid
            if not entry.msgid_plural:
                assert set(holes.findall(swedish)) == asked, entry.msgid


def test_swedish_is_plain_and_no_word_of_the_machinery(catalogue):
    machinery = re.compile(
        r"\b(objekt(?!s?num)\w*|instans\w*|ogiltig\w*|NoneType|queryset|null|token)\b", re.IGNORECASE
    )
    said_so = {e.msgid: e.msgstr for e in catalogue if machinery.search(e.msgstr)}
    assert said_so == {}


@pytest.mark.django_db
def test_a_page_is_swedish_whatever_the_browser_asks_for_until_a_person_chooses(client):
    assert 'lang="sv"' in client.get("/konto/login/", headers={"accept-language": "en-US,en"}).text
    client.post("/sprak/", {"language": "en", "next": "/konto/login/"})
    assert 'lang="en"' in client.get("/konto/login/").text
