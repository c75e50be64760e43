"""The coordinator places a household: everything that begins then, and everything that stops it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from contracts.actions.offers import decline_offer
from contracts.actions.quota import extend_quota
from contracts.enums import LandlordKind
from contracts.models import (
    LandlordNotice,
    Offer,
    Placement,
    QuotaPlace,
    QuotaYear,
    Resident,
    SocialContract,
    Sublease,
)
from gotene.access.roles import Role, Side
from tenants.models import Disclosure
from tests import factories
from tests.refused import change, told

DAY = datetime.timedelta(days=1)
WRITTEN = [SocialContract, Sublease, Resident, LandlordNotice, QuotaPlace, Placement, Disclosure]


def assert_nothing_began(offer):
    assert {model.__name__: model.objects.count() for model in WRITTEN} == {model.__name__: 0 for model in WRITTEN}
    offer.refresh_from_db()
    assert (offer.answer, offer.answered_at, offer.answered_by) == ("", None, None)


def test_the_municipality_rents_the_apartment_from_the_company(chain):
    contract = chain.placed().contract
    assert contract.number == f"K-{chain.today.year}-01"
    assert (contract.apartment, contract.begins_on, contract.ends_on) == (chain.apartment, chain.today, None)
    assert (contract.housing_contact, contract.social_contact) == (chain.letting, chain.officer)


def test_the_household_lives_there_by_name(chain):
    sublease = chain.placed()
    assert (sublease.case_number, sublease.begins_on) == (chain.case.number, chain.today)
    household = {(member.person, member.kind) for member in chain.case.household.members.all()}
    assert {(resident.person, resident.kind) for resident in sublease.residents.all()} == household
    assert len(household) == 3


def test_those_who_have_left_the_household_do_not_move_in(chain):
    left = chain.case.household.members.filter(kind="adult").first()
    change(left, ends_on=chain.today - DAY)
    assert left.person not in [resident.person for resident in chain.placed().residents.all()]


def test_the_landlord_is_informed_the_same_day(chain):
    notice = chain.placed().landlord_notice
    assert (notice.informed_on, notice.informed_by, notice.received_at) == (chain.today, chain.coordinator, None)


def test_what_the_company_was_told_is_kept_with_its_ground_in_law(chain):
    sublease = chain.placed()
    told_once = chain.case.disclosures.get()
    assert (told_once.kind, told_once.ground, told_once.consent) == ("resident", "law", None)
    assert (told_once.recipient_id, told_once.disclosed_by) == (Side.HOUSING, chain.coordinator)
    for resident in sublease.residents.all():
        assert resident.person.number in told_once.what


def test_why_this_household_stays_with_the_social_services(chain):
    sublease = chain.placed()
    placement = Placement.objects.get()
    assert (placement.sublease, placement.case, placement.reasons) == (sublease, chain.case, "Nära barnens skola")
    assert placement.placed_by == chain.coordinator
    assert not Placement.objects.visible_to(chain.letting).exists()


def test_the_offer_is_accepted_and_the_quota_counts_one(chain):
    contract = chain.placed().contract
    assert Offer.objects.get().answer == "accepted"
    assert (contract.quota_place.year, contract.quota_place.number) == (chain.quota, 1)
    year = QuotaYear.objects.with_use().get()
    assert (year.used, year.left) == (1, 1)


def test_every_new_row_says_in_its_history_who_made_it(chain):
    sublease = chain.placed()
    rows = [sublease, sublease.contract, sublease.landlord_notice, sublease.placement, sublease.contract.quota_place]
    rows += [*sublease.residents.all(), Offer.objects.get()]
    for row in rows:
        assert row.history.latest().history_user == chain.coordinator, row


def another(chain):
    """Another household, that waits as well."""
    case = factories.case(officer=chain.officer)
    factories.decision(case)
    return case


def test_contracts_are_numbered_in_the_year_they_begin(chain):
    chain.placed()
    next_year = factories.quota_year(chain.today.year + 1, policy=chain.quota.policy)
    offer = chain.offered(factories.housing_request(), apartment=factories.apartment())
    first_of_next = chain.place(offer, case=another(chain), begins_on=datetime.date(next_year.year, 1, 2)).contract
    assert first_of_next.number == f"K-{next_year.year}-01"
    assert first_of_next.quota_place.year == next_year


def test_a_number_written_with_more_digits_counts_by_its_value(chain):
    factories.social_contract(number=f"K-{chain.today.year}-006")
    assert chain.placed().contract.number == f"K-{chain.today.year}-07"
    offer = chain.offered(factories.housing_request(), apartment=factories.apartment())
    assert chain.place(offer, case=another(chain)).contract.number == f"K-{chain.today.year}-08"


def test_a_household_that_has_a_home_gets_no_second_one(chain):
    chain.placed()
    offer = chain.offered(factories.housing_request(), apartment=factories.apartment())
    with told("sublease_one_home_at_a_time"):
        chain.place(offer)
    assert Offer.objects.get(pk=offer.pk).answer == ""


def test_the_full_quota_stops_the_next_and_leaves_nothing_behind(chain):
    change(chain.quota, ceiling=0)
    offer = chain.offered()
    with told("quota_place_within_ceiling") as refusal:
        chain.place(offer)
    assert "fler platser" in refusal.value.messages[0].lower()
    assert_nothing_began(offer)


def test_more_places_agreed_by_both_open_the_way(chain):
    change(chain.quota, ceiling=0)
    social = factories.staff(Role.SOCIAL_DIRECTOR)
    agreed = {"places": 1, "reason": "En familj till", "agreed_on": chain.today, "agreed_by_social": social}
    with told("quota_extension_both_sides"):
        extend_quota(chain.quota, **agreed, agreed_by_housing=social, by=social)
    extend_quota(chain.quota, **agreed, agreed_by_housing=chain.letting, by=chain.letting)
    assert chain.placed().contract.quota_place.number == 1


def test_a_year_whose_quota_is_not_decided_has_no_places(chain):
    change(chain.quota, year=chain.today.year - 1)
    offer = chain.offered()
    with told("quota_year_missing"):
        chain.place(offer)
    assert_nothing_began(offer)


def test_a_private_landlords_apartment_takes_no_place(chain):
    change(chain.quota, ceiling=0)
    private = factories.stairwell(landlord=factories.landlord(LandlordKind.PRIVATE))
    offer = chain.offered(apartment=factories.apartment(stairwell=private))
    contract = chain.place(offer).contract
    assert not hasattr(contract, "quota_place")
    assert not QuotaPlace.objects.exists()


def test_an_answered_offer_places_nobody(chain):
    offer = decline_offer(chain.offered(), reason="För trångt", by=chain.coordinator)
    with told("offer_answered"):
        chain.place(offer)
    assert not SocialContract.objects.exists()


def test_an_offer_places_one_household_only(chain):
    offer = chain.offered()
    chain.place(offer)
    with told("offer_answered"):
        chain.place(offer)
    assert SocialContract.objects.count() == 1


def test_a_closed_case_gets_no_apartment_however_old_the_page(chain):
    offer = chain.offered()
    change(chain.case, closed_on=chain.today, closing_reason="moved")
    chain.case.closed_on = None
    with told("case_closed"):
        chain.place(offer)
    assert_nothing_began(offer)


@pytest.mark.parametrize(
    "decision",
    [
        {"outcome": "refused"},
        {"valid_to": -DAY},
        {"valid_from": DAY},
    ],
    ids=["refused", "ended yesterday", "begins tomorrow"],
)
def test_no_apartment_without_a_granted_decision_in_force_that_day(chain, decision):
    days = {name: chain.today + value for name, value in decision.items() if name != "outcome"}
    change(chain.case.decisions.get(), **{**decision, **days})
    offer = chain.offered()
    with told("no_decision_in_force"):
        chain.place(offer)
    assert_nothing_began(offer)


@pytest.mark.parametrize("bound", ["valid_from", "valid_to"])
def test_a_decision_holds_on_its_first_and_its_last_day(chain, bound):
    change(chain.case.decisions.get(), **{bound: chain.today})
    assert chain.placed()


def test_nobody_moves_in_before_the_apartment_is_free(chain):
    offer = chain.offered(available_from=chain.today + 2 * DAY)
    with told("before_available"):
        chain.place(offer, begins_on=chain.today + DAY)
    assert_nothing_began(offer)
    assert chain.place(offer, begins_on=chain.today + 2 * DAY)


def test_an_apartment_let_meanwhile_is_not_let_again(chain):
    offer = chain.offered()
    factories.lease(apartment=chain.apartment, begins_on=chain.today + 90 * DAY)
    with told("apartment_let_once") as refusal:
        chain.place(offer)
    assert "redan uthyrd" in refusal.value.messages[0]
    assert_nothing_began(offer)


def test_a_household_to_which_nobody_belongs_that_day_does_not_move_in(chain):
    for member in chain.case.household.members.all():
        change(member, begins_on=chain.today + DAY)
    offer = chain.offered()
    with told("nobody_moves_in"):
        chain.place(offer)
    assert_nothing_began(offer)


def test_placing_says_why(chain):
    offer = chain.offered()
    with pytest.raises(ValidationError) as refusal:
        chain.place(offer, reasons="")
    assert "reasons" in refusal.value.message_dict
    assert_nothing_began(offer)


def test_the_ledger_is_swedish_whatever_language_the_screen_has(chain):
    with translation.override("en"):
        chain.placed()
    assert "flyttar in" in Disclosure.objects.get().what
