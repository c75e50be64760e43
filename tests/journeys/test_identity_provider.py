"""In by one's own organisation's account, at a provider that is a process of its own: and not by the other's."""

import pytest
from playwright.sync_api import expect

from gotene.access.roles import Role
from tests import browsing, factories
from tests.providers import running_provider

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BUTTONS = {"housing": "Logga in med Götenebostäders konto", "social": "Logga in med kommunens konto"}


@pytest.fixture(scope="module")
def running():
    with running_provider() as company, running_provider() as municipality:
        yield {"housing": company, "social": municipality}


@pytest.fixture
def providers(running, settings):
    names = {side: text.removeprefix("Logga in med ") for side, text in BUTTONS.items()}
    settings.IDENTITY_PROVIDERS = {side: provider.of(side, name=names[side]) for side, provider in running.items()}
    origins = [provider.issuer for provider in running.values()]
    settings.SECURE_CSP = {
        **settings.SECURE_CSP,
        "form-action": [*settings.SECURE_CSP["form-action"], *origins],
    }
    return running


@pytest.fixture
def page(browser, live_server, providers):
    with browsing.watched_page(browser, live_server.url) as page:
        elsewhere = []
        # The provider's own page has no icon, and asks for a style sheet from far away.
        page.on("console", lambda said: None if _ours(said, live_server) else elsewhere.append(said.text))
        yield page
        page.complaints[:] = [text for text in page.complaints if text not in elsewhere]


def _ours(said, live_server):
    return said.location["url"].startswith(live_server.url)


@pytest.fixture
def people(transactional_db, providers):
    """{side: account}, each known at the provider of their organisation as their e-mail address."""
    found = {
        "housing": factories.account_of(factories.staff(Role.LETTING_OFFICER, name="Ulla Uthyrare")),
        "social": factories.account_of(factories.staff(Role.CASE_OFFICER, name="Karin Handläggare")),
    }
    for side, account in found.items():
        providers[side].knows(account.email, email=account.email, email_verified=True)
    return found


def test_each_side_by_its_own_provider(page, people):
    for side, account in people.items():
        given_the_sign_in_page_with_both_doors(page)
        when_they_go_through_their_own(page, side, account.email)
        then_they_come_to_their_day(page, account)
        and_go_home(page)


def test_nobody_by_the_others_and_all_is_told_kindly(page, people, providers):
    account = people["social"]
    providers["housing"].knows("mallory", email=account.email, email_verified=True)
    given_the_sign_in_page_with_both_doors(page)
    when_they_go_through_their_own(page, "housing", "mallory")
    then_they_are_told_that_they_have_no_account(page)
    when_they_change_their_mind_at_the_provider(page)
    then_nothing_has_happened(page)


def given_the_sign_in_page_with_both_doors(page):
    page.goto("/konto/login/")
    buttons = page.get_by_role("button", name="Logga in med ")
    expect(buttons.nth(0)).to_have_text(BUTTONS["housing"])
    expect(buttons.nth(1)).to_have_text(BUTTONS["social"])
    assert browsing.violations(page) == []


def when_they_go_through_their_own(page, side, sub):
    page.get_by_role("button", name=BUTTONS[side]).click()
    page.get_by_label("Subject").fill(sub)
    page.get_by_role("button", name="Authorize", exact=True).click()


def then_they_come_to_their_day(page, account):
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()
    expect(page.get_by_text(account.staff.name).first).to_be_attached()


def and_go_home(page):
    page.goto("/konto/logout/")
    page.get_by_role("button", name="Logga ut").last.click()
    page.wait_for_url("**/konto/login/**")


def then_they_are_told_that_they_have_no_account(page):
    expect(page.get_by_role("heading", name="Du har inget konto här än")).to_be_visible()
    assert browsing.violations(page) == []
    # The browser itself notes what is answered as refused.
    page.complaints.remove("Failed to load resource: the server responded with a status of 403 (Forbidden)")
    page.get_by_role("link", name="Tillbaka till inloggningen").click()


def when_they_change_their_mind_at_the_provider(page):
    page.get_by_role("button", name=BUTTONS["housing"]).click()
    page.get_by_role("button", name="Deny access").click()


def then_nothing_has_happened(page):
    expect(page.get_by_role("heading", name="Du avbröt inloggningen")).to_be_visible()
    page.get_by_role("link", name="Tillbaka till inloggningen").click()
    expect(page.get_by_role("heading", name="Logga in")).to_be_visible()
