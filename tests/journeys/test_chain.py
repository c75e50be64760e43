"""The whole chain, told as the people concerned live it: from need to plan, and the report at the end."""

import datetime
import io

import page as page_validation
import pypdf
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from contracts.models import CheckIn, Policy, SocialContract
from gotene.access.roles import Role
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def gotene(live_server):
    """Götene on a small scale: somebody of each role, the agreement, this year's quota and vacant apartments."""
    today = timezone.localdate()
    factories.policies()
    factories.quota_year(today.year, ceiling=6, policy=_agreement())
    factories.quota_year(today.year + 1, ceiling=6, policy=_agreement())
    stairwell = factories.stairwell(street_address="Lönngatan 7", city="Götene")
    factories.apartment(stairwell=stairwell, kind="2rok", object_number="700-01-0001", apartment_number="1101")
    return {
        "case_officer": factories.staff(Role.CASE_OFFICER, name="Karin Handläggare"),
        "coordinator": factories.staff(Role.COORDINATOR, name="Sam Samordnare"),
        "letting_officer": factories.staff(Role.LETTING_OFFICER, name="Ulla Uthyrare"),
        "director": factories.staff(Role.HOUSING_DIRECTOR, name="Vera Vd"),
    }


def _agreement():
    return Policy.objects.order_by("-valid_from").first()


def test_from_need_to_plan(gotene, open_page):
    today = timezone.localdate()
    officer = open_page(gotene["case_officer"])
    number = given_a_case_with_a_decision(officer, today)
    when_the_officer_asks_for_an_apartment(officer, number)
    letting = open_page(gotene["letting_officer"])
    and_the_letting_officer_offers_one(letting, number)
    coordinator = open_page(gotene["coordinator"])
    and_the_coordinator_places_the_household(coordinator, number)
    then_the_contract_runs_and_the_landlord_knows(letting, number)
    when_the_officer_starts_the_plan_and_checks_in(officer, number)
    then_both_sides_see_it_in_the_contract_list(letting, coordinator)
    and_the_officer_changes_its_row_without_a_mouse(officer)
    director = open_page(gotene["director"])
    and_the_report_is_an_accessible_archivable_pdf(director)


def given_a_case_with_a_decision(page, today):
    page.get_by_role("link", name="Ärenden").click()
    page.get_by_role("link", name="Öppna ett ärende").click()
    page.get_by_label("Förnamn").first.fill("Alma")
    page.get_by_label("Efternamn").first.fill("Vindhem")
    page.get_by_label("Personnummer").first.fill("saknas")
    page.get_by_role("button", name="Öppna ärendet").click()
    number = page.get_by_role("heading", level=1).inner_text()
    expect(page.get_by_text("Inget beslut gäller")).to_be_visible()
    page.get_by_role("link", name="Registrera ett beslut").first.click()
    page.get_by_label("Gäller från").fill(today.isoformat())
    page.get_by_label("Gäller till").fill((today + datetime.timedelta(days=400)).isoformat())
    page.get_by_label("Villkor").fill("Bor kvar med stöd")
    page.get_by_role("button", name="Registrera beslutet").click()
    expect(page.get_by_text("Tala om för bostadsbolaget")).to_be_visible()
    return number


def when_the_officer_asks_for_an_apartment(page, number):
    page.get_by_role("link", name="Skicka en behovsanmälan").click()
    expect(page.get_by_text("Skriv aldrig varför")).to_be_visible()
    page.get_by_label("Rum, minst").select_option("1")
    page.get_by_label("Rum, högst").select_option("2")
    page.get_by_role("button", name="Skicka behovsanmälan").click()
    expect(page.get_by_text("söker en lägenhet")).to_be_visible()


def and_the_letting_officer_offers_one(page, number):
    page.reload()
    page.get_by_role("link", name="Behovsanmälan att besvara").click()
    expect(page.get_by_text("av 6 platser")).to_be_visible()
    page.get_by_role("link", name="Erbjud lägenhet").click()
    page.get_by_label("Lönngatan 7").check()
    page.get_by_role("button", name="Erbjud lägenheten").click()
    expect(page.get_by_text("Lönngatan 7").first).to_be_visible()


def and_the_coordinator_places_the_household(page, number):
    page.get_by_role("link", name="Erbjudanden").click()
    page.get_by_role("link", name="Placera ett hushåll").click()
    page.get_by_label("Varför").fill("Storleken passar och boendestödet finns nära.")
    page.get_by_role("button", name="Placera hushållet").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lönngatan 7")


def then_the_contract_runs_and_the_landlord_knows(page, number):
    contract = SocialContract.objects.get()
    assert contract.quota_place.number == 1
    sublease = contract.subleases.get()
    assert sublease.case_number == number
    assert sublease.landlord_notice.informed_on == timezone.localdate()
    page.goto("/")
    expect(page.get_by_role("link", name="Ny boende")).to_be_visible()


def when_the_officer_starts_the_plan_and_checks_in(page, number):
    page.goto(f"/arenden/{number}/")
    page.get_by_role("link", name="Starta övertagandeplanen").click()
    expect(page.get_by_label("Hyran är betald i tid")).to_be_checked()
    page.get_by_label("Den boende samtyckte").fill("idag")
    page.get_by_role("button", name="Starta planen").click()
    page.get_by_role("link", name="Registrera en avstämning").first.click()
    for requirement in ("Inga bekräftade", "Lägenheten är hel", "Kommer till", "Hemförsäkring"):
        page.get_by_role("radio", name="uppfyllt", exact=True).and_(group(page, requirement)).check()
    page.get_by_role("radio", name="inte uppfyllt").and_(group(page, "Hyran är betald")).check()
    page.get_by_role("button", name="Registrera avstämningen").click()
    expect(page.get_by_role("group", name="Detta behöver rättas")).to_contain_text("varför kravet inte är uppfyllt")
    page.get_by_label("Skäl, om kravet inte är uppfyllt").first.fill("Hyran kom fyra dagar sent.")
    page.get_by_label("Nästa steg, om kravet inte är uppfyllt").first.fill("Autogiro från nästa månad")
    page.get_by_role("button", name="Registrera avstämningen").click()
    expect(page.get_by_text("Autogiro från nästa månad").first).to_be_visible()
    assert CheckIn.objects.count() == 1


def group(page, requirement):
    """Every control of the requirement that begins so."""
    return page.locator(f'[role=group][aria-label^="{requirement}"] *')


def then_both_sides_see_it_in_the_contract_list(*pages):
    for page in pages:
        page.goto("/kontrakt/")
        row = page.get_by_role("row", name="Lönngatan 7")
        expect(row).to_contain_text("Alma Vindhem")
        expect(row).to_contain_text("Autogiro från nästa månad")


def and_the_officer_changes_its_row_without_a_mouse(page):
    page.goto("/kontrakt/")
    page.get_by_role("link", name="Ändra planen").press("Enter")
    expect(page.get_by_label("Måldatum")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Eget kontrakt i vår")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name="Lönngatan 7")).to_contain_text("Eget kontrakt i vår")
    expect(page.get_by_role("link", name="Ändra planen")).to_be_visible()


def and_the_report_is_an_accessible_archivable_pdf(page, tmp_path=None):
    page.get_by_role("link", name="Rapporter").click()
    page.get_by_role("button", name="Skapa rapport").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta som PDF").click()
    path = download.value.path()
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)
    assert SocialContract.objects.get().number in text
    assert "Alma Vindhem" not in text
    for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_3A):
        assert page_validation.validate_pdf(str(path), profile=profile).failures == []
