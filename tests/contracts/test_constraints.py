"""What must never stand about apartments, contracts, guarantees and the quota, tried in SQL."""

import datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from contracts.models import (
    CheckIn,
    CheckInResult,
    HandoverPlan,
    LandlordNotice,
    Lease,
    Occupancy,
    Placement,
    QuotaExtension,
    QuotaPlace,
    Resident,
    StairwellAsking,
    Sublease,
    TakeoverCriterion,
)
from contracts.stairwell_check import ask
from gotene.access.roles import Role
from tests import factories
from tests.refused import again, change, note, refused, sql

pytestmark = pytest.mark.django_db

DAY = datetime.date
DAY_BEFORE = datetime.timedelta(days=1)


def rent():
    return factories.apartment(rent=Decimal(6500)).rent


def occupancy():
    return Occupancy.objects.get(lease_id=factories.lease().pk)


def sublease(**fields):
    contract = fields.pop("contract", None) or factories.social_contract()
    # Each a household of its own.
    case_number = f"SK-2026-{contract.pk:03}"
    return Sublease.objects.create(contract=contract, case_number=case_number, begins_on=DAY(2026, 2, 1), **fields)


def resident():
    return Resident.objects.create(sublease=sublease(), person=factories.person())


def notice():
    officer = factories.staff(Role.CASE_OFFICER)
    return LandlordNotice.objects.create(sublease=sublease(), informed_on=DAY(2026, 2, 1), informed_by=officer)


def placement():
    offer = factories.offer()
    case = factories.case()
    home = sublease()
    return Placement.objects.create(
        offer=offer, case=case, sublease=home, reasons="Nära skolan", placed_by=case.case_officer, placed_at=at_noon()
    )


def plan():
    return HandoverPlan.objects.create(
        sublease=sublease(),
        begins_on=DAY(2026, 2, 1),
        goal_date=DAY(2026, 8, 1),
        first_check_in_on=DAY(2026, 4, 1),
        made_by=factories.staff(Role.CASE_OFFICER),
    )


def criterion():
    return TakeoverCriterion.objects.create(plan=plan(), text="Betala hyran", position=1, agreed_on=DAY(2026, 2, 1))


def check_in(of=None):
    of = of or plan()
    return CheckIn.objects.create(plan=of, held_on=DAY(2026, 4, 1), held_by=of.made_by, next_on=DAY(2026, 6, 1))


def result():
    requirement = criterion()
    return CheckInResult.objects.create(check_in=check_in(requirement.plan), criterion=requirement, outcome="met")


def quota_place():
    return QuotaPlace.objects.create(year=factories.quota_year(), number=1, contract=factories.social_contract())


def extension():
    housing, social = factories.staff(Role.HOUSING_DIRECTOR), factories.staff(Role.SOCIAL_DIRECTOR)
    return QuotaExtension.objects.create(
        year=factories.quota_year(),
        places=1,
        reason="En familj till",
        agreed_on=DAY(2026, 10, 1),
        agreed_by_housing=housing,
        agreed_by_social=social,
    )


def asking():
    offer = factories.offer()
    ask(offer.request.case_number, offer.apartment.stairwell)
    return StairwellAsking.objects.get()


def at_noon():
    return timezone.make_aware(datetime.datetime(2026, 2, 10, 12))


def answer(offer, given, **fields):
    change(offer, answer=given, answered_at=at_noon(), answered_by=offer.offered_by, **fields)


def reverse(row):
    change(row, ends_on=row.begins_on - DAY_BEFORE)


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    # The register
    "landlord_one_municipal_company": (factories.landlord, lambda x: again(x, name="Ett bolag till")),
    "stairwell_unique": (factories.stairwell, again),
    "stairwell_postal_code_form": (factories.stairwell, lambda s: change(s, postal_code="53330")),
    "apartment_object_number_unique": (
        factories.apartment,
        lambda a: again(a, stairwell=factories.stairwell(), apartment_number="1999"),
    ),
    "apartment_number_unique_in_stairwell": (factories.apartment, lambda a: again(a, object_number="900-02-00001")),
    "apartment_number_form": (factories.apartment, lambda a: change(a, apartment_number="10A3")),
    "apartment_area_positive": (factories.apartment, lambda a: change(a, area=0)),
    "apartment_rent_positive": (rent, lambda r: change(r, monthly=0)),
    # Leases and social contracts
    "lease_not_reversed": (factories.lease, reverse),
    "apartment_let_once": (factories.lease, lambda x: again(x, begins_on=DAY(2027, 1, 1))),
    "occupancy_of_one_kind": (occupancy, lambda o: change(o, lease_id=None)),
    "social_contract_not_reversed": (factories.social_contract, reverse),
    "social_contract_number_form": (factories.social_contract, lambda c: change(c, number="2026/3")),
    "social_contract_end_dated": (factories.social_contract, lambda c: change(c, end_reason="ended")),
    "sublease_not_reversed": (sublease, reverse),
    "sublease_one_at_a_time": (sublease, lambda s: again(s, begins_on=DAY(2026, 9, 1), case_number="SK-2025-999")),
    "sublease_one_home_at_a_time": (sublease, lambda s: again(s, contract=factories.social_contract())),
    "sublease_end_dated": (sublease, lambda s: change(s, end_reason="ended")),
    "sublease_within_contract": (sublease, lambda s: change(s, begins_on=s.contract.begins_on - DAY_BEFORE)),
    "resident_once": (resident, again),
    "landlord_notice_receipt_whole": (notice, lambda n: change(n, received_at=at_noon())),
    # From request to placement
    "housing_request_rooms_in_order": (factories.housing_request, lambda r: change(r, rooms_min=3, rooms_max=2)),
    "housing_request_withdrawn_whole": (factories.housing_request, lambda r: change(r, withdrawn_on=DAY(2026, 3, 1))),
    "offer_one_open_per_apartment": (factories.offer, lambda o: again(o, request=factories.housing_request())),
    "offer_one_live_per_request": (factories.offer, lambda o: again(o, apartment=factories.apartment())),
    "offer_answer_whole": (factories.offer, lambda o: change(o, answer="accepted", answered_at=at_noon())),
    "offer_declined_with_reason": (factories.offer, lambda o: answer(o, "declined")),
    "offer_answer_by_after_offered": (factories.offer, lambda o: change(o, answer_by=o.offered_on - DAY_BEFORE)),
    "placement_reasoned": (placement, lambda p: change(p, reasons="")),
    # The way to an own lease
    "plan_goal_after_start": (plan, lambda p: change(p, goal_date=p.begins_on)),
    "plan_first_check_in_after_start": (plan, lambda p: change(p, first_check_in_on=p.begins_on - DAY_BEFORE)),
    "criterion_once_in_plan": (criterion, lambda c: again(c, position=2)),
    "check_in_once_a_day": (check_in, lambda c: again(c, next_on=DAY(2026, 7, 1))),
    "check_in_next_after_held": (check_in, lambda c: change(c, next_on=c.held_on)),
    "check_in_result_once": (result, lambda r: again(r, outcome="not_applicable")),
    "check_in_not_met_explained": (result, lambda r: change(r, outcome="not_met", reason="Sen hyra i mars")),
    "check_in_result_of_own_plan": (result, lambda r: change(r, criterion=criterion())),
    # Guarantees, policies and the quota
    "guarantee_not_reversed": (factories.guarantee, reverse),
    "guarantee_ceiling_positive": (factories.guarantee, lambda g: again(g, ceiling=0)),
    "guarantee_exception_whole": (
        factories.guarantee,
        lambda g: again(g, exception_decision="KS 2026-11", permanent_home=True, no_other_way=True),
    ),
    "guarantee_after_stop": (
        lambda: (factories.policies(), factories.guarantee(begins_on=DAY(2016, 5, 31)))[1],
        lambda g: change(g, begins_on=DAY(2016, 6, 1)),
    ),
    "quota_extension_reasoned": (extension, lambda e: change(e, reason="")),
    "quota_place_once": (quota_place, lambda p: again(p, contract=factories.social_contract())),
    "quota_place_counts_from_one": (quota_place, lambda p: change(p, number=0)),
    "quota_place_within_ceiling": (quota_place, lambda p: change(p, number=p.year.ceiling + 1)),
    "stairwell_asked_in_need": (
        factories.stairwell,
        lambda s: sql("SELECT * FROM contracts_ask_stairwell('SK-2026-001', %s)", s.pk),
    ),
    "stairwell_asking_is_kept": (asking, lambda a: change(a, obstacle=True)),
    "quota_year_missing": (
        factories.social_contract,
        lambda c: sql("SELECT contracts_take_quota_place(%s, NULL)", c.pk),
    ),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# Nearer misses, and what must still be possible


def test_a_lease_begins_the_day_after_another_ends_and_no_sooner():
    flat = factories.apartment()
    lease = factories.lease(apartment=flat, begins_on=DAY(2020, 1, 1), ends_on=DAY(2020, 12, 31))
    with refused("apartment_let_once"):
        again(lease, begins_on=DAY(2020, 12, 31), ends_on=None)
    again(lease, begins_on=DAY(2021, 1, 1), ends_on=None)
    assert flat.leases.count() == 2


def test_a_lease_and_a_social_contract_never_overlap_on_an_apartment():
    flat = factories.apartment()
    factories.social_contract(apartment=flat, begins_on=DAY(2026, 2, 1))
    with refused("apartment_let_once"):
        factories.lease(apartment=flat, begins_on=DAY(2026, 5, 1))
    lease = factories.lease(apartment=flat, begins_on=DAY(2025, 1, 1), ends_on=DAY(2026, 1, 31))
    with refused("apartment_let_once"):
        change(lease, ends_on=None)


def test_two_social_contracts_never_overlap_on_an_apartment():
    contract = factories.social_contract()
    with refused("apartment_let_once"):
        again(contract, number="K-2027-01", begins_on=DAY(2027, 1, 1))


def test_a_let_apartment_cannot_be_swapped_into_the_lease_of_another():
    lease, other = factories.lease(), factories.lease()
    with refused("apartment_let_once"):
        change(lease, apartment=other.apartment)


def test_occupancy_follows_the_lease_and_leaves_with_it():
    lease = factories.lease(ends_on=DAY(2021, 6, 30))
    assert Occupancy.objects.get(lease_id=lease.pk).period == DateRange(DAY(2020, 1, 1), DAY(2021, 7, 1))
    change(lease, ends_on=DAY(2022, 6, 30))
    assert Occupancy.objects.get(lease_id=lease.pk).period.upper == DAY(2022, 7, 1)
    Lease.objects.filter(pk=lease.pk).delete()
    assert not Occupancy.objects.exists()


def test_occupancy_follows_the_social_contract_to_another_apartment():
    contract, flat = factories.social_contract(), factories.apartment()
    change(contract, apartment=flat)
    assert Occupancy.objects.get(social_contract=contract).apartment == flat


def test_a_contract_does_not_end_while_somebody_lives_there():
    contract = sublease(ends_on=DAY(2026, 12, 31), end_reason="ended").contract
    with refused("sublease_within_contract"):
        change(contract, ends_on=DAY(2026, 12, 30), end_reason="ended")
    change(contract, ends_on=DAY(2026, 12, 31), end_reason="ended")


def test_a_new_household_may_follow_when_the_first_has_moved():
    first = sublease(ends_on=DAY(2026, 8, 31), end_reason="ended")
    with refused("sublease_one_at_a_time"):
        again(first, begins_on=DAY(2026, 8, 31), ends_on=None, end_reason="", case_number="SK-2025-999")
    again(first, begins_on=DAY(2026, 9, 1), ends_on=None, end_reason="")
    assert first.contract.subleases.count() == 2


def test_an_answered_offer_leaves_the_apartment_and_the_request_free_for_the_next():
    offer = factories.offer()
    answer(offer, "declined", decline_reason="För trångt")
    again(offer)
    assert offer.request.offers.count() == offer.apartment.offers.count() == 2


def test_an_accepted_offer_ends_the_search():
    offer = factories.offer()
    answer(offer, "accepted")
    with refused("offer_one_live_per_request"):
        again(offer, apartment=factories.apartment())


def test_no_guarantee_after_the_stop_without_an_exception():
    factories.policies()
    factories.guarantee(begins_on=DAY(2016, 5, 31))
    with refused("guarantee_after_stop"):
        factories.guarantee(begins_on=DAY(2016, 6, 1))
    decider = factories.staff(Role.HOUSING_DIRECTOR)
    exception = factories.guarantee(
        begins_on=DAY(2026, 6, 1),
        exception_decision="KS 2026-11",
        exception_reason="Permanent home with right of extension, no other way (KBef 2:6).",
        exception_decided_by=decider,
        permanent_home=True,
        no_other_way=True,
    )
    with refused("guarantee_after_stop"):
        change(exception, exception_decision="", exception_reason="", exception_decided_by=None)


def test_no_place_beyond_the_ceiling_until_both_agree_on_more():
    place = quota_place()
    change(place.year, ceiling=1)
    with refused("quota_place_within_ceiling"):
        again(place, number=2, contract=factories.social_contract())
    QuotaExtension.objects.create(
        year=place.year,
        places=1,
        reason="En familj till",
        agreed_on=DAY(2026, 10, 1),
        agreed_by_housing=factories.staff(Role.HOUSING_DIRECTOR),
        agreed_by_social=factories.staff(Role.SOCIAL_DIRECTOR),
    )
    again(place, number=2, contract=factories.social_contract())
    assert place.year.places.count() == 2


def test_two_apartments_swap_numbers_in_one_statement():
    one = factories.apartment(apartment_number="1001")
    two = factories.apartment(stairwell=one.stairwell, apartment_number="1002")
    sql(
        "UPDATE contracts_apartment SET apartment_number ="
        " CASE apartment_number WHEN '1001' THEN '1002' ELSE '1001' END WHERE id IN (%s, %s)",
        one.pk,
        two.pk,
    )
    for swapped in (one, two):
        note(swapped)
    one.refresh_from_db()
    assert one.apartment_number == "1002"


def test_a_reversed_period_is_refused_also_where_a_range_is_built_of_it():
    contract = factories.social_contract()
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(
            "INSERT INTO contracts_sublease (contract_id, case_number, begins_on, ends_on, end_reason)"
            " VALUES (%s, 'SK-2026-001', '2026-05-02', '2026-05-01', 'ended')",
            contract.pk,
        )
