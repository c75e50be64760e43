"""Two people, or twenty, at the same moment: numbers stay unique, and things that happen once happen once."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from contracts.actions.handover import start_plan
from contracts.actions.requests import request_housing
from contracts.models import HandoverPlan, HousingRequest, Sublease
from gotene.access.roles import Role, Side
from tenants.actions import give_consent, open_case, register_person, withdraw_consent
from tenants.enums import MemberKind
from tenants.models import Case, Consent, Person
from tests import factories
from tests.at_once import at_once
from tests.refused import told

pytestmark = pytest.mark.django_db(transaction=True)

DAY = datetime.timedelta(days=1)


def test_case_numbers_are_unique_and_without_gaps_when_many_open_cases_at_once():
    officer = factories.staff(Role.CASE_OFFICER)
    people = [factories.person(by=officer) for _ in range(12)]
    opened_on = datetime.date(2026, 3, 1)
    cases = at_once(
        *(
            lambda person=person: open_case(
                members=[(person, MemberKind.ADULT)], case_officer=officer, opened_on=opened_on, by=officer
            )
            for person in people
        )
    )
    assert sorted(case.number for case in cases) == [f"SK-2026-{n:03}" for n in range(1, 13)]
    assert Case.objects.count() == 12


def test_one_person_registered_by_two_at_once_is_registered_once():
    officer = factories.staff(Role.CASE_OFFICER)

    def register():
        return register_person(given_name="Maja", family_name="Almgren", personal_number="199001012385", by=officer)

    answers = at_once(register, register)
    person, refusal = sorted(answers, key=lambda answer: isinstance(answer, Exception))
    with told("identity_personal_number_unique"):
        raise refusal
    assert Person.objects.get() == person


def test_a_case_sends_one_request_however_many_ask_at_once():
    case = factories.case()
    today = timezone.localdate()

    def ask():
        return request_housing(
            case, rooms_min=1, rooms_max=2, access=[], towns=[], needed_from=today, by=case.case_officer
        )

    answers = at_once(ask, ask, ask)
    assert sum(isinstance(answer, HousingRequest) for answer in answers) == 1
    for refusal in (answer for answer in answers if isinstance(answer, Exception)):
        with told("request_waits"):
            raise refusal
    assert HousingRequest.objects.count() == 1


def test_two_who_start_the_plan_at_once_start_one_and_the_other_is_told():
    today = timezone.localdate()
    factories.organisation(Side.HOUSING)
    case = factories.case(opened_on=today - DAY)
    contract = factories.social_contract(begins_on=today)
    with transaction.atomic():
        Sublease.objects.create(contract=contract, case_number=case.number, begins_on=today)

    def start():
        return start_plan(
            contract,
            case=case,
            criteria=["Betala hyran"],
            goal_date=today + 180 * DAY,
            summary="",
            first_check_in_on=today + 60 * DAY,
            housing_contact=contract.housing_contact,
            social_contact=contract.social_contact,
            consent_given_on=today,
            by=case.case_officer,
        )

    answers = at_once(start, start)
    plan, refusal = sorted(answers, key=lambda answer: isinstance(answer, Exception))
    assert isinstance(refusal, ValidationError)
    assert "sublease" in refusal.message_dict
    assert HandoverPlan.objects.get() == plan
    # One of each kind, not of each attempt.
    assert Consent.objects.count() == 3


def test_a_consent_withdrawn_by_two_keeps_the_day_of_the_first():
    case = factories.case()
    today = timezone.localdate()
    consent = give_consent(case, kind="check_ins", given_on=today - 9 * DAY, by=case.case_officer)
    days = (today, today - DAY)
    answers = at_once(
        *(lambda day=day: withdraw_consent(consent, withdrawn_on=day, by=case.case_officer) for day in days)
    )
    (kept,) = (answer for answer in answers if isinstance(answer, Consent))
    assert Consent.objects.get().withdrawn_on == kept.withdrawn_on
    assert sum(isinstance(answer, ValidationError) for answer in answers) == 1
