"""A meeting in a real browser: written in the row, by keyboard, at both widths, and without JavaScript."""

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from gotene.access.roles import Role
from meetings.models import ActionPoint, MeetingDecision
from tests.browsing import violations, watched_page
from tests.meetings import held

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def let_in(signed_in, live_server):
    """Signs a letting officer in, in the page's own browser."""
    client = signed_in(Role.LETTING_OFFICER)

    def let_in(context):
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    return let_in


@pytest.mark.parametrize("width", [1280, 390])
def test_a_decision_is_written_in_the_row_by_keyboard(browser, live_server, let_in, width):
    with transaction.atomic():
        item = held.item(case_number="SK-2026-014")
    with watched_page(browser, live_server.url, width=width) as page:
        let_in(page.context)
        page.goto(reverse("meeting", args=[item.meeting_id]))
        assert violations(page) == []
        page.get_by_role("link", name="Skriv beslut eller löfte").press("Enter")
        field = page.get_by_label("Vad bestämde ni?")
        field.wait_for()
        assert violations(page) == []
        field.fill("Nya nycklar beställs")
        page.get_by_role("button", name="Skriv beslutet").press("Enter")
        # The row is shown again, in its place, and the focus is where the next thing is written.
        page.get_by_text("Nya nycklar beställs").wait_for()
        link = page.get_by_role("link", name="Skriv beslut eller löfte")
        assert link.evaluate("link => link === document.activeElement")
        assert page.url.endswith(reverse("meeting", args=[item.meeting_id]))
        assert violations(page) == []
    assert MeetingDecision.objects.get().text == "Nya nycklar beställs"


def test_everything_works_without_javascript(browser, live_server, let_in):
    with transaction.atomic():
        item = held.item()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    let_in(context)
    page = context.new_page()
    page.goto(reverse("meeting", args=[item.meeting_id]))
    page.get_by_role("link", name="Skriv beslut eller löfte").click()
    page.get_by_label("Vad ska göras?").fill("Beställa nycklar")
    page.get_by_label("Vem gör det?").select_option(index=1)
    page.get_by_label("Klart senast").fill("+7d")
    page.get_by_role("button", name="Skriv löftet").click()
    page.wait_for_url(f"**#punkt-{item.pk}")
    assert page.get_by_text("Beställa nycklar").is_visible()
    page.get_by_role("button", name="Avsluta mötet").click()
    page.get_by_role("button", name="Justera protokollet").click()
    assert page.get_by_text("Er organisation har justerat. Den andra har inte gjort det än.").is_visible()
    context.close()
    assert ActionPoint.objects.get().what == "Beställa nycklar"
