"""What a list leaves in the register: contracts, cases, residents and guarantees, all of it or nothing, once."""

import datetime as dt
import time
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contracts.actions.handover import start_plan
from contracts.enums import PolicyKind
from contracts.models import (
    Apartment,
    Guarantee,
    HandoverPlan,
    LandlordNotice,
    Lease,
    Policy,
    QuotaPlace,
    Resident,
    SocialContract,
    Sublease,
)
from contracts.register.load import import_file
from contracts.register_contracts.load import import_list
from contracts.register_contracts.outcome import Status
from gotene.access.roles import Role
from gotene.access.tables import TABLES
from inspections.models import Inspection
from tenants.actions import open_case, protect
from tenants.enums import InformationKind, MemberKind, Protection
from tenants.models import Case, Disclosure, Identity, Person
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.register.files import GOOD as APARTMENTS
from tests.contracts.register_contracts.conftest import TODAY
from tests.contracts.register_contracts.files import (
    GOOD,
    HEADINGS,
    cells,
    guarantee_cells,
    listed,
    personal_number,
    workbook,
)

pytestmark = pytest.mark.django_db


def counts(outcome):
    assert outcome.faults == []
    return outcome.new, outcome.there, outcome.of_the_other_side


def told(outcome):
    return [(fault.row, fault.column, fault.message) for fault in outcome.faults]


def everything():
    """How many rows each table of ours has."""
    with connection.cursor() as cursor:
        sizes = {}
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table.name}")
            sizes[table.name] = cursor.fetchone()[0]
        return sizes


def test_a_row_becomes_a_contract_with_its_case_and_those_who_live_there(office):
    flat = factories.apartment()
    names = {"Namn": "Maja Almgren; Bo Almgren", "Personnummer": f"{personal_number(1)}; {personal_number(2)}"}
    outcome = office.read(cells(flat, **names))
    assert counts(outcome) == (1, 0, 0)
    contract = SocialContract.objects.get()
    assert (contract.apartment, contract.begins_on, contract.number) == (flat, dt.date(2026, 3, 1), "K-2026-01")
    assert (contract.social_contact, contract.housing_contact) == (office.officer, office.letting)
    case = Case.objects.get()
    assert (case.case_officer, case.opened_on) == (office.officer, contract.begins_on)
    sublease = Sublease.objects.get()
    assert sublease.case_number == case.number and sublease.names == "Maja Almgren, Bo Almgren"
    assert {resident.kind for resident in sublease.residents.all()} == {MemberKind.ADULT}
    assert set(Identity.objects.values_list("organisation", flat=True)) == {"social"}
    assert outcome.results[0].notes == [
        f"Nytt ärende: {case.number}.",
        "Ingen kvotplats: kvoten för 2026 är inte öppnad.",
    ]


def test_the_landlord_is_told_and_it_is_kept_what_was_told(office):
    office.read(cells(factories.apartment()))
    assert LandlordNotice.objects.get().informed_by == office.officer
    told_of = Disclosure.objects.get()
    assert (told_of.kind, told_of.disclosed_by) == (InformationKind.RESIDENT, office.officer)
    assert "Almgren" not in told_of.what


def test_nobody_is_sent_to_inspect_a_move_that_was_long_ago(office):
    office.read(cells(factories.apartment()), cells(factories.apartment(), n=1, Start="2026-12-01"))
    assert [inspection.planned_on for inspection in Inspection.objects.all()] == [dt.date(2026, 12, 1)]


def test_a_contract_takes_a_place_where_the_year_has_one(office):
    factories.quota_year(2026, ceiling=1, policy=Policy.objects.get(kind=PolicyKind.COOPERATION_AGREEMENT))
    first, second = factories.apartment(), factories.apartment()
    outcome = office.read(cells(first), cells(second, n=1))
    assert QuotaPlace.objects.get().contract.apartment == first
    assert outcome.results[1].notes[-1] == "Ingen kvotplats: kvoten för 2026 är full."


def test_another_landlords_apartment_takes_no_place(office):
    flat = factories.apartment(stairwell=factories.stairwell(landlord=factories.landlord("private")))
    outcome = office.read(cells(flat))
    assert outcome.results[0].notes[-1] == "Ingen kvotplats: hyresvärden står utanför avtalet."


def test_a_goal_date_becomes_a_plan_that_starts_with_its_requirements(office):
    office.read(cells(factories.apartment(), Måldatum="2027-03-01"), cells(factories.apartment(), n=1))
    plan = HandoverPlan.objects.get()
    assert (plan.goal_date, plan.made_by) == (dt.date(2027, 3, 1), office.officer)
    assert plan.first_check_in_on == dt.date(2026, 12, 22) and not plan.criteria.exists()
    with running_as(office.officer):
        started = start_plan(
            plan.sublease.contract,
            case=Case.objects.get(number=plan.sublease.case_number),
            criteria=["Hyran är betald i tid"],
            goal_date=plan.goal_date,
            summary="",
            first_check_in_on=TODAY + dt.timedelta(days=14),
            housing_contact=office.letting,
            social_contact=office.officer,
            consent_given_on=TODAY,
            by=office.officer,
        )
    assert started == plan and started.criteria.get().text == "Hyran är betald i tid"


def test_a_guarantee_from_before_the_stop_becomes_one_of_the_company(office):
    flat = factories.apartment()
    assert counts(office.read(guarantee_cells(flat))) == (1, 0, 0)
    guarantee = Guarantee.objects.get()
    assert (guarantee.apartment, guarantee.begins_on, guarantee.ceiling) == (flat, dt.date(2012, 3, 1), Decimal(36000))
    assert guarantee.tenant.identity.organisation_id == "housing"


def test_a_guarantee_after_the_stop_is_refused_as_it_is_everywhere(office):
    outcome = office.read(guarantee_cells(factories.apartment(), Start="2017-01-01"))
    ((row, _column, message),) = told(outcome)
    assert row == 2 and "Kommunen har beslutat" in message and not Guarantee.objects.exists()


def test_reading_it_in_again_changes_nothing(office):
    rows = [
        cells(factories.apartment(), Måldatum="2027-03-01"),
        cells(factories.apartment(), n=1, Personnummer="saknas"),
        guarantee_cells(factories.apartment(), n=2),
    ]
    office.read(*rows)
    before = everything()
    outcome = office.read(*rows)
    assert counts(outcome) == (0, 3, 0)
    assert {result.status for result in outcome.results} == {Status.THERE}
    assert everything() == before


def test_a_dry_run_answers_the_same_and_keeps_nothing(office):
    flat = factories.apartment()
    before = everything()
    assert counts(office.read(cells(flat), dry_run=True)) == (1, 0, 0)
    assert everything() == before


def test_one_fault_anywhere_and_nothing_is_written(office):
    flat = factories.apartment()
    before = everything()
    outcome = office.read(cells(flat), cells(n=7, Adress="Finns Inte 3"), cells(n=8, Kontakt="Ingen Alls"))
    assert [row for row, _column, _message in told(outcome)] == [3, 4] and outcome.results == []
    assert everything() == before


def test_the_faults_that_only_the_register_knows(office):
    let, flats = factories.apartment(), [factories.apartment() for _ in range(5)]
    factories.lease(apartment=let, tenant=factories.person(by=office.letting))
    for role, name in ((Role.CASE_OFFICER, "Bo Tvilling"), (Role.COORDINATOR, "bo tvilling")):
        factories.staff(role, name=name)
    outcome = office.read(
        cells(n=1, Adress="Finns Inte 3"),
        cells(let, n=2),
        cells(flats[0], n=3, Kontakt="Bo Tvilling"),
        cells(flats[1], n=4, Kontakt=office.letting.name),
        cells(flats[2], n=5, Ärendenummer="SK-2020-999"),
        cells(flats[3], n=6),
        cells(flats[4], n=6),
    )
    found = [(row, column, message[:30]) for row, column, message in told(outcome)]
    assert found == [
        (2, "Adress", "Lägenheten finns inte i regist"),
        (3, "", "Lägenheten är redan uthyrd und"),
        (4, "Kontakt", "Flera personer har det namnet."),
        (5, "Kontakt", "Ingen handläggare eller samord"),
        (6, "", "Ärendet finns inte här. Lämna "),
        (8, "Personnummer", "Personnumret finns redan på ra"),
        (8, "", "Hushållet har redan en bostad "),
    ]


def test_an_apartment_written_in_two_ways_is_still_one(office):
    flat = factories.apartment()
    headings = [*HEADINGS, "Objektsnummer"]
    by_address, by_number = [*cells(flat, n=1), ""], ["socialt kontrakt", "", "", *cells(n=2)[3:], flat.object_number]
    ((row, _column, message),) = told(office.read(listed(by_address, by_number, headings=headings)))
    assert row == 3 and message.startswith("Lägenheten finns redan på rad 2.")


def test_a_person_is_found_again_by_number_within_the_organisation(office):
    known = factories.person(
        by=office.officer, given_name="Maja", family_name="Almgren0", personal_number=personal_number(0)
    )
    at_company = factories.person(
        by=office.letting, given_name="Maja", family_name="Almgren0", personal_number=personal_number(0)
    )
    office.read(cells(factories.apartment()), guarantee_cells(factories.apartment(), n=0))
    assert Resident.objects.get().person == known
    assert Guarantee.objects.get().tenant == at_company
    assert Person.objects.count() == 2


def test_a_number_that_is_somebody_elses_is_a_fault(office):
    factories.person(by=office.officer, given_name="Bo", family_name="Ek", personal_number=personal_number(0))
    ((row, _column, message),) = told(office.read(cells(factories.apartment())))
    assert row == 2 and "annat namn" in message and "Ek" not in message


def test_the_case_that_the_adults_are_in_is_the_one(office):
    known = factories.person(
        by=office.officer, given_name="Maja", family_name="Almgren0", personal_number=personal_number(0)
    )
    child = factories.person(by=office.officer)
    members = [(known, MemberKind.ADULT), (child, MemberKind.CHILD)]
    case = open_case(members=members, case_officer=office.officer, opened_on=dt.date(2026, 1, 5), by=office.officer)
    outcome = office.read(cells(factories.apartment()))
    assert Sublease.objects.get().case_number == case.number and Case.objects.count() == 1
    assert {resident.kind for resident in Resident.objects.all()} == {MemberKind.ADULT, MemberKind.CHILD}
    assert outcome.results[0].notes[0] == f"Ärende: {case.number}."


def test_a_case_of_another_household_is_refused(office):
    case = factories.case(officer=office.officer)
    ((row, _column, message),) = told(office.read(cells(factories.apartment(), Ärendenummer=case.number)))
    assert row == 2 and "hör inte till hushållet" in message


def test_other_residents_than_those_in_the_register_are_a_fault_and_not_a_change(office):
    flat = factories.apartment()
    office.read(cells(flat))
    before = everything()
    ((row, _column, message),) = told(office.read(cells(flat, n=9)))
    assert row == 2 and "med andra boende" in message and everything() == before


def test_another_ceiling_than_the_registers_is_a_fault_and_not_a_change(office):
    flat = factories.apartment()
    office.read(guarantee_cells(flat))
    ((_row, _column, message),) = told(office.read(guarantee_cells(flat, Tak="40 000")))
    assert "36\xa0000\xa0kr" in message and Guarantee.objects.get().ceiling == Decimal(36000)


def test_the_letting_that_the_property_system_tells_of_is_the_contract(office):
    """The apartments were read in first: there the municipality's contract is a lease without a tenant."""
    lease = factories.lease(begins_on=dt.date(2026, 3, 1))
    outcome = office.read(cells(lease.apartment))
    assert counts(outcome) == (1, 0, 0) and not Lease.objects.exists()
    assert "Uthyrningen i lägenhetslistan är det här kontraktet." in outcome.results[0].notes
    assert Lease.history.filter(history_type="-").count() == 1


def test_a_lease_with_a_tenant_is_never_taken_away(office):
    lease = factories.lease(begins_on=dt.date(2026, 3, 1), tenant=factories.person(by=office.letting))
    assert told(office.read(cells(lease.apartment))) and Lease.objects.get() == lease


@pytest.mark.parametrize("address", ["lönngatan 77", "Lönngatan  77 A", "LÖNNGATAN 77A"])
def test_an_address_is_known_as_people_write_it(office, address):
    flat = factories.apartment(stairwell=factories.stairwell(street_address="Lönngatan 77", entrance="A"))
    assert counts(office.read(cells(flat, Adress=address))) == (1, 0, 0)
    assert SocialContract.objects.get().apartment == flat


def test_an_address_in_two_towns_needs_the_town(office):
    for city in ("Götene", "Källby"):
        factories.apartment(
            stairwell=factories.stairwell(street_address="Storgatan 1", city=city), apartment_number="1001"
        )
    row = cells(Adress="Storgatan 1", Lägenhetsnummer="1001")
    ((_row, _column, message),) = told(office.read(row))
    assert "Flera lägenheter" in message
    assert counts(office.read(listed([*row, "källby"], headings=[*HEADINGS, "Ort"]))) == (1, 0, 0)
    assert SocialContract.objects.get().apartment.stairwell.city == "Källby"


def test_history_says_who_read_it_in(office):
    office.read(cells(factories.apartment()), by=None)
    assert SocialContract.history.get().history_user is None
    outcome = office.read(cells(factories.apartment(), n=1), by=office.coordinator)
    assert outcome.new == 1
    assert {row.history_user for row in SocialContract.history.filter(number="K-2026-02")} == {office.coordinator}


# In the web each organisation writes its own


def test_the_coordinator_writes_the_contracts_and_the_company_the_guarantees(office):
    rows = [cells(factories.apartment(), Måldatum="2027-03-01"), guarantee_cells(factories.apartment(), n=1)]
    assert counts(office.read(*rows, by=office.coordinator)) == (1, 0, 1)
    assert SocialContract.objects.count() == 1 and not Guarantee.objects.exists()
    assert LandlordNotice.objects.get().informed_by == office.coordinator
    assert counts(office.read(*rows, by=office.letting)) == (1, 0, 1)
    assert Guarantee.history.get().history_user == office.letting
    for by in (office.coordinator, office.letting):
        assert counts(office.read(*rows, by=by)) == (0, 1, 1)


def test_a_protected_person_whom_the_one_who_reads_may_not_know_is_told_without_a_name(office):
    hidden = factories.person(
        by=office.officer, given_name="Maja", family_name="Almgren0", personal_number=personal_number(0)
    )
    protect(hidden, kind=Protection.MARKING, handlers=[], by=office.officer)
    ((_row, _column, message),) = told(office.read(cells(factories.apartment()), by=office.coordinator))
    assert "Almgren" not in message and "namngiven handläggare" in message


def test_what_is_there_stays_there_when_its_resident_comes_to_be_protected(office):
    flat = factories.apartment()
    office.read(cells(flat))
    protect(Resident.objects.get().person, kind=Protection.MARKING, handlers=[], by=office.officer)
    assert counts(office.read(cells(flat), by=office.coordinator)) == (0, 1, 0)


def test_the_coordinator_takes_no_lease_away(office):
    lease = factories.lease(begins_on=dt.date(2026, 3, 1))
    assert told(office.read(cells(lease.apartment), by=office.coordinator)) and Lease.objects.get() == lease


# The example, and many rows


def test_the_example_is_read_into_the_apartments_of_the_demo(db):
    import_file(APARTMENTS, as_of=TODAY)
    people = {
        Role.CASE_OFFICER: ("Frida Mosslåga", "Amir Ljungrot", "Lotta Sävbäcka"),
        Role.LETTING_OFFICER: ("Sanna Lavskära",),
    }
    for role, names in people.items():
        for name in names:
            staff = factories.staff(role, name=name)
            if name == "Frida Mosslåga":
                staff.email = "handlaggare@socialtjanst.example"
                staff.save()
    assert counts(import_list(GOOD, today=TODAY)) == (6, 0, 0)
    assert counts(import_list(GOOD, today=TODAY)) == (0, 6, 0)
    assert Apartment.objects.count() == 400


def test_a_workbook_is_read_in_as_the_text_is(office):
    flat = factories.apartment()
    day = dt.datetime(2026, 3, 1)
    assert counts(office.read(workbook(cells(flat, Start=day)))) == (1, 0, 0)
    assert counts(office.read(listed(cells(flat)))) == (0, 1, 0)


def test_a_row_costs_the_same_in_a_long_list_as_in_a_short_one(office):
    """Measured on two busy cores: 400 rows, a county's, in 34 s; the 14 of Götene in a second."""

    def queries(first, last):
        rows = [cells(factories.apartment(), n) for n in range(first, last)]
        with CaptureQueriesContext(connection) as asked:
            assert counts(office.read(*rows)) == (last - first, 0, 0)
        return len(asked)

    short, long = queries(0, 5), queries(5, 25)
    a_row = (long - short) / 15
    assert a_row < 80 and short < 5 * 80 + 20
    with CaptureQueriesContext(connection) as asked:
        rows = [cells(contract.apartment, n) for n, contract in enumerate(_in_the_order_of_the_list())]
        assert counts(office.read(*rows)) == (0, 25, 0)
    assert len(asked) < 25 * 10


def _in_the_order_of_the_list():
    return SocialContract.objects.with_place().order_by("number")


def test_four_hundred_rows_are_read_in_whole(office):
    stairwell = factories.stairwell()
    flats = [factories.apartment(stairwell=stairwell, apartment_number=f"{1000 + n}") for n in range(400)]
    started = time.perf_counter()
    assert counts(office.read(*[cells(flat, n) for n, flat in enumerate(flats)])) == (400, 0, 0)
    print(f"400 rows: {time.perf_counter() - started:.1f} s")
    assert SocialContract.objects.count() == Case.objects.count() == Resident.objects.count() == 400
