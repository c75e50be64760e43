"""What must never stand about inspections, tried in SQL."""

import datetime

import pytest

from inspections.models import Inspection
from tests import factories
from tests.refused import again, change, refused

pytestmark = pytest.mark.django_db

DAY = datetime.date


def inspection():
    contract = factories.social_contract()
    return Inspection.objects.create(contract=contract, kind="move_in", planned_on=DAY(2026, 2, 1))


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "inspection_planned_once": (inspection, again),
    "inspection_absence_explained": (inspection, lambda i: change(i, carried_out_on=DAY(2026, 2, 1))),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


def test_one_party_alone_needs_a_reason_for_the_absence_of_the_other():
    row = inspection()
    attended = row.contract.housing_contact
    with refused("inspection_absence_explained"):
        change(row, carried_out_on=DAY(2026, 2, 1), housing_attended=attended)
    change(row, carried_out_on=DAY(2026, 2, 1), housing_attended=attended, absence_reason="Sjuk")
