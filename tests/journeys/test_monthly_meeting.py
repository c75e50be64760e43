"""A month of meetings: from an empty page to approved minutes, and the promise on the next agenda."""

import datetime
import io
import re

import pypdf
import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from contracts.models import HandoverPlan
from gotene.access.roles import Role
from gotene.templatetags.swedish import long_date
from tests import browsing, factories
from tests.contracts import incidents

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
NEXT_MONTH = TODAY + 28 * DAY
DECIDED = "Avstämningen hålls i nästa vecka"
PROMISED = "Boka en tid för avstämningen"
# What stands in the preparation of one side alone.
ONLY_SOCIAL = f"Beslutet går ut {long_date(NEXT_MONTH)}"
ONLY_HOUSING = f"Sagt {long_date(TODAY)}"


@pytest.fixture
def letting(transactional_db):
    return factories.staff(Role.LETTING_OFFICER, name="Ulla Uthyrare")


@pytest.fixture
def coordinator(transactional_db):
    return factories.staff(Role.COORDINATOR, name="Sam Samordnare")


@pytest.fixture
def home(letting):
    """A late check-in, which both read; a decision near its end and an unverified report, for one side each."""
    with transaction.atomic():
        case = factories.case(opened_on=TODAY - 420 * DAY)
        factories.decision(case, decided_on=TODAY - 410 * DAY, valid_to=NEXT_MONTH)
        contract = factories.social_contract(begins_on=TODAY - 400 * DAY, social_contact=case.case_officer)
        home = incidents.home(case=case, contract=contract)
        HandoverPlan.objects.create(
            sublease=home,
            begins_on=home.begins_on,
            goal_date=NEXT_MONTH,
            first_check_in_on=TODAY - 7 * DAY,
            made_by=case.case_officer,
        )
        incidents.unverified(of=home, by=letting, received_on=TODAY, check_by=TODAY + 14 * DAY)
    return home


def test_from_an_empty_page_to_the_next_agenda(letting, coordinator, home, open_page):
    at_company = open_page(letting)
    given_an_empty_page_a_meeting_is_planned(at_company, coordinator)
    at_social_services = open_page(coordinator)
    then_each_reads_the_common_agenda_and_its_own_preparation(at_company, at_social_services, home)
    when_the_meeting_begins_only_what_is_common_is_shown(at_company, at_social_services)
    and_a_decision_and_a_promise_are_written_in_the_row(at_company, coordinator)
    and_both_approve_the_minutes(at_company, at_social_services)
    then_the_minutes_say_numbers_for_names(at_social_services, home)
    and_the_promise_is_on_the_next_agenda(at_social_services)


def given_an_empty_page_a_meeting_is_planned(page, coordinator):
    page.get_by_role("link", name="Möten", exact=True).click()
    expect(page.get_by_text("Inga möten har hållits än")).to_be_visible()
    plan_monthly(page, TODAY)
    expect(page.get_by_text("Mötet är planerat. Registret skriver dagordningen")).to_be_visible()
    page.get_by_role("link", name="Ändra dag eller deltagare").click()
    page.get_by_role("group", name="Från socialtjänsten").get_by_label(coordinator.name).check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Mötet är ändrat")).to_be_visible()
    expect(page.get_by_text(coordinator.name)).to_be_visible()


def plan_monthly(page, day):
    page.get_by_role("link", name="Planera ett månadsmöte").click()
    expect(page.get_by_label("månadsmöte")).to_be_checked()
    page.get_by_label("Dag", exact=True).fill(day.isoformat())
    page.get_by_label("Plats").fill("Kommunhuset, Torget")
    page.get_by_role("button", name="Planera mötet").click()


def then_each_reads_the_common_agenda_and_its_own_preparation(at_company, at_social_services, home):
    at_social_services.get_by_role("link", name="Möte: läs dagordningen").click()
    for page, own, other in (
        (at_company, ONLY_HOUSING, ONLY_SOCIAL),
        (at_social_services, ONLY_SOCIAL, ONLY_HOUSING),
    ):
        common = page.locator("#gemensamt")
        expect(common).to_contain_text(f"Avstämningen skulle ha hållits {long_date(TODAY - 7 * DAY)}")
        expect(common).to_contain_text("Den är 7 dagar sen.")
        expect(common).to_contain_text(home.case_number)
        expect(common).not_to_contain_text(own)
        expect(page.locator("#forberedelse")).to_contain_text(own)
        expect(page.get_by_text(other)).to_have_count(0)


def when_the_meeting_begins_only_what_is_common_is_shown(at_company, at_social_services):
    at_company.get_by_role("button", name="Börja mötet").click()
    expect(at_company.get_by_text("Mötet har börjat")).to_be_visible()
    at_social_services.reload()
    for page in (at_company, at_social_services):
        expect(page.locator("#dagordning")).to_contain_text("Avstämningen skulle ha hållits")
        expect(page.get_by_text(ONLY_HOUSING)).to_have_count(0)
        expect(page.get_by_text(ONLY_SOCIAL)).to_have_count(0)
    at_company.set_viewport_size({"width": browsing.WIDTHS["narrow"], "height": 900})
    assert browsing.violations(at_company) == []
    at_company.set_viewport_size({"width": browsing.WIDTHS["wide"], "height": 900})


def and_a_decision_and_a_promise_are_written_in_the_row(page, coordinator):
    write = page.get_by_role("link", name=re.compile("Skriv beslut eller löfte.*Avstämningen"))
    write.click()
    page.get_by_label("Vad bestämde ni?").fill(DECIDED)
    page.get_by_role("button", name="Skriv beslutet").click()
    expect(page.locator(".written")).to_contain_text([DECIDED])
    write.click()
    page.get_by_label("Vad ska göras?").fill(PROMISED)
    page.get_by_label("Vem gör det?").select_option(str(coordinator.pk))
    page.get_by_label("Klart senast").fill("+7d")
    page.get_by_role("button", name="Skriv löftet").click()
    expect(page.locator(".written")).to_contain_text([DECIDED, PROMISED])


def and_both_approve_the_minutes(at_company, at_social_services):
    at_company.get_by_role("button", name="Avsluta mötet").click()
    expect(at_company.get_by_text("Nu justerar båda organisationerna protokollet")).to_be_visible()
    at_company.get_by_label("Ert diarienummer").fill("GB 2026/17")
    at_company.get_by_role("button", name="Justera protokollet").click()
    expect(at_company.get_by_text("Er organisation har justerat. Den andra har inte gjort det än.")).to_be_visible()
    expect(at_company.get_by_role("link", name="Protokollet som PDF")).to_have_count(0)
    at_social_services.goto("/")
    at_social_services.get_by_role("link", name="Justera protokollet").click()
    at_social_services.get_by_role("button", name="Justera protokollet").click()
    expect(at_social_services.get_by_text("Protokollet är låst")).to_be_visible()
    at_company.reload()
    expect(at_company.get_by_role("button", name="Öppna igen")).to_have_count(0)


def then_the_minutes_say_numbers_for_names(page, home):
    with page.expect_download() as download:
        page.get_by_role("link", name="Protokollet som PDF").click()
    sheets = pypdf.PdfReader(io.BytesIO(download.value.path().read_bytes())).pages
    text = " ".join("".join(sheet.extract_text() for sheet in sheets).split())
    for said in (home.case_number, DECIDED, PROMISED, "GB 2026/17"):
        assert said in text
    resident = home.residents.get().person
    for kept in (resident.identity.family_name, ONLY_SOCIAL, ONLY_HOUSING):
        assert kept not in text


def and_the_promise_is_on_the_next_agenda(page):
    page.goto("/")
    expect(page.get_by_role("link", name=f"Du lovade: {PROMISED}")).to_be_visible()
    page.get_by_role("link", name="Möten", exact=True).click()
    expect(page.locator("#loften")).to_contain_text(PROMISED)
    expect(page.get_by_role("row", name="justerat av båda")).to_be_visible()
    plan_monthly(page, NEXT_MONTH)
    agenda = page.locator("#gemensamt")
    expect(agenda).to_contain_text("Löften från förra mötet")
    expect(agenda).to_contain_text(f"{PROMISED} Sam Samordnare lovade {long_date(TODAY)}")
