"""How it stands with each kind of information that a household is asked about, and whether somebody is to ask."""

import datetime

import pytest

from tenants.actions import give_consent, refuse_consent, withdraw_consent
from tenants.consent_state import ASKED, State, states_of
from tenants.enums import InformationKind
from tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime.date
TODAY = DAY(2026, 11, 22)
KIND = InformationKind.CHECK_INS


@pytest.fixture
def case():
    return factories.case()


def given(case, on, until=None):
    return give_consent(case, kind=KIND, given_on=on, valid_until=until, by=case.case_officer)


def refused(case, on):
    return refuse_consent(case, kind=KIND, said_on=on, by=case.case_officer)


def withdrawn(case, on):
    return withdraw_consent(given(case, DAY(2026, 2, 1)), withdrawn_on=on, by=case.case_officer)


HISTORIES = {
    "never asked": (lambda case: None, State.NOT_ASKED, True),
    "yes": (lambda case: given(case, DAY(2026, 2, 1)), State.IN_FORCE, False),
    "yes until in 31 days": (lambda case: given(case, DAY(2026, 2, 1), DAY(2026, 12, 23)), State.IN_FORCE, False),
    "yes until in 30 days": (lambda case: given(case, DAY(2026, 2, 1), DAY(2026, 12, 22)), State.ENDS_SOON, True),
    "yes until today": (lambda case: given(case, DAY(2026, 2, 1), TODAY), State.ENDS_SOON, True),
    "yes until yesterday": (lambda case: given(case, DAY(2026, 2, 1), DAY(2026, 11, 21)), State.ENDED, True),
    "renewed in time": (
        lambda case: (given(case, DAY(2026, 2, 1), TODAY), given(case, TODAY, DAY(2027, 11, 22))),
        State.IN_FORCE,
        False,
    ),
    "no to renewing": (
        lambda case: (given(case, DAY(2026, 2, 1), DAY(2026, 12, 1)), refused(case, TODAY)),
        State.IN_FORCE,
        False,
    ),
    "no, and then the yes ended": (
        lambda case: (given(case, DAY(2026, 2, 1), DAY(2026, 11, 20)), refused(case, TODAY)),
        State.REFUSED,
        False,
    ),
    "no": (lambda case: refused(case, DAY(2026, 3, 1)), State.REFUSED, False),
    "no, then yes": (
        lambda case: (refused(case, DAY(2026, 3, 1)), given(case, DAY(2026, 4, 1))),
        State.IN_FORCE,
        False,
    ),
    "taken back": (lambda case: withdrawn(case, DAY(2026, 3, 1)), State.WITHDRAWN, False),
    "taken back from tomorrow": (lambda case: withdrawn(case, DAY(2026, 11, 23)), State.IN_FORCE, False),
    "taken back, then yes": (
        lambda case: (withdrawn(case, DAY(2026, 3, 1)), given(case, DAY(2026, 4, 1))),
        State.IN_FORCE,
        False,
    ),
    "no and taken back on one day": (
        lambda case: (withdrawn(case, DAY(2026, 3, 1)), refused(case, DAY(2026, 3, 1))),
        State.REFUSED,
        False,
    ),
}


@pytest.mark.parametrize("history", HISTORIES)
def test_what_was_answered_last_holds(case, history):
    answered, state, to_ask = HISTORIES[history]
    answered(case)
    found = next(each for each in states_of(case, TODAY) if each.kind == KIND)
    assert (found.state, found.to_ask) == (state, to_ask)


def test_each_kind_has_its_own_answer_and_name_and_move_in_date_none(case):
    given(case, DAY(2026, 2, 1))
    states = {each.kind: each.state for each in states_of(case, TODAY)}
    assert list(states) == list(ASKED)
    assert InformationKind.RESIDENT not in states and InformationKind.OTHER not in states
    assert [kind for kind, state in states.items() if state != State.NOT_ASKED] == [KIND]
