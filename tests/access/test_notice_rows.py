"""A notice on a resident's sublease is not there for the company, however it asks; on the head lease both are party."""

import pytest
from django.db import DatabaseError, connection, transaction

from contracts.models import Notice
from gotene.access.roles import Role
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.test_ending_constraints import notice, of_head_lease
from tests.refused import again, change

pytestmark = pytest.mark.django_db

LETTING, COORDINATOR = Role.LETTING_OFFICER, Role.COORDINATOR


@pytest.fixture
def letting():
    return factories.staff(LETTING)


@pytest.fixture
def coordinator():
    return factories.staff(COORDINATOR)


def links(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT link FROM {table}")  # noqa: S608 - one of two names written here.
        return sorted(link for (link,) in cursor.fetchall())


@pytest.mark.parametrize("table", ["contracts_notice", "contracts_historicalnotice"])
def test_the_company_finds_those_of_the_head_lease_alone_also_by_raw_sql(table, letting, coordinator):
    notice(), of_head_lease()
    with running_as(letting):
        assert links(table) == ["head_lease"]
    with running_as(coordinator):
        assert links(table) == ["head_lease", "sublease"]


def test_the_queryset_says_the_same_where_no_database_role_helps(letting, coordinator):
    notice(), of_head_lease()
    assert [each.link for each in Notice.objects.visible_to(letting)] == ["head_lease"]
    assert Notice.objects.visible_to(coordinator).count() == 2
    assert not Notice.objects.visible_to(None).exists()


@pytest.mark.parametrize(
    "role, stands, fields",
    [
        (LETTING, of_head_lease, {"given_by": "municipality"}),
        (LETTING, notice, {}),
        (COORDINATOR, of_head_lease, {"given_by": "company"}),
    ],
)
def test_nobody_gives_notice_in_the_others_name(role, stands, fields):
    row, who = stands(), factories.staff(role)
    change(row, withdrawn_on=row.given_on, withdrawn_by=row.recorded_by)
    with running_as(who), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        again(row, **fields, withdrawn_on=None, withdrawn_by=None)


def test_the_company_changes_no_notice_that_it_does_not_see(letting):
    row = notice()
    with running_as(letting), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE contracts_notice SET referred_on = now() WHERE id = %s", [row.pk])
        assert cursor.rowcount == 0
