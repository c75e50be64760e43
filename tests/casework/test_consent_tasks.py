"""The case officer is asked for what nobody has asked, and for what runs out, while the household lives there."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contracts.models import Sublease
from gotene.access.roles import Role
from tenants.actions import give_consent, refuse_consent
from tenants.consent_state import ASKED
from tenants.enums import InformationKind
from tests import factories

pytestmark = pytest.mark.django_db

ASK, RENEW = "Fråga vad som får berättas för Götenebostäder", "Ett samtycke tar slut: fråga om ett nytt"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def case():
    return factories.case()


def moves_in(case, begins_on, **fields):
    contract = factories.social_contract(begins_on=begins_on, social_contact=case.case_officer)
    return Sublease.objects.create(contract=contract, case_number=case.number, begins_on=begins_on, **fields)


def tasks(client):
    waiting = [task for task, _late in client.get(reverse("my_day")).context["tasks"]]
    return {task.text: task for task in waiting if task.text in (ASK, RENEW)}


def test_from_the_start_of_the_contract_the_case_officer_is_asked_to_ask(signed_in, case, today):
    client = signed_in(case.case_officer)
    assert tasks(client) == {}
    moves_in(case, today)
    assert tasks(client)[ASK].url == reverse("give_consent", args=[case.number])
    for role in (Role.COORDINATOR, Role.LETTING_OFFICER, Role.HOUSING_SUPPORT):
        assert tasks(signed_in(role)) == {}


def test_when_all_is_answered_with_yes_or_no_the_task_is_gone(signed_in, case, today):
    moves_in(case, today)
    first, *others = ASKED
    refuse_consent(case, kind=first, said_on=today, by=case.case_officer)
    for kind in others:
        assert ASK in tasks(signed_in(case.case_officer))
        give_consent(case, kind=kind, given_on=today, by=case.case_officer)
    assert tasks(signed_in(case.case_officer)) == {}


@pytest.mark.parametrize("days, waits", [(31, False), (30, True), (-1, True)])
def test_a_consent_that_ends_is_asked_about_thirty_days_before(signed_in, case, today, days, waits):
    moves_in(case, today - datetime.timedelta(days=60))
    until = today + datetime.timedelta(days=days)
    give_consent(
        case,
        kind=InformationKind.CRITERIA,
        given_on=today - datetime.timedelta(days=60),
        valid_until=until,
        by=case.case_officer,
    )
    found = tasks(signed_in(case.case_officer)).get(RENEW)
    assert (found and found.due_on) == (until if waits else None)


def test_who_has_moved_out_is_not_asked(signed_in, case, today):
    moves_in(case, today - datetime.timedelta(days=60), ends_on=today - datetime.timedelta(days=1), end_reason="ended")
    assert tasks(signed_in(case.case_officer)) == {}


def test_the_day_costs_the_same_with_more_cases(signed_in, case, today):
    client = signed_in(case.case_officer)
    moves_in(case, today)
    client.get(reverse("my_day"))
    with CaptureQueriesContext(connection) as once:
        client.get(reverse("my_day"))
    for _case in range(3):
        moves_in(factories.case(officer=case.case_officer), today)
    with CaptureQueriesContext(connection) as more:
        client.get(reverse("my_day"))
    assert len(more) <= len(once)
