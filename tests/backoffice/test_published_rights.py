"""The back office offers what the published table of rights gives the company, whatever the roles say."""

from dataclasses import replace

import pytest
from django.urls import reverse

from contracts.enums import PolicyKey
from contracts.models import Apartment, Policy
from gotene.access import tables
from gotene.access.roles import Role
from tests import factories
from tests.backoffice.test_pages import url


@pytest.fixture
def published(monkeypatch):
    """`published("contracts_apartment", "S")`: the company has those rights to the table and no others."""

    def publish(name, letters):
        assert name in tables.every_table()
        monkeypatch.setattr(
            tables,
            "TABLES",
            tuple(replace(each, housing=letters) if each.name == name else each for each in tables.TABLES),
        )

    return publish


@pytest.fixture
def officer(register, signed_in):
    return signed_in(Role.LETTING_OFFICER)


def answers(client, row):
    return {
        "list": client.get(url(Apartment, "changelist")).status_code,
        "row": client.get(url(Apartment, "change", row.pk)).status_code,
        "change": client.post(url(Apartment, "change", row.pk)).status_code,
        "add": client.get(url(Apartment, "add")).status_code,
    }


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("SIU", {"list": 200, "row": 200, "change": 200, "add": 200}),
        ("SU", {"list": 200, "row": 200, "change": 200, "add": 403}),
        ("SI", {"list": 200, "row": 200, "change": 403, "add": 200}),
        ("S", {"list": 200, "row": 200, "change": 403, "add": 403}),
        ("", {"list": 403, "row": 403, "change": 403, "add": 403}),
    ],
)
def test_a_page_asks_for_the_right_to_its_table(officer, register, published, letters, expected):
    published("contracts_apartment", letters)
    assert answers(officer, register.apartment) == expected


def test_what_the_company_may_not_read_is_not_listed_on_the_start_page(officer, published):
    listed = f'href="{url(Apartment, "changelist")}"'
    assert listed in officer.get(reverse("admin:index")).content.decode()
    published("contracts_apartment", "")
    assert listed not in officer.get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize(("letters", "typed", "seen"), [("SIU", True, True), ("S", False, True), ("", False, False)])
def test_rows_under_a_page_ask_for_the_right_to_theirs(officer, register, published, letters, typed, seen):
    published("contracts_apartmentrent", letters)
    form = officer.get(url(Apartment, "change", register.apartment.pk)).content.decode()
    assert ('name="rent-0-monthly"' in form) == typed
    assert ("7421" in form.replace("\N{NO-BREAK SPACE}", "")) == seen


def test_a_policy_is_changed_by_who_decides_it_and_has_the_right(register, signed_in, published):
    director = signed_in(Role.HOUSING_DIRECTOR)
    draft = factories.draft(values={PolicyKey.QUEUE_AGE: "17"})
    change = url(Policy, "change", draft.pk)
    assert director.get(url(Policy, "add")).status_code == 200
    assert 'name="values-0-key"' in director.get(change).content.decode()
    published("contracts_policyvalue", "S")
    assert 'name="values-0-key"' not in director.get(change).content.decode()
    published("contracts_policy", "SU")
    assert director.get(url(Policy, "add")).status_code == 403
