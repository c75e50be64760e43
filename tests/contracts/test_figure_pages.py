"""Guarantees and quota: the same pages for both organisations, each figure with where it comes from."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from contracts import rules
from contracts.actions.quota import extend_quota, take_quota_place
from contracts.figures import guarantees_by_year
from gotene.access.roles import Role
from tests import factories
from tests.pages import words

TODAY = timezone.localdate()
GUARANTEES, QUOTA = "/borgen/", "/kvot/"


@pytest.mark.parametrize("url", [GUARANTEES, QUOTA])
def test_everyone_with_the_register_reads_the_page_and_administrators_do_not(url, somebody):
    sees = {Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER}.isdisjoint(somebody.staff.roles)
    assert somebody.get(url).status_code == (200 if sees else 403)


@pytest.mark.parametrize("url", [GUARANTEES, QUOTA])
def test_the_page_is_read_not_posted_to(url, signed_in):
    assert signed_in(Role.FINANCE_OFFICER).post(url).status_code == 405


@pytest.mark.parametrize("url", [GUARANTEES, QUOTA])
def test_the_page_without_any_rows_says_why(url, signed_in):
    page = words(signed_in(Role.FINANCE_OFFICER).get(url))
    assert "Inga borgensåtaganden återstår" in page or f"Kvoten för {TODAY.year} är inte beslutad än" in page


def test_a_guarantee_says_who_where_how_much_and_when_it_can_end(signed_in):
    letting = factories.staff(Role.LETTING_OFFICER)
    tenant = factories.person(by=letting, given_name="Alva", family_name="Rosenblad")
    guarantee = factories.guarantee(tenant=tenant, ceiling=Decimal("45000"))
    for role in (Role.FINANCE_OFFICER, Role.RENT_ADMINISTRATOR):
        page = words(signed_in(role).get(GUARANTEES))
        assert "1 borgensåtagande återstår. Målet är 0." in page
        assert "Alva Rosenblad" in page
        assert str(guarantee.apartment) in page
        assert "2014-05-01" in page
        assert "45\xa0000\xa0kr" in signed_in(role).get(GUARANTEES).content.decode()
        end = rules.guarantee_earliest_end(TODAY, guarantee.begins_on)
        assert f"{end}, om det sägs upp i dag" in page


def test_a_guarantee_with_notice_says_when_it_ends(signed_in):
    factories.guarantee(
        notice_given_on=TODAY - datetime.timedelta(days=30), ends_on=TODAY + datetime.timedelta(days=240)
    )
    page = words(signed_in(Role.FINANCE_OFFICER).get(GUARANTEES))
    assert f"{TODAY + datetime.timedelta(days=240)}, uppsagt {TODAY - datetime.timedelta(days=30)}" in page


def test_an_ended_guarantee_is_counted_in_its_years_only(signed_in):
    factories.guarantee(ends_on=datetime.date(2017, 12, 30))
    assert "Inga borgensåtaganden återstår" in words(signed_in(Role.FINANCE_OFFICER).get(GUARANTEES))
    by_year = dict(guarantees_by_year(2015, TODAY))
    assert [by_year[year] for year in (2015, 2016, 2017, 2018, TODAY.year)] == [1, 1, 0, 0, 0]


def test_a_guarantee_that_ends_on_new_years_eve_still_counts_that_year(db):
    factories.guarantee(ends_on=datetime.date(2017, 12, 31))
    assert dict(guarantees_by_year(2015, datetime.date(2019, 6, 1)))[2017] == 1


def test_the_stop_names_the_decision_behind_it(signed_in):
    factories.policies()
    page = words(signed_in(Role.FINANCE_OFFICER).get(GUARANTEES))
    assert (
        "Kommunen tar inga nya borgensåtaganden sedan 1 juni 2016 (”Inga nya borgensåtaganden”, beslutat 1 juni 2016)."
        in page
    )


def test_the_list_of_guarantees_costs_the_same_however_many(signed_in, django_assert_max_num_queries):
    for _ in range(5):
        factories.guarantee()
    client = signed_in(Role.FINANCE_OFFICER)
    # The request's transaction (2), session, account with staff, count, page, years, what is to come, the stop; the
    # read log.
    with django_assert_max_num_queries(10):
        client.get(GUARANTEES)


@pytest.fixture
def year(db):
    return factories.quota_year(TODAY.year, ceiling=6)


def contract_this_year():
    return factories.social_contract(begins_on=datetime.date(TODAY.year, 1, 15))


def test_the_quota_says_used_left_and_where_it_comes_from(year, signed_in):
    contract = contract_this_year()
    by = factories.staff(Role.COORDINATOR)
    take_quota_place(contract, by=by)
    for role in (Role.LETTING_OFFICER, Role.COORDINATOR):
        page = words(signed_in(role).get(QUOTA))
        assert f"{TODAY.year}: 1 av 6 platser är tagna, 5 återstår" in page
        assert "60 lägenheter" in page
        assert "10 %" in page
        assert "Samverkansavtal 2019, 1 januari 2019" in page
        assert contract.number in page


def test_more_places_say_who_agreed_and_why(year, signed_in):
    extend_quota(
        year,
        places=2,
        reason="Två familjer från branden på Lönngatan",
        agreed_on=TODAY,
        agreed_by_housing=factories.staff(Role.HOUSING_DIRECTOR, name="Vera Holm"),
        agreed_by_social=factories.staff(Role.SOCIAL_DIRECTOR, name="Siv Dahl"),
        by=None,
    )
    page = words(signed_in(Role.CASE_OFFICER).get(QUOTA))
    assert f"{TODAY.year}: 0 av 8 platser är tagna, 8 återstår" in page
    assert "av Vera Holm och Siv Dahl: Två familjer från branden på Lönngatan" in page


def test_a_full_quota_says_how_to_ask_for_more(signed_in):
    factories.quota_year(TODAY.year, ceiling=0)
    page = words(signed_in(Role.CASE_OFFICER).get(QUOTA))
    assert "Alla platser är tagna. Ni kan komma överens om fler" in page


def test_earlier_years_are_marked_when_they_were_computed_afterwards(year, signed_in):
    before = factories.quota_year(2017, ceiling=7, policy=year.policy)
    before.computed_afterwards = True
    before.save()
    page = words(signed_in(Role.CASE_OFFICER).get(QUOTA))
    assert "2017 70 10 % 7 0 Samverkansavtal 2019 beräknat i efterhand" in page


def test_the_quota_page_costs_the_same_however_many_places_and_years(year, signed_in, django_assert_max_num_queries):
    for past in range(2015, 2020):
        factories.quota_year(past, policy=year.policy)
    by = factories.staff(Role.COORDINATOR)
    for _ in range(4):
        take_quota_place(contract_this_year(), by=by)
    client = signed_in(Role.CASE_OFFICER)
    # The request's transaction (2), session, account with staff, this year, its places, its extensions, next
    # year, earlier years.
    with django_assert_max_num_queries(9):
        client.get(QUOTA)
