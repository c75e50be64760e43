"""A real browser for tests: Debian's Chromium, a page that fails on any script error or refused content."""

import os
import shutil
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"wide": 1280, "narrow": 390}
SCHEMES = ("light", "dark")

# WCAG 2.2 AA and axe's best practices; of all these only colour can differ with the scheme.
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
# Of all these only where things stand, and on what, can differ with the width.
PLACE_RULES = [*COLOUR_RULES, "target-size", "scrollable-region-focusable"]


def launch(playwright):
    # Playwright's loop makes Django believe that the test is asynchronous; it is not.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@contextmanager
def watched_page(browser, base_url, *, width=1280, scheme="light"):
    """A page of its own that, when done with, must have seen no script error and no refused content."""
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.complaints = complaints
    try:
        yield page
        assert complaints == []
    finally:
        context.close()


def sign_in(page, email, password):
    page.goto("/konto/login/")
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Lösenord").fill(password)
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.get_by_role("heading", name="Min dag").wait_for()


def violations(page, rules=ALL_RULES):
    """What axe finds on the page as it stands: rule, and where. `rules` are axe's tags or names of rules."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:4]) for rule in found]
