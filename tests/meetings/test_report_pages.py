import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import PERMISSIONS_OF, Permission, Role
from gotene.documents.pdf import fingerprint
from meetings.models import Report, ReportFile
from meetings.rules import latest_half_years
from tests import factories
from tests.meetings.samples import FIGURES

pytestmark = pytest.mark.usefixtures("stand_in_document")

MADE_AT = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
TOKEN = "3f1de6a0-61f4-4f0a-9e7f-0c1d4a6a1111"


def roles_with(permission):
    return [role for role in Role if permission in PERMISSIONS_OF[role]]


@pytest.fixture
def report(db):
    made = Report.objects.create(
        period_from=datetime.date(2026, 7, 1),
        period_to=datetime.date(2026, 12, 31),
        as_of=datetime.date(2026, 11, 22),
        figures=FIGURES,
        sha256=fingerprint(b"%PDF-1.7"),
        made_by=factories.staff(Role.HOUSING_DIRECTOR, name="Astrid Falk"),
        made_at=MADE_AT,
    )
    ReportFile.objects.create(report=made, pdf=b"%PDF-1.7")
    return made


@pytest.fixture
def this_half_year():
    return str(latest_half_years(timezone.localdate(), 1)[0])


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("role", roles_with(Permission.SEE_REPORTS))
def test_everyone_with_case_or_letting_work_sees_the_reports(signed_in, report, role):
    client = signed_in(role)
    assert "2026-11-22 10:30" in text_of(client.get(reverse("reports")))
    assert "6 av 7" in text_of(client.get(reverse("report", args=[report.pk])))
    assert client.get(reverse("report_file", args=[report.pk])).status_code == 200


def test_a_report_that_is_not_there_is_not_found(signed_in):
    client = signed_in(Role.HOUSING_DIRECTOR)
    assert client.get(reverse("report", args=[4711])).status_code == 404
    assert client.get(reverse("report_file", args=[4711])).status_code == 404


@pytest.mark.parametrize("role", roles_with(Permission.MAKE_REPORT))
def test_those_who_prepare_the_meeting_make_a_report_and_come_to_it(signed_in, role, this_half_year):
    client = signed_in(role)
    assert 'name="half_year"' in client.get(reverse("reports")).content.decode()
    response = client.post(reverse("make_report"), {"half_year": this_half_year})
    made = Report.objects.get()
    assert response.url == reverse("report", args=[made.pk])
    assert made.made_by == client.staff
    assert str(made.half_year) == this_half_year


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.INSPECTOR])
def test_those_who_may_only_read_see_no_form_and_are_refused(signed_in, role, this_half_year):
    client = signed_in(role)
    assert 'name="half_year"' not in client.get(reverse("reports")).content.decode()
    assert client.post(reverse("make_report"), {"half_year": this_half_year}).status_code == 403
    assert not Report.objects.exists()


@pytest.mark.parametrize("half_year", ["", "2090-1", "2026-3", "nonsens"])
def test_a_half_year_that_cannot_be_chosen_makes_no_report(signed_in, half_year):
    response = signed_in(Role.HOUSING_DIRECTOR).post(reverse("make_report"), {"half_year": half_year})
    assert response.status_code == 422
    assert "ds-error-summary" in response.content.decode()
    assert not Report.objects.exists()


def test_ten_clicks_make_one_report(signed_in, this_half_year):
    client = signed_in(Role.HOUSING_DIRECTOR)
    answers = {
        client.post(reverse("make_report"), {"half_year": this_half_year, "submission": TOKEN}).url for _ in range(10)
    }
    assert answers == {reverse("report", args=[Report.objects.get().pk])}


def test_the_document_is_downloaded_as_it_was_made_and_kept_nowhere_on_the_way(signed_in, report):
    response = signed_in(Role.COORDINATOR).get(reverse("report_file", args=[report.pk]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"] == 'attachment; filename="halvarsrapport-2026-2.pdf"'
    assert fingerprint(response.content) == report.sha256


def test_the_page_shows_each_chart_with_its_table_and_the_fingerprint(signed_in, report):
    page = text_of(signed_in(Role.SOCIAL_DIRECTOR).get(reverse("report", args=[report.pk])))
    assert page.count('role="img"') == 3
    for caption in (
        "Nya sociala kontrakt mot taket",
        "Sociala kontrakt vid årets slut",
        "Borgensåtaganden vid årets slut",
    ):
        assert f"<caption>{caption}</caption>" in page
    assert "Kvot 2026" in page
    assert report.sha256 in page


def test_the_page_shows_what_was_counted_then_not_now(signed_in, report):
    factories.social_contract(begins_on=datetime.date(2026, 11, 1))
    assert "12 sociala kontrakt den 22 november 2026" in text_of(
        signed_in(Role.HOUSING_DIRECTOR).get(reverse("report", args=[report.pk]))
    )


def test_without_reports_the_list_says_why(signed_in):
    page = text_of(signed_in(Role.CASE_OFFICER).get(reverse("reports")))
    assert "Inga rapporter än" in page
    assert "Den som förbereder halvårsavstämningen skapar dem här." in page


def test_the_pages_can_be_read_in_english(signed_in, report):
    client = signed_in(Role.HOUSING_DIRECTOR)
    client.cookies["language"] = "en"
    page = text_of(client.get(reverse("report", args=[report.pk])))
    assert "Guarantees at the end of each year" in page
    assert "6 of 7" in page


@pytest.mark.parametrize("name", ["reports", "report", "report_file"])
def test_pages_that_show_do_not_change(signed_in, report, name):
    args = [] if name == "reports" else [report.pk]
    assert signed_in(Role.HOUSING_DIRECTOR).post(reverse(name, args=args)).status_code == 405


def test_a_report_is_made_by_sending_the_form_alone(signed_in):
    """Who signs in again after pressing the button is led to the form."""
    response = signed_in(Role.HOUSING_DIRECTOR).get(reverse("make_report"))
    assert response.headers["Location"] == reverse("reports")
    assert not Report.objects.exists()


def test_the_list_costs_the_same_with_many_reports(signed_in, report, django_assert_max_num_queries):
    for _ in range(3):
        Report.objects.create(
            period_from=report.period_from,
            period_to=report.period_to,
            as_of=report.as_of,
            figures=report.figures,
            sha256=report.sha256,
            made_by=factories.staff(Role.FINANCE_OFFICER),
            made_at=MADE_AT,
        )
    client = signed_in(Role.HOUSING_DIRECTOR)
    # Session, user with staff and organisation; those in the making; count and page of reports with their makers; the
    # transaction's two.
    with django_assert_max_num_queries(7) as queries:
        client.get(reverse("reports"))
    assert not any("figures" in query["sql"] or "reportfile" in query["sql"] for query in queries.captured_queries)


def test_a_report_costs_one_query_of_its_own(signed_in, report, django_assert_max_num_queries):
    client = signed_in(Role.HOUSING_DIRECTOR)
    # Session and user, the report with its maker; the read log; the transaction's two.
    with django_assert_max_num_queries(6):
        client.get(reverse("report", args=[report.pk]))
    with django_assert_max_num_queries(6):
        client.get(reverse("report_file", args=[report.pk]))
