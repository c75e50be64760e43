"""Check-ins: a result for each requirement, a reason and a next step for what is not met."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.actions.handover import start_plan
from contracts.models import CheckIn
from gotene.dates import add_months
from tenants.actions import withdraw_consent
from tenants.models import Disclosure
from tests import factories
from tests.pages import errors, typed, words

TODAY = timezone.localdate()
MOVED_IN = TODAY - datetime.timedelta(days=40)


@pytest.fixture
def case(db):
    factories.policies()
    return factories.case()


@pytest.fixture
def contract(case):
    contract = factories.social_contract(begins_on=MOVED_IN, social_contact=case.case_officer)
    contract.subleases.create(case_number=case.number, begins_on=MOVED_IN)
    return contract


@pytest.fixture
def plan(case, contract):
    return start_plan(
        contract,
        case=case,
        criteria=["Hyran är betald i tid", "Hemförsäkring finns"],
        goal_date=add_months(TODAY, 6),
        summary="",
        first_check_in_on=TODAY,
        housing_contact=contract.housing_contact,
        social_contact=contract.social_contact,
        consent_given_on=MOVED_IN,
        by=case.case_officer,
    )


@pytest.fixture
def client(case, plan, signed_in):
    return signed_in(case.case_officer)


@pytest.fixture
def url(contract):
    return reverse("record_check_in", args=[contract.number])


@pytest.fixture
def filled(plan):
    """All met, held today."""
    rent, insurance = plan.criteria.all()
    return {
        "held_on": TODAY.isoformat(),
        "next_on": add_months(TODAY, 2).isoformat(),
        f"outcome_{rent.pk}": "met",
        f"outcome_{insurance.pk}": "not_applicable",
    }


@pytest.fixture
def rent(plan):
    return plan.criteria.first()


def test_the_form_asks_of_each_requirement_and_proposes_the_days(client, url):
    response = client.get(url)
    page = words(response)
    assert page.index("Hyran är betald i tid") < page.index("Hemförsäkring finns")
    assert typed(response, "held_on") == TODAY.isoformat()
    assert typed(response, "next_on") == add_months(TODAY, 2).isoformat()
    assert "Götenebostäder ser detta också" in page


def test_a_check_in_is_recorded_and_told_to_the_company(contract, client, url, filled, rent):
    response = client.post(url, filled, follow=True)
    check_in = CheckIn.objects.get()
    assert {result.criterion.text: result.outcome for result in check_in.results.all()} == {
        "Hyran är betald i tid": "met",
        "Hemförsäkring finns": "not_applicable",
    }
    assert check_in.held_by == client.staff
    assert Disclosure.objects.filter(kind="check_ins").count() == 1
    assert response.redirect_chain == [(reverse("contract", args=[contract.number]), 302)]
    assert "Avstämningen är registrerad." in words(response)


def test_what_is_not_met_needs_a_reason_and_a_next_step(client, url, filled, rent):
    response = client.post(url, filled | {f"outcome_{rent.pk}": "not_met"})
    assert errors(response) == [
        "Skäl, om kravet inte är uppfyllt: Skriv med enkla ord varför kravet inte är uppfyllt.",
        "Nästa steg, om kravet inte är uppfyllt: Skriv vad som händer nu, och vem som gör det.",
    ]
    assert typed(response, f"outcome_{rent.pk}") == "not_met"
    assert not CheckIn.objects.exists()
    client.post(
        url,
        filled
        | {
            f"outcome_{rent.pk}": "not_met",
            f"reason_{rent.pk}": "Oktoberhyran kom den 9 november",
            f"next_step_{rent.pk}": "Autogiro från december, Maja ringer banken",
        },
    )
    assert CheckIn.objects.get().results.get(outcome="not_met").reason == "Oktoberhyran kom den 9 november"


def test_every_requirement_needs_a_result(client, url, filled, rent):
    del filled[f"outcome_{rent.pk}"]
    response = client.post(url, filled)
    assert errors(response) == ["Hyran är betald i tid: Välj uppfyllt, inte uppfyllt eller inte aktuellt."]
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("reason", "Har varit på behandlingshem och missat fakturan"),
        ("next_step", "Boendestödet hjälper till"),
        ("next_step", "Lämnar urinprov på måndag"),
    ],
)
def test_nothing_the_company_must_not_know_goes_through(client, url, filled, rent, field, text):
    explained = {f"reason_{rent.pk}": "Sen hyra", f"next_step_{rent.pk}": "Autogiro"}
    response = client.post(url, filled | {f"outcome_{rent.pk}": "not_met"} | explained | {f"{field}_{rent.pk}": text})
    (error,) = errors(response)
    assert "Ta bort ”" in error
    assert typed(response, f"{field}_{rent.pk}") == text
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(
    "days", [{"held_on": "+1d"}, {"next_on": TODAY.isoformat()}, {"next_on": ""}], ids=["future", "same day", "none"]
)
def test_days_that_do_not_hold_together_are_refused_and_the_results_are_kept(client, url, filled, rent, days):
    response = client.post(url, filled | days)
    assert len(errors(response)) == 1
    assert typed(response, f"outcome_{rent.pk}") == "met"
    assert not CheckIn.objects.exists()


def test_without_consent_nothing_is_recorded_and_the_form_says_why(case, client, url, filled, rent):
    for consent in case.consents.all():
        withdraw_consent(consent, withdrawn_on=TODAY, by=case.case_officer)
    response = client.post(url, filled)
    assert len(errors(response)) == 1
    assert typed(response, f"outcome_{rent.pk}") == "met"
    assert not CheckIn.objects.exists()


def test_how_it_went_last_time_stands_beside_each_requirement(client, url, filled, rent):
    client.post(
        url,
        filled
        | {
            "held_on": (TODAY - datetime.timedelta(days=1)).isoformat(),
            f"outcome_{rent.pk}": "not_met",
            f"reason_{rent.pk}": "Sen hyra",
            f"next_step_{rent.pk}": "Autogiro",
        },
    )
    page = words(client.get(url))
    assert "Sen hyra" in page
    assert "Nästa steg: Autogiro" in page


def test_a_check_in_sent_ten_times_is_one(client, url, filled):
    filled |= {"submission": str(uuid4())}
    assert len({client.post(url, filled).url for _ in range(10)}) == 1
    assert CheckIn.objects.count() == 1


def test_without_a_plan_there_is_nothing_to_check(client, signed_in):
    case = factories.case()
    contract = factories.social_contract(begins_on=MOVED_IN)
    contract.subleases.create(case_number=case.number, begins_on=MOVED_IN)
    response = signed_in(case.case_officer).get(reverse("record_check_in", args=[contract.number]))
    assert response.url == reverse("contract", args=[contract.number])


def test_the_form_costs_the_same_however_many_requirements(client, url, plan, django_assert_max_num_queries):
    for position in range(3, 9):
        plan.criteria.create(text=f"Krav {position}", position=position, agreed_on=TODAY)
    # The request's transaction (2), session, account with staff, contract, sublease, its residents, case, plan,
    # requirements, latest check-in, months by policy; what has been consented to (2), whom one stands in for, the
    # draft, the read log.
    with django_assert_max_num_queries(18):
        client.get(url)
