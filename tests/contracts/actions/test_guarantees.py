"""Guarantees: none new after the stop, and each on its way to an end."""

import datetime
from decimal import Decimal

import pytest

from contracts.actions.guarantees import begin_guarantee, give_notice
from contracts.models import Guarantee
from gotene.access.roles import Role
from tests import factories
from tests.refused import told

pytestmark = pytest.mark.django_db

DAY = datetime.date


@pytest.fixture
def letting():
    factories.policies()
    return factories.staff(Role.LETTING_OFFICER)


def begin(letting, begins_on, **exception):
    return begin_guarantee(
        apartment=factories.apartment(),
        tenant=factories.person(),
        begins_on=begins_on,
        ceiling=Decimal(45000),
        **exception,
        by=letting,
    )


def test_the_last_day_before_the_stop(letting):
    guarantee = begin(letting, DAY(2016, 5, 31))
    assert guarantee.history.get().history_user == letting


def test_no_new_guarantee_from_the_day_of_the_stop(letting):
    with told("guarantee_after_stop") as refusal:
        begin(letting, DAY(2016, 6, 1))
    assert "socialt kontrakt" in refusal.value.messages[0]
    assert not Guarantee.objects.exists()


def test_an_exception_is_whole_or_absent(letting):
    with told("guarantee_exception_whole"):
        begin(letting, DAY(2026, 6, 1), exception_decision="KS 2026-11")
    exception = {"exception_decision": "KS 2026-11", "exception_reason": "Enda vägen till bostad"}
    assert begin(letting, DAY(2026, 6, 1), **exception, exception_decided_by=letting)


@pytest.mark.parametrize(
    "began_on, given_on, ends_on",
    [
        # At the turn of month after nine months (JB 12:28 a)…
        (DAY(2014, 5, 1), DAY(2026, 3, 10), DAY(2026, 12, 31)),
        # …and at the earliest two years from the beginning.
        (DAY(2015, 12, 1), DAY(2016, 1, 10), DAY(2017, 12, 1)),
    ],
)
def test_notice_ends_the_guarantee_on_the_earliest_lawful_day(letting, began_on, given_on, ends_on):
    guarantee = factories.guarantee(begins_on=began_on)
    assert guarantee.earliest_end(given_on) == ends_on
    ended = give_notice(guarantee, given_on=given_on, by=letting)
    assert (ended.notice_given_on, ended.ends_on) == (given_on, ends_on)
    assert ended.history.latest().history_user == letting


def test_notice_is_given_once_and_the_earliest_end_counts_from_it(letting):
    guarantee = give_notice(factories.guarantee(), given_on=DAY(2026, 3, 10), by=letting)
    with told("notice_already_given"):
        give_notice(guarantee, given_on=DAY(2026, 1, 10), by=letting)
    assert guarantee.earliest_end(DAY(2027, 1, 1)) == guarantee.ends_on


def test_notice_never_makes_an_agreed_end_later(letting):
    guarantee = factories.guarantee(ends_on=DAY(2026, 6, 30))
    assert give_notice(guarantee, given_on=DAY(2026, 3, 10), by=letting).ends_on == DAY(2026, 6, 30)


def test_an_ended_guarantee_needs_no_notice(letting):
    with told("guarantee_ended"):
        give_notice(factories.guarantee(ends_on=DAY(2020, 6, 30)), given_on=DAY(2026, 3, 10), by=letting)
