"""How much of who has looked at what is reviewed, on the half-yearly report."""

import datetime

import pytest
from django.urls import reverse

from gotene.access.roles import Role, Side
from meetings.documents import half_yearly_context, half_yearly_pdf
from meetings.figures import half_yearly_figures
from meetings.models import Report
from meetings.rules import HalfYear
from tests import factories
from tests.access.as_role import running_as
from tests.audit.reviews import at, item, outcome, review, reviewer
from tests.meetings.samples import FIGURES
from tests.pages import words

pytestmark = pytest.mark.django_db

DAY = datetime.date


@pytest.fixture
def reviewed():
    """October at the social services: three chosen, two signed by 20 November."""
    of = review(reviewer(), readings=40)
    outcome(item(of), signed_at=at(10, month=11))
    outcome(item(of), signed_at=at(20, month=11))
    item(of)
    factories.organisation(Side.HOUSING)
    return of


TODAY = DAY(2026, 11, 22)


def figures(staff, today=TODAY):
    with running_as(staff):
        return half_yearly_figures(staff=staff, half_year=HalfYear(2026, 2), today=today)["log_review"]


def test_both_organisations_count_both_alike_and_as_known_on_the_day(reviewed):
    social = {"months": 5, "made": 1, "readings": 40, "chosen": 3, "signed": 2}
    housing = {"months": 5, "made": 0, "readings": 0, "chosen": 0, "signed": 0}
    for role in (Role.LETTING_OFFICER, Role.COORDINATOR):
        assert figures(factories.staff(role)) == {"housing": housing, "social": social}
    letting = factories.staff(Role.LETTING_OFFICER)
    assert figures(letting, DAY(2026, 11, 19))["social"] == {**social, "signed": 1}
    assert figures(letting, DAY(2026, 7, 31))["social"]["months"] == 1


def test_every_month_is_on_one_report():
    """June is reviewed in July, so it is on the report of the autumn; else it would be on none."""
    of = review(reviewer(), month=DAY(2026, 6, 1), made_at=at(1, month=7))
    factories.organisation(Side.HOUSING)
    staff = factories.staff(Role.COORDINATOR)

    def made(half_year, today):
        return half_yearly_figures(staff=staff, half_year=half_year, today=today)["log_review"]["social"]["made"]

    assert of.month == DAY(2026, 6, 1)
    assert [made(HalfYear(2026, 1), DAY(2026, 12, 31)), made(HalfYear(2026, 2), DAY(2026, 12, 31))] == [0, 1]


def test_the_report_shows_it_on_screen(signed_in, reviewed):
    client = signed_in(Role.SOCIAL_DIRECTOR)
    factories.organisation(Side.HOUSING)
    client.post(reverse("make_report"), {"half_year": "2026-2"})
    kept = Report.objects.get().figures
    text = words(client.get(reverse("report", args=[Report.objects.get().pk])))
    assert kept["log_review"]["social"]["signed"] == 2
    assert "Läsningar som är granskade" in text
    assert "Socialtjänsten 5 1 3 2 66 %" in text
    assert "Bostadsbolaget 5 0 0 0 –" in text


def test_a_report_from_before_it_was_counted_is_drawn_as_it_was():
    assert "log_review" not in FIGURES
    assert half_yearly_context(FIGURES)["log_review"] is None
    maker = factories.staff(Role.HOUSING_DIRECTOR)
    pdf = half_yearly_pdf(FIGURES, made_by=maker, made_at=at())
    assert pdf.startswith(b"%PDF")
