"""A household moves out, recorded by those who work with its case; a contract ends, recorded by the company."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import Role
from tests import factories
from tests.pages import errors, typed, words

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
MOVED_IN = TODAY - 20 * DAY
LINK = "Registrera utflyttning"


@pytest.fixture
def case(db):
    return factories.case()


@pytest.fixture
def contract(case):
    return factories.social_contract(begins_on=MOVED_IN, social_contact=case.case_officer)


@pytest.fixture
def sublease(case, contract):
    return contract.subleases.create(case_number=case.number, begins_on=MOVED_IN)


@pytest.fixture
def client(case, signed_in):
    return signed_in(case.case_officer)


@pytest.fixture
def contract_page(contract):
    return reverse("contract", args=[contract.number])


@pytest.fixture
def url(sublease):
    return reverse("end_sublease", args=[sublease.contract.number])


@pytest.fixture
def letting(signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def end_url(contract):
    return reverse("admin:contracts_socialcontract_end", args=[contract.pk])


MOVES = {"ends_on": (TODAY + 9 * DAY).isoformat(), "reason": "ended"}
ENDS = {"ends_on": TODAY.isoformat(), "reason": "handed_back"}


def kept(row):
    row.refresh_from_db()
    return row.ends_on, row.end_reason


# The household moves out


def test_the_household_moves_out_and_the_contract_goes_on(client, contract, sublease, contract_page, url):
    assert url in client.get(contract_page).text
    response = client.post(url, MOVES, follow=True)
    assert response.redirect_chain == [(contract_page, 302)]
    assert "Utflyttningen är registrerad. Sista dagen är" in words(response)
    assert kept(sublease) == (TODAY + 9 * DAY, "ended")
    assert kept(contract) == (None, "")
    assert sublease.history.first().history_user == client.staff


def test_the_form_proposes_today_and_says_what_happens_and_who_reads_it(client, url):
    response = client.get(url)
    assert typed(response, "ends_on") == TODAY.isoformat()
    assert typed(response, "reason") == []
    assert "Kontraktet fortsätter. Lägenheten är tom och betalas av kommunen" in words(response)
    assert "Götenebostäder ser detta också" in words(response)


def test_no_day_before_the_household_moves_in_is_proposed(client, sublease, url):
    sublease.begins_on = TODAY + 5 * DAY
    sublease.save()
    assert typed(client.get(url), "ends_on") == (TODAY + 5 * DAY).isoformat()


def test_a_last_day_before_the_first_is_refused_and_what_was_typed_stays(client, sublease, url):
    too_early = (MOVED_IN - DAY).isoformat()
    response = client.post(url, {"ends_on": too_early, "reason": "taken_over"})
    assert errors(response) == ["Sista dagen: Sista dagen kan inte vara före första dagen."]
    assert (typed(response, "ends_on"), typed(response, "reason")) == (too_early, "taken_over")
    assert kept(sublease) == (None, "")


def test_how_it_ended_must_be_chosen_and_the_day_stays(client, sublease, url):
    response = client.post(url, {"ends_on": TODAY.isoformat()})
    assert errors(response) == ["Hur det slutade: Välj hur det slutade."]
    assert typed(response, "ends_on") == TODAY.isoformat()
    assert kept(sublease) == (None, "")


def test_once_recorded_it_is_not_recorded_again(client, sublease, contract_page, url):
    client.post(url, MOVES)
    again = client.get(url, follow=True)
    assert again.redirect_chain == [(contract_page, 302)]
    assert "Det är redan registrerat att hushållet flyttar ut" in words(again)
    assert url not in again.text
    refused = client.post(url, MOVES | {"reason": "taken_over"})
    assert "Andrahandskontraktet har redan upphört." in words(refused)
    assert kept(sublease) == (TODAY + 9 * DAY, "ended")


def test_the_same_form_sent_twice_is_one_move(client, sublease, url):
    moves = MOVES | {"submission": str(uuid4())}
    assert client.post(url, moves).url == client.post(url, moves).url
    assert kept(sublease) == (TODAY + 9 * DAY, "ended")
    assert sublease.history.filter(end_reason="ended").count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_those_who_only_read_the_contract_have_no_link_and_no_page(method, contract_page, url, signed_in):
    factories.case(officer=(other := factories.staff(Role.CASE_OFFICER)))
    for who in (other, Role.HOUSING_SUPPORT, Role.LETTING_OFFICER, Role.HOUSING_DIRECTOR, Role.SOCIAL_DIRECTOR):
        reader = signed_in(who)
        assert LINK not in words(reader.get(contract_page))
        assert getattr(reader, method)(url).status_code == 403


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER])
def test_for_those_who_see_no_contracts_the_page_does_not_exist(role, sublease, url, signed_in):
    stranger = signed_in(role)
    assert [stranger.get(url).status_code, stranger.post(url, MOVES).status_code] == [404, 404]
    assert kept(sublease) == (None, "")


def test_from_an_empty_apartment_nobody_moves(client, sublease, contract_page, url):
    sublease.ends_on, sublease.end_reason = TODAY - DAY, "ended"
    sublease.save()
    assert client.get(url).status_code == 404
    assert LINK not in words(client.get(contract_page))


# The contract ends


def test_an_empty_contract_is_ended_and_its_button_is_gone(letting, contract, end_url):
    page = reverse("admin:contracts_socialcontract_change", args=[contract.pk])
    assert end_url in letting.get(page).text
    assert typed(letting.get(end_url), "ends_on") == TODAY.isoformat()
    response = letting.post(end_url, ENDS, follow=True)
    assert response.redirect_chain == [(page, 302)]
    assert f"Kontraktets sista dag är {TODAY}." in words(response)
    assert end_url not in response.text
    assert kept(contract) == (TODAY, "handed_back")
    assert contract.history.first().history_user == letting.staff


def test_while_somebody_lives_there_it_is_refused_and_what_was_typed_stays(letting, contract, sublease, end_url):
    response = letting.post(end_url, ENDS)
    assert response.status_code == 200
    assert "Andrahandskontraktet måste ligga inom det sociala kontraktet" in words(response)
    assert (typed(response, "ends_on"), typed(response, "reason")) == (ENDS["ends_on"], "handed_back")
    assert kept(contract) == (None, "")


def test_a_contract_ends_once(letting, contract, end_url):
    letting.post(end_url, ENDS)
    assert "Kontraktet är redan avslutat." in words(letting.post(end_url, ENDS | {"reason": "ended"}))
    assert kept(contract) == (TODAY, "handed_back")


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR, Role.COORDINATOR])
def test_others_do_not_end_contracts(role, contract, end_url, signed_in):
    reader = signed_in(role)
    assert [reader.get(end_url).status_code, reader.post(end_url, ENDS).status_code] == [403, 403]
    assert kept(contract) == (None, "")
