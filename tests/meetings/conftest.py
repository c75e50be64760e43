"""A small register with a history: guarantees that fall, contracts that come and go, a quota each year."""

import datetime

import pytest
from django.utils import timezone

from contracts.enums import ContractEnd, LandlordKind, SubleaseEnd
from contracts.models import HandoverPlan, QuotaPlace, Resident, Sublease
from gotene.access.roles import Role
from tests import factories

DAY = datetime.date
TODAY = DAY(2026, 11, 22)


@pytest.fixture
def stand_in_document(monkeypatch):
    """The document's place is held by a few bytes: for tests of what is done with it, not of what it says."""

    def small_document(figures, **made):
        return f"%PDF-1.7 {figures} {made}".encode()

    monkeypatch.setattr("meetings.actions.reports.half_yearly_pdf", small_document)


@pytest.fixture
def register(db):
    """Return a function that makes the register; `running` is how many contracts run in the end."""

    def make(running=12):
        officer, worker = factories.staff(Role.LETTING_OFFICER), factories.staff(Role.CASE_OFFICER)
        agreement = factories.policies()[-1]
        quota = {}
        for year in range(2016, 2027):
            quota[year] = factories.quota_year(year, ceiling=5 + year % 4, policy=agreement)
        afterwards = [2016, 2017, 2018]
        for year in afterwards:
            quota[year].computed_afterwards = True
            quota[year].save()
        tenant = factories.person(by=worker)
        for number in range(21):
            ends_on = None if number < 2 else DAY(2016 + number % 8, 9, 30)
            factories.guarantee(begins_on=DAY(2014, 5, 1), ends_on=ends_on, tenant=tenant)
        contacts = {"housing_contact": officer, "social_contact": worker}
        for number in range(20):
            _ended_contract(number, contacts, quota)
        for number in range(running):
            _running_contract(number, contacts, tenant, quota)

    return make


def _ended_contract(number, contacts, quota):
    begins_on = DAY(2015 + number % 10, 1 + number % 12, 1)
    ends_on = begins_on + datetime.timedelta(days=365 + 30 * (number % 6) - 1)
    end = [ContractEnd.TAKEN_OVER, ContractEnd.ENDED, ContractEnd.TAKEN_OVER, ContractEnd.HANDED_BACK][number % 4]
    contract = factories.social_contract(begins_on=begins_on, ends_on=ends_on, end_reason=end, **contacts)
    sublease_end = SubleaseEnd.TAKEN_OVER if end == ContractEnd.TAKEN_OVER else SubleaseEnd.ENDED
    Sublease.objects.create(
        contract=contract,
        case_number=f"SK-{begins_on.year}-{number:03}",
        begins_on=begins_on,
        ends_on=ends_on,
        end_reason=sublease_end,
    )
    _take_place(contract, quota)


def _running_contract(number, contacts, resident, quota):
    begins_on = DAY(2025 + number % 2, 1 + number % 6, 1)
    kind = LandlordKind.PRIVATE if number == 1 else LandlordKind.MUNICIPAL
    flat = factories.apartment(stairwell=factories.stairwell(landlord=factories.landlord(kind)))
    contract = factories.social_contract(begins_on=begins_on, apartment=flat, **contacts)
    _take_place(contract, quota)
    if number == 2:
        # Empty between two residents.
        return
    sublease = Sublease.objects.create(
        contract=contract, case_number=f"SK-{begins_on.year}-9{number:02}", begins_on=begins_on
    )
    Resident.objects.create(sublease=sublease, person=resident)
    if number != 3:
        HandoverPlan.objects.create(
            sublease=sublease,
            begins_on=begins_on,
            goal_date=begins_on + datetime.timedelta(days=600 - 20 * number),
            first_check_in_on=DAY(2026, 11, 15) + datetime.timedelta(days=3 * number),
            made_by=contacts["social_contact"],
            summary="Betalar hyran i tid och kommer till avstämningarna",
        )


def _take_place(contract, quota):
    year = quota.get(contract.begins_on.year)
    if year and year.places.count() < year.ceiling:
        QuotaPlace.objects.create(year=year, number=year.places.count() + 1, contract=contract)


@pytest.fixture
def letting(signed_in):
    return signed_in(factories.staff(Role.LETTING_OFFICER, name="Lars Uthyrare"))


@pytest.fixture
def coordinator(signed_in):
    return signed_in(factories.staff(Role.COORDINATOR, name="Karin Samordnare"))


@pytest.fixture
def late_check_in(db):
    """A household whose check-in should have been held a week ago."""
    today, week = timezone.localdate(), datetime.timedelta(days=7)
    contract = factories.social_contract(begins_on=today - 60 * week)
    home = Sublease.objects.create(contract=contract, case_number="SK-2025-014", begins_on=today - 60 * week)
    HandoverPlan.objects.create(
        sublease=home,
        begins_on=today - 58 * week,
        goal_date=today + 4 * week,
        first_check_in_on=today - week,
        made_by=contract.social_contact,
    )
    return contract
