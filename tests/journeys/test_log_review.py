"""Who looked: people work, the log reviewer reviews the month, the report tells the share, and a person is told."""

import datetime
import io

import page as pdf_page
import pypdf
import pytest
from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from gotene.access.roles import Role, Side
from gotene.audit.models import LogReviewOutcome, Reading
from tests import browsing, factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NUMBER = "199001012385"


@pytest.fixture
def officer(transactional_db):
    return factories.staff(Role.CASE_OFFICER, name="Eva Zetterqvist")


@pytest.fixture
def case(officer):
    """A case whose person has the officer's own, rare name."""
    factories.organisation(Side.HOUSING)
    with transaction.atomic():
        case = factories.case(officer=officer)
        identity = case.household.members.get().person.identity
        identity.family_name, identity.personal_number = "Zetterqvist", NUMBER
        identity.save()
    return case


@pytest.fixture
def next_month(monkeypatch):
    """Call it, and it is the third of next month."""

    def pass_by():
        today, now = timezone.localdate(), timezone.now
        ahead = today.replace(day=3) + relativedelta(months=1) - today
        monkeypatch.setattr("django.utils.timezone.now", lambda: now() + datetime.timedelta(days=ahead.days))

    return pass_by


def test_from_work_to_review_share_and_extract(officer, case, open_page, next_month, tmp_path):
    number = case.household.members.get().person.number
    people_read_in_their_work(open_page(officer), open_page(factories.staff(Role.COORDINATOR)), case)
    next_month()
    reviewer = open_page(factories.staff(Role.LOG_REVIEWER, side=Side.SOCIAL))
    the_reviewer_makes_the_months_review(reviewer)
    and_finds_one_not_in_order(reviewer, number)
    and_signs_the_others(reviewer)
    the_share_is_on_the_report(open_page(factories.staff(Role.SOCIAL_DIRECTOR)))
    and_the_person_gets_an_extract(reviewer, number, tmp_path)


def people_read_in_their_work(officer, coordinator, case):
    officer.goto(reverse("case", args=[case.number]))
    expect(officer.get_by_role("heading", name=case.number)).to_be_visible()
    coordinator.goto(reverse("cases"))
    coordinator.get_by_role("link", name=case.number).click()
    expect(coordinator.get_by_role("heading", name=case.number)).to_be_visible()
    assert Reading.objects.filter(keys__contains=[case.number]).count() >= 2


def the_reviewer_makes_the_months_review(page):
    page.get_by_role("link", name="Gör loggkontrollen").click()
    seen_by_everybody(page)
    page.get_by_role("button", name="Gör loggkontrollen").click()
    expect(page.get_by_text("Loggkontrollen är gjord")).to_be_visible()
    seen_by_everybody(page)


def and_finds_one_not_in_order(page, number):
    page.get_by_label("Varför den valdes ut").select_option(label="Samma namn som läsaren")
    page.get_by_role("button", name="Visa", exact=True).click()
    page.get_by_role("row", name=number).get_by_role("link").first.click()
    expect(page.get_by_text("Är de släkt?")).to_be_visible()
    seen_by_everybody(page)
    # By keyboard alone.
    page.get_by_label("Inte i sin ordning").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Signera och visa nästa").press("Enter")
    expect(page.get_by_label("Din anteckning")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Din anteckning").fill("De är släkt.")
    page.get_by_role("button", name="Signera och visa nästa").press("Enter")
    expect(page.get_by_role("heading", name="Så här gör du nu")).to_be_visible()
    expect(page.get_by_text("artikel 33)")).to_be_visible()
    seen_by_everybody(page)


def and_signs_the_others(page):
    page.get_by_role("navigation").get_by_role("link", name="Loggkontroll").first.click()
    page.get_by_role("link", name="Granska").click()
    page.get_by_role("link", name="Markera alla på sidan").click()
    page.get_by_role("button", name="Signera de markerade").click()
    expect(page.get_by_text("Allt är granskat och signerat")).to_be_visible()
    assert LogReviewOutcome.objects.filter(outcome="not_in_order").count() == 1
    assert LogReviewOutcome.objects.filter(outcome="in_order").exists()


def the_share_is_on_the_report(page):
    page.get_by_role("link", name="Rapporter", exact=True).click()
    page.get_by_role("button", name="Skapa rapport").click()
    expect(page.get_by_role("row", name="Socialtjänsten").get_by_text("100 %")).to_be_visible()


def and_the_person_gets_an_extract(page, number, tmp_path):
    page.get_by_role("navigation").get_by_role("link", name="Loggutdrag").click()
    seen_by_everybody(page)
    page.get_by_label("Personens nummer").fill(NUMBER)
    page.get_by_role("button", name="Visa loggutdraget").click()
    expect(page.get_by_role("heading", name=f"Loggutdrag för {number}")).to_be_visible()
    expect(page.get_by_text("Ärendets sida öppnades").first).to_be_visible()
    assert NUMBER not in page.url
    seen_by_everybody(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta som PDF").click()
    path = tmp_path / "utdrag.pdf"
    download.value.save_as(path)
    assert pdf_page.validate_pdf(str(path), profile=pdf_page.ValidationProfile.PDF_UA_1).failures == []
    text = " ".join("".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages).split())
    assert "Ärendets sida öppnades" in text
    assert "Zetterqvist" not in text


def seen_by_everybody(page):
    assert browsing.violations(page) == []
