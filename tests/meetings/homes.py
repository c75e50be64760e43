"""Homes as an agenda finds them on 22 November 2026: on their way to a takeover, ready for one, asked about."""

import datetime

from contracts.models import (
    CheckIn,
    CheckInResult,
    HandoverPlan,
    Question,
    Takeover,
    TakeoverConsent,
    TakeoverCriterion,
)
from tests.contracts.incidents import home

DAY = datetime.date
GOAL = DAY(2027, 1, 22)


def takeover(sublease, *yeses, **about):
    """Prepared, with the yeses of the parties that are named."""
    by = sublease.contract.social_contact
    prepared = Takeover.objects.create(
        **{
            "sublease": sublease,
            "tenant": sublease.residents.first().person,
            "new_lease_from": DAY(2027, 1, 1),
            "prepared_on": DAY(2026, 11, 2),
            "prepared_by": by,
            **about,
        }
    )
    for party in yeses:
        own = sublease.contract.housing_contact if party == "housing" else by
        TakeoverConsent.objects.create(takeover=prepared, party=party, said_on=DAY(2026, 11, 3), recorded_by=own)
    return prepared


def ready(*, goal_date=GOAL, outcome="met", **about):
    """A home with a plan, and a check-in on 2 November."""
    sublease = home(**about)
    by = sublease.contract.social_contact
    plan = HandoverPlan.objects.create(
        sublease=sublease,
        begins_on=sublease.begins_on,
        goal_date=goal_date,
        first_check_in_on=DAY(2026, 4, 1),
        made_by=by,
    )
    criterion = TakeoverCriterion.objects.create(
        plan=plan, text="Betala hyran i tid", position=1, agreed_on=sublease.begins_on
    )
    check_in = CheckIn.objects.create(plan=plan, held_on=DAY(2026, 11, 2), held_by=by, next_on=DAY(2027, 1, 4))
    why = {"reason": "Sen en gång", "next_step": "Autogiro"} if outcome == "not_met" else {}
    CheckInResult.objects.create(check_in=check_in, criterion=criterion, outcome=outcome, **why)
    return sublease


def question(sublease, to_side="social", **about):
    """Asked by the contact of the other side, of the contact of `to_side`."""
    contract = sublease.contract
    by, answerer = contract.housing_contact, contract.social_contact
    if to_side == "housing":
        by, answerer = answerer, by
    days = {"asked_on": DAY(2026, 11, 10), "answer_by": DAY(2026, 11, 22)}
    fields = {"text": "Passar tisdag?", **days, **about}
    return Question.objects.create(sublease=sublease, to_side=to_side, asked_by=by, answerer=answerer, **fields)
