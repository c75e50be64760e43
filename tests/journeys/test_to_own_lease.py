"""From a setback to a lease of one's own, told as the people of both organisations live it."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from contracts.enums import PlanOutcome
from contracts.models import HandoverPlan, Lease, SignedScan
from gotene.access.roles import Role
from gotene.templatetags.swedish import long_date
from tenants.actions import give_consent
from tenants.enums import InformationKind
from tests import browsing, factories
from tests.contracts.takeovers import Home
from tests.documents import uploads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHAT_HAPPENED = "Dörren till förrådet är trasig"
WHAT_IS_DONE = "Den boende sätter dit ett nytt lås"


@pytest.fixture
def home(transactional_db):
    """A household with a plan that it keeps, which has said that the company may know what goes wrong."""
    home = Home(
        letting=factories.staff(Role.LETTING_OFFICER, name="Ulla Uthyrare"),
        officer=factories.staff(Role.CASE_OFFICER, name="Karin Handläggare"),
    )
    give_consent(home.case, kind=InformationKind.INCIDENTS, given_on=timezone.localdate(), by=home.officer)
    return home


@pytest.fixture
def scan(tmp_path):
    """A photo of a signed paper."""
    path = tmp_path / "underskrivet.jpg"
    path.write_bytes(uploads.photo((320, 450)))
    return path


def test_from_a_setback_to_an_own_lease(home, open_page, scan, monkeypatch):
    letting = open_page(home.letting)
    given_a_report_by_the_company(letting, home)
    officer = open_page(home.officer)
    when_the_resident_has_answered_it_is_confirmed(officer)
    then_nobody_can_prepare_a_takeover(letting, home)
    when_what_was_agreed_is_done(officer, home)
    then_the_home_is_ready_and_a_takeover_is_prepared(officer, home)
    and_the_inspection_is_held_with_all_three(letting, home)
    and_all_three_say_yes(officer, letting, home)
    and_each_makes_its_papers_in_order(officer, letting, home)
    and_the_signed_papers_are_attached(letting, home, scan)
    when_the_letting_officer_switches_the_leases(officer, letting, home)
    then_both_sides_see_the_own_lease(officer, letting, home)
    and_on_its_first_day_the_case_can_be_closed(officer, letting, home, monkeypatch)


def contract_of(home):
    return f"/kontrakt/{home.contract.number}/"


def takeover_of(home):
    return f"/kontrakt/{home.contract.number}/overtagande/"


def given_a_report_by_the_company(page, home):
    page.goto(contract_of(home))
    expect(page.locator("#incidents")).to_contain_text("Inget väntar på att klarläggas")
    page.get_by_role("link", name="skada").click()
    page.get_by_label("Vad sågs eller hördes?").fill(WHAT_HAPPENED)
    page.get_by_role("button", name="Rapportera").click()
    expect(page.locator(".next-step")).to_contain_text("Fråga den boende vad som hände")
    expect(page.get_by_text("den räknas inte och finns inte i någon plan")).to_be_visible()
    page.goto(contract_of(home))
    expect(page.locator("#setbacks")).to_have_count(0)


def when_the_resident_has_answered_it_is_confirmed(page):
    page.get_by_role("link", name="rapporterad, fråga den boende").click()
    page.get_by_role("link", name="Skriv in svaret").click()
    page.get_by_label("Ja, det finns ett svar").check()
    page.get_by_label("Vad var svaret?").fill("Det stämmer, låset gick sönder")
    page.get_by_role("button", name="Spara svaret").click()
    expect(page.locator(".next-step")).to_contain_text("Skriv vad det blev")
    page.get_by_role("link", name="Skriv vad det blev").click()
    page.get_by_label("Bekräftad: den räknas").check()
    page.get_by_role("button", name="Spara vad det blev").click()
    expect(page.locator(".next-step")).to_contain_text("Kom överens om hur det rättas till")
    page.get_by_role("link", name="Kom överens om hur det rättas till").click()
    page.get_by_label("Vad ska göras?").fill(WHAT_IS_DONE)
    page.get_by_label("Klart senast?").fill((timezone.localdate() + datetime.timedelta(days=7)).isoformat())
    page.get_by_label("den boende").check()
    page.get_by_role("button", name="Spara överenskommelsen").click()
    expect(page.locator(".next-step")).to_contain_text(WHAT_IS_DONE)
    expect(page.get_by_role("link", name="Det är tillrättat")).to_be_visible()


def then_nobody_can_prepare_a_takeover(page, home):
    page.goto(contract_of(home))
    expect(page.locator("#setbacks")).to_contain_text(WHAT_IS_DONE)
    page.get_by_role("link", name="Se vad som krävs för övertagande").click()
    expect(page.locator("#klart")).to_contain_text("En bekräftad händelse är inte åtgärdad")
    expect(page.get_by_role("link", name="Förbered övertagandet")).to_have_count(0)


def when_what_was_agreed_is_done(page, home):
    page.get_by_role("link", name="Det är tillrättat").click()
    page.get_by_role("button", name="Spara").click()
    expect(page.locator(".next-step")).to_contain_text("Tillrättat")
    page.goto(contract_of(home))
    expect(page.locator("#setbacks")).to_contain_text("Allt som gått fel är tillrättat")


def then_the_home_is_ready_and_a_takeover_is_prepared(page, home):
    page.get_by_role("link", name="Se vad som krävs för övertagande").click()
    expect(page.locator("#klart")).to_contain_text("inget som är antecknat talar emot")
    page.get_by_role("link", name="Förbered övertagandet").click()
    expect(page.get_by_label("Det nya hyreskontraktet börjar")).to_have_value(home.first_day.isoformat())
    page.get_by_role("button", name="Förbered").click()
    expect(page.locator(".next-step")).to_contain_text(f"tar över från och med {long_date(home.first_day)}")


def and_the_inspection_is_held_with_all_three(page, home):
    page.goto("/besiktningar/")
    page.get_by_role("row", name=home.contract.number).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Besiktning inför övertagande")
    page.get_by_role("button", name="Börja på protokollet").click()
    page.get_by_role("button", name="Resten är i gott skick, spara").click()
    page.get_by_text("är sparat.").wait_for()
    page.set_viewport_size({"width": browsing.WIDTHS["narrow"], "height": 900})
    assert browsing.violations(page) == []
    page.set_viewport_size({"width": browsing.WIDTHS["wide"], "height": 900})
    page.get_by_role("link", name="Besiktning inför övertagande").click()
    page.get_by_role("link", name="Avsluta besiktningen").first.click()
    for party in ("Bostadsbolaget", "Socialtjänsten", "Den boende"):
        page.get_by_role("group", name=party).get_by_label("var med", exact=True).check()
    page.get_by_label("Dag för besiktningen").fill("idag")
    page.get_by_role("button", name="Avsluta besiktningen").click()
    expect(page.get_by_text("Besiktningen är avslutad och protokollet är gjort")).to_be_visible()
    expect(page.get_by_role("link", name="Ladda ner protokollet")).to_be_visible()


def and_all_three_say_yes(officer, letting, home):
    officer.reload()
    expect(step(officer, "Besiktning inför övertagandet")).to_contain_text("Klar")
    expect(step(officer, "Papperen")).to_contain_text("Senare")
    officer.get_by_role("link", name="Anteckna den boendes ja").click()
    officer.get_by_role("button", name="Anteckna jaet").click()
    expect(officer.get_by_text("Fråga den boende.").first).to_be_visible()
    officer.get_by_label("Den boende vill att bolaget får veta om jaet").check()
    officer.get_by_role("button", name="Anteckna jaet").click()
    officer.get_by_role("link", name="Säg ja").click()
    officer.get_by_role("button", name="Anteckna jaet").click()
    expect(officer.locator("#ja")).to_contain_text("Götenebostäder antecknar det")
    letting.goto("/")
    letting.get_by_role("link", name="Övertagande: anteckna jaet").click()
    letting.get_by_role("link", name="Säg ja").click()
    letting.get_by_role("button", name="Anteckna jaet").click()
    expect(step(letting, "Tre ja")).to_contain_text("Klar")
    expect(letting.locator("#papper")).to_contain_text("Socialtjänsten gör det")


def step(page, name):
    return page.locator("#steg li").filter(has=page.get_by_role("link", name=name, exact=True))


def and_each_makes_its_papers_in_order(officer, letting, home):
    officer.goto(takeover_of(home))
    for paper in ("avtal om att andrahandskontraktet upphör", "avtal om att det sociala kontraktet upphör"):
        make_button(officer, paper).click()
    expect(officer.locator("#papper")).to_contain_text("Götenebostäder gör det")
    expect(officer.get_by_role("button", name="Gör papperet")).to_have_count(0)
    letting.reload()
    for paper in ("det nya hyreskontraktet", "brev som den boende behåller"):
        make_button(letting, paper).click()
    expect(step(letting, "Papperen")).to_contain_text("Klar")


def make_button(page, paper):
    return page.locator("#papper li").filter(has_text=paper).get_by_role("button", name="Gör papperet")


def and_the_signed_papers_are_attached(page, home, scan):
    for _agreement in range(3):
        page.get_by_role("link", name="Lägg in det underskrivna papperet").first.click()
        page.get_by_label("Det underskrivna papperet").set_input_files(scan)
        page.get_by_role("button", name="Lägg in").click()
    expect(step(page, "Underskrivna papper")).to_contain_text("Klar")
    assert {each.content_type for each in SignedScan.objects.all()} == {"image/jpeg"}


def when_the_letting_officer_switches_the_leases(officer, letting, home):
    officer.goto(takeover_of(home))
    expect(officer.get_by_role("link", name="Byt kontrakten")).to_have_count(0)
    letting.goto("/")
    letting.get_by_role("link", name="Övertagande: byt kontrakten").click()
    letting.get_by_role("link", name="Byt kontrakten").click()
    expect(letting.locator(".lead")).to_contain_text("Det går inte att ångra")
    letting.get_by_role("button", name="Byt kontrakten").click()


def then_both_sides_see_the_own_lease(officer, letting, home):
    last_day = home.first_day - datetime.timedelta(days=1)
    for page in (letting, officer):
        page.goto(takeover_of(home))
        expect(page.locator(".next-step")).to_contain_text(
            f"Klart. Från och med {long_date(home.first_day)} hyr {home.tenant.name} bostaden med eget kontrakt"
        )
        expect(page.locator("#byt")).to_contain_text("Övertagandeplanen är avslutad: eget kontrakt")
        page.goto(contract_of(home))
        expect(page.get_by_text(f"Kontraktet slutar {long_date(last_day)}")).to_be_visible()
    home.contract.refresh_from_db()
    home.sublease.refresh_from_db()
    assert home.contract.ends_on == home.sublease.ends_on == last_day
    assert Lease.objects.get().begins_on == home.first_day
    plan = HandoverPlan.objects.get()
    assert (plan.outcome, plan.closed_on) == (PlanOutcome.OWN_LEASE, last_day)


def and_on_its_first_day_the_case_can_be_closed(officer, letting, home, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_args: home.first_day)
    for page in (letting, officer):
        page.goto(contract_of(home))
        expect(page.locator(".lead")).to_contain_text("eget kontrakt")
        expect(page.locator("#takeover")).to_contain_text(f"hyr {home.tenant.name} bostaden med eget kontrakt")
    officer.goto("/")
    officer.get_by_role("link", name="Hushållet har eget kontrakt: avsluta ärendet").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text(home.case.number)
