"""One household on its way through the chain, and the people who bring it there."""

import datetime
from dataclasses import dataclass

import pytest
from django.utils import timezone

from contracts.actions.offers import offer_apartment
from contracts.actions.placement import place_household
from contracts.actions.requests import request_housing
from contracts.models import Apartment, HousingRequest, QuotaYear
from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from tenants.models import Case
from tests import factories

WEEK = datetime.timedelta(days=7)


@dataclass
class Chain:
    today: datetime.date
    officer: StaffMember
    coordinator: StaffMember
    letting: StaffMember
    case: Case
    apartment: Apartment
    quota: QuotaYear

    def requested(self) -> HousingRequest:
        return request_housing(
            self.case, rooms_min=1, rooms_max=2, access=[], towns=[], needed_from=self.today, by=self.officer
        )

    def offered(self, request=None, **fields):
        fields = {"apartment": self.apartment, "available_from": self.today, "answer_by": self.today + WEEK, **fields}
        return offer_apartment(request or self.requested(), **fields, by=self.letting)

    def place(self, offer, **fields):
        fields = {"case": self.case, "begins_on": self.today, "reasons": "Nära barnens skola", **fields}
        return place_household(offer, **fields, by=self.coordinator)

    def placed(self):
        return self.place(self.offered())


@pytest.fixture
def chain(db):
    """A case with a granted decision, a vacant apartment of the company and a year with two places."""
    today = timezone.localdate()
    officer = factories.staff(Role.CASE_OFFICER)
    case = factories.case(officer=officer, opened_on=today - WEEK, adults=2, children=1)
    factories.decision(case, decided_on=today - WEEK, valid_to=today + 52 * WEEK)
    return Chain(
        today=today,
        officer=officer,
        coordinator=factories.staff(Role.COORDINATOR),
        letting=factories.staff(Role.LETTING_OFFICER),
        case=case,
        apartment=factories.apartment(),
        quota=factories.quota_year(today.year, ceiling=2),
    )
