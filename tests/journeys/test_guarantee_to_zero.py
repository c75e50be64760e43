"""The last guarantee on its way out: planned, given notice on, received, and gone on its day."""

import datetime
import io

import page as page_validation
import pypdf
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from contracts.models import GuaranteeReceipt
from contracts.rules import guarantee_earliest_end
from gotene.access.roles import Role
from gotene.templatetags.swedish import long_date
from tests import browsing, factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def guarantee(transactional_db):
    """The one that is left of two; nobody has planned its end."""
    factories.guarantee(ends_on=datetime.date(2017, 6, 30))
    finance = factories.staff(Role.FINANCE_OFFICER)
    return factories.guarantee(tenant=factories.person(by=finance, given_name="Alva", family_name="Rosenblad"))


@pytest.fixture
def free_after(guarantee):
    """The last day when notice is given today."""
    return guarantee_earliest_end(TODAY, guarantee.begins_on)


def test_from_a_plan_to_none(guarantee, free_after, open_page, monkeypatch):
    coordinator = open_page(factories.staff(Role.COORDINATOR, name="Sam Samordnare"))
    given_a_plan_to_give_notice_today(coordinator, free_after)
    when_the_municipality_gives_notice(coordinator, free_after)
    then_the_letter_is_an_accessible_archivable_pdf(coordinator, free_after)
    finance = open_page(factories.staff(Role.FINANCE_OFFICER, name="Eva Ekonom"))
    when_the_company_receives_it_and_tells_the_tenant(finance)
    then_the_curve_goes_to_none(coordinator, free_after)
    and_the_day_after_none_is_left(coordinator, finance, free_after, monkeypatch)


def given_a_plan_to_give_notice_today(page, free_after):
    page.locator(".site-navigation").get_by_role("link", name="Borgensåtaganden").click()
    expect(page.get_by_text("1 borgensåtagande har ingen plan")).to_be_visible()
    page.get_by_role("link", name="Gör en plan").click()
    expect(page.get_by_label("kommunen säger upp")).to_be_checked()
    page.get_by_label("Planerad uppsägningsdag").fill("idag")
    page.get_by_role("button", name="Spara planen").click()
    expect(page.get_by_text(f"Planen är sparad. Borgensåtagandet upphör {long_date(free_after)}")).to_be_visible()
    page.goto("/")
    page.get_by_role("link", name="Säg upp borgensåtagandet enligt planen").click()


def when_the_municipality_gives_notice(page, free_after):
    page.get_by_role("button", name=f"Säg upp i dag – kommunen är fri {long_date(free_after)}").click()
    expect(page.get_by_text(f"Kommunen är fri efter {long_date(free_after)}")).to_be_visible()
    expect(page.locator("#notice")).to_contain_text("inte kvitterad än")
    expect(page.get_by_role("button", name="Säg upp i dag")).to_have_count(0)
    page.set_viewport_size({"width": browsing.WIDTHS["narrow"], "height": 900})
    assert browsing.violations(page) == []
    page.set_viewport_size({"width": browsing.WIDTHS["wide"], "height": 900})


def then_the_letter_is_an_accessible_archivable_pdf(page, free_after):
    with page.expect_download() as download:
        page.get_by_role("link", name="Uppsägningsbrevet (PDF)").click()
    path = download.value.path()
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)
    assert long_date(free_after) in " ".join(text.split())
    for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_3A):
        assert page_validation.validate_pdf(str(path), profile=profile).failures == []


def when_the_company_receives_it_and_tells_the_tenant(page):
    page.get_by_role("link", name="Uppsägning av borgensåtagande: kvittera att ni har fått den").click()
    page.get_by_role("link", name="Kvittera att ni har fått den").click()
    page.get_by_role("button", name="Bekräfta").click()
    expect(page.get_by_text("Kvittensen är sparad. Underrätta hyresgästen")).to_be_visible()
    page.get_by_role("link", name="Anteckna att hyresgästen har fått veta").click()
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("#notice")).not_to_contain_text("inte antecknat än")
    receipt = GuaranteeReceipt.objects.get()
    assert (receipt.received_on, receipt.tenant_told_on) == (TODAY, TODAY)


def then_the_curve_goes_to_none(page, free_after):
    page.goto("/borgen/")
    expect(page.get_by_text(f"Det sista ska upphöra {long_date(free_after)}")).to_be_visible()
    last = page.locator("#curve").get_by_role("row", name=long_date(free_after))
    expect(last.get_by_role("cell")).to_have_text(["0", "uppsagt"])


def and_the_day_after_none_is_left(coordinator, finance, free_after, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_args: free_after + DAY)
    for page in (coordinator, finance):
        page.goto("/borgen/")
        expect(page.get_by_text("Inga borgensåtaganden återstår")).to_be_visible()
        row = page.locator("#curve").get_by_role("row", name=long_date(free_after + DAY))
        expect(row.get_by_role("cell")).to_have_text(["0", "i dag"])
