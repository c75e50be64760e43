"""From the invitation to Min dag where a second factor is compulsory: with an app for codes, and with a passkey."""

import re

import pytest
from playwright.sync_api import expect

from gotene.access.roles import Role, Side
from gotene.accounts.invitations import invitation_path, invite
from gotene.accounts.models import User
from tests import browsing, factories
from tests.second_factor import code_of, forget_used

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EMAIL, PASSWORD = "ny@socialtjanst.example", "en lång mening om vattentorn"


@pytest.fixture
def page(browser, live_server, settings):
    settings.SECOND_FACTOR_COMPULSORY = True
    with browsing.watched_page(browser, live_server.url) as page:
        yield page


@pytest.fixture
def invitation(transactional_db):
    admin = factories.staff(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL)
    return invitation_path(invite(email=EMAIL, name="Noor Ny", side=Side.SOCIAL, roles=[Role.CASE_OFFICER], by=admin))


def test_with_an_app_for_codes(page, invitation):
    given_the_person_chooses_a_password(page, invitation)
    secret = when_they_add_an_app(page)
    codes = then_they_get_recovery_codes(page)
    and_come_to_their_day(page)
    when_they_come_back_the_next_day(page, secret)
    then_a_lost_phone_stops_nobody(page, codes[0])
    and_the_same_recovery_code_not_again(page, codes[0])


def test_with_a_passkey(page, invitation):
    device = given_a_device_with_a_fingerprint(page)
    given_the_person_chooses_a_password(page, invitation)
    when_they_add_a_passkey(page)
    then_they_get_recovery_codes(page)
    and_come_to_their_day(page)
    then_they_come_back_without_password_or_code(page)
    and_the_passkey_confirms_also_after_a_password(page)
    but_a_finger_that_is_not_theirs_is_told_kindly(page, device)


def given_the_person_chooses_a_password(page, invitation):
    page.goto(invitation)
    page.get_by_label("Nytt lösenord", exact=True).fill(PASSWORD)
    page.get_by_label(re.compile("igen")).fill(PASSWORD)
    page.get_by_role("button", name="Spara lösenordet").click()
    expect(page.get_by_role("heading", name="Välj hur du bekräftar att det är du")).to_be_visible()
    assert browsing.violations(page) == []
    page.goto("/kontrakt/")
    expect(page.get_by_role("heading", name="Välj hur du bekräftar att det är du")).to_be_visible()


def when_they_add_an_app(page):
    page.get_by_role("link", name="Välj app").click()
    page.get_by_text("Kameran fungerar inte").click()
    assert browsing.violations(page) == []
    secret = page.locator("#secret").inner_text().replace(" ", "")
    code = page.get_by_label("Koden som appen visar nu")
    code.fill("000000")
    page.get_by_role("button", name="Lägg till appen").click()
    expect(page.locator("ds-error-summary")).to_contain_text("Koden stämmer inte")
    code.fill(code_of(secret))
    page.get_by_role("button", name="Lägg till appen").click()
    return secret


def then_they_get_recovery_codes(page):
    expect(page.get_by_role("heading", name="Dina reservkoder")).to_be_visible()
    assert browsing.violations(page) == []
    codes = page.locator("#recovery-codes li").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as saved:
        page.get_by_role("button", name="Spara som fil").click()
    assert saved.value.suggested_filename == "reservkoder.txt"
    assert codes[9] in saved.value.path().read_text()
    return codes


def and_come_to_their_day(page):
    page.get_by_role("link", name="Jag har sparat dem").click()
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()


def sign_out_and_write_the_password(page):
    page.get_by_role("button", name="Logga ut").click()
    page.goto("/konto/login/")
    page.get_by_label("E-post").fill(EMAIL)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_role("heading", name="Bekräfta att det är du")).to_be_visible()


def when_they_come_back_the_next_day(page, secret):
    sign_out_and_write_the_password(page)
    assert browsing.violations(page) == []
    forget_used(User.objects.get(email=EMAIL))
    page.get_by_label("Koden från din app").fill(code_of(secret))
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()


def then_a_lost_phone_stops_nobody(page, code):
    sign_out_and_write_the_password(page)
    page.get_by_label("Koden från din app").fill(code)
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()
    page.get_by_role("link", name="Min inloggning").click()
    expect(page.get_by_text("Du har 9 koder kvar.")).to_be_visible()
    assert browsing.violations(page) == []


def and_the_same_recovery_code_not_again(page, code):
    sign_out_and_write_the_password(page)
    page.get_by_label("Koden från din app").fill(code)
    page.get_by_role("button", name="Logga in").click()
    expect(page.locator("ds-error-summary")).to_contain_text("har redan använts")


def given_a_device_with_a_fingerprint(page):
    """A device of the browser's own, which answers as one that has seen its owner's finger."""
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = browser.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return browser, made["authenticatorId"]


def when_they_add_a_passkey(page):
    page.get_by_role("link", name="Välj nyckel").click()
    assert browsing.violations(page) == []
    page.get_by_label("Vad du kallar den").fill("Jobbdatorn")
    page.get_by_role("button", name="Lägg till nyckeln").click()


def then_they_come_back_without_password_or_code(page):
    page.get_by_role("button", name="Logga ut").click()
    page.goto("/konto/login/")
    assert browsing.violations(page) == []
    page.get_by_role("button", name="Använd en nyckel").click()
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()
    page.get_by_role("link", name="Min inloggning").click()
    expect(page.get_by_text("Nyckel: Jobbdatorn")).to_be_visible()


def and_the_passkey_confirms_also_after_a_password(page):
    sign_out_and_write_the_password(page)
    assert browsing.violations(page) == []
    page.get_by_role("button", name="Bekräfta med din nyckel").click()
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()


def but_a_finger_that_is_not_theirs_is_told_kindly(page, device):
    browser, authenticator = device
    browser.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.get_by_role("button", name="Logga ut").click()
    page.goto("/konto/login/")
    page.get_by_role("button", name="Använd en nyckel").click()
    expect(page.get_by_role("alert").filter(has_text="Det gick inte, eller avbröts.")).to_be_visible()
