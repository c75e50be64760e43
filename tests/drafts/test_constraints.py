"""What must never stand about drafts, tried in SQL."""

import pytest
from django.utils import timezone

from gotene.access.roles import Role
from gotene.drafts.models import Draft
from gotene.keys import Purpose, encrypt
from tests import factories
from tests.refused import again, change, refused

pytestmark = pytest.mark.django_db


def draft():
    member = factories.staff(Role.CASE_OFFICER)
    sealed = encrypt("{}", Purpose.DRAFT)
    return Draft.objects.create(staff=member, form="/fragor/", sealed=sealed, saved_at=timezone.now())


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "draft_of_each_form": (draft, again),
    "draft_is_sealed": (draft, lambda d: change(d, sealed='{"text": ["Hon vill flytta"]}')),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)
