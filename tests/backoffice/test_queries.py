"""A page costs as many queries with a full register as with an empty one, and not many."""

import datetime

import pytest
from django.urls import reverse

from contracts.actions.placement import place_household
from gotene.access.roles import Role
from tests import factories
from tests.backoffice.test_pages import MODELS, row_of, url

# Of each: the transaction (2), session and account with staff member and organisation (2), the read log (1).
# Count and rows (2), related rows (up to 3), days of the date hierarchy (2), choices of a filter and their counts (2).
MOST_OF_A_LIST = 14
# The row (1), what is under and beside it (up to 8), choices of its fields (up to 3), its version (2).
MOST_OF_A_ROW = 19
# The row with what its list shows, asked for twice (up to 9: a policy has its numbers, yeses and consultations), count
# and rows of its history (2), a content type (1).
MOST_OF_A_HISTORY = 17
# Three lists that wait with count, rows and related rows (10), quota (1), vacancy (2), guarantees (2).
MOST_OF_THE_START = 20
# The request (1), days to answer (1), what is vacant (1), two lists with counts and last lettings (6), quota (1), the
# draft (1).
MOST_OF_AN_OFFER = 16


@pytest.fixture
def officer(register, signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def more(register):
    """Several more of everything."""

    def make():
        for _ in range(4):
            factories.lease(apartment=factories.apartment(rent="5000"), tenant=factories.person())
            factories.apartment()
            factories.housing_request()
            factories.offer()
            factories.guarantee()
            case = factories.case(adults=2)
            factories.decision(case)
            place_household(
                factories.offer(for_request=factories.housing_request(for_case=case)),
                case=case,
                begins_on=datetime.date(2026, 3, 1),
                reasons="Nära skolan.",
                by=factories.staff(Role.COORDINATOR),
            )

    return make


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_a_list_costs_no_more_with_more_rows(officer, more, model, django_assert_max_num_queries):
    page = url(model, "changelist")
    with django_assert_max_num_queries(MOST_OF_A_LIST) as before:
        assert officer.get(page).status_code == 200
    more()
    with django_assert_max_num_queries(len(before)):
        assert officer.get(page).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_a_row_and_its_history_are_bounded(officer, model, django_assert_max_num_queries):
    row = row_of(model)
    with django_assert_max_num_queries(MOST_OF_A_ROW):
        officer.get(url(model, "change", row.pk))
    with django_assert_max_num_queries(MOST_OF_A_HISTORY):
        officer.get(url(model, "history", row.pk))


def test_the_start_page_costs_no_more_with_more_waiting(officer, more, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_OF_THE_START) as before:
        officer.get("/admin/")
    more()
    with django_assert_max_num_queries(len(before)):
        officer.get("/admin/")


def test_choosing_an_apartment_costs_no_more_with_more_vacant(officer, register, more, django_assert_max_num_queries):
    page = reverse("admin:contracts_housingrequest_offer", args=[register.request.pk])
    for kind in ("1rok", "6rok"):
        factories.apartment(kind=kind)
    with django_assert_max_num_queries(MOST_OF_AN_OFFER) as before:
        officer.get(page)
    more()
    with django_assert_max_num_queries(len(before)):
        officer.get(page)
