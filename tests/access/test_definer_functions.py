"""What the database answers for those who may not read the rows themselves: the answer, and nothing but the answer."""

import datetime
from contextlib import contextmanager

import pytest
from django.db import OperationalError, ProgrammingError, connection, transaction
from psycopg import errors

from contracts import figures
from contracts.actions.quota import take_quota_place
from contracts.enums import LandlordKind
from contracts.models import Apartment, Lease, Occupancy, QuotaPlace, SocialContract, Sublease
from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.functions import FUNCTIONS, SQL
from gotene.access.roles import Role, Side
from meetings.figures import half_yearly_figures
from meetings.rules import HalfYear
from tenants.actions import disclose
from tenants.enums import DisclosureGround, InformationKind
from tests import factories
from tests.access.answers import ANSWERS
from tests.access.as_role import running_as
from tests.at_once import at_once
from tests.refused import again, refused

pytestmark = pytest.mark.django_db

DAY = datetime.date
OWNER, WEB, RETENTION = DatabaseRole.OWNER, DatabaseRole.WEB, DatabaseRole.RETENTION
HOUSING, SOCIAL = ORGANISATIONS
CALLED = [function for function in FUNCTIONS if function.callers]


def asked(query, *values):
    """The rows of a query, as tuples."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def answer(query, *values):
    return asked(query, *values)[0][0]


@contextmanager
def no_right():
    """A context in which the database must refuse for want of a right."""
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic():
        yield
    assert isinstance(refusal.value.__cause__, errors.InsufficientPrivilege), refusal.value


def alike(count):
    """What `count` returns as each organisation, which must be what it returns as the owner of all rows."""
    owner = count()
    for role in ORGANISATIONS:
        with running_as(role):
            assert count() == owner, role
    return owner


# How they are made


def in_database():
    """Each function of ours as it is in the database, by its name."""
    rows = asked(
        "SELECT p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid), p.prosecdef,"
        " p.proconfig, pg_get_userbyid(p.proowner), p.oid::bigint,"
        " EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)"
        " FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace"
        " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
    )
    assert len({row[0] for row in rows}) == len(rows)
    return {row[0]: row[1:] for row in rows}


def test_each_function_is_published_and_has_its_file():
    published = sorted(function.name for function in FUNCTIONS)
    assert sorted(in_database()) == published == sorted(file.stem for file in SQL.glob("*.sql"))


def test_each_has_a_fixed_search_path_and_belongs_to_the_owner():
    for name, (_arguments, _result, _definer, settings, owner, _oid, _anybody) in in_database().items():
        assert settings == ["search_path=pg_catalog, public, pg_temp"], name
        assert owner == OWNER.in_database, name


def test_each_sees_as_much_as_is_published():
    definers = {name for name, facts in in_database().items() if facts[2]}
    assert definers == {function.name for function in FUNCTIONS if function.definer}


def test_nobody_calls_a_function_but_those_published():
    functions = in_database()
    for function in FUNCTIONS:
        *_facts, oid, anybody = functions[function.name]
        assert not anybody, function.name
        may = {
            role
            for role in (WEB, RETENTION, *ORGANISATIONS)
            if answer("SELECT has_function_privilege(%s, %s::oid, 'EXECUTE')", role.in_database, oid)
        }
        assert may == set(function.callers), function.name


def test_what_is_called_answers_with_a_value_and_never_with_a_row():
    results = {name: facts[1] for name, facts in in_database().items()}
    assert {function.name: results[function.name] for function in CALLED} == ANSWERS


@pytest.mark.parametrize("function", CALLED, ids=lambda function: function.name)
def test_the_gate_and_retention_get_no_answer_but_where_published(function):
    nothing = ", ".join(f"NULL::{kind}" for kind in function.arguments.split(", ") if kind)
    for role in {WEB, RETENTION}.difference(function.callers):
        with running_as(role), no_right():
            asked(f"SELECT {function.name}({nothing})")


# Turnover


@pytest.fixture
def lettings():
    private = factories.landlord(kind=LandlordKind.PRIVATE)
    elsewhere = factories.apartment(stairwell=factories.stairwell(landlord=private))
    for ends_on in (DAY(2025, 1, 1), DAY(2025, 6, 30), DAY(2025, 12, 31), DAY(2024, 12, 31), DAY(2026, 1, 1), None):
        factories.lease(ends_on=ends_on)
    factories.lease(apartment=elsewhere, ends_on=DAY(2025, 6, 30))
    factories.social_contract(begins_on=DAY(2025, 1, 1), ends_on=DAY(2025, 5, 31), end_reason="taken_over")


def test_the_turnover_is_the_same_whoever_asks(lettings):
    counted = Lease.objects.filter(apartment__landlord__kind=LandlordKind.MUNICIPAL, ends_on__year=2025).count()
    assert alike(lambda: figures.turnover_in(2025)) == counted == 3
    assert [alike(lambda year=year: figures.turnover_in(year)) for year in (2023, 2024, 2026)] == [0, 1, 1]


def test_the_turnover_tells_the_social_services_of_no_lease(lettings):
    with running_as(SOCIAL):
        assert figures.turnover_in(2025) == 3
        with no_right():
            Lease.objects.count()
        with no_right():
            asked("SELECT l.id FROM contracts_lease l, contracts_turnover_in(2025)")


# Vacancy, and what is counted of what both see


def test_an_apartment_let_by_the_company_is_let_to_the_social_services_too():
    let, leaving, vacant = factories.apartment(), factories.apartment(), factories.apartment()
    factories.lease(apartment=let)
    factories.lease(apartment=leaving, ends_on=DAY(2026, 5, 31))

    def vacant_in(month):
        return set(Apartment.objects.vacant_from(DAY(2026, month, 1)).values_list("pk", flat=True))

    assert alike(lambda: vacant_in(5)) == {vacant.pk}
    assert alike(lambda: vacant_in(6)) == {vacant.pk, leaving.pk}


def test_each_side_lets_an_apartment_once_though_it_cannot_see_the_other_letting():
    leased, contracted = factories.lease(), factories.social_contract()
    asked_about = [Occupancy.objects.get(lease_id=leased.pk), Occupancy.objects.get(social_contract=contracted)]
    with running_as(SOCIAL), refused("apartment_let_once"):
        again(contracted, number="K-2026-99", apartment=leased.apartment)
    with running_as(HOUSING), refused("apartment_let_once"):
        again(leased, apartment=contracted.apartment)
    for role in ORGANISATIONS:
        with running_as(role):
            assert list(Occupancy.objects.order_by("pk")) == asked_about
            with no_right():
                Occupancy.objects.update(apartment=leased.apartment)


def test_a_letting_of_either_side_is_noted_by_the_database():
    """Rolled back: rows by hand have no history."""
    first, second = factories.apartment(), factories.apartment()
    lease, contract = factories.lease(), factories.social_contract()
    for role, copied, values in (
        (HOUSING, lease, {"apartment": first}),
        (SOCIAL, contract, {"apartment": second, "number": "K-2026-98"}),
    ):
        with running_as(role), transaction.atomic():
            again(copied, **values)
            assert Occupancy.objects.filter(apartment=values["apartment"]).exists()
            transaction.set_rollback(True)


def test_a_contract_is_not_made_shorter_than_its_sublease_by_either_side():
    contract = factories.social_contract()
    Sublease.objects.create(contract=contract, case_number="SK-2026-001", begins_on=DAY(2026, 2, 1))
    for role in ORGANISATIONS:
        with running_as(role), refused("sublease_within_contract"):
            SocialContract.objects.filter(pk=contract.pk).update(ends_on=DAY(2026, 5, 31))


def test_the_figures_of_a_report_are_the_same_from_both_sides(lettings):
    factories.quota_year(2026)
    factories.guarantee()
    letting, coordinator = factories.staff(Role.LETTING_OFFICER), factories.staff(Role.COORDINATOR)
    half_year, today = HalfYear(2026, 1), DAY(2026, 6, 30)
    both = []
    for staff in (letting, coordinator):
        with running_as(staff):
            both.append(half_yearly_figures(staff=staff, half_year=half_year, today=today))
    assert both[0] == both[1] == half_yearly_figures(staff=letting, half_year=half_year, today=today)
    assert both[0]["guarantees"]
    assert alike(lambda: (figures.contracts_on(today), figures.guarantees_on(today))) == (0, 1)
    assert alike(lambda: figures.guarantees_by_year(2015, today))[-1] == (2026, 1)


# The quota place


@pytest.fixture
def quota():
    return factories.quota_year(2026, ceiling=2)


def place_taken(contract, staff):
    """The number of the place taken for `contract`, said to be by `staff`."""
    return answer("SELECT contracts_take_quota_place(%s, %s)", contract.pk, staff and staff.pk)


def test_the_social_services_take_the_next_place_and_history_says_who(quota):
    coordinator = factories.staff(Role.COORDINATOR)
    contracts = [factories.social_contract() for _ in range(3)]
    with running_as(coordinator):
        places = [take_quota_place(contract, by=coordinator) for contract in contracts[:2]]
        with refused("quota_place_within_ceiling"):
            place_taken(contracts[2], coordinator)
    assert [(place.year, place.number, place.contract) for place in places] == [
        (quota, 1, contracts[0]),
        (quota, 2, contracts[1]),
    ]
    for place in QuotaPlace.objects.all():
        told = place.history.get()
        assert (told.history_type, told.history_user) == ("+", coordinator)
        assert told.instance == place


def test_who_took_the_place_cannot_be_made_up(quota):
    coordinator, another = factories.staff(Role.COORDINATOR), factories.staff(Role.SOCIAL_DIRECTOR)
    contract, unsigned = factories.social_contract(), factories.social_contract()
    with running_as(coordinator):
        place_taken(contract, another)
    with running_as(SOCIAL):
        place_taken(unsigned, another)
    assert contract.quota_place.history.get().history_user == coordinator
    assert unsigned.quota_place.history.get().history_user is None


def test_a_command_says_by_whom_the_place_was_taken(quota):
    contract, coordinator = factories.social_contract(), factories.staff(Role.COORDINATOR)
    assert take_quota_place(contract, by=coordinator).history.get().history_user == coordinator
    assert take_quota_place(factories.social_contract(), by=None).history.get().history_user is None


def test_a_landlord_outside_the_agreement_and_a_contract_that_is_not_there_take_no_place(quota):
    private = factories.stairwell(landlord=factories.landlord(LandlordKind.PRIVATE))
    contract = factories.social_contract(apartment=factories.apartment(stairwell=private))
    with running_as(SOCIAL):
        assert place_taken(contract, None) is None
        assert answer("SELECT contracts_take_quota_place(0, NULL)") is None
    assert not QuotaPlace.objects.exists()


def test_a_year_that_is_not_opened_has_no_places(quota):
    contract = factories.social_contract(begins_on=DAY(2027, 1, 1))
    with running_as(SOCIAL), refused("quota_year_missing"):
        place_taken(contract, None)


def test_places_are_taken_in_no_other_way(quota):
    contract = factories.social_contract()
    with running_as(HOUSING), no_right():
        place_taken(contract, None)
    taken = take_quota_place(contract, by=None)
    for role in ORGANISATIONS:
        with running_as(role):
            for change in (
                lambda: again(taken, number=2, contract=factories.social_contract()),
                lambda: QuotaPlace.objects.update(number=2),
                lambda: QuotaPlace.objects.all().delete(),
            ):
                with no_right():
                    change()


# Holding a housing request


def test_the_company_holds_a_request_that_it_may_not_change():
    request = factories.housing_request()
    with running_as(HOUSING):
        assert answer("SELECT contracts_hold_request(%s)", request.pk) is True
        assert answer("SELECT contracts_hold_request(0)") is False
        with no_right():
            type(request).objects.select_for_update().get(pk=request.pk)
        with no_right():
            type(request).objects.update(rooms_min=2)


@pytest.mark.django_db(transaction=True)
def test_a_request_is_held_until_the_transaction_ends():
    request = factories.housing_request()

    def lock_at_once():
        with transaction.atomic():
            type(request).objects.select_for_update(nowait=True).get(pk=request.pk)
            return "free"

    with running_as(HOUSING), transaction.atomic():
        answer("SELECT contracts_hold_request(%s)", request.pk)
        (held,) = at_once(lock_at_once)
    assert isinstance(held, OperationalError)
    assert isinstance(held.__cause__, errors.LockNotAvailable)
    assert at_once(lock_at_once) == ["free"]


# The ledgers


def test_retention_alone_erases_what_has_been_told_and_nobody_rewrites_it():
    factories.organisation(Side.HOUSING)
    case = factories.case()
    told = disclose(case, kind=InformationKind.RESIDENT, what="Namn", ground=DisclosureGround.LAW, by=case.case_officer)
    rows = type(told).objects.filter(pk=told.pk)
    with refused("disclosure_is_kept"):
        rows.update(what="Annat")
    with refused("disclosure_is_kept"):
        rows.delete()
    with running_as(SOCIAL), no_right():
        rows.delete()
    with running_as(RETENTION):
        with no_right():
            rows.update(what="Annat")
        assert rows.delete()[0] == 1


# What others plant


SHADOWED = ["contracts_lease", "contracts_quotayear", "contracts_housingrequest", "contracts_occupancy"]


@pytest.fixture(params=["pg_temp", "planted"])
def planted(request, lettings, quota):
    """Tables of the same names, empty, that a careless function would find first."""
    schema = request.param
    waiting, contract = factories.housing_request(), factories.social_contract()
    with connection.cursor() as cursor:
        if schema != "pg_temp":
            cursor.execute(f"CREATE SCHEMA {schema}")
            cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO PUBLIC")
        for name in SHADOWED:
            cursor.execute(f"CREATE TABLE {schema}.{name} (LIKE public.{name} INCLUDING IDENTITY)")
            cursor.execute(f"GRANT ALL ON {schema}.{name} TO PUBLIC")
        cursor.execute(f"SET LOCAL search_path = {schema}, public, pg_temp")
    return waiting, contract


def test_planted_tables_change_no_answer(planted):
    waiting, contract = planted
    # They do lie in the way of whoever names no schema.
    assert Lease.objects.count() == 0 != answer("SELECT count(*) FROM public.contracts_lease")
    for role in ORGANISATIONS:
        with running_as(role):
            assert figures.turnover_in(2025) == 3
            assert answer("SELECT contracts_hold_request(%s)", waiting.pk) is True
    with running_as(SOCIAL):
        assert place_taken(contract, None) == 1


def test_planted_tables_hide_no_letting(planted):
    with running_as(HOUSING), refused("apartment_let_once"):
        asked(
            "INSERT INTO public.contracts_lease (apartment_id, begins_on)"
            " SELECT apartment_id, begins_on FROM public.contracts_lease WHERE ends_on IS NULL RETURNING id"
        )
