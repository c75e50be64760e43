"""The social services' cases: own ones in the list, everything of one on its page, and what to do next."""

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from contracts.actions.placement import place_household
from gotene.access.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db


def page_of(client, case):
    return client.get(reverse("case", args=[case.number]))


def next_step(client, case):
    return page_of(client, case).context["next_step"]


def test_an_officer_sees_own_cases_and_a_coordinator_all(signed_in):
    mine, other = factories.case(), factories.case()
    client = signed_in(mine.case_officer)
    assert [case.number for case in client.get(reverse("cases")).context["page"]] == [mine.number]
    assert page_of(client, other).status_code == 404
    everybodys = signed_in(Role.COORDINATOR).get(reverse("cases")).context["page"]
    assert {case.number for case in everybodys} == {mine.number, other.number}


@pytest.mark.parametrize("role", [Role.LETTING_OFFICER, Role.HOUSING_DIRECTOR, Role.RENT_ADMINISTRATOR])
def test_a_case_does_not_exist_for_those_without_cases(signed_in, role):
    case = factories.case()
    client = signed_in(role)
    assert page_of(client, case).status_code == 404
    assert client.get(reverse("cases")).status_code == 403


def test_the_next_step_follows_the_case(signed_in):
    today = timezone.localdate()
    factories.quota_year(today.year)
    case = factories.case()
    client = signed_in(case.case_officer)
    assert next_step(client, case).url == reverse("record_decision", args=[case.number])
    factories.decision(case, valid_from=today)
    assert next_step(client, case).url == reverse("request_housing", args=[case.number])
    request = factories.housing_request(for_case=case)
    assert "söker en lägenhet" in next_step(client, case).text
    offer = factories.offer(for_request=request, available_from=today)
    assert next_step(client, case).url == ""
    coordinator = signed_in(Role.COORDINATOR)
    assert next_step(coordinator, case).url == reverse("offers")
    sublease = place_household(offer, case=case, begins_on=today, reasons="Passar", by=coordinator.staff)
    assert next_step(client, case).url == reverse("start_plan", args=[sublease.contract.number])


def test_a_decision_that_has_run_out_asks_for_a_new_one(signed_in):
    yesterday = timezone.localdate() - relativedelta(days=1)
    case = factories.case()
    factories.decision(case, valid_to=yesterday)
    assert next_step(signed_in(case.case_officer), case).url == reverse("record_decision", args=[case.number])


def test_the_housing_support_worker_reads_and_does_not_decide(signed_in):
    case = factories.case()
    worker = factories.staff(Role.HOUSING_SUPPORT)
    case.housing_support = worker
    case.save()
    page = page_of(signed_in(worker), case)
    assert page.status_code == 200
    assert page.context["next_step"].url == ""
    assert reverse("record_decision", args=[case.number]) not in page.content.decode()


def test_what_the_company_was_told_is_kept_with_its_ground(signed_in):
    today = timezone.localdate()
    factories.quota_year(today.year)
    case = factories.case()
    factories.decision(case, valid_from=today)
    offer = factories.offer(for_request=factories.housing_request(for_case=case), available_from=today)
    place_household(offer, case=case, begins_on=today, reasons="Passar", by=factories.staff(Role.COORDINATOR))
    page = page_of(signed_in(case.case_officer), case).content.decode()
    assert "lag (12 kap. 39 § JB)" in page


def test_pages_cost_the_same_with_more_cases(signed_in, django_assert_max_num_queries):
    cases = [factories.case(adults=2, children=2) for _ in range(5)]
    for case in cases:
        factories.decision(case)
        factories.decision(case)
    client = signed_in(Role.COORDINATOR)
    # Session, account and staff; count, cases, members, people; the read log; the transaction's two.
    with django_assert_max_num_queries(10):
        client.get(reverse("cases"))
    # Beside those: decisions, consents, told, subleases, requests, placements, who is kept apart, and two for the
    # next step; and the parts: how it ended, what is not verified, who takes no part. And the read log.
    with django_assert_max_num_queries(24):
        page_of(client, cases[0])
