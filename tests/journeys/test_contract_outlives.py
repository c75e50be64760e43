"""A social contract goes from one household to the next, and then back to the company."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from contracts.enums import ContractEnd
from contracts.models import QuotaPlace
from gotene.access.roles import Role
from gotene.templatetags.swedish import long_date
from tenants.enums import MemberKind
from tests import browsing, factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
YESTERDAY = TODAY - DAY
REASON = "Flyttat närmare sin syster"


@pytest.fixture
def people(transactional_db):
    return {
        "officer": factories.staff(Role.CASE_OFFICER, name="Karin Handläggare"),
        "coordinator": factories.staff(Role.COORDINATOR, name="Sam Samordnare"),
        "letting": factories.staff(Role.LETTING_OFFICER, name="Ulla Uthyrare"),
    }


@pytest.fixture
def contract(people):
    """Let to a household since two hundred days, on one of the year's six places."""
    with transaction.atomic():
        case = factories.case(officer=people["officer"], opened_on=TODAY - 220 * DAY)
        contract = factories.social_contract(
            begins_on=TODAY - 200 * DAY, social_contact=people["officer"], housing_contact=people["letting"]
        )
        sublease = contract.subleases.create(case_number=case.number, begins_on=contract.begins_on)
        sublease.residents.create(person=case.household.members.get().person, kind=MemberKind.ADULT)
        year = factories.quota_year(contract.begins_on.year)
        QuotaPlace.objects.create(year=year, number=1, contract=contract)
    return contract


@pytest.fixture
def waiting(people):
    """A household with a granted decision and nowhere to live."""
    with transaction.atomic():
        case = factories.case(officer=people["officer"], opened_on=TODAY - 30 * DAY)
        factories.decision(case, decided_on=TODAY - 30 * DAY)
    return case


def test_from_one_household_to_the_next_and_back(people, contract, waiting, open_page, monkeypatch):
    officer = open_page(people["officer"])
    given_that_the_resident_has_given_notice(officer, contract)
    letting, coordinator = open_page(people["letting"]), open_page(people["coordinator"])
    then_the_company_sees_an_empty_apartment_and_never_why(letting, contract)
    when_the_coordinator_places_the_next_household(coordinator, contract, waiting)
    then_no_place_of_the_quota_is_taken(letting, contract, waiting)
    when_that_household_leaves_as_well(officer, contract)
    and_the_coordinator_hands_the_apartment_back(coordinator, contract)
    and_the_company_agrees_to_the_day(letting, contract)
    then_the_contract_is_handed_back_the_day_after(letting, coordinator, contract, monkeypatch)


def page_of(contract):
    return f"/kontrakt/{contract.number}/"


def record_notice(page, given_on, last_day):
    page.get_by_role("link", name="Registrera en uppsägning").click()
    # The last day by law is counted again while one types.
    with page.expect_response("**?sista-dag*"):
        page.get_by_label("Dag för uppsägningen").fill(given_on.isoformat())
    page.get_by_label("överlämnad mot kvitto").check()
    page.get_by_label("En annan sista dag").fill(last_day.isoformat())
    page.get_by_label("flyttat till närstående").check()


def given_that_the_resident_has_given_notice(page, contract):
    page.goto(page_of(contract))
    record_notice(page, TODAY - 40 * DAY, YESTERDAY)
    expect(page.locator(".next-step")).to_contain_text(f"Säger upp {long_date(TODAY - 40 * DAY)}")
    page.get_by_role("button", name="Registrera uppsägningen").click()
    expect(page.get_by_role("group", name="Detta behöver rättas")).to_contain_text("bara om båda är överens")
    expect(page.get_by_label("flyttat till närstående")).to_be_checked()
    page.get_by_label("Båda har skriftligt kommit överens").check()
    page.get_by_role("button", name="Registrera uppsägningen").click()
    expect(page.get_by_text(f"Sista dagen är {long_date(YESTERDAY)}")).to_be_visible()
    expect(page.get_by_text(f"Tom sedan {long_date(TODAY)}, 1 dag betald av kommunen")).to_be_visible()
    expect(page.locator("#inspections")).to_contain_text("Avflyttningsbesiktning")
    expect(page.locator("#notice")).to_contain_text(f"Uppsagt {long_date(TODAY - 40 * DAY)}")


def then_the_company_sees_an_empty_apartment_and_never_why(page, contract):
    page.goto(page_of(contract))
    expect(page.get_by_text(f"Tom sedan {long_date(TODAY)}, 1 dag betald av kommunen")).to_be_visible()
    expect(page.locator("#notice")).to_have_count(0)
    expect(page.get_by_text("närstående")).to_have_count(0)
    expect(page.get_by_role("link", name="Placera ett nytt hushåll")).to_have_count(0)


def when_the_coordinator_places_the_next_household(page, contract, waiting):
    page.get_by_role("link", name="Tom i 1 dag: placera ett hushåll eller lämna tillbaka lägenheten").click()
    page.get_by_role("link", name="Placera ett nytt hushåll").click()
    expect(page.get_by_text("ingen av årets platser går åt")).to_be_visible()
    page.set_viewport_size({"width": browsing.WIDTHS["narrow"], "height": 900})
    assert browsing.violations(page) == []
    page.set_viewport_size({"width": browsing.WIDTHS["wide"], "height": 900})
    page.get_by_label("Hushåll", exact=True).select_option(str(waiting.pk))
    expect(page.get_by_label("Inflyttningsdag")).to_have_value(TODAY.isoformat())
    page.get_by_label("Varför just det här hushållet").fill(REASON)
    page.get_by_role("button", name="Placera hushållet").click()
    expect(page.get_by_text(f"{waiting.number} flyttar in {long_date(TODAY)}")).to_be_visible()
    expect(page.get_by_text("Götenebostäder har fått veta vem som flyttar in")).to_be_visible()


def then_no_place_of_the_quota_is_taken(page, contract, waiting):
    page.goto("/")
    expect(page.get_by_role("link", name="Ny boende")).to_be_visible()
    page.goto(page_of(contract))
    expect(page.get_by_text(waiting.number).first).to_be_visible()
    expect(page.get_by_text(REASON)).to_have_count(0)
    assert QuotaPlace.objects.get().contract == contract
    assert contract.subleases.count() == 2


def when_that_household_leaves_as_well(page, contract):
    page.reload()
    record_notice(page, TODAY, TODAY)
    page.get_by_label("Båda har skriftligt kommit överens").check()
    page.get_by_role("button", name="Registrera uppsägningen").click()
    expect(page.get_by_text(f"sista dag {long_date(TODAY)}").first).to_be_visible()


def and_the_coordinator_hands_the_apartment_back(page, contract):
    page.reload()
    page.get_by_role("link", name="Lämna tillbaka lägenheten").click()
    page.get_by_label("överlämnad mot kvitto").check()
    page.get_by_label("Önskad tidigare dag").fill(TODAY.isoformat())
    page.get_by_role("button", name="Registrera uppsägningen").click()
    expect(page.locator("#head-lease-notice")).to_contain_text("Den andra parten har inte svarat")
    expect(page.get_by_role("link", name="Godta den tidigare dagen")).to_have_count(0)


def and_the_company_agrees_to_the_day(page, contract):
    page.goto("/")
    page.get_by_role("link", name=f"Svara: får förstahandsavtalet sluta redan {long_date(TODAY)}?").click()
    page.get_by_role("link", name="Godta den tidigare dagen").click()
    page.get_by_role("button", name="Godta dagen").click()
    expect(page.get_by_text(f"Kontraktet slutar {long_date(TODAY)}")).to_be_visible()


def then_the_contract_is_handed_back_the_day_after(letting, coordinator, contract, monkeypatch):
    contract.refresh_from_db()
    assert (contract.ends_on, contract.end_reason) == (TODAY, ContractEnd.HANDED_BACK)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY + DAY)
    for page in (letting, coordinator):
        page.goto(page_of(contract))
        expect(page.locator(".lead")).to_contain_text(f"återlämnad {long_date(TODAY)}")
        expect(page.get_by_role("link", name="Placera ett nytt hushåll")).to_have_count(0)
