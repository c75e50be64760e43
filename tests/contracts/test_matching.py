"""Which vacant apartments fit a housing request: what the list sorts by and what it says agree."""

import datetime
import itertools

import pytest

from contracts import matching, vacancy
from contracts.enums import Access
from contracts.models import Apartment
from tests import factories

DAY = datetime.date(2026, 4, 1)


@pytest.mark.django_db
def test_the_order_and_the_reasons_agree():
    """Every kind of apartment against every kind of request: it fits exactly when there is no reason against it."""
    götene, källby = factories.stairwell(), factories.stairwell(city="Källby")
    for kind, floor, lift, at, ends_on in itertools.product(
        ("1rokv", "3rok"), (-1, 0, 2), (True, False), (götene, källby), (None, datetime.date(2026, 5, 31))
    ):
        apartment = factories.apartment(kind=kind, floor=floor, has_lift=lift, stairwell=at)
        if ends_on:
            factories.lease(apartment=apartment, ends_on=ends_on)
    requests = [
        factories.housing_request(rooms_min=least, rooms_max=most, towns=towns, access=access)
        for (least, most), towns, access in itertools.product(
            ((1, 1), (2, 3), (1, 6)), ([], ["Götene"]), ([], [Access.LIFT_OR_GROUND_FLOOR])
        )
    ]
    for request in requests:
        fitting, others = (vacancy.read_last_let(list(rows), DAY) for rows in matching.candidates(request, DAY))
        assert fitting
        assert others
        assert len(fitting) + len(others) == Apartment.objects.count()
        assert [matching.misfits(apartment, request, DAY) for apartment in fitting] == [[] for _ in fitting]
        assert all(matching.misfits(apartment, request, DAY) for apartment in others)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ends_on", "offerable"),
    [
        (datetime.date(2026, 3, 31), True),
        (datetime.date(2026, 6, 30), True),
        (datetime.date(2026, 7, 1), False),
        (None, False),
    ],
)
def test_an_apartment_is_offered_up_to_three_months_ahead(ends_on, offerable):
    apartment = factories.apartment()
    factories.lease(apartment=apartment, ends_on=ends_on)
    assert (apartment in matching.offerable(DAY)) == offerable


@pytest.mark.django_db
def test_blocked_and_offered_apartments_are_left_out():
    factories.apartment(block_reason="Stambyte")
    factories.offer()
    declined = factories.offer()
    declined.answer, declined.decline_reason = "declined", "För långt till skolan."
    declined.answered_at = datetime.datetime(2026, 2, 4, tzinfo=datetime.UTC)
    declined.answered_by = factories.staff("coordinator")
    declined.save()
    assert list(matching.offerable(DAY)) == [declined.apartment]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("periods", "free"),
    [
        ([], DAY),
        ([("2020-01-01", "2026-03-31")], DAY),
        ([("2020-01-01", "2026-04-30")], datetime.date(2026, 5, 1)),
        ([("2020-01-01", "2026-04-30"), ("2026-06-01", "2026-12-31")], datetime.date(2027, 1, 1)),
        ([("2020-01-01", "2026-04-30"), ("2026-06-01", None)], None),
        ([("2026-06-01", None)], None),
    ],
)
def test_free_is_when_nobody_rents_any_more(periods, free):
    apartment = factories.apartment()
    for begins_on, ends_on in periods:
        factories.lease(apartment=apartment, begins_on=begins_on, ends_on=ends_on)
    vacancy.read_last_let([apartment], DAY)
    assert vacancy.free_from(apartment, DAY) == free


@pytest.mark.django_db
def test_every_letting_of_either_kind_is_told_the_latest_first():
    apartment = factories.apartment()
    factories.lease(apartment=apartment, begins_on=datetime.date(2019, 1, 1), ends_on=datetime.date(2025, 12, 31))
    contract = factories.social_contract(apartment=apartment)
    latest, first = vacancy.lettings_of(apartment)
    assert (latest.social_contract_id, latest.last_day) == (contract.pk, None)
    assert (first.period.lower, first.last_day) == (datetime.date(2019, 1, 1), datetime.date(2025, 12, 31))


def test_what_the_register_does_not_know_is_named():
    request = type("Asked", (), {"access": [Access.STEP_FREE, Access.LIFT_OR_GROUND_FLOOR]})
    assert matching.to_look_up(request) == [Access.STEP_FREE.label]
