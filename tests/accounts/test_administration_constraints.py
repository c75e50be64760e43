"""Who may change whose account, and note whose absence: tried in SQL, at the gate and past it."""

import datetime
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role, Side
from gotene.accounts.models import Absence, StaffHome, StaffMember
from gotene.audit.history import save_as
from tests import factories
from tests.access.as_role import running_as
from tests.refused import again, change, committed, refused, remove, sql

pytestmark = pytest.mark.django_db

DAY = datetime.date


def administrator(side=Side.SOCIAL):
    return factories.staff(Role.SYSTEM_ADMINISTRATOR, side=side)


def at_the_gate(staff):
    return connection.as_role(DatabaseRole.WEB, staff)


def home():
    staff = factories.staff(Role.CASE_OFFICER)
    return StaffHome.objects.create(staff=staff, street_address="Lönngatan 4", city="Götene")


def change_own_roles(row):
    with at_the_gate(row):
        change(row, roles=[Role.SYSTEM_ADMINISTRATOR, Role.CASE_OFFICER])


def name_oneself(row):
    by = administrator()
    with at_the_gate(by):
        change(row, deputy=by)


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "staff_member_is_kept": (lambda: factories.staff(Role.CASE_OFFICER), remove),
    "staff_member_of_one_organisation": (
        administrator,
        lambda s: change(s, organisation=factories.organisation(Side.HOUSING)),
    ),
    "own_roles_by_another": (administrator, change_own_roles),
    "organisation_has_administrator": (administrator, lambda s: change(s, active=False)),
    "account_is_kept": (
        lambda: factories.account_of(factories.staff(Role.CASE_OFFICER)),
        lambda a: change(a, staff=StaffMember.objects.create(organisation=a.staff.organisation, name="Ny")),
    ),
    "absence_not_reversed": (factories.absence, lambda a: change(a, ends_on=a.begins_on - datetime.timedelta(days=1))),
    "absence_once": (factories.absence, lambda a: again(a, begins_on=a.ends_on)),
    "absence_deputy_is_another": (factories.absence, lambda a: change(a, deputy=a.staff)),
    "absence_is_kept": (factories.absence, lambda a: change(a, begins_on=DAY(2026, 1, 1))),
    "absence_deputy_works_here": (factories.absence, lambda a: change(a, deputy=factories.staff(Role.LETTING_OFFICER))),
    "absence_deputy_chosen_by_another": (factories.absence, name_oneself),
    "staff_home_whole": (home, lambda h: change(h, city="")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# At the gate


@contextmanager
def no_right():
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        yield
    assert isinstance(refusal.value.__cause__, InsufficientPrivilege), refusal.value


def renamed(by, row):
    """A colleague given another name at the gate by `by`, history and all."""
    with at_the_gate(by), committed():
        row.name = "Ny Namnsson"
        save_as(by, row)


def test_an_administrator_changes_the_people_of_their_own_organisation():
    by, colleague = administrator(), factories.staff(Role.CASE_OFFICER)
    renamed(by, colleague)
    assert colleague.history.first().history_user == by


def test_what_an_administrator_changes_is_noted_in_their_own_name():
    by, colleague, other = administrator(), factories.staff(Role.CASE_OFFICER), administrator()
    with at_the_gate(by), no_right():
        colleague.name = "Ny Namnsson"
        save_as(other, colleague)


@pytest.mark.parametrize(
    "who",
    [
        lambda: None,
        lambda: administrator(Side.HOUSING),
        lambda: factories.staff(Role.SOCIAL_DIRECTOR),
        lambda: factories.staff(Role.LOG_REVIEWER, side=Side.SOCIAL),
    ],
    ids=["nobody", "the other organisation's administrator", "a director", "a log reviewer"],
)
def test_nobody_else_touches_people_or_accounts_at_the_gate(who):
    colleague = factories.staff(Role.CASE_OFFICER)
    account, by = factories.account_of(colleague), who()
    with at_the_gate(by):
        for tried in (
            lambda: change(colleague, name="Ny Namnsson"),
            lambda: change(colleague, active=False),
            lambda: change(colleague, roles=[Role.SYSTEM_ADMINISTRATOR]),
            lambda: again(colleague, name="Ny Namnsson"),
            lambda: change(account, email="annan@socialtjanst.example"),
            lambda: change(account, is_active=False),
            lambda: again(account, email="annan@socialtjanst.example", staff=by or colleague),
        ):
            with no_right():
                tried()


def test_an_administrator_who_has_left_or_lost_the_role_touches_nothing():
    by, _another, colleague = administrator(), administrator(), factories.staff(Role.CASE_OFFICER)
    for values in ({"active": False}, {"active": True, "roles": [Role.CASE_OFFICER]}):
        change(by, **values)
        with at_the_gate(by), no_right():
            change(colleague, name="Ny Namnsson")


def test_signing_in_needs_no_administrator():
    account = factories.account_of(factories.staff(Role.CASE_OFFICER))
    with at_the_gate(None):
        sql("UPDATE accounts_user SET last_login = now(), password = 'x' WHERE id = %s", account.pk)


def test_an_administrator_makes_no_account_with_a_password():
    by = administrator()
    with at_the_gate(by):
        with committed():
            new = save_as(by, StaffMember(organisation_id=Side.SOCIAL, name="Ny Namnsson"))
        columns = "INSERT INTO accounts_user (email, staff_id, password, is_active, date_joined)"
        with no_right():
            sql(f"{columns} VALUES ('ny@x.example', %s, 'md5$1$abc', true, now())", new.pk)
        sql(f"{columns} VALUES ('ny@x.example', %s, '!abc', true, now())", new.pk)


def test_an_organisation_keeps_an_administrator_with_an_account():
    last, without_account = administrator(), administrator()
    change(factories.account_of(without_account), is_active=False)
    with refused("organisation_has_administrator"):
        change(last, roles=[Role.CASE_OFFICER])
    change(factories.account_of(without_account), is_active=True)
    change(last, roles=[Role.CASE_OFFICER])


def test_one_administrator_does_not_count_for_the_other_organisation():
    last, _of_the_company = administrator(), administrator(Side.HOUSING)
    with refused("organisation_has_administrator"):
        change(last, active=False)


# Absences


@pytest.mark.parametrize(
    "who",
    [lambda of: of, lambda of: administrator(), lambda of: factories.staff(Role.COORDINATOR)],
    ids=["oneself", "an administrator", "whoever is in charge"],
)
def test_an_absence_is_noted_and_cancelled_by(who):
    of = factories.staff(Role.CASE_OFFICER)
    by, deputy = who(of), factories.staff(Role.CASE_OFFICER)
    row = Absence(staff=of, deputy=deputy, begins_on=DAY(2026, 11, 2), recorded_by=by)
    with at_the_gate(by), committed():
        save_as(by, row)
    with at_the_gate(by), committed():
        row.cancelled_on = DAY(2026, 11, 3)
        save_as(by, row)
    assert {version.history_user for version in row.history.all()} == {by}
    with refused("absence_is_kept"):
        change(row, ends_on=DAY(2026, 12, 24))


@pytest.mark.parametrize(
    "who",
    [
        lambda: None,
        lambda: factories.staff(Role.CASE_OFFICER),
        lambda: administrator(Side.HOUSING),
        lambda: factories.staff(Role.HOUSING_DIRECTOR),
    ],
    ids=["nobody", "a colleague", "the other organisation's administrator", "the other organisation's director"],
)
def test_an_absence_is_noted_by_nobody_else(who):
    stands, by = factories.absence(), who()
    with at_the_gate(by):
        with no_right():
            again(stands, begins_on=DAY(2027, 1, 1), ends_on=DAY(2027, 1, 2), recorded_by=by or stands.staff)
        with no_right():
            change(stands, cancelled_on=DAY(2026, 11, 3))


def test_an_absence_is_noted_in_ones_own_name():
    stands, by = factories.absence(), administrator()
    with at_the_gate(by), no_right():
        again(stands, begins_on=DAY(2027, 1, 1), ends_on=DAY(2027, 1, 2))


def test_a_cancelled_absence_leaves_its_days_free():
    row = factories.absence(cancelled_on=DAY(2026, 11, 1))
    again(row, cancelled_on=None)


def test_whoever_has_left_is_nobodys_deputy():
    row, gone = factories.absence(), factories.staff(Role.CASE_OFFICER)
    change(gone, active=False)
    with refused("absence_deputy_works_here"):
        change(row, deputy=gone)


# Own addresses


def homes_shown():
    with connection.cursor() as cursor:
        cursor.execute("SELECT staff_id FROM accounts_staffhome")
        return {staff for (staff,) in cursor.fetchall()}


def test_an_address_is_read_by_oneself_and_the_log_reviewers_of_the_same_organisation():
    own = home().staff
    with at_the_gate(own):
        assert homes_shown() == {own.pk}
    with running_as(factories.staff(Role.LOG_REVIEWER, side=Side.SOCIAL)):
        assert homes_shown() == {own.pk}
    for other in (
        own,
        factories.staff(Role.SOCIAL_DIRECTOR),
        factories.staff(Role.LOG_REVIEWER, side=Side.HOUSING),
        administrator(),
    ):
        with running_as(other):
            assert homes_shown() == set()
    for other in (None, administrator(), factories.staff(Role.LOG_REVIEWER, side=Side.SOCIAL)):
        with at_the_gate(other):
            assert homes_shown() == set()


def test_an_address_is_written_by_nobody_but_oneself():
    other, colleague = factories.staff(Role.CASE_OFFICER), factories.staff(Role.CASE_OFFICER)
    with at_the_gate(colleague), no_right():
        sql("INSERT INTO accounts_staffhome VALUES (%s, 'Lönngatan 4', 'Götene')", other.pk)
