"""Protecting a person: only named handlers know who it is, there always is one, and PostgreSQL holds to it."""

import datetime

import pytest
from django.db import ProgrammingError, connection
from django.utils import timezone

from gotene.access.roles import Role, Side
from tenants.actions import end_handler, lift_protection, name_handler, open_case_for_household, protect
from tenants.enums import MemberKind, Protection
from tenants.models import Case, Handler, Identity, Person
from tenants.models.person import with_names
from tests import factories
from tests.access.as_role import running_as
from tests.at_once import at_once
from tests.refused import change, refused, told

pytestmark = pytest.mark.django_db

TEST_NUMBER = "199001012385"


@pytest.fixture
def officer():
    return factories.staff(Role.CASE_OFFICER, name="Olle Ohlsson")


@pytest.fixture
def colleague():
    return factories.staff(Role.COORDINATOR, name="Cecilia Carlsson")


@pytest.fixture
def letting():
    return factories.staff(Role.LETTING_OFFICER, name="Lena Lund")


@pytest.fixture
def person(officer):
    return factories.person(by=officer, given_name="Maja", family_name="Almgren", personal_number=TEST_NUMBER)


def name_for(staff, person):
    with running_as(staff):
        return Person.objects.select_related("identity").get(pk=person.pk).name


def running(person):
    return {handler.staff for handler in person.handlers.running()}


# Protecting


@pytest.mark.parametrize("kind", Protection)
def test_the_name_is_the_handlers_alone(person, officer, colleague, letting, kind):
    worker = factories.staff(Role.HOUSING_SUPPORT)
    assert name_for(colleague, person) == "Maja Almgren"
    with running_as(officer):
        protect(person, kind=kind, handlers=[worker], by=officer)
    factories.reveal(person, worker)
    assert name_for(officer, person) == name_for(worker, person) == "Maja Almgren"
    assert name_for(colleague, person) == f"Skyddad person {person.number}"
    # The company sees who lives where: a number beside the home would lead on.
    assert name_for(letting, person) == "Skyddad person"
    assert running(person) == {officer, worker}


def test_who_protected_whom_is_kept(person, officer, letting):
    with running_as(officer):
        protect(person, kind=Protection.MARKING, handlers=[letting], by=officer)
    assert person.identity.history.latest().history_user == officer
    named = person.handlers.get(staff=letting)
    assert (named.named_by, named.named_on) == (officer, timezone.localdate())
    assert named.history.get().history_user == officer


def test_protecting_again_changes_the_kind_and_adds_handlers(person, officer, colleague):
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    with running_as(officer):
        protect(person, kind=Protection.ASSUMED, handlers=[officer, colleague], by=officer)
    assert Identity.objects.get(person=person).protection == Protection.ASSUMED
    assert running(person) == {officer, colleague}
    assert person.handlers.count() == 2


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.FINANCE_OFFICER, Role.RENT_ADMINISTRATOR])
def test_only_those_who_work_with_cases_or_letting_can_be_named(person, officer, role):
    other = factories.staff(role)
    with told("not_a_handler"):
        protect(person, kind=Protection.MARKING, handlers=[other], by=officer)
    assert not Handler.objects.exists()
    assert Identity.objects.get(person=person).protection == ""


def test_those_who_have_left_cannot_be_named(person, officer, colleague):
    colleague.active = False
    colleague.save()
    with told("not_a_handler"):
        protect(person, kind=Protection.MARKING, handlers=[colleague], by=officer)


@pytest.mark.parametrize("as_owner", [True, False])
def test_nobody_but_a_handler_changes_the_protection(person, officer, colleague, as_owner):
    """Neither where PostgreSQL shows the identity (a command) nor where it does not (a request)."""
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    handler = person.handlers.get()

    def attempts():
        with told("person_not_known"):
            protect(person, kind=Protection.ASSUMED, handlers=[], by=colleague)
        with told("person_not_known"):
            name_handler(person, staff=colleague, by=colleague)
        with told("person_not_known"):
            end_handler(handler, by=colleague)
        with told("person_not_known"):
            lift_protection(person, by=colleague)

    if as_owner:
        attempts()
    else:
        with running_as(colleague):
            attempts()
    assert running(person) == {officer}


def test_in_sql_nobody_makes_themselves_a_handler(person, officer, colleague):
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    sentence = (
        "INSERT INTO tenants_handler (person_id, staff_id, named_by_id, named_on) VALUES (%s, %s, %s, current_date)"
    )
    with running_as(colleague), connection.cursor() as cursor, pytest.raises(ProgrammingError, match="row-level"):
        cursor.execute(sentence, [person.pk, colleague.pk, officer.pk])


# Handlers


def test_a_handler_names_another_of_either_organisation(person, officer, letting):
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    with running_as(officer):
        name_handler(person, staff=letting, by=officer)
    assert running(person) == {officer, letting}


def test_nobody_is_named_twice(person, officer, colleague):
    protect(person, kind=Protection.MARKING, handlers=[colleague], by=officer)
    with told("handler_once"):
        name_handler(person, staff=colleague, by=officer)


def test_a_handler_who_ends_does_not_know_the_person_any_more(person, officer, colleague):
    protect(person, kind=Protection.MARKING, handlers=[colleague], by=officer)
    with running_as(officer):
        end_handler(person.handlers.get(staff=colleague), by=officer)
    assert name_for(colleague, person).startswith("Skyddad person")
    assert name_for(officer, person) == "Maja Almgren"


def test_one_may_end_oneself_and_be_named_again(person, officer, colleague):
    protect(person, kind=Protection.MARKING, handlers=[colleague], by=officer)
    with running_as(officer):
        end_handler(person.handlers.get(staff=officer), by=officer)
    assert running(person) == {colleague}
    with running_as(colleague):
        name_handler(person, staff=officer, by=colleague)
    assert person.handlers.filter(staff=officer).count() == 2


def test_the_last_handler_of_a_protected_person_stays(person, officer):
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    with running_as(officer), told("protected_person_has_handler") as refusal:
        end_handler(person.handlers.get(), by=officer)
    assert "Utse en annan först." in str(refusal.value)
    assert running(person) == {officer}


def test_one_who_has_left_is_not_somebody_to_talk_to(person, officer, colleague):
    protect(person, kind=Protection.MARKING, handlers=[colleague], by=officer)
    colleague.active = False
    colleague.save()
    with told("protected_person_has_handler"):
        end_handler(person.handlers.get(staff=officer), by=officer)


def test_a_handler_ends_once(person, officer, colleague):
    protect(person, kind=Protection.MARKING, handlers=[colleague], by=officer)
    handler = person.handlers.get(staff=colleague)
    end_handler(handler, by=officer)
    with told("handler_ended"):
        end_handler(handler, by=officer)


def test_in_sql_nobody_is_protected_without_a_handler(person):
    with refused("protected_person_has_handler"):
        change(person.identity, protection=Protection.MARKING)


@pytest.mark.django_db(transaction=True)
def test_the_last_two_handlers_do_not_end_each_other():
    officer, colleague = factories.staff(Role.CASE_OFFICER), factories.staff(Role.COORDINATOR)
    person = factories.person(by=officer)
    protect(person, kind=Protection.MARKING, handlers=[colleague], by=officer)
    mine, theirs = person.handlers.get(staff=officer), person.handlers.get(staff=colleague)
    answers = at_once(
        lambda: end_handler(theirs, by=officer),
        lambda: end_handler(mine, by=colleague),
    )
    assert len(running(person)) == 1
    assert sum(isinstance(answer, Handler) for answer in answers) == 1


# Lifting


def test_lifted_the_name_is_read_again_and_nobody_is_named(person, officer, colleague, letting):
    protect(person, kind=Protection.MARKING, handlers=[letting], by=officer)
    with running_as(officer):
        lift_protection(person, by=officer)
    assert name_for(colleague, person) == "Maja Almgren"
    assert running(person) == set()
    assert {handler.history.latest().history_user for handler in person.handlers.all()} == {officer}


def test_what_is_not_protected_is_not_lifted(person, officer):
    with told("not_protected"):
        lift_protection(person, by=officer)


# Opening a case


def open_for(officer, **fields):
    maja = {"given_name": "Maja", "family_name": "Almgren", "personal_number": TEST_NUMBER, "phone": ""}
    return open_case_for_household(
        people=[{**maja, "kind": MemberKind.ADULT, **fields}],
        case_officer=fields.pop("case_officer", officer),
        opened_on=datetime.date(2026, 11, 2),
        by=officer,
    )


def test_a_case_of_a_person_one_may_not_know_is_not_opened_and_no_name_is_said(person, officer, colleague):
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    with running_as(colleague), told("registered_and_protected") as refusal:
        open_for(colleague, given_name="Noor", family_name="Ek")
    assert "Almgren" not in str(refusal.value) and "Maja" not in str(refusal.value)
    assert "Be en namngiven handläggare eller din chef att öppna ärendet." in str(refusal.value)
    assert not Case.objects.exists()


def test_a_handler_opens_a_case_of_the_person(person, officer):
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    with running_as(officer):
        case = open_for(officer)
    assert case.household.members.get().person == person


def test_a_person_can_be_protected_from_the_first_day(officer, colleague):
    factories.organisation(Side.HOUSING)
    with running_as(colleague):
        case = open_case_for_household(
            people=[
                {
                    "given_name": "Maja",
                    "family_name": "Almgren",
                    "personal_number": "",
                    "phone": "",
                    "kind": MemberKind.ADULT,
                    "protection": Protection.REGISTRATION,
                }
            ],
            case_officer=officer,
            opened_on=datetime.date(2026, 11, 2),
            by=colleague,
        )
    person = case.household.members.get().person
    assert running(person) == {officer, colleague}
    assert name_for(factories.staff(Role.SOCIAL_DIRECTOR), person) == f"Skyddad person {person.number}"


# Words


def test_numbers_in_a_text_become_the_names_of_those_who_may_be_known(person):
    hidden, stranger = Person.objects.create(number="P-90210"), "P-90211"
    text = f"{person.number}, {hidden.number} och {stranger} flyttar in."
    assert with_names(text, [person, hidden]) == (
        f"Maja Almgren, Skyddad person {hidden.number} och {stranger} flyttar in."
    )
