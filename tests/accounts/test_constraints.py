"""What must never stand about accounts, tried in SQL."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, ProgrammingError, transaction

from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from tests import factories
from tests.refused import again, change, refused

pytestmark = pytest.mark.django_db


def case_officer():
    return factories.staff(Role.CASE_OFFICER)


def without_account(user):
    return StaffMember.objects.create(organisation=user.staff.organisation, name="Ny", roles=[])


def identity(provider, uid="sub-1"):
    account = factories.account_of(case_officer())
    return SocialAccount.objects.create(user=account, provider=provider, uid=uid)


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
    "identity_of_own_organisation": (
        lambda: identity("social"),
        lambda i: again(i, uid="another", provider="housing"),
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


@pytest.mark.parametrize("provider", ["social", "social-saml"])
def test_an_organisation_vouches_for_its_own(provider):
    assert identity(provider).pk


@pytest.mark.parametrize("provider", ["housing", "housing-saml", "social-", "", "Social", "openid_connect"])
def test_nobody_else_vouches_for_them(provider):
    with refused("identity_of_own_organisation"):
        identity(provider)


@pytest.mark.parametrize("value", [{"uid": "sub-2"}, {"provider": "social-saml"}])
def test_who_is_vouched_for_stands(value):
    row = identity("social")
    with pytest.raises(ProgrammingError), transaction.atomic():
        change(row, **value)


def test_one_person_has_one_identity_at_a_provider():
    row = identity("social")
    with pytest.raises(IntegrityError, match="identity_one_of_a_provider"), transaction.atomic():
        again(row, uid="sub-2")
    again(row, uid="sub-1", provider="social-saml")


def test_two_people_do_not_share_one_identity():
    identity("social")
    with pytest.raises(IntegrityError, match="socialaccount_provider_uid"), transaction.atomic():
        identity("social")
