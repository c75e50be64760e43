"""What may be told, what is told all the same, and what the person can read of it; told as they live it."""

import io
import re

import page as page_validation
import pypdf
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from contracts.models import Told
from gotene.access.roles import Role
from tenants.models import Disclosure
from tests import browsing, factories
from tests.contracts.takeovers import Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "Familjen är bortrest till den 17 mars. Nyckel finns i bobutiken."
WHY = "Bolaget behöver komma in, och ingen lider men av att det vet"


@pytest.fixture
def home(transactional_db):
    return Home(
        letting=factories.staff(Role.LETTING_OFFICER, name="Ulla Uthyrare"),
        officer=factories.staff(Role.CASE_OFFICER, name="Karin Handläggare"),
    )


def test_who_knows_what(home, open_page):
    officer, letting = open_page(home.officer), open_page(home.letting)
    given_consents_from_the_start(officer, home)
    when_something_is_told_without_consent(officer, home)
    then_the_company_reads_exactly_that(letting, home)
    when_a_consent_is_withdrawn(officer, home)
    then_the_person_reads_who_knows_what(officer, home)
    and_the_company_makes_its_own(letting, home)


def given_consents_from_the_start(page, home):
    page.goto("/")
    page.get_by_role("link", name="Fråga vad som får berättas").first.click()
    expect(page.get_by_text("ett nej är inget hinder för bostaden")).to_be_visible()
    assert browsing.violations(page) == []
    page.get_by_role("group", name="Krav för övertagande").get_by_label("Ja").check()
    page.get_by_role("group", name="Resultat av avstämningar").get_by_label("Ja").check()
    page.get_by_role("group", name="Övertagande av kontraktet").get_by_label("Nej").check()
    page.get_by_label("skriftligt").check()
    page.get_by_role("button", name="Registrera svaren").click()
    expect(page.locator("#consents")).to_contain_text("Ja, sedan")
    expect(page.locator("#consents")).to_contain_text("Nej, sagt")


def when_something_is_told_without_consent(page, home):
    page.get_by_role("link", name="Berätta för Götenebostäder").click()
    page.get_by_label("Annat om bostaden").check()
    page.get_by_label("Det här får Götenebostäder läsa").fill(TEXT)
    page.get_by_label("Menprövning (26 kap. 1 § OSL)").check()
    page.get_by_label("Menprövning: vem kan lida men?").fill("Familjen")
    page.get_by_label("Menprövning: på vilket sätt?").fill("Om fel person vet att hemmet står tomt")
    page.get_by_label("Menprövning: varför är det ändå lagligt att berätta?").fill(WHY)
    assert browsing.violations(page) == []
    page.get_by_role("button", name="Visa vad som skickas").click()
    expect(page.locator("#preview")).to_contain_text(TEXT)
    expect(page.locator("#preview")).not_to_contain_text(WHY)
    assert browsing.violations(page) == []
    assert not Told.objects.exists()
    page.get_by_role("button", name="Ändra texten").click()
    expect(page.get_by_label("Det här får Götenebostäder läsa")).to_have_value(TEXT)
    page.get_by_role("button", name="Visa vad som skickas").click()
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator("#told")).to_contain_text(TEXT)
    assert Told.objects.get().text == Disclosure.objects.filter(ground="harm_test").get().what == TEXT


def then_the_company_reads_exactly_that(page, home):
    page.goto("/")
    page.get_by_role("link", name="Läs det som socialtjänsten har berättat").click()
    told = page.locator("#told")
    expect(told).to_contain_text(TEXT)
    expect(page.locator("main")).not_to_contain_text(WHY)
    assert browsing.violations(page) == []
    told.get_by_role("button", name="Jag har läst det").click()
    expect(told).to_contain_text("Läst av Ulla Uthyrare")


def when_a_consent_is_withdrawn(page, home):
    page.goto(f"/arenden/{home.case.number}/")
    page.get_by_text("samtycken som de lämnades").click()
    page.get_by_role("link", name=re.compile("Återkalla samtycket.*krav för övertagande")).click()
    page.get_by_role("button", name="Återkalla samtycket").click()
    expect(page.locator("#consents")).to_contain_text("Återkallat")


def then_the_person_reads_who_knows_what(page, home):
    page.get_by_role("link", name="Vem vet vad?").first.click()
    expect(page.locator("h1")).to_contain_text("Vem vet vad om mig?")
    expect(page.locator("#told")).to_contain_text(TEXT)
    expect(page.locator("#consents")).to_contain_text("Återkallat")
    expect(page.locator("#rights")).to_contain_text("Be om ett loggutdrag")
    expect(page.locator("main")).not_to_contain_text(WHY)
    assert browsing.violations(page) == []
    text = paper(page)
    assert TEXT in text and WHY not in text
    assert f"Återkallat {timezone.localdate().day}" in text


def and_the_company_makes_its_own(page, home):
    page.goto(f"/kontrakt/{home.contract.number}/")
    page.get_by_role("link", name="Vem vet vad?").first.click()
    expect(page.locator("#told")).to_contain_text(TEXT)
    expect(page.locator("main")).not_to_contain_text(home.case.number)
    expect(page.locator("main")).not_to_contain_text("Återkallat")
    assert browsing.violations(page) == []
    assert home.case.number not in paper(page)


def paper(page):
    """The words of the paper to take home, which follows the standards."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Att ta med hem (PDF)").click()
    path = download.value.path()
    for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_3A):
        assert page_validation.validate_pdf(str(path), profile=profile).failures == []
    sheets = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join("".join(sheet.extract_text() for sheet in sheets).split())
