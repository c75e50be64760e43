"""A new household in a contract that goes on: no quota place, no offer, and nobody moves in on somebody else."""

import datetime

import pytest

from contracts.actions import endings
from contracts.actions.placement import move_in_again
from contracts.actions.requests import request_housing
from contracts.enums import NoticeBy, NoticeWay
from contracts.models import HousingRequest, Placement, StairwellAsking
from contracts.stairwell_check import ask
from gotene.access.roles import Role
from tenants.actions import keep_apart
from tests import factories
from tests.access.as_role import running_as
from tests.at_once import at_once
from tests.refused import change, told

DAY = datetime.timedelta(days=1)


@pytest.fixture
def sublease(chain):
    return chain.placed()


@pytest.fixture
def leave(chain, sublease):
    """The household's notice; by agreement it leaves on `day`."""

    def leave(day=None):
        return endings.give_sublease_notice(
            sublease,
            case=chain.case,
            given_by=NoticeBy.RESIDENT,
            given_on=chain.today,
            way=NoticeWay.RECEIPT,
            reason="relatives",
            other_day=day,
            agreed=day is not None,
            by=chain.officer,
        )

    return leave


@pytest.fixture
def waiting(chain):
    case = factories.case(opened_on=chain.today - 7 * DAY)
    factories.decision(case, decided_on=chain.today - 7 * DAY)
    return case


@pytest.fixture
def move_in(chain, sublease, waiting):
    def move_in(**fields):
        fields = {"case": waiting, "begins_on": chain.today + DAY, "reasons": "Har väntat längst", **fields}
        return move_in_again(sublease.contract, **fields, by=chain.coordinator)

    return move_in


def test_the_next_household_takes_no_new_place_and_the_landlord_is_told_the_same_day(chain, leave, move_in, waiting):
    leave(chain.today)
    new = move_in()
    assert new.contract.subleases.count() == 2
    assert chain.quota.places.count() == 1
    assert new.landlord_notice.informed_on == chain.today
    placement = Placement.objects.get(sublease=new)
    assert (placement.offer, placement.case, placement.placed_by) == (None, waiting, chain.coordinator)
    assert waiting.disclosures.get().kind == "resident"


def test_the_day_after_the_last_one_is_the_first_one(chain, leave, move_in, sublease):
    last = leave().ends_on
    with told("not_empty") as refusal:
        move_in(begins_on=last)
    assert str(last) in refusal.value.messages[0]
    assert move_in(begins_on=last + DAY).begins_on == last + DAY


def test_nobody_moves_in_on_somebody_who_stays(move_in):
    with told("not_empty"):
        move_in()


def test_nobody_moves_in_where_the_contract_ends(chain, leave, move_in, sublease):
    leave(chain.today)
    endings.give_head_lease_notice(sublease.contract, given_on=chain.today, way=NoticeWay.RECEIPT, by=chain.coordinator)
    with told("contract_ends"):
        move_in()


def test_without_a_decision_in_force_nobody_moves_in(chain, leave, move_in):
    leave(chain.today)
    with told("no_decision_in_force"):
        move_in(case=factories.case())


def test_a_request_that_waits_is_withdrawn_and_an_offer_is_answered_first(chain, leave, move_in, waiting):
    leave(chain.today)
    request = request_housing(
        waiting, rooms_min=1, rooms_max=2, access=[], towns=[], needed_from=chain.today, by=waiting.case_officer
    )
    offer = chain.offered(request, apartment=factories.apartment())
    with told("request_offered"):
        move_in()
    change(offer, answer="withdrawn", answered_at=offer.request.history.first().history_date, answered_by=chain.letting)
    move_in()
    assert HousingRequest.objects.get(pk=request.pk).withdrawn_on == chain.today


def test_why_must_be_said(chain, leave, move_in):
    leave(chain.today)
    with told("blank"):
        move_in(reasons="")
    assert Placement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_at_once_one_places_a_household(chain, leave, sublease):
    leave(chain.today)
    cases = [factories.case(opened_on=chain.today) for _ in range(2)]
    for case in cases:
        factories.decision(case, decided_on=chain.today)
    fields = {"begins_on": chain.today + DAY, "reasons": "Passar", "by": chain.coordinator}
    answers = at_once(*(lambda case=case: move_in_again(sublease.contract, case=case, **fields) for case in cases))
    (refusal,) = [answer for answer in answers if isinstance(answer, Exception)]
    with told("not_empty"):
        raise refusal
    assert sublease.contract.subleases.count() == 2


# The stairwell check


@pytest.fixture
def neighbour(chain, waiting):
    """Somebody next door whom the one who waits must not live near."""
    person = factories.person(by=chain.officer)
    factories.lease(
        apartment=factories.apartment(stairwell=chain.apartment.stairwell), tenant=person, begins_on=chain.today
    )
    keep_apart(
        person,
        waiting.household.members.get().person,
        reason="Kontaktförbud",
        speak_with=chain.officer,
        review_by=chain.today + 30 * DAY,
        by=chain.officer,
    )
    return person


def test_the_stairwell_is_asked_about_and_the_right_person_spoken_with(chain, leave, move_in, neighbour):
    leave(chain.today)
    with told("stairwell_obstacle"):
        move_in()
    assert move_in(spoken_with=chain.officer).placement.spoken_with == chain.officer


def test_a_stairwell_is_asked_about_while_the_contract_there_is_empty_or_will_be(chain, leave, waiting, sublease):
    stairwell = chain.apartment.stairwell
    with told("stairwell_asked_in_need"):
        ask(waiting.number, stairwell)
    leave()
    ask(waiting.number, stairwell)
    change(sublease.contract, ends_on=chain.today + 300 * DAY)
    with told("stairwell_asked_in_need"):
        ask(waiting.number, stairwell)


def test_the_company_asks_only_about_households_whose_request_waits(chain, leave, waiting):
    leave(chain.today)
    stairwell = chain.apartment.stairwell
    with running_as(factories.staff(Role.COORDINATOR)):
        ask(waiting.number, stairwell)
    with running_as(factories.staff(Role.LETTING_OFFICER)), told("stairwell_asked_in_need"):
        ask(waiting.number, stairwell)
    assert StairwellAsking.objects.filter(case_number=waiting.number).count() == 1
