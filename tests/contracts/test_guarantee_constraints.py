"""What must never stand about guarantees, tried in SQL: kept as recorded, planned with days, letters unchanged."""

import datetime

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.utils import timezone

from contracts.models import Guarantee, GuaranteeNotice, GuaranteePlan, GuaranteeReceipt
from gotene.access.roles import Role
from tests import factories
from tests.access.as_role import running_as
from tests.refused import again, change, refused, sql

pytestmark = pytest.mark.django_db

DAY = datetime.date
EXCEPTION = {
    "exception_decision": "KS 2026-11",
    "exception_reason": "Enda vägen till bostad",
    "permanent_home": True,
    "no_other_way": True,
}


def noted():
    """A guarantee with notice given on 10 March 2026."""
    return factories.guarantee(notice_given_on=DAY(2026, 3, 10), ends_on=DAY(2026, 12, 31))


def plan():
    return GuaranteePlan.objects.create(
        guarantee=factories.guarantee(),
        way="notice",
        planned_notice_on=DAY(2026, 3, 10),
        planned_last_day=DAY(2026, 12, 31),
        owner=factories.staff(Role.COORDINATOR),
    )


def letter():
    guarantee = noted()
    return GuaranteeNotice.objects.create(
        guarantee=guarantee,
        given_on=guarantee.notice_given_on,
        ends_on=guarantee.ends_on,
        pdf=b"%PDF-1.7",
        sha256="0" * 64,
        made_by=factories.staff(Role.COORDINATOR),
        made_at=timezone.now(),
    )


def receipt():
    letting = factories.staff(Role.LETTING_OFFICER)
    return GuaranteeReceipt.objects.create(guarantee=noted(), received_on=DAY(2026, 3, 12), received_by=letting)


ATTEMPTS = {
    "guarantee_is_kept": (factories.guarantee, lambda g: change(g, tenant=factories.person())),
    "guarantee_exception_tested": (
        factories.guarantee,
        lambda g: again(
            g, **{**EXCEPTION, "no_other_way": False}, exception_decided_by=factories.staff(Role.SOCIAL_DIRECTOR)
        ),
    ),
    "guarantee_release_dated": (factories.guarantee, lambda g: change(g, release_reason="moves")),
    "guarantee_plan_notice_dated": (plan, lambda p: change(p, way="moves")),
    "guarantee_plan_ends_after_notice": (plan, lambda p: change(p, planned_last_day=p.planned_notice_on)),
    "guarantee_notice_is_kept": (letter, lambda x: change(x, pdf=b"%PDF-1.7 another")),
    "guarantee_notice_ends_after_given": (
        letter,
        lambda x: again(x, guarantee=factories.guarantee(), ends_on=x.given_on),
    ),
    "guarantee_tenant_told_whole": (receipt, lambda r: change(r, tenant_told_on=DAY(2026, 3, 13))),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# Nearer misses, and what must still be possible


@pytest.mark.parametrize(
    "changed",
    [
        {"begins_on": DAY(2013, 5, 1)},
        {"ceiling": 1},
        {"apartment": factories.apartment},
        {"notice_given_on": DAY(2026, 3, 9)},
        {"notice_given_on": None},
        {"ends_on": DAY(2027, 1, 31)},
        {"ends_on": None},
    ],
    ids=lambda changed: "-".join(changed),
)
def test_what_was_recorded_stands_and_the_end_never_moves_to_a_later_day(changed):
    guarantee = noted()
    with refused("guarantee_is_kept"):
        change(guarantee, **{name: value() if callable(value) else value for name, value in changed.items()})


def test_a_tenant_who_moves_ends_it_sooner_also_after_notice():
    guarantee = noted()
    change(guarantee, ends_on=DAY(2026, 6, 30), release_reason="moves")
    with refused("guarantee_is_kept"):
        change(guarantee, release_reason="own_lease")


def test_the_letter_goes_with_nobody_but_retention():
    row = letter()
    with refused("guarantee_notice_is_kept"):
        sql("DELETE FROM contracts_guaranteenotice WHERE id = %s", row.pk)


def test_a_tenant_is_not_told_before_the_notice_came():
    row = receipt()
    with refused("guarantee_tenant_told_whole"):
        change(row, tenant_told_on=DAY(2026, 3, 11), tenant_told_by=row.received_by)
    change(row, tenant_told_on=DAY(2026, 3, 12), tenant_told_by=row.received_by)


# What each organisation may write, whatever the program asks for


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contracts_guarantee SET tenant_id = %(other)s WHERE id = %(guarantee)s",
        "UPDATE contracts_guarantee SET notice_given_on = current_date, tenant_id = %(other)s WHERE id = %(guarantee)s",
        "UPDATE contracts_guarantee SET ends_on = '2026-12-31', release_reason = 'moves' WHERE id = %(guarantee)s",
        "UPDATE contracts_guarantee SET ends_on = '2026-12-31' WHERE id = %(guarantee)s",
    ],
)
def test_the_social_services_change_nothing_but_the_notice(statement):
    """The tenant of a guarantee opens a name: whoever could write one in would read anybody's."""
    guarantee, other = factories.guarantee(), factories.person(by=factories.staff(Role.LETTING_OFFICER))
    with running_as(factories.staff(Role.COORDINATOR)), transaction.atomic():
        with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, {"guarantee": guarantee.pk, "other": other.pk})
        assert refusal.value.__cause__.diag.constraint_name == "guarantee_is_kept"


@pytest.mark.parametrize(
    "role, statement",
    [
        (Role.COORDINATOR, "INSERT INTO contracts_guarantee (ceiling) VALUES (1)"),
        (Role.COORDINATOR, "UPDATE contracts_guaranteereceipt SET received_on = current_date"),
        (Role.LETTING_OFFICER, "INSERT INTO contracts_guaranteenotice (given_on) VALUES (current_date)"),
        (Role.LETTING_OFFICER, "DELETE FROM contracts_guaranteeplan"),
    ],
)
def test_neither_side_writes_what_is_the_others(role, statement):
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with running_as(factories.staff(role)), denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_notice_by_the_social_services_stands():
    guarantee = factories.guarantee()
    coordinator = factories.staff(Role.COORDINATOR)
    with running_as(coordinator):
        own = Guarantee.objects.get(pk=guarantee.pk)
        own.notice_given_on, own.ends_on, own._history_user = DAY(2026, 3, 10), DAY(2026, 12, 31), coordinator
        own.save()
    guarantee.refresh_from_db()
    assert guarantee.ends_on == DAY(2026, 12, 31)


@pytest.mark.parametrize(
    "begins_on, freed, law",
    [
        (DAY(2015, 2, 1), DAY(2026, 12, 30), DAY(2026, 12, 31)),
        (DAY(2026, 1, 31), DAY(2028, 1, 30), DAY(2028, 1, 31)),
        (DAY(2024, 2, 29), DAY(2026, 12, 30), DAY(2026, 12, 31)),
    ],
)
def test_the_municipality_is_free_no_earlier_than_the_law_lets_it(begins_on, freed, law):
    """Nine months to a turn of month, and never before two years (JB 12:28 a): also when SQL is written by hand."""
    given = factories.guarantee(begins_on=begins_on, exception_decision="")
    assert given.earliest_end(DAY(2026, 3, 10)) == law
    noted_on = "UPDATE contracts_guarantee SET notice_given_on = %s, ends_on = %s WHERE id = %s"
    with running_as(factories.staff(Role.COORDINATOR)), transaction.atomic():
        with refused("guarantee_is_kept"):
            sql(noted_on, DAY(2026, 3, 10), freed, given.pk)
        # Not for the want of its history: this one is rolled back.
        sql(noted_on, DAY(2026, 3, 10), law, given.pk)
        transaction.set_rollback(True)
