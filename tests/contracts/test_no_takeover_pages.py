"""That no takeover is planned: said outright to both, the reason in the case alone, looked at again each year."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.models import HandoverPlan, NoTakeover
from gotene.access.roles import Role
from gotene.dates import add_years
from gotene.templatetags.swedish import long_date
from tests import factories
from tests.pages import errors, typed, words
from tests.refused import change

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
REASON = "Behöver boendet tills vidare"


@pytest.fixture
def case(db):
    return factories.case()


@pytest.fixture
def client(case, signed_in):
    return signed_in(case.case_officer)


@pytest.fixture
def letting(signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def sublease(case):
    contract = factories.social_contract(begins_on=TODAY - 20 * DAY, social_contact=case.case_officer)
    return contract.subleases.create(case_number=case.number, begins_on=TODAY - 20 * DAY)


@pytest.fixture
def url(sublease):
    return reverse("no_takeover", args=[sublease.contract.number])


@pytest.fixture
def page(sublease):
    return reverse("contract", args=[sublease.contract.number])


@pytest.fixture
def decided(client, url):
    client.post(url, {"review_by": add_years(TODAY, 1).isoformat(), "reason": REASON})
    return NoTakeover.objects.get()


@pytest.fixture
def plan(sublease):
    return HandoverPlan.objects.create(
        sublease=sublease,
        begins_on=TODAY,
        goal_date=TODAY + 180 * DAY,
        first_check_in_on=TODAY + 60 * DAY,
        made_by=sublease.contract.social_contact,
    )


def test_a_year_ahead_is_proposed_and_the_form_says_what_is_shared(client, page, url):
    assert url in client.get(page).text
    response = client.get(url)
    assert typed(response, "review_by") == add_years(TODAY, 1).isoformat()
    assert "Stannar i ärendet. Det delas aldrig med Götenebostäder." in words(response)
    assert "Götenebostäder ser att inget övertagande är planerat" in words(response)


def test_both_read_that_it_is_so_and_the_case_alone_why(client, case, letting, page, decided):
    until = f"ses över senast {long_date(decided.review_by)}"
    in_list = f"inget övertagande planerat, ses över senast {decided.review_by}"
    for reader in (client, letting):
        assert until in words(reader.get(page))
        assert in_list in words(reader.get(reverse("contract_list")))
        assert "ingen plan än" not in words(reader.get(reverse("contract_list")))
    assert REASON in words(client.get(reverse("case", args=[case.number])))
    assert REASON not in words(letting.get(page))


@pytest.mark.parametrize("days", [0, 400])
def test_a_day_that_is_not_within_a_year_is_refused_and_the_reason_stays(client, url, days):
    response = client.post(url, {"review_by": (TODAY + days * DAY).isoformat(), "reason": REASON})
    assert "Översynen ska vara efter beslutet och inom ett år." in words(response)
    assert typed(response, "reason") == REASON
    assert not NoTakeover.objects.exists()


def test_the_reason_is_compulsory(client, url):
    assert len(errors(client.post(url, {"review_by": add_years(TODAY, 1).isoformat()}))) == 1


def test_a_review_shows_what_was_said_and_makes_a_new_decision(client, url, decided):
    change(decided.reason, text="Från i fjol")
    assert "Från i fjol" in words(client.get(url))
    client.post(url, {"review_by": (TODAY + 100 * DAY).isoformat(), "reason": REASON})
    decided.refresh_from_db()
    assert decided.ended_on == TODAY
    assert NoTakeover.objects.standing().get().review_by == TODAY + 100 * DAY


@pytest.mark.parametrize("ahead, shown", [(40, False), (20, True), (-3, True)])
def test_the_review_stands_in_the_day_when_it_is_near_or_late(client, sublease, ahead, shown):
    decided_on = TODAY - 200 * DAY
    NoTakeover.objects.create(
        sublease=sublease,
        decided_on=decided_on,
        decided_by=sublease.contract.social_contact,
        review_by=TODAY + ahead * DAY,
    )
    assert ("Översyn: inget övertagande planerat" in words(client.get("/"))) is shown


def test_a_plan_that_runs_is_closed_and_taken_up_again(client, url, plan, page):
    assert "Övertagandeplanen som gäller nu avslutas." in words(client.get(url))
    client.post(url, {"review_by": add_years(TODAY, 1).isoformat(), "reason": REASON})
    again = reverse("plan_again", args=[plan.sublease.contract.number])
    assert again in client.get(page).text
    assert client.get(reverse("start_plan", args=[plan.sublease.contract.number])).url == again
    response = client.post(again, follow=True)
    assert "Övertagandeplanen gäller igen." in words(response)
    assert not NoTakeover.objects.standing().exists()
    plan.refresh_from_db()
    assert plan.closed_on is None


def test_who_does_not_work_with_the_case_does_not_decide(url, page, signed_in):
    for who in (Role.CASE_OFFICER, Role.HOUSING_SUPPORT, Role.LETTING_OFFICER, Role.SOCIAL_DIRECTOR):
        reader = signed_in(who)
        assert url not in reader.get(page).text
        assert reader.post(url, {}).status_code == 403


def test_the_page_costs_the_same_however_often_it_was_reviewed(client, url, decided, django_assert_max_num_queries):
    for _ in range(5):
        client.post(url, {"review_by": (TODAY + 100 * DAY).isoformat(), "reason": REASON})
    client.get(url)
    with django_assert_max_num_queries(14):
        client.get(url)
