"""The year's quota: what its ceiling rests on, and counting again what was counted too early."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.actions.quota import open_quota_year, recount_quota_year
from contracts.models import Policy
from gotene.access.roles import Role
from tests import factories
from tests.refused import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def director():
    factories.policies()
    return factories.staff(Role.HOUSING_DIRECTOR)


def leases_ended_in(year, count):
    for _ in range(count):
        factories.lease(begins_on=datetime.date(2015, 1, 1), ends_on=datetime.date(year, 6, 30))


def test_the_ceiling_is_the_agreed_share_of_the_turnover_of_the_year_before(director):
    leases_ended_in(2025, 26)
    leases_ended_in(2026, 9)
    year = open_quota_year(2026, by=director, policy_day=datetime.date(2026, 1, 1))
    assert (year.turnover, year.ceiling, year.policy.title) == (26, 3, "Samverkansavtal 2019")


def test_a_year_opened_too_early_is_counted_again_when_the_year_before_is_over(director):
    next_year = timezone.localdate().year + 1
    leases_ended_in(next_year - 1, 10)
    year = open_quota_year(next_year, by=director, policy_day=timezone.localdate())
    leases_ended_in(next_year - 1, 20)
    counted = recount_quota_year(year, by=director)
    assert (counted.turnover, counted.ceiling) == (30, 3)
    assert counted.history.first().history_user == director


def test_a_year_that_is_over_stands_as_it_was(director):
    year = factories.quota_year(timezone.localdate().year - 1, policy=_agreement())
    with told("quota_year_over"):
        recount_quota_year(year, by=director)


def test_the_director_counts_again_in_the_back_office(signed_in, director):
    year = factories.quota_year(timezone.localdate().year, ceiling=6, policy=_agreement())
    page = reverse("admin:contracts_quotayear_change", args=[year.pk])
    client = signed_in(director)
    assert "Räkna om omsättningen" in client.get(page).content.decode()
    answer = client.post(reverse("admin:contracts_quotayear_recount", args=[year.pk]), follow=True)
    assert "Omsättningen är 0 och taket 0" in answer.content.decode()


def _agreement():
    return Policy.objects.order_by("-valid_from").first()
