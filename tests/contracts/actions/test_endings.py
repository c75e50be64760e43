"""A household moves out, a contract ends, and the landlord says that it has seen who moved in."""

import datetime

from contracts.actions.endings import end_contract, end_sublease
from contracts.actions.notices import receive_notice
from contracts.actions.placement import let_to_household
from contracts.models import Apartment
from tests import factories
from tests.refused import told

DAY = datetime.timedelta(days=1)


def test_when_the_household_moves_the_contract_goes_on_empty(chain):
    sublease = end_sublease(chain.placed(), ends_on=chain.today, reason="ended", by=chain.letting)
    assert (sublease.ends_on, sublease.end_reason) == (chain.today, "ended")
    assert sublease.contract.ends_on is None
    assert not sublease.contract.subleases.on(chain.today + DAY).exists()


def test_a_new_household_takes_no_new_place(chain):
    first = end_sublease(chain.placed(), ends_on=chain.today, reason="ended", by=chain.letting)
    other = factories.case(opened_on=chain.today)
    let_to_household(first.contract, case=other, begins_on=chain.today + DAY, by=chain.coordinator)
    assert first.contract.subleases.count() == 2
    assert chain.quota.places.count() == 1


def test_two_households_do_not_live_there_at_once(chain):
    first = chain.placed()
    with told("sublease_one_at_a_time"):
        let_to_household(first.contract, case=factories.case(), begins_on=chain.today + 30 * DAY, by=chain.coordinator)
    assert first.contract.subleases.count() == 1


def test_a_sublease_ends_once_and_not_before_it_began(chain):
    sublease = chain.placed()
    with told("ends_before_start"):
        end_sublease(sublease, ends_on=chain.today - DAY, reason="ended", by=chain.letting)
    end_sublease(sublease, ends_on=chain.today, reason="ended", by=chain.letting)
    with told("sublease_ended"):
        end_sublease(sublease, ends_on=chain.today + DAY, reason="taken_over", by=chain.letting)


def test_the_contract_does_not_end_while_somebody_lives_there(chain):
    contract = chain.placed().contract
    with told("sublease_within_contract") as refusal:
        end_contract(contract, ends_on=chain.today, reason="handed_back", by=chain.letting)
    assert "andrahandskontraktet" in refusal.value.messages[0].lower()
    contract.refresh_from_db()
    assert (contract.ends_on, contract.end_reason) == (None, "")


def test_an_ended_contract_leaves_the_apartment_to_let_from_the_next_day(chain):
    sublease = end_sublease(chain.placed(), ends_on=chain.today + 30 * DAY, reason="ended", by=chain.letting)
    contract = end_contract(sublease.contract, ends_on=chain.today + 30 * DAY, reason="handed_back", by=chain.letting)
    assert contract.history.latest().history_user == chain.letting
    assert not Apartment.objects.vacant_from(chain.today + 30 * DAY).exists()
    assert Apartment.objects.vacant_from(chain.today + 31 * DAY).get() == chain.apartment
    with told("contract_ended"):
        end_contract(contract, ends_on=chain.today + 60 * DAY, reason="ended", by=chain.letting)


def test_the_receipt_says_who_saw_it_first(chain):
    notice = receive_notice(chain.placed().landlord_notice, by=chain.letting)
    assert notice.received_at is not None
    assert notice.received_by == chain.letting
    again = receive_notice(notice, by=factories.staff("finance_officer"))
    assert (again.received_by, again.received_at) == (chain.letting, notice.received_at)
