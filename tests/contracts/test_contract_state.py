"""How it stands with a contract on a day, and since when: what the lists and the contract's page say."""

import datetime
from dataclasses import dataclass

import pytest

from contracts.contract_state import ContractState, state_of

TODAY = datetime.date(2026, 11, 22)
DAY = datetime.timedelta(days=1)


@dataclass
class Stay:
    begins_on: datetime.date
    ends_on: datetime.date | None = None
    end_reason: str = ""

    def lasts_on(self, day):
        return self.begins_on <= day and (self.ends_on is None or self.ends_on >= day)


def stay(first, last=None, reason=""):
    """From and until, in days from today."""
    return Stay(TODAY + first * DAY, None if last is None else TODAY + last * DAY, reason)


@pytest.mark.parametrize(
    "contract, stays, kind",
    [
        (stay(1), [], ContractState.NOT_BEGUN),
        (stay(-90), [stay(-90)], ContractState.LET),
        (stay(-90), [stay(-90, 0)], ContractState.LEAVING),
        (stay(-90), [stay(-90, 30)], ContractState.LEAVING),
        # Somebody follows: nobody need be found.
        (stay(-90), [stay(-90, 30), stay(31)], ContractState.LET),
        (stay(-90), [stay(-90, -1)], ContractState.EMPTY),
        (stay(-90), [], ContractState.EMPTY),
        (stay(-90), [stay(-90, -1), stay(5)], ContractState.EMPTY),
        (stay(-90, 0, "handed_back"), [stay(-90, -30)], ContractState.EMPTY),
        (stay(-90, -1, "handed_back"), [stay(-90, -30)], ContractState.HANDED_BACK),
        (stay(-90, -1, "ended"), [stay(-90, -1)], ContractState.ENDED),
        (stay(-90, -1, "taken_over"), [stay(-90, -1)], ContractState.TAKEN_OVER),
        # Of which it was never said how.
        (stay(-90, -1), [], ContractState.ENDED),
    ],
)
def test_the_state_is_counted_from_the_days(contract, stays, kind):
    assert state_of(contract, stays, TODAY).kind == kind


def test_empty_days_are_counted_from_the_day_after_the_last_resident_today_included():
    state = state_of(stay(-90), [stay(-90, -40), stay(-39, -10)], TODAY)
    assert (state.empty_since, state.empty_days) == (TODAY - 9 * DAY, 10)
    assert state_of(stay(-90), [stay(-90, -1)], TODAY).empty_days == 1


def test_a_contract_that_nobody_has_lived_in_is_empty_since_it_began():
    assert state_of(stay(-3), [], TODAY).empty_since == TODAY - 3 * DAY


def test_who_leaves_and_who_comes_is_said_with_the_day():
    assert state_of(stay(-90), [stay(-90, 30)], TODAY).resident_leaves_on == TODAY + 30 * DAY
    assert state_of(stay(-90), [stay(-90, -1), stay(5)], TODAY).moves_in_on == TODAY + 5 * DAY


@pytest.mark.parametrize(
    "contract, stays, may",
    [
        (stay(-90), [stay(-90, -1)], True),
        (stay(-90), [stay(-90, 30)], True),
        (stay(-90), [stay(-90)], False),
        (stay(-90), [stay(-90, 30), stay(31)], False),
        (stay(-90), [stay(-90, -1), stay(5)], False),
        (stay(-90, 60, "handed_back"), [stay(-90, -1)], False),
        (stay(1), [], False),
    ],
)
def test_a_new_household_may_come_when_nobody_follows_and_the_contract_goes_on(contract, stays, may):
    assert state_of(contract, stays, TODAY).can_be_let is may
