"""The back office asked for what it does not offer: other people's names, and answers by yes and no."""

import pytest
from django.urls import reverse

from contracts.models import Apartment, Guarantee, HousingRequest, Lease, Offer, SocialContract
from gotene.access.roles import Role
from tenants.models import Person
from tests import factories


def url(model, page):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


@pytest.fixture
def officer(register, signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.mark.parametrize("model", [Lease, Guarantee])
def test_a_form_tells_no_name_that_only_the_social_services_know(officer, model):
    stranger = factories.person(family_name="Hemligsson")
    before = model.objects.count()
    typed = {"tenant": stranger.pk, "apartment": factories.apartment().pk, "begins_on": "2014-01-01", "ceiling": "500"}
    for page in (
        officer.get(url(model, "add"), {"tenant": stranger.pk}),
        officer.post(url(model, "add"), {"tenant": stranger.pk}),
        officer.post(url(model, "add"), typed),
    ):
        assert page.status_code == 200
        assert "Hemligsson" not in page.text
        assert stranger.number not in page.text
    assert model.objects.count() == before


def test_a_form_takes_those_the_company_can_choose(officer, register):
    page = officer.get(url(Guarantee, "add"), {"tenant": register.lease.tenant.pk})
    assert register.lease.tenant.name in page.text


# What a reader of the list may not know, asked of it row by row.
NOT_OFFERED = [
    (Person, "memberships__isnull=False"),
    (Person, "memberships=1"),
    (Person, "residences__isnull=False"),
    (Person, "identity__isnull=True"),
    (Offer, "placement__isnull=False"),
    (Offer, "placement=1"),
    (Apartment, "rent__isnull=False"),
    (Apartment, "leases__isnull=False"),
    (Lease, "tenant=1"),
    # Refused by the database in the midst of the page.
    (Offer, "answer__regex=((("),
    (Lease, "apartment__stairwell__city__regex=(("),
    (Apartment, "area=1e999999999"),
    (HousingRequest, "towns__contains=a"),
]


@pytest.mark.parametrize(("model", "query"), NOT_OFFERED)
def test_a_list_answers_to_no_filter_that_it_does_not_show(officer, model, query):
    answer = officer.get(f"{url(model, 'changelist')}?{query}")
    assert (answer.status_code, answer["Location"]) == (302, f"{url(model, 'changelist')}?e=1")


@pytest.mark.parametrize(
    "query",
    [
        "tenant__identity__personal_number__startswith=19",
        "tenant__memberships__isnull=False",
        "apartment__rent__monthly__gt=5000",
    ],
)
def test_a_list_is_not_asked_about_what_hangs_on_its_rows(officer, query):
    assert officer.get(f"{url(Lease, 'changelist')}?{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "begins_on__year=99999999999999999999",
        "begins_on__year=9999&begins_on__month=12",
        "begins_on__year=9999&begins_on__month=12&begins_on__day=31",
        "begins_on__year=2026&begins_on__month=13",
    ],
)
def test_a_day_that_no_calendar_has_shows_the_whole_list(officer, query):
    assert officer.get(f"{url(SocialContract, 'changelist')}?{query}").status_code == 302
