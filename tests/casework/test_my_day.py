"""Min dag: what is due, late and waiting, for the person who is to do it and nobody else."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from contracts.actions.guarantees import give_notice
from contracts.models import HandoverPlan, Sublease
from gotene.access.roles import Role, Side
from tenants.actions import end_keeping_apart, keep_apart
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


def tasks(client):
    return [(task.text, task.where) for task, _ in client.get(reverse("my_day")).context["tasks"]]


def home(case, *, begins_on, first_check_in_on=None):
    contract = factories.social_contract(begins_on=begins_on, social_contact=case.case_officer)
    sublease = Sublease.objects.create(contract=contract, case_number=case.number, begins_on=begins_on)
    if first_check_in_on:
        HandoverPlan.objects.create(
            sublease=sublease,
            begins_on=begins_on,
            goal_date=begins_on + relativedelta(months=6),
            first_check_in_on=first_check_in_on,
            made_by=case.case_officer,
        )
    return contract


def test_a_late_check_in_is_on_top_with_its_days(signed_in, today):
    case = factories.case()
    late_since = today - relativedelta(days=12)
    contract = home(case, begins_on=today - relativedelta(months=3), first_check_in_on=late_since)
    page = signed_in(case.case_officer).get(reverse("my_day"))
    task, days_late = page.context["tasks"][0]
    assert (task.url, days_late) == (reverse("contract", args=[contract.number]), 12)
    assert "12 dagar försenad" in page.content.decode()


def test_the_check_in_is_on_the_contacts_day_on_both_sides_and_nobody_elses(signed_in, today):
    case = factories.case()
    contract = home(case, begins_on=today - relativedelta(months=3), first_check_in_on=today)
    for member in (contract.social_contact, contract.housing_contact):
        assert [text for text, _ in tasks(signed_in(member))][:1] == ["Avstämning"]
    assert tasks(signed_in(Role.CASE_OFFICER)) == []


def test_the_two_year_point_says_what_to_decide_and_by_when(signed_in, today):
    case = factories.case()
    factories.decision(case)
    home(case, begins_on=today - relativedelta(months=20))
    page = signed_in(case.case_officer).get(reverse("my_day")).content.decode()
    assert "bestäm övertagande, fortsättning eller avslut" in page


def test_a_decision_near_its_end_shows_until_the_next_one_is_there(signed_in, today):
    case = factories.case()
    soon = today + relativedelta(days=20)
    factories.decision(case, valid_to=soon, served_on=today)
    client = signed_in(case.case_officer)
    assert ("Beslutet går ut", case.number) in tasks(client)
    factories.decision(case, valid_from=soon, valid_to=soon + relativedelta(years=1), served_on=today)
    assert ("Beslutet går ut", case.number) not in tasks(client)


def test_a_granted_apartment_that_nobody_has_got_is_reported_in_time(signed_in, today):
    homeless, housed = factories.case(), factories.case()
    for case in (homeless, housed):
        factories.decision(case, decided_on=today - relativedelta(months=4), served_on=today)
    home(housed, begins_on=today - relativedelta(months=1))
    waiting = [where for text, where in tasks(signed_in(Role.COORDINATOR)) if "IVO" in text]
    assert waiting == [homeless.number]


REVIEW = "Gå igenom: ska inte bo i samma trappuppgång"


def kept_apart(case, other, *, speak_with, by, review_by):
    people = [one.household.members.get().person for one in (case, other)]
    return keep_apart(*people, reason="Kontaktförbud", speak_with=speak_with, review_by=review_by, by=by)


def test_who_must_not_live_in_the_same_stairwell_is_reviewed_in_time_by_the_officers_of_both_cases(signed_in, today):
    case, other, third = factories.case(), factories.case(), factories.case()
    officer = case.case_officer
    soon, later = today + relativedelta(days=20), today + relativedelta(months=5)
    pair = kept_apart(case, other, speak_with=officer, by=officer, review_by=soon)
    kept_apart(case, third, speak_with=officer, by=officer, review_by=later)
    assert (REVIEW, case.number) in tasks(signed_in(officer))
    assert (REVIEW, other.number) in tasks(signed_in(other.case_officer))
    assert REVIEW not in dict(tasks(signed_in(third.case_officer)))
    client = signed_in(officer)
    assert [task.due_on for task, _ in client.get(reverse("my_day")).context["tasks"] if task.text == REVIEW] == [soon]
    end_keeping_apart(pair, ended_on=today, by=officer)
    assert REVIEW not in dict(tasks(client))


def test_a_coordinator_reviews_what_they_are_asked_about_and_what_those_who_have_left_were(signed_in, today):
    case, other, third = factories.case(), factories.case(), factories.case()
    officer, coordinator = case.case_officer, factories.staff(Role.COORDINATOR)
    soon = today + relativedelta(days=20)
    kept_apart(case, other, speak_with=officer, by=officer, review_by=soon)
    assert REVIEW not in dict(tasks(signed_in(coordinator)))
    pair = kept_apart(case, third, speak_with=coordinator, by=officer, review_by=soon)
    client = signed_in(coordinator)
    assert [text for text, _ in tasks(client)].count(REVIEW) == 1
    end_keeping_apart(pair, ended_on=today, by=officer)
    officer.active = False
    officer.save()
    assert [text for text, _ in tasks(client)].count(REVIEW) == 1


def test_the_letting_officer_sees_requests_and_nothing_of_the_case(signed_in):
    case = factories.case()
    factories.decision(case, grounds="hemligt skäl")
    factories.housing_request(for_case=case)
    client = signed_in(Role.LETTING_OFFICER)
    assert ("Behovsanmälan att besvara", case.number) in tasks(client)
    assert "hemligt skäl" not in client.get(reverse("my_day")).content.decode()


def test_a_guarantee_asks_for_notice_once(signed_in, today):
    guarantee = factories.guarantee()
    client = signed_in(Role.FINANCE_OFFICER)
    assert len(tasks(client)) == 1
    give_notice(guarantee, given_on=today, by=client.staff)
    assert tasks(client) == []


def test_everybody_has_a_day_and_administrators_an_empty_one(somebody):
    factories.offer()
    page = somebody.get(reverse("my_day"))
    assert page.status_code == 200
    if somebody.staff.roles[0] in (Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER):
        assert page.context["tasks"] == []
        assert "contracts" not in page.context
        assert "Det som väntar på dig visas här." in page.text
        assert f'href="{page.context["navigation"][1].url}"' in page.text.partition("empty-state")[2]


def test_the_page_costs_the_same_with_more_cases(signed_in, today, django_assert_max_num_queries):
    client = signed_in(Role.COORDINATOR)
    for months in range(1, 7):
        case = factories.case()
        factories.decision(case)
        home(case, begins_on=datetime.date(2026, 1, months), first_check_in_on=today)
        factories.offer()
    # Session, account and staff; a fixed number for each area of the day, whatever it has; the transaction's two.
    with django_assert_max_num_queries(46):
        client.get(reverse("my_day"))


def test_both_sides_meet_the_same_figures(signed_in):
    factories.social_contract()
    factories.guarantee()
    pages = [signed_in(role).get(reverse("my_day")).context for role in (Role.SOCIAL_DIRECTOR, Role.HOUSING_DIRECTOR)]
    assert [(page["contracts"], page["guarantees"]) for page in pages] == [(1, 1), (1, 1)]
    assert {page["staff"].organisation_id for page in pages} == set(Side.values)
