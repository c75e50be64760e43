"""A notice on a resident's sublease is not there for the company, however it asks; on the head lease both are party."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from contracts.models import Notice
from gotene.access.roles import Role
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.test_ending_constraints import notice, of_head_lease
from tests.refused import again, change

pytestmark = pytest.mark.django_db

DAY = datetime.date
LETTING, COORDINATOR = Role.LETTING_OFFICER, Role.COORDINATOR


@pytest.fixture
def letting():
    return factories.staff(LETTING)


@pytest.fixture
def coordinator():
    return factories.staff(COORDINATOR)


def links(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT link FROM {table}")
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


def asked_for_an_earlier_day():
    """The municipality's notice, which asks for an earlier day."""
    by = factories.staff(COORDINATOR)
    return of_head_lease(given_by="municipality", recorded_by=by, wished_ends_on=DAY(2027, 2, 1))


@pytest.mark.parametrize(
    "role, tried",
    [
        # One's own wish is not agreed to by oneself, in whosever name.
        (COORDINATOR, lambda n: {"agreed_on": n.given_on, "agreed_by": n.recorded_by, "ends_on": n.wished_ends_on}),
        (LETTING, lambda n: {"withdrawn_on": n.given_on, "withdrawn_by": n.recorded_by}),
        (LETTING, lambda n: {"ends_on": n.lawful_ends_on + datetime.timedelta(days=365)}),
        (LETTING, lambda n: {"wished_ends_on": n.given_on}),
    ],
)
def test_each_writes_its_own_part_of_a_notice_on_the_head_lease(role, tried):
    row = asked_for_an_earlier_day()
    refused = pytest.raises(DatabaseError, match="the other organisation")
    with running_as(factories.staff(role)), refused, transaction.atomic():
        change(row, **tried(row))


@pytest.mark.parametrize("role", [LETTING, COORDINATOR])
def test_no_notice_begins_with_the_others_yes(role):
    row, who = asked_for_an_earlier_day(), factories.staff(role)
    change(row, withdrawn_on=row.given_on, withdrawn_by=row.recorded_by)
    fields = {"given_by": "company" if role == LETTING else "municipality", "ends_on": row.wished_ends_on}
    with running_as(who), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        again(
            row,
            **fields,
            way="receipt",
            agreed_on=row.given_on,
            agreed_by=row.recorded_by,
            withdrawn_on=None,
            withdrawn_by=None,
        )
