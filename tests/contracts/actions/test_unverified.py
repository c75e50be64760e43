"""What is only said: noted by the organisation that heard it, checked in time, settled once, never told."""

import datetime

import pytest
from django.utils import timezone

from contracts.actions.unverified import (
    CHECK_DAYS,
    became_incident,
    check_by_default,
    could_not_be_cleared,
    note_unverified,
)
from contracts.enums import PolicyKey, PolicyKind
from contracts.models import Incident, UnverifiedReport
from gotene.access.roles import Role
from tenants.models import Disclosure
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.incidents import home
from tests.refused import told

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def contract():
    return home().contract


def note(contract, by, **fields):
    return note_unverified(
        contract,
        **{
            "kind": "disturbance",
            "source": "neighbour",
            "line": "Musik på fredagen",
            "received_on": TODAY,
            "check_by": TODAY + 14 * DAY,
            **fields,
        },
        by=by,
    )


def test_it_is_to_be_checked_within_a_fortnight_until_the_agreement_says_otherwise():
    assert check_by_default(TODAY) == TODAY + CHECK_DAYS * DAY
    factories.decided(PolicyKind.COOPERATION_AGREEMENT, valid_from=TODAY, values={PolicyKey.UNVERIFIED_CHECK_DAYS: "5"})
    assert check_by_default(TODAY) == TODAY + 5 * DAY


@pytest.mark.parametrize("role", [Role.LETTING_OFFICER, Role.COORDINATOR])
def test_whoever_hears_it_notes_and_settles_it_for_their_own_organisation(contract, role):
    staff = factories.staff(role)
    with running_as(staff):
        report = note(contract, staff)
        assert (report.organisation_id, report.sublease) == (staff.organisation_id, contract.subleases.get())
        settled = could_not_be_cleared(report, by=staff)
    assert (settled.outcome, settled.ended_on, settled.ended_by) == ("not_cleared", TODAY, staff)
    assert not Incident.objects.exists()
    assert not Disclosure.objects.exists()


def test_what_was_so_becomes_an_incident_that_both_see(contract):
    staff = contract.housing_contact
    report = note(contract, staff)
    with running_as(staff):
        settled = became_incident(report, kind="disturbance", happened_on=TODAY, text="Hög musik", by=staff)
    assert settled.outcome == "became_incident"
    assert Incident.objects.visible_to(contract.social_contact).get() == settled.incident
    assert not UnverifiedReport.objects.visible_to(contract.social_contact).exists()


def test_the_social_services_tell_of_it_under_consent_alone(contract):
    officer = contract.social_contact
    report = note(contract, officer)
    with told("no_consent"):
        became_incident(report, kind="disturbance", happened_on=TODAY, text="Hög musik", by=officer)
    report.refresh_from_db()
    assert (report.outcome, Incident.objects.count()) == ("", 0)


def test_it_is_settled_once(contract):
    staff = contract.housing_contact
    report = note(contract, staff)
    could_not_be_cleared(report, by=staff)
    for again in (
        lambda: could_not_be_cleared(report, by=staff),
        lambda: became_incident(report, kind="disturbance", happened_on=TODAY, text="Musik", by=staff),
    ):
        with told("unverified_settled"):
            again()
    assert not Incident.objects.exists()


def test_it_is_noted_when_it_has_come_and_checked_later(contract):
    with told("not_received_yet"):
        note(contract, contract.housing_contact, received_on=TODAY + DAY)
    with told("unverified_check_after_received"):
        note(contract, contract.housing_contact, check_by=TODAY - DAY)


def test_at_the_social_services_those_who_work_with_the_case_see_it_and_whoever_was_told(contract):
    officer, colleague = contract.social_contact, factories.staff(Role.CASE_OFFICER)
    own, others = note(contract, officer), note(contract, colleague)

    def seen_by(staff):
        return set(UnverifiedReport.objects.visible_to(staff))

    assert seen_by(officer) == seen_by(factories.staff(Role.COORDINATOR)) == {own, others}
    assert seen_by(colleague) == {others}
    for role in (Role.HOUSING_SUPPORT, Role.SOCIAL_DIRECTOR, Role.RENT_ADMINISTRATOR, Role.LETTING_OFFICER):
        assert seen_by(factories.staff(role)) == set()
