"""Every page of the demo, as each side sees it: accessible at both widths and in both colour schemes.

The pages are found by walking the links from the start page, one page of each kind.
"""

import re

import pytest

from tests import browsing

pytestmark = pytest.mark.browser

# Enough to follow: each kind of page is visited once, whatever number it shows.
MOST_PAGES = 120
NUMBERS = re.compile(r"(SK|K|P)-[\d-]+|\d+")
# Of every register the same page.
HISTORY = re.compile(r"^/admin/\w+/\w+/(?=#/history/)")
LEAVES = re.compile(r"logout|jsi18n|\.pdf|/pdf/|\.jpg|export|/static/|#|\?|mailto:|tel:")

PEOPLE = (
    "uthyrare@bostader.example",
    "vd@bostader.example",
    "samordnare@socialtjanst.example",
    "handlaggare@socialtjanst.example",
)


def test_axe_finds_nothing_and_the_browser_refuses_nothing(browser, demo_site):
    """One test for all of them: what everybody sees is looked at once."""
    looked_at, found = set(), {}
    for email in PEOPLE:
        with browsing.watched_page(browser, demo_site.url) as page:
            browsing.sign_in(page, email, demo_site.password)
            found |= faults_for(page, looked_at)
    assert found == {}


def faults_for(page, looked_at):
    """What is wrong with the kinds of pages that nobody has looked at before the one who is signed in."""
    found, kinds, new = {}, set(), []
    for kind, address in walk(page):
        kinds.add(kind)
        if kind not in looked_at:
            looked_at.add(kind)
            new.append(address)
            found |= faults_of(page, address, "narrow", browsing.ALL_RULES)
            found |= faults_of(page, address, "wide", browsing.PLACE_RULES)
    assert len(kinds) >= 8, kinds
    page.emulate_media(color_scheme="dark")
    for address in new:
        page.goto(address)
        # A colour is the same at every width.
        found |= faults_of(page, address, "wide", browsing.COLOUR_RULES)
    return found


def faults_of(page, address, width, rules):
    page.set_viewport_size({"width": browsing.WIDTHS[width], "height": 900})
    faults = browsing.violations(page, rules)
    assert page.evaluate("document.documentElement.scrollWidth") <= browsing.WIDTHS[width], (
        f"{address} scrolls sideways"
    )
    return {(address, width): faults} if faults else {}


def walk(page):
    """Goes to one address of each kind of page, as they are met following the links breadth first."""
    seen, queue = set(), ["/"]
    while queue and len(seen) < MOST_PAGES:
        address = queue.pop(0)
        kind = HISTORY.sub("/admin/", NUMBERS.sub("#", address))
        if kind in seen or LEAVES.search(address):
            continue
        answer = page.goto(address)
        assert answer.status == 200, f"{address}: {answer.status}"
        seen.add(kind)
        queue += page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.getAttribute('href'))")
        yield kind, address
