"""A small Götene in the back office: one of each thing that waits, is running or has ended."""

import datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.utils import timezone

from contracts.actions.placement import place_household
from gotene.access.roles import Role
from tests import factories
from tests.contracts import incidents

TODAY = datetime.date(2026, 3, 2)


@pytest.fixture
def today(monkeypatch):
    """The back office's day, for pages that say when."""
    # A form that proposes today binds the function when it is imported: that must not be while it is another.
    import_module(settings.ROOT_URLCONF)
    really = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None, zone=None: really(value, zone) if value else TODAY)
    return TODAY


@pytest.fixture
def register(db, today):
    """One of everything that the back office lists."""
    policies = factories.policies()
    year = factories.quota_year(2026, ceiling=6, policy=policies[-1])
    rented = factories.apartment(rent="7421.00")
    lease = factories.lease(apartment=rented, tenant=factories.person(by=factories.staff(Role.LETTING_OFFICER)))
    coordinator = factories.staff(Role.COORDINATOR)
    case = factories.case(adults=1, children=1)
    factories.decision(case)
    placed = place_household(
        factories.offer(for_request=factories.housing_request(for_case=case)),
        case=case,
        begins_on=datetime.date(2026, 3, 1),
        reasons="Nära skolan.",
        by=coordinator,
    )
    letting = factories.staff(Role.LETTING_OFFICER)
    reported = incidents.incident(of=placed, reported_by=letting)
    incidents.unverified(of=placed, by=letting)
    return SimpleNamespace(
        incident=reported,
        apartment=rented,
        vacant=factories.apartment(),
        lease=lease,
        request=factories.housing_request(),
        offer=factories.offer(),
        guarantee=factories.guarantee(),
        policy=policies[0],
        quota_year=year,
        contract=placed.contract,
        notice=placed.landlord_notice,
    )
