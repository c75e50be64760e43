"""Retention erases a contract with its place of the quota; the year's other places stay as they were numbered."""

import pytest
from django.db import connection

from contracts.actions.quota import take_quota_place
from contracts.models import QuotaPlace
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role
from tests import factories
from tests.access.as_role import running_as
from tests.refused import committed, refused


@pytest.mark.django_db
def test_a_place_that_has_been_erased_is_not_given_again():
    factories.quota_year(2026, ceiling=2)
    coordinator = factories.staff(Role.COORDINATOR)
    first, second, third = [factories.social_contract() for _ in range(3)]
    with running_as(coordinator), committed():
        erased, kept = [take_quota_place(contract, by=coordinator) for contract in (first, second)]
    with running_as(DatabaseRole.RETENTION), committed(), connection.cursor() as cursor:
        for table in ("contracts_historicalquotaplace", "contracts_quotaplace"):
            cursor.execute(f"DELETE FROM {table} WHERE id = %s", [erased.pk])
    with running_as(coordinator), refused("quota_place_within_ceiling"), connection.cursor() as cursor:
        cursor.execute("SELECT contracts_take_quota_place(%s, %s)", [third.pk, coordinator.pk])
    assert QuotaPlace.objects.get() == kept
