"""The page of a report in the making, in a real browser: it moves on by itself, and leads to the report."""

import pytest
from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gotene.access.roles import Role
from meetings.actions.orders import make_or_order_half_yearly_report
from meetings.models import ReportOrder
from meetings.rules import latest_half_years
from tests.browsing import violations, watched_page
from tests.jobs import run_jobs
from tests.meetings.samples import figures_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def large_register(monkeypatch, stand_in_document):
    def counted(*, staff, half_year, today):
        return {**figures_with(contracts=200, guarantees=1), "half_year": str(half_year), "as_of": today.isoformat()}

    monkeypatch.setattr("meetings.actions.reports.half_yearly_figures", counted)


def test_the_page_moves_on_by_itself_and_leads_to_the_report(browser, live_server, signed_in, large_register):
    client = signed_in(Role.HOUSING_DIRECTOR)
    half_year = latest_half_years(timezone.localdate(), 1)[0]
    order = make_or_order_half_yearly_report(half_year=half_year, by=client.staff)
    with watched_page(browser, live_server.url) as page:
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page.goto(f"/rapporter/skapas/{order.pk}/")
        assert page.get_by_text("Den väntar på sin tur.").is_visible()
        assert violations(page) == []
        # The worker has come half-way.
        ReportOrder.objects.filter(pk=order.pk).update(pages_done=6)
        row = DBTaskResult.objects.get(pk=order.job)
        row.claim("a worker that dies")
        page.get_by_text("Sida 6 av ungefär 12 är klar.").wait_for()
        assert violations(page) == []
        page.goto("/rapporter/")
        page.get_by_role("link", name=str(order)).click()
        run_jobs()
        page.wait_for_url("**/rapporter/*/")
        page.get_by_role("link", name="Hämta som PDF").wait_for()
