"""When something goes wrong: reported to both, heard, decided once, put right; told under the resident's consent."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from contracts.actions.incidents import (
    agree_repair,
    confirm,
    hear,
    not_cleared,
    put_right,
    record_law_step,
    report_incident,
)
from contracts.models import Incident, IncidentStep, Repair
from gotene.access.database_roles import DatabaseRole
from gotene.dates import add_months
from tenants.actions import give_consent, withdraw_consent
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Disclosure
from tests import factories
from tests.access.as_role import running_as
from tests.at_once import at_once
from tests.contracts.incidents import home
from tests.refused import told

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def case(db):
    return factories.case()


@pytest.fixture
def officer(case):
    return case.case_officer


@pytest.fixture
def consent(case, officer):
    return give_consent(case, kind=InformationKind.INCIDENTS, given_on=TODAY, by=officer)


@pytest.fixture
def contract(case):
    return home(case=case).contract


@pytest.fixture
def letting(contract):
    return contract.housing_contact


@pytest.fixture
def reported(contract, letting):
    return report_incident(contract, kind="disturbance", happened_on=TODAY - DAY, text="Hög musik", by=letting)


def answered(incident, by):
    return hear(incident, answered=True, day=TODAY, note="Det stämmer", by=by)


def test_what_the_company_reports_is_about_the_household_that_lived_there_then(contract, reported, letting):
    assert reported.sublease == contract.subleases.get()
    assert (reported.reported_on, reported.reported_by) == (TODAY, letting)
    assert reported.history.get().history_user == letting
    assert not Disclosure.objects.exists()


def test_in_an_empty_apartment_it_is_about_nobody(letting):
    contract = factories.social_contract(housing_contact=letting)
    assert report_incident(contract, kind="damage", happened_on=TODAY, text="Läcka", by=letting).sublease is None


def test_the_municipalitys_rent_is_about_nobody_and_the_residents_about_the_one_who_lived_there(
    contract, officer, consent
):
    month = add_months(TODAY.replace(day=1), -1)
    rent = {"kind": "late_rent", "rent_month": month, "amount": Decimal(6500)}
    head_lease = report_incident(contract, link="head_lease", **rent, by=contract.housing_contact)
    sublease = report_incident(contract, link="sublease", **rent, by=officer)
    assert (head_lease.sublease, sublease.sublease) == (None, contract.subleases.get())
    assert head_lease.happened_on == sublease.happened_on == sublease.rent_clock.due_on


def test_rent_that_is_not_due_yet_is_not_late(contract, letting):
    month = add_months(TODAY.replace(day=1), 2)
    with told("rent_not_late"):
        report_incident(contract, kind="late_rent", link="head_lease", rent_month=month, amount=Decimal(1), by=letting)


def test_nobody_owes_rent_for_a_month_when_nobody_lived_there(contract, officer, consent):
    with told("nobody_lived"):
        report_incident(
            contract,
            kind="late_rent",
            link="sublease",
            rent_month=datetime.date(2025, 12, 1),
            amount=Decimal(1),
            by=officer,
        )


# Telling the company


def test_each_thing_that_the_social_services_write_is_told_under_consent(contract, officer, consent):
    made = report_incident(contract, kind="damage", happened_on=TODAY, text="Trasig ruta", by=officer)
    answered(made, officer)
    confirm(made, by=officer)
    agree_repair(made, what="Ny ruta sätts in", due_on=TODAY + DAY, responsible="housing", by=officer)
    put_right(made, done_on=TODAY, by=officer)
    ledger = Disclosure.objects.order_by("pk")
    assert {(row.kind, row.ground, row.consent) for row in ledger} == {
        (InformationKind.INCIDENTS, DisclosureGround.CONSENT, consent)
    }
    day = f"{TODAY}"
    assert [row.what for row in ledger] == [
        f"Rapporterat: skada {day}: Trasig ruta.",
        f"Skada {day}: Trasig ruta. Den boende har svarat {day}: Det stämmer",
        f"Skada {day}: Trasig ruta. Bekräftad {day}",
        f"Överenskommet: Ny ruta sätts in. Senast {TODAY + DAY}, Götenebostäder.",
        f"Tillrättat {day}: Ny ruta sätts in.",
    ]


def test_without_consent_nothing_is_told_and_nothing_written(contract, case, officer, reported):
    for attempt in (
        lambda: report_incident(contract, kind="damage", happened_on=TODAY, text="Trasig ruta", by=officer),
        lambda: answered(reported, officer),
    ):
        with told("no_consent") as refusal:
            attempt()
        assert case.number in str(refusal.value.messages)
    assert (Incident.objects.count(), IncidentStep.objects.count(), Disclosure.objects.count()) == (1, 0, 0)


def test_a_consent_taken_back_ends_the_telling(contract, officer, consent, reported):
    withdraw_consent(consent, withdrawn_on=TODAY, by=officer)
    with told("no_consent"):
        answered(reported, officer)


def test_what_the_company_writes_needs_no_consent(reported, letting):
    answered(reported, letting)
    confirm(reported, by=letting)
    assert not Disclosure.objects.exists()


def test_the_municipalitys_own_rent_is_nobodys_secret(contract, officer):
    month = add_months(TODAY.replace(day=1), -1)
    report_incident(contract, kind="late_rent", link="head_lease", rent_month=month, amount=Decimal(6500), by=officer)
    assert not Disclosure.objects.exists()


# Hearing and deciding


def test_nothing_is_confirmed_before_anybody_is_heard(reported, letting):
    with told("incident_heard_first"):
        confirm(reported, by=letting)
    answered(reported, letting)
    assert confirm(reported, by=letting).by == letting


def test_an_answer_is_recorded_when_given_and_a_silence_when_its_day_is_over(reported, letting):
    with told("not_answered_yet"):
        hear(reported, answered=True, day=TODAY + DAY, note="Ja", by=letting)
    with told("chance_not_over"):
        hear(reported, answered=False, day=TODAY, by=letting)
    with told("incident_chance_after_report"):
        hear(reported, answered=False, day=TODAY - DAY, by=letting)
    with told("incident_answer_written"):
        hear(reported, answered=True, day=TODAY, by=letting)


def test_what_could_not_be_cleared_up_is_not_told_and_ends_it(reported, officer):
    not_cleared(reported, by=officer)
    assert not Disclosure.objects.exists()
    with told("incident_one_outcome"):
        not_cleared(reported, by=officer)
    with told("incident_is_closed"):
        answered(reported, reported.reported_by)


@pytest.mark.parametrize("side", [DatabaseRole.HOUSING, DatabaseRole.SOCIAL])
def test_either_side_takes_every_step_as_itself(reported, consent, officer, letting, side):
    staff = letting if side == DatabaseRole.HOUSING else officer
    with running_as(staff):
        made = Incident.objects.visible_to(staff).get(pk=reported.pk)
        answered(made, staff)
        confirm(made, by=staff)
        record_law_step(made, kind="rectification", day=TODAY, by=staff)
        agree_repair(made, what="Tyst efter klockan 22", due_on=TODAY + DAY, responsible="resident", by=staff)
        put_right(made, done_on=TODAY, by=staff)
        other = report_incident(made.contract, kind="access", happened_on=TODAY, text="Ingen öppnade", by=staff)
        not_cleared(other, by=staff)
        assert not Incident.objects.filter(pk=other.pk).exists()
    assert other.steps.get().by == staff


def test_what_the_law_asks_for_is_recorded_when_done_and_belongs_to_its_kind(reported, letting):
    with told("not_done_yet"):
        record_law_step(reported, kind="rectification", day=TODAY + DAY, by=letting)
    with told("incident_step_fits"):
        record_law_step(reported, kind="tenant_served", day=TODAY, by=letting)


# Putting it right


def test_only_what_is_confirmed_is_put_right(reported, letting):
    with told("repair_of_confirmed"):
        agree_repair(reported, what="Tyst", due_on=TODAY, responsible="resident", by=letting)
    with told("repair_missing"):
        put_right(reported, done_on=TODAY, by=letting)


def test_an_agreement_is_replaced_until_it_is_done(reported, letting):
    answered(reported, letting)
    confirm(reported, by=letting)
    first = agree_repair(reported, what="Tyst", due_on=TODAY, responsible="resident", by=letting)
    second = agree_repair(reported, what="Tyst från 21", due_on=TODAY + DAY, responsible="resident", by=letting)
    assert (first.pk, Repair.objects.get().what) == (second.pk, "Tyst från 21")
    for day, code in ((TODAY + DAY, "not_done_yet"), (TODAY - 2 * DAY, "done_too_early")):
        with told(code):
            put_right(reported, done_on=day, by=letting)
    put_right(reported, done_on=TODAY, by=letting)
    with told("repair_done_is_kept"):
        put_right(reported, done_on=TODAY, by=letting)
    with told("repair_done_is_kept"):
        agree_repair(reported, what="Mer", due_on=TODAY, responsible="resident", by=letting)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", [confirm, not_cleared])
def test_of_two_who_decide_at_once_one_does_and_the_other_is_told(other):
    contract = home().contract
    letting = contract.housing_contact
    made = report_incident(contract, kind="damage", happened_on=TODAY, text="Trasig ruta", by=letting)
    answered(made, letting)
    answers = at_once(lambda: confirm(made, by=letting), lambda: other(made, by=letting))
    refusals = [answer for answer in answers if isinstance(answer, Exception)]
    assert len(refusals) == 1
    with told("incident_one_outcome"):
        raise refusals[0]
    assert made.steps.filter(kind__in=["confirmed", "not_cleared"]).count() == 1
