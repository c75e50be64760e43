"""What must never happen, tried in SQL: the database is the last word."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from contracts.models import Lease, Occupancy, QuotaPlace
from tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime.date


def refused(name):
    """A context in which the database must refuse with the constraint called `name`."""
    return Refused(name)


class Refused:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, kind, error, traceback):
        self.atomic.__exit__(kind, error, traceback)
        assert isinstance(error, IntegrityError), f"not refused: {error!r}"
        assert error.__cause__.diag.constraint_name == self.name
        return True


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def insert_lease(apartment, begins, ends):
    sql(
        "INSERT INTO contracts_lease (apartment_id, begins_on, ends_on) VALUES (%s, %s, %s)", apartment.pk, begins, ends
    )


def test_two_leases_never_overlap_on_an_apartment():
    flat = factories.apartment()
    insert_lease(flat, DAY(2020, 1, 1), DAY(2020, 12, 31))
    with refused("apartment_let_once"):
        insert_lease(flat, DAY(2020, 12, 31), None)
    insert_lease(flat, DAY(2021, 1, 1), None)


def test_a_lease_and_a_social_contract_never_overlap_on_an_apartment():
    flat = factories.apartment()
    factories.social_contract(apartment=flat, begins_on=DAY(2026, 2, 1))
    with refused("apartment_let_once"):
        insert_lease(flat, DAY(2026, 5, 1), None)
    factories.lease(apartment=flat, begins_on=DAY(2025, 1, 1), ends_on=DAY(2026, 1, 31))
    with refused("apartment_let_once"):
        sql("UPDATE contracts_lease SET ends_on = NULL WHERE apartment_id = %s", flat.pk)


def test_two_social_contracts_never_overlap_on_an_apartment():
    contract = factories.social_contract()
    with refused("apartment_let_once"):
        factories.social_contract(apartment=contract.apartment, begins_on=DAY(2027, 1, 1))


@pytest.mark.parametrize(
    "make, name",
    [
        (factories.lease, "lease_not_reversed"),
        (factories.social_contract, "social_contract_not_reversed"),
        (factories.guarantee, "guarantee_not_reversed"),
    ],
)
def test_nothing_ends_before_it_begins(make, name):
    made = make()
    with refused(name):
        type(made).objects.filter(pk=made.pk).update(ends_on=made.begins_on - datetime.timedelta(days=1))


def test_occupancy_follows_the_lease_and_leaves_with_it():
    lease = factories.lease(ends_on=DAY(2021, 6, 30))
    assert Occupancy.objects.get(lease=lease).period.upper == DAY(2021, 7, 1)
    Lease.objects.filter(pk=lease.pk).delete()
    assert not Occupancy.objects.exists()


def test_no_guarantee_after_the_stop_without_an_exception():
    factories.policies()
    before = factories.guarantee(begins_on=DAY(2016, 5, 31))
    with refused("guarantee_after_stop"):
        factories.guarantee(begins_on=DAY(2016, 6, 1))
    with refused("guarantee_after_stop"):
        sql("UPDATE contracts_guarantee SET begins_on = '2016-06-01' WHERE id = %s", before.pk)
    factories.guarantee(
        begins_on=DAY(2026, 6, 1),
        exception_decision="KS 2026-11",
        exception_reason="Permanent home with right of extension, no other way (KBef 2:6).",
        exception_decided_by=before.tenant.identity.organisation.staff.first(),
    )


def test_an_exception_is_whole_or_absent():
    guarantee = factories.guarantee()
    with refused("guarantee_exception_whole"):
        sql("UPDATE contracts_guarantee SET exception_decision = 'KS 1' WHERE id = %s", guarantee.pk)


def test_no_place_beyond_the_ceiling_of_the_year():
    year = factories.quota_year(ceiling=1)
    QuotaPlace.objects.create(year=year, number=1, contract=factories.social_contract())
    with refused("quota_place_within_ceiling"):
        QuotaPlace.objects.create(year=year, number=2, contract=factories.social_contract())
    with refused("quota_place_once"):
        QuotaPlace.objects.create(year=year, number=1, contract=factories.social_contract())


def test_a_reversed_period_is_refused_also_where_a_range_is_built_of_it():
    contract = factories.social_contract()
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(
            "INSERT INTO contracts_sublease (contract_id, case_number, begins_on, ends_on, end_reason)"
            " VALUES (%s, 'SK-2026-001', '2026-05-02', '2026-05-01', 'ended')",
            contract.pk,
        )
