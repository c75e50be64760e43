"""Whether an apartment taken over by its resident raises the next year's ceiling: a dated setting of the agreement."""

import datetime

import pytest

from contracts.enums import LandlordKind, PolicyKey, PolicyKind
from contracts.figures import turnover_in
from gotene.access.database_roles import ORGANISATIONS
from tests import factories
from tests.access.as_role import running_as

pytestmark = pytest.mark.django_db
DAY = datetime.date


def counted_alike():
    """The turnover of 2025, which each organisation counts alike."""
    counted = {turnover_in(2025)}
    for role in ORGANISATIONS:
        with running_as(role):
            counted.add(turnover_in(2025))
    (same,) = counted
    return same


def test_what_is_taken_over_counts_only_from_the_year_when_the_agreement_says_so():
    """By default a success does not raise the next year's ceiling."""
    for ends_on in (DAY(2025, 6, 30), DAY(2024, 12, 31)):
        factories.lease(ends_on=ends_on)
    taken_over = {"begins_on": DAY(2025, 1, 1), "ends_on": DAY(2025, 5, 31), "end_reason": "taken_over"}
    factories.social_contract(**taken_over)
    private = factories.stairwell(landlord=factories.landlord(LandlordKind.PRIVATE))
    factories.social_contract(apartment=factories.apartment(stairwell=private), **taken_over)
    agreement = {"kind": PolicyKind.COOPERATION_AGREEMENT}
    key = PolicyKey.TURNOVER_COUNTS_TAKEOVERS
    factories.decided(**agreement, title="Avtal 2019", valid_from=DAY(2019, 1, 1), values={key: "no"})
    assert counted_alike() == 1
    # In force on the year's last day; another year's figures stand.
    factories.decided(**agreement, title="Avtal 2026", valid_from=DAY(2026, 1, 1), values={key: "yes"})
    assert counted_alike() == 1
    factories.decided(**agreement, title="Avtal 2025", valid_from=DAY(2025, 12, 31), values={key: "yes"})
    assert counted_alike() == 2
    # A draft counts for nothing.
    factories.draft(**agreement, title="Utkast", valid_from=DAY(2025, 12, 31), values={key: "no"})
    assert counted_alike() == 2
