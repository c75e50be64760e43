"""Whoever has said that they know the person: nothing of the case is theirs, on no page and by no statement."""

import datetime

import pytest
from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contracts.actions.recusals import leave_contract
from contracts.figures import contracts_on
from contracts.models import Apartment, ContractRecusal, SocialContract
from gotene.access.roles import Role, Side
from gotene.access.rows.cases import CASE_CONTENTS
from gotene.access.tables import every_table, social
from meetings.figures import half_yearly_figures
from meetings.rules import latest_half_years
from tenants.actions import end_recusal, leave_case, open_case, person_numbered, take_over
from tenants.enums import MemberKind
from tenants.models import Case, Consent, Decision, Disclosure, NonAssociation, Recusal
from tests import factories
from tests.access.as_role import running_as
from tests.access.canaries import Canaries
from tests.access.crawl import crawl
from tests.access.test_canaries import found
from tests.access.world import World
from tests.pages import words

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
# What the social services have that is no part of one case, with why.
NOT_OF_ONE_CASE = {
    "tenants_case": "its numbers are counted by whoever opens the next one (ADR 0023)",
    "tenants_household": "a number",
    "tenants_householdmember": "who belongs together: the stairwell check and the opening of a case look people up",
    "tenants_nonassociation": "of two people; has a rule of its own",
    "tenants_recusal": "says who has left, and has rules of its own",
    "contracts_stairwellasking": "read by nobody",
}


@pytest.fixture
def coordinator():
    return factories.staff(Role.COORDINATOR)


@pytest.fixture
def world(coordinator):
    return World(coordinator)


def statuses(client, world, names):
    return {name: client.get(reverse(name, args=world.own.about[name])).status_code for name in names}


def rows_of(staff, table):
    """What PostgreSQL shows to `staff` of a table, as text."""
    with running_as(staff), connection.cursor() as cursor:
        cursor.execute(f'SELECT t::text FROM "{table}" t')
        return "\n".join(row for (row,) in cursor.fetchall())


# The case and its contract


CASE_PAGES = ["case", "decision", "give_consent", "keep_on_apart", "request_housing", "leave_case", "end_recusal"]
CONTRACT_PAGES = ["contract", "contract_row", "record_check_in", "change_plan", "ask_question", "answer_question"]


def test_every_page_of_the_case_and_of_its_contract_is_closed_at_once(signed_in, world, coordinator):
    client, names = signed_in(coordinator), CASE_PAGES + CONTRACT_PAGES
    assert set(statuses(client, world, names).values()) == {200}
    response = client.post(reverse("leave_case", args=[world.own.case.number]), {"handed_to": world.own.officer.pk})
    assert response["Location"] == reverse("my_day")
    assert set(statuses(client, world, names).values()) == {404}
    # The other case is as it was.
    assert client.get(reverse("case", args=[world.other.case.number])).status_code == 200
    assert client.get(reverse("contract", args=[world.other.home.contract.number])).status_code == 200


def test_no_list_names_the_case_or_its_contract(signed_in, world, coordinator):
    client = signed_in(coordinator)
    number, contract = world.own.case.number, world.own.home.contract.number
    lists = {"cases": number, "contract_list": contract, "offers": number, "my_day": number}
    before = {name: lists[name] in words(client.get(reverse(name))) for name in lists}
    assert before["cases"]
    assert before["contract_list"]
    leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    for name, text in lists.items():
        assert text not in words(client.get(reverse(name))), name


def test_none_of_the_secrets_of_the_case_is_found_anywhere(signed_in, world, coordinator):
    canaries = Canaries(world)
    for case in Case.objects.filter(pk__in=world.own.cases):
        leave_case(case, handed_to=world.own.officer, by=coordinator)
    pages = crawl(signed_in(coordinator), world, canaries.WORDS)
    assert [canary for canary, _where in found(pages, canaries) if "own case" in canary.whose] == []
    in_rows = {table: rows_of(coordinator, table) for table in (*CASE_CONTENTS, "tenants_nonassociation")}
    secrets = {canary for canary, _where in found(in_rows, canaries)}
    assert not {canary for canary in secrets if canary.whose == "own case"}
    # They are there for the colleague; and of the other case for the one who left this.
    theirs = {table: rows_of(world.own.officer, table) for table in in_rows}
    assert {canary.what for canary, _where in found(theirs, canaries) if canary.whose == "own case"} >= {
        "grounds",
        "content",
        "reasons for the placement",
        "reason to keep apart",
    }
    assert any(canary.whose == "other case" for canary in secrets)


@pytest.mark.parametrize("model", [Decision, Consent, Disclosure, NonAssociation])
def test_raw_sql_by_the_one_who_has_left_finds_nothing_of_the_case(world, coordinator, model):
    leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    about = {"one": world.own.kept_apart.one} if model is NonAssociation else {"case": world.own.case}
    of_other = {"one": world.other.kept_apart.one} if model is NonAssociation else {"case": world.other.case}
    with running_as(coordinator):
        assert not model.objects.filter(**about).exists()
        assert model.objects.filter(**of_other).exists()
        if hasattr(model, "history"):
            assert not model.history.filter(**about).exists()
    with running_as(world.own.officer):
        assert model.objects.filter(**about).exists()


def test_who_writes_off_their_name_sees_no_case_at_all(world, coordinator):
    """Else a statement that forgets whom the connection works for would open what is closed."""
    with running_as(coordinator), connection.cursor() as cursor:
        assert Decision.objects.exists()
        cursor.execute("SELECT set_config('gotene.staff', '', false)")
        assert not Decision.objects.exists()
        cursor.execute("SELECT set_config('gotene.staff', %s, false)", [f"{world.own.officer.pk}.1.x"])
        assert not Decision.objects.exists()


def test_every_table_with_the_cases_content_has_the_row_rule():
    tables = every_table()
    ruled = {name for name in CASE_CONTENTS if not name.startswith(("tenants_historical", "contracts_historical"))}
    assert ruled == {table.name for table in social.TABLES} - set(NOT_OF_ONE_CASE)
    assert {tables[name].history.name for name in ruled if tables[name].history} <= set(CASE_CONTENTS)


@pytest.mark.parametrize("side", Side)
def test_what_belongs_to_the_contract_follows_it(side):
    """Every model that leads to a contract: a new one that forgets it fails here."""
    staff = factories.staff(Role.COORDINATOR if side == Side.SOCIAL else Role.LETTING_OFFICER)
    recusals = {Side.SOCIAL: "tenants_recusal", Side.HOUSING: "contracts_contractrecusal"}
    wrong = []
    for model, path in to_contract():
        try:
            asked = str(model._default_manager.visible_to(staff).query)
        except EmptyResultSet:
            continue
        if recusals[side] not in asked:
            wrong.append((model._meta.label, path))
    assert wrong == []


def to_contract():
    """Each model with a scope whose rows lead to a social contract by keys that are always there, with the way."""
    for model in apps.get_models():
        if model is SocialContract or not hasattr(model._default_manager.all(), "visible_to"):
            continue
        path = _way(model, ())
        if path and model._meta.label not in LEADS_ELSEWHERE:
            yield model, path


# What stays though its contract is closed, with why.
LEADS_ELSEWHERE = {
    "contracts.QuotaPlace": "a number in the year's quota, that everybody counts alike",
    "contracts.Occupancy": "days that an apartment is let, without a name",
}


def _way(model, seen):
    for field in model._meta.fields:
        if not field.many_to_one and not field.one_to_one:
            continue
        other = field.related_model
        if other is SocialContract:
            return field.name
        if other in seen or other._meta.app_label not in ("contracts", "inspections", "meetings"):
            continue
        further = _way(other, (*seen, model))
        if further:
            return f"{field.name}__{further}"
    return ""


# What does not change


def test_numbers_are_counted_by_whoever_opens_the_next_case(world, coordinator):
    """A rule on the case itself would give its number once more."""
    latest = Case.objects.order_by("number").last()
    leave_case(latest, handed_to=latest.case_officer, by=coordinator)
    with running_as(coordinator), transaction.atomic():
        person = factories.person(by=coordinator)
        opened = open_case(
            members=[(person, MemberKind.ADULT)],
            case_officer=coordinator,
            opened_on=latest.opened_on,
            by=coordinator,
        )
        assert opened.number > latest.number
        transaction.set_rollback(True)


def test_the_register_and_its_figures_are_the_same_for_whoever_has_left(world, coordinator):
    today = timezone.localdate()

    def figures(staff):
        half_year = latest_half_years(today, 1)[0]
        return half_yearly_figures(staff=staff, half_year=half_year, today=today), contracts_on(today)

    def vacant(staff):
        return list(Apartment.objects.visible_to(staff).vacant_from(today).values_list("pk", flat=True))

    before = figures(coordinator), vacant(coordinator), vacant(world.letting)
    leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    leave_contract(world.own.home.contract, handed_to=factories.staff(Role.INSPECTOR), by=world.letting)
    for staff in (coordinator, world.letting):
        with running_as(staff):
            assert figures(staff) == before[0]
            assert vacant(staff) in before[1:]


def test_a_household_that_has_moved_leaves_the_contract_open(world, coordinator):
    """Its time there stays closed; the next household's is as any other."""
    home = world.own.home
    home.ends_on, home.end_reason = world.today - DAY, "ended"
    home.save()
    leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    assert SocialContract.objects.visible_to(coordinator).filter(pk=home.contract_id).exists()
    assert not type(home).objects.visible_to(coordinator).filter(pk=home.pk).exists()


# The company


def test_the_contract_is_closed_for_one_at_the_company_and_for_nobody_else(signed_in, world):
    contract, letting = world.own.home.contract, signed_in(world.letting)
    colleague = signed_in(Role.LETTING_OFFICER)
    office = reverse("admin:contracts_socialcontract_change", args=[contract.pk])
    page = reverse("contract", args=[contract.number])
    assert [letting.get(url).status_code for url in (page, office)] == [200, 200]
    letting.post(reverse("leave_contract", args=[contract.number]), {"handed_to": colleague.staff.pk})
    assert [letting.get(url).status_code for url in (page, office)] == [404, 404]
    for name in ("contract_list", "my_day", "admin:contracts_socialcontract_changelist"):
        assert contract.number not in words(letting.get(reverse(name))), name
    assert [colleague.get(url).status_code for url in (page, office)] == [200, 200]
    assert contract.number in words(colleague.get(reverse("my_day")))


def test_the_social_services_are_not_told_who_at_the_company_has_left(world, coordinator):
    leave_contract(world.own.home.contract, handed_to=factories.staff(Role.INSPECTOR), by=world.letting)
    with running_as(coordinator), pytest.raises(DatabaseError), transaction.atomic():
        list(ContractRecusal.objects.all())


# Letting back


def test_nobody_lets_themselves_back_not_even_in_sql(world, coordinator):
    recusal = leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    with running_as(coordinator):
        rows = Recusal.objects.filter(pk=recusal.pk)
        assert rows.update(ended_on=world.today, ended_by=world.own.officer) == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    with running_as(coordinator):
        assert not Decision.objects.filter(case=world.own.case).exists()


def test_a_colleague_who_is_not_in_charge_lets_nobody_back_in_sql(world, coordinator):
    recusal = leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    for role, changed in ((Role.CASE_OFFICER, 0), (Role.SOCIAL_DIRECTOR, 1)):
        with running_as(factories.staff(role)), transaction.atomic():
            rows = Recusal.objects.filter(pk=recusal.pk)
            assert rows.update(ended_on=world.today, ended_by=world.own.officer) == changed, role
            transaction.set_rollback(True)


def test_the_colleague_to_whom_it_was_handed_takes_over_and_lets_nobody_back_in_sql(world, coordinator):
    officer = world.own.officer
    recusal = leave_case(world.own.case, handed_to=officer, by=coordinator)
    rows = Recusal.objects.filter(pk=recusal.pk)
    with running_as(officer):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(ended_on=world.today, ended_by=officer)
        take_over(recusal, by=officer)
    assert rows.filter(taken_over_on=world.today, ended_on=None).exists()


def test_a_recusal_is_never_made_somebody_elses(world, coordinator):
    """Else whoever is in charge could let one back unseen, and shut another out."""
    recusal = leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    rows, head = Recusal.objects.filter(pk=recusal.pk), factories.staff(Role.SOCIAL_DIRECTOR)
    for other in ({"staff": factories.staff(Role.CASE_OFFICER)}, {"case": world.other.case}):
        with running_as(head), pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**other)


def test_nobody_is_shut_out_by_another(world, coordinator):
    values = {"case": world.own.case, "declared_on": world.today, "handed_to": factories.staff(Role.SOCIAL_DIRECTOR)}
    with running_as(coordinator), pytest.raises(DatabaseError), transaction.atomic():
        Recusal.objects.create(staff=world.own.officer, **values)


def test_whoever_is_let_back_sees_the_case_again(signed_in, world, coordinator):
    recusal = leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    head = signed_in(Role.SOCIAL_DIRECTOR)
    head.post(reverse("end_recusal", args=[world.own.case.number, recusal.pk]))
    recusal.refresh_from_db()
    assert (recusal.ended_on, recusal.ended_by) == (world.today, head.staff)
    assert signed_in(coordinator).get(reverse("case", args=[world.own.case.number])).status_code == 200
    with running_as(coordinator):
        assert Decision.objects.filter(case=world.own.case).exists()


def test_at_the_company_the_director_alone_lets_back(signed_in, world):
    contract = world.own.home.contract
    recusal = leave_contract(contract, handed_to=factories.staff(Role.INSPECTOR), by=world.letting)
    address = reverse("end_contract_recusal", args=[contract.number, recusal.pk])
    assert signed_in(Role.LETTING_OFFICER).post(address).status_code == 403
    assert signed_in(Role.HOUSING_DIRECTOR).post(address).status_code == 302
    assert signed_in(world.letting).get(reverse("contract", args=[contract.number])).status_code == 200


# Near misses


def test_a_named_handler_who_leaves_knows_the_protected_person_no_more(world):
    officer, colleague = world.own.officer, factories.staff(Role.CASE_OFFICER)
    person = world.own.protected
    with running_as(officer):
        assert person_numbered(person.number, by=officer) == person
    leave_case(world.own.case, handed_to=colleague, by=officer)
    running = person.handlers.running()
    assert not running.filter(staff=officer).exists()
    assert running.filter(staff=colleague).exists()


def test_leaving_one_case_of_two_with_the_same_officer_closes_that_one_alone(signed_in, world):
    officer = world.own.officer
    leave_case(world.own.case, handed_to=factories.staff(Role.CASE_OFFICER), by=officer)
    client = signed_in(officer)
    assert client.get(reverse("case", args=[world.own.case.number])).status_code == 404
    assert client.get(reverse("case", args=[world.own.newcomers.number])).status_code == 200


def test_a_colleague_named_again_in_a_case_they_have_left_still_does_not_see_it(signed_in, world, coordinator):
    leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    case = Case.objects.get(pk=world.own.case.pk)
    case.case_officer = coordinator
    case.save()
    assert signed_in(coordinator).get(reverse("case", args=[case.number])).status_code == 404


def test_the_ended_recusal_of_another_opens_nothing(world, coordinator):
    """Two have left; one is let back."""
    head = factories.staff(Role.SOCIAL_DIRECTOR)
    first = leave_case(world.own.case, handed_to=world.own.officer, by=coordinator)
    other = factories.staff(Role.COORDINATOR)
    leave_case(world.own.case, handed_to=world.own.officer, by=other)
    end_recusal(first, by=head)
    assert Case.objects.visible_to(coordinator).filter(pk=world.own.case.pk).exists()
    assert not Case.objects.visible_to(other).filter(pk=world.own.case.pk).exists()


@pytest.mark.parametrize("side", Side)
def test_lists_ask_no_more_of_the_database_for_whoever_has_left(signed_in, world, coordinator, side):
    staff = coordinator if side == Side.SOCIAL else world.letting
    client = signed_in(staff)

    def asked(name):
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        return len(queries)

    names = ["contract_list", "my_day", *(["cases"] if side == Side.SOCIAL else [])]
    before = {name: asked(name) for name in names}
    if side == Side.SOCIAL:
        leave_case(world.own.case, handed_to=world.own.officer, by=staff)
    else:
        leave_contract(world.own.home.contract, handed_to=factories.staff(Role.INSPECTOR), by=staff)
    assert all(asked(name) <= before[name] for name in names)
