"""The demo has something true to show of each step: what went wrong and was mended, and how it ended."""

import datetime as dt

import pytest

from contracts.enums import ReportOutcome
from contracts.models import (
    Guarantee,
    Incident,
    Lease,
    NoTakeover,
    Notice,
    Question,
    Repair,
    SocialContract,
    Sublease,
    Takeover,
    UnverifiedReport,
    VisitInPairs,
)
from inspections.models import Inspection
from meetings.models import ActionPoint, Meeting
from tests.casework.demo.conftest import DEMO_DAY as TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_one_home_was_taken_over_last_month_without_a_day_between():
    takeover = Takeover.objects.completed().get()
    contract = takeover.sublease.contract
    assert takeover.sublease.ends_on == contract.ends_on == dt.date(2026, 10, 31)
    lease = Lease.objects.get(pk=takeover.lease_number)
    assert (lease.begins_on, lease.tenant) == (dt.date(2026, 11, 1), takeover.tenant)
    assert takeover.papers.count() == 4 and takeover.papers.filter(signed__isnull=False).count() == 3
    assert all(paper.file.is_whole for paper in takeover.papers.all())


def test_one_is_on_its_way_and_waits_for_the_company():
    takeover = Takeover.objects.live().get()
    assert {consent.party for consent in takeover.consents.standing()} == {"resident", "social"}
    inspection = Inspection.objects.get(contract=takeover.sublease.contract, kind="before_takeover", closed_at=None)
    assert TODAY < inspection.planned_on <= TODAY + dt.timedelta(days=9)


def test_what_went_wrong_was_mended_and_what_was_said_was_never_confirmed():
    assert Repair.objects.filter(done_on__isnull=False).count() == 1
    assert Repair.objects.waiting().get().due_on >= TODAY
    assert Incident.objects.open().count() == 1
    overdue = UnverifiedReport.objects.open().filter(check_by__lt=TODAY)
    assert overdue.get().organisation_id == "social"
    assert UnverifiedReport.objects.filter(outcome=ReportOutcome.NOT_CLEARED).exists()
    assert UnverifiedReport.objects.open().filter(organisation="housing").exists()


def test_one_contract_is_for_life_and_one_stands_empty():
    assert NoTakeover.objects.standing().get().sublease.contract.begins_on == dt.date(2014, 5, 1)
    living = Sublease.objects.on(TODAY).values("contract")
    empty = SocialContract.objects.on(TODAY).exclude(pk__in=living).get()
    assert Notice.objects.get(contract=empty).ends_on == dt.date(2026, 10, 31)


def test_both_guarantees_that_are_left_have_their_way_out():
    left = Guarantee.objects.on(TODAY)
    assert left.count() == 2 and all(guarantee.plan.planned_last_day > TODAY for guarantee in left)
    assert left.get(notice_given_on__isnull=False).letter.is_whole


def test_meetings_have_been_held_and_approved_and_the_next_ones_are_planned():
    held = Meeting.objects.exclude(opened_at=None).with_approvals()
    assert all(meeting.is_approved and meeting.minutes.is_whole for meeting in held)
    assert {meeting.kind for meeting in held} == {meeting.kind for meeting in Meeting.objects.planned()}
    late = [promise for promise in ActionPoint.objects.not_done() if promise.late_on(TODAY)]
    assert len(late) == 1


def test_a_question_waits_and_an_apartment_is_visited_two_together():
    assert Question.objects.unanswered().get().answer_by >= TODAY
    assert VisitInPairs.objects.on(TODAY).count() == 1
