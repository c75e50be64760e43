"""The year's quota and guarantees in the back office: decided by some, kept as decided for all."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from contracts.models import Guarantee, QuotaYear
from gotene.access.roles import Role
from tests import factories


@pytest.fixture
def director(db, today, signed_in):
    return signed_in(Role.HOUSING_DIRECTOR)


@pytest.fixture
def officer(db, today, signed_in):
    return signed_in(Role.LETTING_OFFICER)


# The year's quota


def test_the_director_opens_a_year_from_the_turnover_and_the_agreement(director):
    factories.policies()
    for _ in range(26):
        factories.lease(begins_on=datetime.date(2019, 1, 1), ends_on=datetime.date(2025, 6, 30))
    response = director.post(reverse("admin:contracts_quotayear_add"), {"year": "2026"}, follow=True)
    year = QuotaYear.objects.get()
    assert (year.turnover, year.share, year.ceiling) == (26, Decimal("0.100"), 3)
    assert year.history.get().history_user == director.staff
    assert response.redirect_chain


def test_a_year_cannot_be_opened_twice(director):
    factories.quota_year(2026)
    response = director.post(reverse("admin:contracts_quotayear_add"), {"year": "2026"})
    assert "Kvoten för 2026 är redan öppnad." in response.text
    assert QuotaYear.objects.count() == 1


def test_the_year_to_open_is_this_one_then_the_next(director):
    page = reverse("admin:contracts_quotayear_add")
    assert 'value="2026"' in director.get(page).text
    factories.quota_year(2026)
    assert 'value="2027"' in director.get(page).text


@pytest.mark.parametrize("year", ["1999", "2031", "i år", ""])
def test_a_year_out_of_reach_is_refused(director, year):
    factories.policies()
    assert director.post(reverse("admin:contracts_quotayear_add"), {"year": year}).status_code == 200
    assert not QuotaYear.objects.exists()


def test_without_an_agreement_the_director_is_told_what_is_missing(director):
    response = director.post(reverse("admin:contracts_quotayear_add"), {"year": "2026"})
    assert "Inget avtal som gäller anger andelen" in response.text


def test_more_places_need_both_organisations(director):
    year = factories.quota_year(2026, ceiling=6)
    page = reverse("admin:contracts_quotayear_extend", args=[year.pk])
    social = factories.staff(Role.SOCIAL_DIRECTOR)
    agreed = {"places": "1", "reason": "Brand i ett hus.", "agreed_on": "idag", "agreed_by_housing": director.staff.pk}
    refused = director.post(page, {**agreed, "agreed_by_social": director.staff.pk})
    assert refused.status_code == 200
    assert not year.extensions.exists()
    response = director.post(page, {**agreed, "agreed_by_social": social.pk}, follow=True)
    assert "0 av 7 platser är tagna, 7 återstår" in response.text


def test_the_list_shows_use_and_what_was_computed_afterwards(officer):
    year = factories.quota_year(2026, ceiling=6)
    QuotaYear.objects.create(
        year=2017, turnover=60, share="0.1", rounding="nearest", ceiling=6, policy=year.policy, computed_afterwards=True
    )
    text = officer.get(reverse("admin:contracts_quotayear_changelist")).text
    assert "beräknat i efterhand" in text
    assert "Samverkansavtal 2019" in text


# Guarantees


def guarantee(tenant, **changes):
    return {
        "apartment": factories.apartment().pk,
        "tenant": tenant.pk,
        "begins_on": "2026-03-02",
        "ceiling": "50000",
        "exception_decision": "",
        "exception_reason": "",
        "exception_decided_by": "",
        **changes,
    }


@pytest.fixture
def tenant(db):
    return factories.lease(tenant=factories.person()).tenant


def test_a_new_guarantee_after_the_stop_is_refused_in_words(officer, tenant):
    factories.policies()
    response = officer.post(reverse("admin:contracts_guarantee_add"), guarantee(tenant))
    assert response.status_code == 200
    assert "Kommunen har beslutat att inte gå i borgen" in response.text
    assert 'value="50000"' in response.text
    assert not Guarantee.objects.exists()


def test_a_decision_makes_an_exception(officer, tenant):
    factories.policies()
    exception = {
        "exception_decision": "KS 2026/17",
        "exception_reason": "Den boende får besittningsskydd, och inget annat går.",
        "exception_decided_by": factories.staff(Role.SOCIAL_DIRECTOR).pk,
        "permanent_home": "on",
    }
    add = reverse("admin:contracts_guarantee_add")
    response = officer.post(add, guarantee(tenant, **exception))
    assert "Ett undantag kräver ja på båda." in response.text and not Guarantee.objects.exists()
    response = officer.post(add, guarantee(tenant, **exception, no_other_way="on"))
    assert response.status_code == 302
    begun = Guarantee.objects.get()
    assert begun.history.get().history_user == officer.staff
    assert response.url == reverse("admin:contracts_guarantee_changelist")


def test_half_an_exception_is_refused_in_words(officer, tenant):
    factories.policies()
    response = officer.post(
        reverse("admin:contracts_guarantee_add"), guarantee(tenant, exception_decision="KS 2026/17")
    )
    assert "Ett undantag kräver beslutet, skälet och vem som beslutade." in response.text


def test_the_list_says_when_each_can_end(officer):
    factories.guarantee()
    text = officer.get(reverse("admin:contracts_guarantee_changelist")).text
    assert "tidigast 2026-12-31" in text
    assert "50\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr" in text


def test_the_municipalitys_notice_is_recorded_once(officer):
    row = factories.guarantee()
    page = reverse("admin:contracts_guarantee_notice", args=[row.pk])
    assert "2026-12-31" in officer.get(page).text
    on_paper = {"given_on": "2026-03-02", "received_on": "2026-03-02"}
    response = officer.post(page, on_paper, follow=True)
    assert "Borgensåtagandet upphör 2026-12-31." in response.text
    row.refresh_from_db()
    assert (row.notice_given_on, row.ends_on) == (datetime.date(2026, 3, 2), datetime.date(2026, 12, 31))
    assert page not in response.text
    assert "Uppsägning är redan gjord." in officer.post(page, on_paper).text


@pytest.mark.parametrize("given_on", ["", "imorgon"], ids=["no day", "a day to come"])
def test_a_notice_is_recorded_with_the_day_it_was_given(officer, given_on):
    row = factories.guarantee()
    sent = {"given_on": given_on, "received_on": "2026-03-02"}
    response = officer.post(reverse("admin:contracts_guarantee_notice", args=[row.pk]), sent)
    assert response.status_code == 200
    row.refresh_from_db()
    assert row.notice_given_on is None


def test_the_guarantees_that_are_left_come_first(officer):
    begun = datetime.date(2012, 1, 1)
    ended = factories.guarantee(begins_on=begun, ends_on=datetime.date(2020, 6, 30))
    left = factories.guarantee(begins_on=begun)
    page = officer.get(reverse("admin:contracts_guarantee_changelist"))
    assert list(page.context["cl"].result_list) == [left, ended]
