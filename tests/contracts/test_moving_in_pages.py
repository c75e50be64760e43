"""From one household to the next in the same contract, and back to the company: what each sees on the way."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.models import Placement, QuotaPlace
from contracts.rules import notice_end
from gotene.access.roles import Role
from gotene.templatetags.swedish import long_date
from tenants.actions import keep_apart
from tests import factories
from tests.pages import errors, typed, words

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
MOVED_IN = TODAY - 200 * DAY


@pytest.fixture
def coordinator(signed_in):
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def letting(signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def contract(db):
    case = factories.case()
    contract = factories.social_contract(begins_on=MOVED_IN, social_contact=case.case_officer)
    contract.subleases.create(case_number=case.number, begins_on=MOVED_IN)
    return contract


@pytest.fixture
def empty(contract):
    """The first household left eleven days ago."""
    contract.subleases.update_or_create(
        defaults={"ends_on": TODAY - 11 * DAY, "end_reason": "ended"}, contract=contract
    )
    return contract


@pytest.fixture
def waiting(db):
    case = factories.case(opened_on=TODAY - 30 * DAY)
    factories.decision(case, decided_on=TODAY - 30 * DAY)
    return case


@pytest.fixture
def url(contract):
    return reverse("move_in_again", args=[contract.number])


@pytest.fixture
def page(contract):
    return reverse("contract", args=[contract.number])


@pytest.fixture
def choice(waiting):
    return {"case": waiting.pk, "begins_on": TODAY.isoformat(), "reasons": "Har väntat längst"}


def test_contract_then_new_household_then_handed_back(coordinator, letting, contract, waiting, choice, url, page):
    leaving = contract.subleases.get()
    officer = coordinator
    officer.post(
        reverse("give_notice", args=[contract.number, "boende"]),
        {
            "given_on": TODAY.isoformat(),
            "way": "receipt",
            "reason": "relatives",
            "other_day": (TODAY - DAY).isoformat(),
            "agreed": "on",
        },
    )
    leaving.refresh_from_db()
    assert leaving.ends_on == TODAY - DAY
    shown = words(letting.get(page))
    assert f"Tom sedan {long_date(TODAY)}, 1 dag betald av kommunen" in shown
    assert "närstående" not in shown
    assert "Tom i 1 dag: placera ett hushåll eller lämna tillbaka lägenheten" in words(coordinator.get("/"))
    assert url in coordinator.get(page).text and url not in letting.get(page).text

    response = coordinator.post(url, choice, follow=True)
    assert response.redirect_chain == [(page, 302)]
    assert f"{waiting.number} flyttar in {long_date(TODAY)}. Götenebostäder har fått veta vem" in words(response)
    assert waiting.number in words(letting.get(page))
    assert "Har väntat längst" not in words(letting.get(page))
    assert not QuotaPlace.objects.exists()

    factories.account_of(waiting.case_officer)
    coordinator.post(
        reverse("give_notice", args=[contract.number, "boende"]),
        {"given_on": TODAY.isoformat(), "way": "receipt", "reason": "own_home"},
    )
    coordinator.post(
        reverse("give_head_lease_notice", args=[contract.number]), {"given_on": TODAY.isoformat(), "way": "receipt"}
    )
    contract.refresh_from_db()
    assert (contract.ends_on, contract.end_reason) == (notice_end(TODAY), "handed_back")
    assert contract.subleases.count() == 2


def test_the_page_says_that_no_place_is_taken_and_who_reads_what(coordinator, empty, url):
    shown = words(coordinator.get(url))
    assert "ingen av årets platser går åt, och inget erbjudande behövs" in shown
    assert "11 dagar betalda av kommunen" in shown
    assert "Bara socialtjänsten ser detta" in shown and "Götenebostäder ser detta också" in shown


def test_only_those_with_a_decision_and_no_home_can_be_chosen(coordinator, empty, waiting, url):
    without = factories.case()
    housed = factories.case()
    factories.decision(housed)
    factories.social_contract().subleases.create(case_number=housed.number, begins_on=MOVED_IN)
    shown = coordinator.get(url).text
    assert waiting.number in shown
    assert without.number not in shown and housed.number not in shown


def test_the_first_day_proposed_is_the_day_after_the_last_one(coordinator, contract, url):
    contract.subleases.update_or_create(
        defaults={"ends_on": TODAY + 30 * DAY, "end_reason": "ended"}, contract=contract
    )
    assert typed(coordinator.get(url), "begins_on") == (TODAY + 31 * DAY).isoformat()


def test_a_day_when_somebody_still_lives_there_is_refused_and_what_was_typed_stays(coordinator, contract, choice, url):
    last = TODAY + 30 * DAY
    contract.subleases.update_or_create(defaults={"ends_on": last, "end_reason": "ended"}, contract=contract)
    response = coordinator.post(url, choice)
    assert errors(response) == [f"Inflyttningsdag: Någon bor där till och med {last}."]
    assert typed(response, "reasons") == "Har väntat längst"
    assert not Placement.objects.exists()


def test_nobody_is_placed_where_somebody_stays(coordinator, contract, choice, url, page):
    away = coordinator.get(url, follow=True)
    assert away.redirect_chain == [(page, 302)]
    assert "Ett nytt hushåll kan flytta in när lägenheten är tom" in words(away)
    assert "Någon bor där, utan sista dag." in words(coordinator.post(url, choice))


def test_what_is_missing_is_said_in_plain_words(coordinator, empty, url):
    assert len(errors(coordinator.post(url, {"begins_on": "i går kväll"}))) == 3


def test_the_same_form_sent_twice_is_one_household(coordinator, empty, choice, url):
    once = choice | {"submission": str(uuid4())}
    assert coordinator.post(url, once).url == coordinator.post(url, once).url
    assert empty.subleases.count() == 2


def test_somebody_is_spoken_with_first_where_the_stairwell_asks_for_it(coordinator, empty, waiting, choice, url):
    officer = factories.staff(Role.CASE_OFFICER, name="Karin Ek")
    neighbour = factories.person(by=officer)
    factories.lease(apartment=factories.apartment(stairwell=empty.apartment.stairwell), tenant=neighbour)
    keep_apart(
        neighbour,
        waiting.household.members.get().person,
        reason="Kontaktförbud",
        speak_with=officer,
        review_by=TODAY + 30 * DAY,
        by=officer,
    )
    response = coordinator.post(url, choice)
    assert "Placera inte hushållet i den här trappuppgången innan du har talat med Karin Ek" in words(response)
    ticked = choice | {"spoken": "on", "spoken_about": typed(response, "spoken_about")}
    assert coordinator.post(url, ticked).status_code == 302
    assert Placement.objects.get().spoken_with == officer


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.SOCIAL_DIRECTOR, Role.LETTING_OFFICER])
def test_only_the_coordinator_places(role, empty, choice, url, signed_in):
    reader = signed_in(role)
    assert [reader.get(url).status_code, reader.post(url, choice).status_code] == [403, 403]


def test_the_page_costs_the_same_with_more_who_wait(coordinator, empty, url, django_assert_max_num_queries):
    for _ in range(12):
        factories.decision(factories.case())
    coordinator.get(url)
    with django_assert_max_num_queries(14):
        coordinator.get(url)
