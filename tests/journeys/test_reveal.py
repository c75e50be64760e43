"""A protected person is shown to a named handler, and the other handler is told who looked and why."""

import time
from types import SimpleNamespace

import pytest
from django.db import transaction
from playwright.sync_api import expect

from gotene.access.roles import Role
from tenants.actions import protect
from tenants.enums import Protection
from tests import browsing, factories
from tests.second_factor import add_app, code_of, forget_used

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME, NUMBER, WHY = "Noor Hemlig", "19900101-2385", "Ringer om nycklarna till förrådet"
PSEUDONYM = "Skyddad person"
# Longer than a second factor is fresh.
MINUTES_LATER = 20


@pytest.fixture
def staff(transactional_db, settings):
    settings.SECOND_FACTOR_COMPULSORY = True
    # A code may be written just as the next one begins.
    settings.MFA_TOTP_TOLERANCE = 1
    with transaction.atomic():
        return SimpleNamespace(
            officer=factories.staff(Role.CASE_OFFICER, name="Karin Handläggare"),
            other=factories.staff(Role.COORDINATOR, name="Yvonne Samordnare"),
            stranger=factories.staff(Role.SOCIAL_DIRECTOR, name="Sven Socialchef"),
        )


@pytest.fixture
def person(staff):
    with transaction.atomic():
        case = factories.case(officer=staff.officer)
        found = case.household.members.get().person
        known = found.identity
        known.given_name, known.family_name, known.personal_number = "Noor", "Hemlig", "199001012385"
        known.save()
        protector = factories.staff(Role.CASE_OFFICER)
        protect(found, kind=Protection.REGISTRATION, handlers=[staff.officer, staff.other], by=protector)
    found.case = case
    return found


@pytest.fixture
def signed_in_page(browser, live_server, request):
    """`signed_in_page(member)`: a page where that person has signed in with a code, and the secret of their app."""

    def opened(member):
        manager = browsing.watched_page(browser, live_server.url)
        page = manager.__enter__()
        request.addfinalizer(lambda: manager.__exit__(None, None, None))
        account = factories.account_of(member)
        page.secret, page.account = add_app(account), account
        page.goto("/konto/login/")
        page.get_by_label("E-post").fill(account.email)
        page.get_by_label("Lösenord").fill(factories.PASSWORD)
        page.get_by_role("button", name="Logga in", exact=True).click()
        confirm(page, button="Logga in")
        page.get_by_role("heading", name="Min dag").wait_for()
        return page

    return opened


def confirm(page, button="Bekräfta"):
    forget_used(page.account)
    page.get_by_label("Koden från din app").fill(code_of(page.secret))
    page.get_by_role("button", name=button, exact=True).click()


def test_a_protected_person_is_shown_and_hidden_again(staff, person, signed_in_page, monkeypatch):
    page = signed_in_page(staff.officer)
    given_that_the_handler_sees_a_number(page, person)
    when_they_ask_to_see_who_it_is_a_fresh_code_is_asked_for(page, person, monkeypatch)
    then_a_reason_is_asked_for(page, person)
    and_who_it_is_is_shown(page, person)
    when_they_hide_again_the_name_is_gone(page, person)
    then_the_other_handler_is_told_and_ticks_it(signed_in_page(staff.other), person)
    and_one_who_is_no_handler_is_refused(signed_in_page(staff.stranger), person)


def given_that_the_handler_sees_a_number(page, person):
    page.goto(f"/arenden/{person.case.number}/")
    expect(page.locator("#household")).to_contain_text(f"{PSEUDONYM} {person.number}")
    expect(page.locator("#household")).not_to_contain_text(NAME)


def when_they_ask_to_see_who_it_is_a_fresh_code_is_asked_for(page, person, monkeypatch):
    later = SimpleNamespace(time=lambda: time.time() + MINUTES_LATER * 60)
    monkeypatch.setattr("gotene.accounts.step_up.time", later)
    page.get_by_role("link", name=f"Visa vem {person.number} är").click()
    expect(page.get_by_role("heading", name="Bekräfta att det är du")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(NAME)
    monkeypatch.undo()
    confirm(page)


def then_a_reason_is_asked_for(page, person):
    expect(page.get_by_role("heading", name="Visa vem personen är")).to_be_visible()
    assert browsing.violations(page) == []
    page.get_by_role("button", name="Visa vem personen är").click()
    expect(page.locator("ds-error-summary")).to_contain_text("Skriv varför du behöver veta vem personen är.")
    page.get_by_label("Varför behöver du veta vem personen är?").fill(WHY)
    page.get_by_role("button", name="Visa vem personen är").click()


def and_who_it_is_is_shown(page, person):
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    expect(page.locator("#who")).to_contain_text(NUMBER)
    expect(page.locator("#post")).to_contain_text("Box 2820")
    assert NUMBER not in page.title() and NAME not in page.title() and NUMBER not in page.url
    assert browsing.violations(page) == []
    page.goto(f"/arenden/{person.case.number}/")
    expect(page.locator("#household")).to_contain_text(NAME)
    expect(page.locator("#household")).to_contain_text("19900101-••••")
    expect(page.locator("#household")).not_to_contain_text(NUMBER)
    assert browsing.violations(page) == []


def when_they_hide_again_the_name_is_gone(page, person):
    page.get_by_role("button", name="Dölj igen").click()
    expect(page.get_by_text(f"Du ser inte längre vem {person.number} är.")).to_be_visible()
    page.goto(f"/arenden/{person.case.number}/")
    expect(page.locator("#household")).not_to_contain_text(NAME)


def then_the_other_handler_is_told_and_ticks_it(page, person):
    told = page.get_by_role("listitem").filter(has_text=f"Karin Handläggare såg vem {person.number} är i dag")
    expect(told).to_contain_text(f"Skäl: {WHY}")
    assert browsing.violations(page) == []
    told.get_by_role("button", name="Jag har sett det").click()
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()
    expect(page.get_by_text("såg vem")).to_have_count(0)


def and_one_who_is_no_handler_is_refused(page, person):
    page.goto(f"/arenden/{person.case.number}/")
    expect(page.locator("#household")).to_contain_text(f"{PSEUDONYM} {person.number}")
    expect(page.get_by_role("link", name="Visa vem")).to_have_count(0)
    answer = page.request.get(f"/personer/{person.number}/visa/")
    assert answer.status == 403 and NAME not in answer.text()
