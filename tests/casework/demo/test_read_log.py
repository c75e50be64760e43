"""The demo's read log: who has read what at work, what a reviewer should stop at, and reviews that have been begun."""

import io
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffHome, User
from gotene.audit.enums import Ground, ReadingKind
from gotene.audit.log_rules import Flag, is_odd_hour
from gotene.audit.models import LogReviewItem, Reading, Seal
from gotene.audit.review_share import review_shares, reviewed_months
from gotene.casework.log_facts import judged
from gotene.casework.tasks import tasks_for
from gotene.dates import add_months
from tests.access.as_role import running_as
from tests.casework.demo.conftest import DEMO_DAY as TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

LAST = add_months(TODAY.replace(day=1), -1)
BEFORE = add_months(LAST, -1)


def reviewer(side):
    return User.objects.get(staff__organisation=side, staff__roles=[Role.LOG_REVIEWER]).staff


def tasks_of(email):
    member = User.objects.get(email=email).staff
    with running_as(member):
        return [task.text for task in tasks_for(member, TODAY)]


def test_two_months_of_reading_by_those_who_work_with_it_in_office_hours():
    readings = list(Reading.objects.all())
    assert 800 < len(readings) < 1600
    days = [timezone.localtime(reading.at) for reading in readings]
    assert min(days).date() >= BEFORE and max(days).date() < TODAY
    assert sum(is_odd_hour(day) for day in days) < 10
    assert {reading.kind for reading in readings} == {*ReadingKind} - {ReadingKind.EXPORT, ReadingKind.NUMBER}
    grounds = {reading.ground for reading in readings}
    assert grounds == {*Ground} - {Ground.QUESTION}
    assert all(reading.role in ("", *reading.staff.roles) for reading in Reading.objects.select_related("staff"))
    assert len({reading.staff_id for reading in readings}) == 14


def test_nobody_reads_while_away_or_before_the_contract_is_there():
    read = Reading.objects.filter(staff__name="Amir Ljungrot").order_by("-at").first()
    absence = read.staff.absences.get()
    assert timezone.localtime(read.at).date() < absence.begins_on
    stood_in = Reading.objects.filter(ground=Ground.DEPUTY, at__gt=read.at)
    assert {reading.staff for reading in stood_in} == {absence.deputy}


def test_the_log_is_sealed_and_whole():
    assert Seal.objects.count() == Reading.objects.count()
    said = io.StringIO()
    call_command("verify_log", stdout=said)
    assert said.getvalue().startswith("The read log is whole")


def test_every_rule_of_the_review_has_something_to_point_at_and_little_else_is_pointed_at():
    flags = Counter()
    for side in Side:
        by = reviewer(side)
        with running_as(by):
            for _pk, _unit, found in judged(Reading.objects.visible_to(by), by=by):
                flags.update(found)
    assert flags.keys() == {*Flag} - {Flag.COLLEAGUE}
    assert flags.total() < 40 and flags[Flag.REASON_GIVEN] == 5
    assert StaffHome.objects.count() == 2


def test_the_month_before_last_is_reviewed_and_last_month_is_half_done_at_one_organisation():
    counts = {(each.side, each.month): each for each in reviewed_months(BEFORE, LAST, as_of=TODAY)}
    assert counts.keys() == {(Side.SOCIAL, LAST), (Side.SOCIAL, BEFORE), (Side.HOUSING, BEFORE)}
    half = counts[Side.SOCIAL, LAST]
    assert 0.4 < half.signed / half.chosen < 0.6
    assert all(counts[side, BEFORE].signed == counts[side, BEFORE].chosen > 20 for side in Side)
    shares = review_shares(BEFORE, TODAY, as_of=TODAY)
    assert shares[Side.SOCIAL].made == 2 and shares[Side.HOUSING].made == 1
    assert 0 < shares[Side.SOCIAL].signed < shares[Side.SOCIAL].chosen
    assert LogReviewItem.objects.exclude(outcome__note="").filter(outcome__isnull=False).exists()


def test_reviewers_and_the_head_have_a_review_on_their_day():
    assert "Granska läsningarna som är kvar" in tasks_of("loggranskare@socialtjanst.example")
    assert "Gör loggkontrollen" in tasks_of("loggranskare@bostader.example")
    assert "Granska det som loggranskarna har läst" in tasks_of("socialchef@socialtjanst.example")


def test_outside_the_demo_the_log_is_emptied_by_nobody():
    guards = ("reading_is_kept", "readings_are_kept", "seal_is_kept", "seals_are_kept")
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgenabled::text FROM pg_trigger WHERE tgname = ANY (%s)", [list(guards)])
        assert cursor.fetchall() == [("O",)]
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            cursor.execute("TRUNCATE audit_seal")
