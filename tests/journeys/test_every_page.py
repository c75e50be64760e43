"""Every page of the demo, as each side sees it: accessible at both widths and in both colour schemes.

The pages are found by walking the links from the start page, one page of each kind.
"""

import re

import pytest

from tests import browsing

pytestmark = pytest.mark.browser

# Enough to follow: each kind of page is visited once, whatever number it shows.
MOST_PAGES = 60
NUMBERS = re.compile(r"(SK|K|P)-[\d-]+|\d+")
LEAVES = re.compile(r"logout|jsi18n|\.pdf|export|/static/|#|\?|mailto:|tel:")

PEOPLE = {
    "letting officer": "uthyrare@bostader.example",
    "managing director": "vd@bostader.example",
    "coordinator": "samordnare@socialtjanst.example",
    "case officer": "handlaggare@socialtjanst.example",
}


@pytest.fixture(scope="module")
def looked_at():
    """The kinds of pages already looked at, so that what everybody sees is looked at once."""
    return set()


@pytest.mark.parametrize("email", PEOPLE.values(), ids=PEOPLE)
def test_axe_finds_nothing_and_the_browser_refuses_nothing(browser, demo_site, looked_at, email):
    with browsing.watched_page(browser, demo_site.url) as page:
        browsing.sign_in(page, email, demo_site.password)
        kinds = kinds_of_pages(page)
        assert len(kinds) >= 8, kinds
        found = {}
        for scheme, rules in (("light", browsing.ALL_RULES), ("dark", browsing.COLOUR_RULES)):
            page.emulate_media(color_scheme=scheme)
            for kind, address in kinds.items():
                if kind in looked_at:
                    continue
                page.goto(address)
                for width in browsing.WIDTHS.values():
                    page.set_viewport_size({"width": width, "height": 900})
                    if faults := browsing.violations(page, rules):
                        found[address, width, scheme] = faults
                    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} scrolls sideways"
        looked_at.update(kinds)
    assert found == {}


def kinds_of_pages(page):
    """One address of each kind of page, as they are met walking the links breadth first."""
    seen, queue = {}, ["/"]
    while queue and len(seen) < MOST_PAGES:
        address = queue.pop(0)
        kind = NUMBERS.sub("#", address)
        if kind in seen or LEAVES.search(address):
            continue
        answer = page.goto(address)
        assert answer.status == 200, f"{address}: {answer.status}"
        seen[kind] = address
        queue += page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.getAttribute('href'))")
    return seen
