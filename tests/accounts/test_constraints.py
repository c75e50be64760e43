"""What must never stand about accounts, tried in SQL."""

import pytest

from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from tests import factories
from tests.refused import again, change, refused

pytestmark = pytest.mark.django_db


def case_officer():
    return factories.staff(Role.CASE_OFFICER)


def without_account(user):
    return StaffMember.objects.create(organisation=user.staff.organisation, name="Ny", roles=[])


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "organisation_side_known": (
        lambda: case_officer().organisation,
        lambda o: again(o, side="church"),
    ),
    "staff_roles_of_own_organisation": (
        case_officer,
        lambda s: change(s, roles=[Role.CASE_OFFICER, Role.LETTING_OFFICER]),
    ),
    "user_email_unique": (
        lambda: factories.account_of(case_officer()),
        lambda u: again(u, email=u.email.upper(), staff=without_account(u)),
    ),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


def test_roles_of_one_organisation_may_be_held_together():
    row = case_officer()
    change(row, roles=[Role.CASE_OFFICER, Role.COORDINATOR, Role.LOG_REVIEWER])
    assert len(StaffMember.objects.get(pk=row.pk).roles) == 3
