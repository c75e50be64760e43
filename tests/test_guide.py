"""The guide for users: every address in it leads to a page, and what it says carries a thing is there and does."""

import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from contracts.enums import PolicyKey

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
ARTICLE = (GUIDE / "artikeln.md").read_text()
# So many sentences has the article, captions included; the guide skips none.
SENTENCES = 60
HEADING = re.compile(r"^### (\d+)\. \S", re.MULTILINE)
STATUS = re.compile(r"\*\*(Finns|Delvis|Finns inte|Bakgrund)\.\*\* \S")
IN_USE = {"Finns", "Delvis"}
# A place in the code: a file of the repository, and after a colon what stands in it.
PLACE = re.compile(r"`([a-z]\w*(?:/\w+)*/\w+\.py)(?:: (\w+))?`")
POLICY = re.compile(r"`policy:(\w+)`")
ADDRESS = re.compile(r"`(/[^`]*)`")


def found(pattern):
    """What `pattern` finds on any page of the guide, once."""
    return sorted({match for page in PAGES for match in pattern.findall(page.read_text())})


def sentences():
    """(number, what the guide says of it) for each sentence."""
    pieces = HEADING.split(ARTICLE)[1:]
    return list(zip(map(int, pieces[::2]), (text.partition("\n## ")[0] for text in pieces[1::2]), strict=True))


def test_every_sentence_of_the_article_is_there_in_order():
    assert [number for number, _text in sentences()] == list(range(1, SENTENCES + 1))


@pytest.mark.parametrize(("number", "text"), sentences(), ids=str)
def test_each_sentence_says_honestly_where_it_lives(number, text):
    status = STATUS.findall(text)
    assert len(status) == 1
    lives = all((ADDRESS.search(text), "\n- Vem: " in text, PLACE.search(text)))
    assert lives if status[0] in IN_USE else "\n- Sidor:" not in text


@pytest.mark.parametrize("address", found(ADDRESS))
def test_an_address_in_the_guide_leads_to_a_page(address):
    path = re.sub(r"<[^>]+>", "1", address)
    try:
        match = resolve(path)
    except Resolver404:
        # What was tried is every address there is.
        pytest.fail(f"{address} leads nowhere", pytrace=False)
    # The back office answers every other address below its own with "not found", by a page without a name.
    assert match.url_name


@pytest.mark.parametrize(("path", "name"), found(PLACE))
def test_what_carries_it_is_there(path, name):
    text = (ROOT / path).read_text()
    assert not name or re.search(rf"\b{name}\b", text)


@pytest.mark.parametrize("key", found(POLICY))
def test_a_number_that_gotene_decides_is_one_of_the_policies(key):
    assert key in PolicyKey.values


def test_every_number_of_the_policies_but_the_days_to_answer_an_offer_is_in_the_article():
    assert set(PolicyKey.values) - set(POLICY.findall(ARTICLE)) == {PolicyKey.OFFER_ANSWER_DAYS.value}


def test_pages_of_the_guide_link_to_what_is_there():
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text()):
            assert (page.parent / link).exists(), (page.name, link)
