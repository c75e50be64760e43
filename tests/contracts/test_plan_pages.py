"""Handover plans: requirements that may be asked, contacts, consent; two people changing one plan."""

import datetime
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contracts import rules
from contracts.actions.handover import change_plan
from contracts.enums import PolicyKey
from contracts.handover_terms import STANDARD_CRITERIA
from contracts.models import HandoverPlan
from gotene.access.roles import Role
from gotene.dates import add_months
from tenants.models import Disclosure
from tests import factories
from tests.at_once import at_once
from tests.pages import errors, typed, words
from tests.refused import change

TODAY = timezone.localdate()
MOVED_IN = TODAY - datetime.timedelta(days=20)


@pytest.fixture
def policies(db, request):
    """Everything is decided, but for what a test says is missing."""
    return factories.policies(without=getattr(request, "param", ()))


@pytest.fixture
def case(policies):
    return factories.case()


@pytest.fixture
def contract(case):
    with transaction.atomic():
        contract = factories.social_contract(begins_on=MOVED_IN, social_contact=case.case_officer)
        contract.subleases.create(case_number=case.number, begins_on=MOVED_IN)
    return contract


@pytest.fixture
def client(case, signed_in):
    return signed_in(case.case_officer)


@pytest.fixture
def start_url(contract):
    return reverse("start_plan", args=[contract.number])


@pytest.fixture
def change_url(contract):
    return reverse("change_plan", args=[contract.number])


@pytest.fixture
def filled(contract):
    return {
        "criteria": list(STANDARD_CRITERIA[:2]),
        "own_1": "Betalar av 500 kr i månaden",
        "goal_date": add_months(MOVED_IN, 6).isoformat(),
        "summary": "Eget kontrakt i vår",
        "first_check_in_on": add_months(TODAY, 2).isoformat(),
        "housing_contact": contract.housing_contact.pk,
        "social_contact": contract.social_contact.pk,
        "consent_given_on": TODAY.isoformat(),
    }


@pytest.fixture
def plan(client, start_url, filled):
    client.post(start_url, filled)
    return HandoverPlan.objects.get()


def test_the_form_proposes_the_standard_requirements_and_the_policys_dates(contract, client, start_url):
    response = client.get(start_url)
    assert typed(response, "criteria") == list(STANDARD_CRITERIA)
    assert typed(response, "goal_date") == rules.goal_date(MOVED_IN, 6).isoformat()
    assert typed(response, "first_check_in_on") == add_months(TODAY, 2).isoformat()
    assert typed(response, "housing_contact") == str(contract.housing_contact.pk)
    assert typed(response, "social_contact") == str(contract.social_contact.pk)


def test_a_goal_date_that_has_passed_is_not_proposed(contract, client, start_url):
    long_ago = add_months(TODAY, -9)
    contract.begins_on = long_ago
    contract.save()
    change(contract.subleases.get(), begins_on=long_ago)
    assert typed(client.get(start_url), "goal_date") == add_months(TODAY, 6).isoformat()


@pytest.mark.parametrize("policies", [(PolicyKey.GOAL_MONTHS, PolicyKey.CHECK_IN_MONTHS)], indirect=True)
def test_without_a_policy_the_dates_are_left_to_be_written(contract, client, start_url):
    response = client.get(start_url)
    assert typed(response, "goal_date") == ""
    assert typed(response, "first_check_in_on") == ""


def test_a_plan_is_started_and_the_company_is_told_by_consent(contract, case, client, start_url, filled):
    response = client.post(start_url, filled, follow=True)
    plan = HandoverPlan.objects.get()
    assert [criterion.text for criterion in plan.criteria.all()] == [
        *STANDARD_CRITERIA[:2],
        "Betalar av 500 kr i månaden",
    ]
    assert plan.summary == "Eget kontrakt i vår"
    assert {consent.kind for consent in case.consents.all()} == {"criteria", "check_ins", "incidents"}
    assert Disclosure.objects.get().ground == "consent"
    assert response.redirect_chain == [(reverse("contract", args=[contract.number]), 302)]
    assert "Ge den boende kraven på papper." in words(response)


def test_a_goal_date_by_the_agreement_says_which(policies, contract, case, client, start_url, filled):
    client.post(start_url, filled)
    plan = HandoverPlan.objects.get()
    assert plan.policy == policies[-1]
    assert "enligt Samverkansavtal 2019" in words(client.get(reverse("contract", args=[contract.number])))
    change_plan(plan, goal_date=plan.goal_date, summary="Ny rad", by=case.case_officer)
    assert plan.policy == policies[-1]
    change_plan(plan, goal_date=add_months(plan.goal_date, 1), summary="Ny rad", by=case.case_officer)
    assert plan.policy is None
    assert "enligt Samverkansavtal" not in words(client.get(reverse("contract", args=[contract.number])))


def test_a_goal_date_of_ones_own_is_by_no_agreement(client, start_url, filled):
    client.post(start_url, filled | {"goal_date": add_months(TODAY, 9).isoformat()})
    assert HandoverPlan.objects.get().policy is None


def test_a_plan_needs_consent_and_says_what_the_company_will_see(client, start_url, filled):
    response = client.post(start_url, filled | {"consent_given_on": ""})
    (error,) = errors(response)
    assert error.startswith("Den boende samtyckte: ")
    page = words(response)
    assert "Götenebostäder ser aldrig beslut, skäl, stöd eller anteckningar" in page
    assert "Götenebostäder ser detta också" in page
    assert not HandoverPlan.objects.exists()


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("Lämnar urinprov varje måndag", "prover får inte krävas"),
        ("Håller sig nykter", "nykterhet får inte krävas"),
        ("Personalen har reservnyckel", "kommer ni överens om varje gång"),
        ("Godkänner rumsvisitation", "söker igenom hemmet"),
        ("Avstår från besittningsskydd", "hyresnämnden"),
        ("Tar emot boendestöd", "ska inte få veta något om stöd"),
    ],
)
def test_a_term_that_must_not_be_asked_is_refused_with_its_reason_and_kept(client, start_url, filled, own, said):
    response = client.post(start_url, filled | {"own_2": own})
    (error,) = errors(response)
    assert error.startswith("Eget krav 2: Ta bort ”")
    assert said in error
    assert typed(response, "own_2") == own
    assert typed(response, "own_1") == "Betalar av 500 kr i månaden"
    assert not HandoverPlan.objects.exists()


def test_the_line_in_the_contract_list_takes_no_such_terms_either(client, start_url, filled):
    assert len(errors(client.post(start_url, filled | {"summary": "Drogtest varje vecka"}))) == 1


def test_the_same_requirement_twice_is_one(client, start_url, filled):
    client.post(start_url, filled | {"own_1": STANDARD_CRITERIA[0], "own_2": STANDARD_CRITERIA[0]})
    assert [criterion.text for criterion in HandoverPlan.objects.get().criteria.all()] == list(STANDARD_CRITERIA[:2])


def test_a_plan_without_requirements_is_refused(client, start_url, filled):
    response = client.post(start_url, filled | {"criteria": [], "own_1": ""})
    assert errors(response) == ["Krav: Välj minst ett krav."]


def test_a_goal_before_the_start_is_refused_and_the_text_is_kept(client, start_url, filled):
    response = client.post(start_url, filled | {"goal_date": "2020-01-01"})
    assert len(errors(response)) == 1
    assert typed(response, "summary") == "Eget kontrakt i vår"
    assert not HandoverPlan.objects.exists()


def test_a_support_worker_is_nobodys_contact_for_that_would_tell_of_the_support(client, start_url, filled):
    supporter = factories.staff(Role.HOUSING_SUPPORT)
    assert supporter.name not in words(client.get(start_url))
    assert len(errors(client.post(start_url, filled | {"social_contact": supporter.pk}))) == 1


def test_a_second_plan_leads_to_changing_the_first(contract, client, start_url, plan):
    response = client.get(start_url, follow=True)
    assert response.redirect_chain == [(reverse("change_plan", args=[contract.number]), 302)]
    assert "Hushållet har redan en övertagandeplan" in words(response)


def test_the_same_plan_sent_twice_is_one(client, start_url, filled):
    filled |= {"submission": str(uuid4())}
    assert client.post(start_url, filled).url == client.post(start_url, filled).url
    assert HandoverPlan.objects.count() == 1


def test_changing_begins_with_what_the_plan_says(client, change_url, plan):
    response = client.get(change_url)
    assert typed(response, "goal_date") == plan.goal_date.isoformat()
    assert typed(response, "summary") == "Eget kontrakt i vår"
    assert "Götenebostäder ser detta också" in words(response)


def test_goal_date_and_line_are_changed(client, change_url, plan):
    seen = typed(client.get(change_url), "seen")
    goal = add_months(TODAY, 9)
    client.post(change_url, {"seen": seen, "goal_date": goal.isoformat(), "summary": "Till sommaren"})
    plan.refresh_from_db()
    assert (plan.goal_date, plan.summary) == (goal, "Till sommaren")


def test_the_second_of_two_who_change_sees_the_difference_and_keeps_the_text(client, change_url, plan):
    mine = {"seen": typed(client.get(change_url), "seen"), "goal_date": "2027-12-01", "summary": "Min rad"}
    colleague = factories.staff(Role.COORDINATOR, name="Siv Dahl")
    change_plan(plan, goal_date=plan.goal_date, summary="Sivs rad", by=colleague)
    response = client.post(change_url, mine)
    (error,) = errors(response)
    assert error.startswith("Siv Dahl har ändrat planen medan du skrev.")
    assert "Sivs rad" in error
    assert typed(response, "summary") == "Min rad"
    plan.refresh_from_db()
    assert plan.summary == "Sivs rad"
    client.post(change_url, mine | {"seen": typed(response, "seen")})
    plan.refresh_from_db()
    assert plan.summary == "Min rad"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_is_the_second(case, client, change_url, plan):
    seen = typed(client.get(change_url), "seen")
    account, clients = factories.account_of(case.case_officer), [Client() for _ in range(4)]
    for each in clients:
        each.force_login(account)
    typed_by = [{"seen": seen, "goal_date": "2027-12-01", "summary": f"Rad {n}"} for n in range(len(clients))]
    answers = at_once(
        *(
            lambda each=each, mine=mine: each.post(change_url, mine)
            for each, mine in zip(clients, typed_by, strict=True)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 302]
    plan.refresh_from_db()
    assert plan.summary == typed_by[[answer.status_code for answer in answers].index(302)]["summary"]


def test_without_a_plan_there_is_one_to_start(client, change_url, start_url):
    assert client.get(change_url).url == start_url


def test_a_term_is_refused_when_the_plan_is_changed_too(client, change_url, plan):
    seen = typed(client.get(change_url), "seen")
    response = client.post(change_url, {"seen": seen, "goal_date": "2027-12-01", "summary": "Håller sig nykter"})
    assert len(errors(response)) == 1
    assert typed(response, "summary") == "Håller sig nykter"


# Who reaches the pages


@pytest.fixture(params=["start", "change", "check_in"])
def url(request, contract, start_url, change_url):
    if request.param != "start":
        request.getfixturevalue("plan")
    return {
        "start": start_url,
        "change": change_url,
        "check_in": reverse("record_check_in", args=[contract.number]),
    }[request.param]


def test_those_who_work_with_the_case_reach_the_page(case, url, signed_in):
    for who in (case.case_officer, Role.COORDINATOR):
        assert signed_in(who).get(url).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_those_who_see_the_contract_but_not_the_case_may_not_plan(method, url, signed_in):
    factories.case(officer=(other := factories.staff(Role.CASE_OFFICER)))
    for who in (other, Role.HOUSING_SUPPORT, Role.LETTING_OFFICER, Role.HOUSING_DIRECTOR, Role.SOCIAL_DIRECTOR):
        assert getattr(signed_in(who), method)(url).status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
def test_for_administrators_the_contract_does_not_exist(method, url, somebody):
    if {Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER}.isdisjoint(somebody.staff.roles):
        assert getattr(somebody, method)(url).status_code in (200, 403)
    else:
        assert getattr(somebody, method)(url).status_code == 404


def test_support_workers_check_in_but_do_not_plan(case, contract, plan, change_url, signed_in):
    case.housing_support = factories.staff(Role.HOUSING_SUPPORT)
    case.save()
    client = signed_in(case.housing_support)
    assert client.get(reverse("record_check_in", args=[contract.number])).status_code == 200
    assert client.get(change_url).status_code == 403


def test_a_contract_that_is_not_there_is_not_found_and_other_methods_are_refused(contract, client, url):
    assert client.get(url.replace(contract.number, "K-2026-99999")).status_code == 404
    assert client.put(url).status_code == 405


def test_in_an_empty_apartment_there_is_nobody_to_plan_for(client, contract, url):
    change(contract.subleases.get(), ends_on=TODAY - datetime.timedelta(days=1), end_reason="ended")
    assert client.get(url).status_code == 404


def test_the_page_takes_few_queries(client, url, django_assert_max_num_queries):
    # The request's transaction (2), session, account with staff, contract, sublease, its residents, case, plan,
    # and the form's own: two policy numbers and two choices of contacts (each also asked for its first, to see
    # whether it is empty), or requirements, check-ins and a number. What has been consented to (4), whom one stands in
    # for, the draft, the read log.
    client.get(url)  # Shows the message that the plan is started, and forgets it.
    with django_assert_max_num_queries(22):
        client.get(url)
