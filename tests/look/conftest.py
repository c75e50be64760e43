"""A real browser for what only a browser can tell: rules of accessibility, the security policy, what has focus."""

import pytest
from axe_playwright_python.sync_playwright import Axe


@pytest.fixture
def open_page(browser, live_server):
    """`open_page("/path")`: the page in a context of its own; `page.complaints` is what its console said was wrong."""
    contexts = []

    def open_at(path):
        context = browser.new_context(locale="sv-SE", base_url=live_server.url)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_at
    for context in contexts:
        context.close()


def faults(page):
    """What axe finds wrong on the page, each with where."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
