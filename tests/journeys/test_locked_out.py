"""Locked out and back in: too many wrong codes, how long to wait, and a recovery code when the phone is at home."""

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from gotene.access.roles import Role
from tests import browsing, factories
from tests.second_factor import add_app, recovery_codes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ATTEMPTS = 5


@pytest.fixture
def page(browser, live_server, settings):
    settings.SECOND_FACTOR_COMPULSORY = True
    with browsing.watched_page(browser, live_server.url) as page:
        yield page


@pytest.fixture
def account(transactional_db):
    account = factories.account_of(factories.staff(Role.CASE_OFFICER))
    add_app(account)
    return account


def test_wrong_codes_and_in_with_a_recovery_code(page, account):
    given_the_password_is_right(page, account)
    when_the_code_is_wrong_too_often(page)
    then_it_says_how_long_to_wait_even_for_a_right_code(page, recovery_codes(account)[0])
    when_the_wait_is_over()
    then_a_recovery_code_lets_in(page, recovery_codes(account)[0])


def given_the_password_is_right(page, account):
    page.goto("/konto/login/")
    page.get_by_label("E-post").fill(account.email)
    page.get_by_label("Lösenord").fill(factories.PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", name="Bekräfta att det är du")).to_be_visible()


def write(page, code):
    page.get_by_label("Koden från din app").fill(code)
    page.get_by_role("button", name="Logga in").click()


def when_the_code_is_wrong_too_often(page):
    for attempt in range(ATTEMPTS):
        write(page, f"{attempt:06}")
        expect(page.locator("ds-error-summary")).to_contain_text("Koden stämmer inte, eller har redan använts.")


def then_it_says_how_long_to_wait_even_for_a_right_code(page, code):
    write(page, code)
    expect(page.locator("ds-error-summary")).to_contain_text(
        "För många felaktiga koder. Vänta 15 minuter och försök igen."
    )
    assert browsing.violations(page) == []
    page.get_by_text("Jag har varken telefonen eller någon reservkod").click()
    expect(page.get_by_text("Ring systemadministratören i din organisation")).to_be_visible()


def when_the_wait_is_over():
    cache.clear()


def then_a_recovery_code_lets_in(page, code):
    write(page, code)
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()
    page.goto("/konto/")
    expect(page.get_by_text("Du har 9 koder kvar.")).to_be_visible()
