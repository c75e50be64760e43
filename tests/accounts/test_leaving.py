"""What somebody who leaves has left to do: told in numbers to administrators, handed on by those in charge."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role, Side
from gotene.accounts.administration.handing_on import left_behind
from gotene.casework.tasks import tasks_for
from tenants.actions import leave_case, protect
from tenants.enums import Protection
from tenants.models import Case, Handler
from tests import factories
from tests.access.as_role import running_as
from tests.pages import errors, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(signed_in):
    return signed_in(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL)


@pytest.fixture
def frida():
    return factories.staff(Role.CASE_OFFICER, name="Frida Mosslåga")


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def send(client, address, /, *args, **data):
    return client.post(reverse(address, args=args), data, follow=True)


def tasks(member):
    with running_as(member):
        return [task.text for task in tasks_for(member, timezone.localdate())]


def gone(member):
    member.active = False
    member.save()
    return member


def test_what_is_left_is_told_in_numbers_alone(admin, frida):
    case = factories.case(officer=frida)
    factories.case(officer=frida)
    factories.social_contract(social_contact=frida)
    protect(case.household.members.get().person, kind=Protection.MARKING, handlers=[], by=frida)
    answer = page(admin, "deactivate_person", frida.pk)
    left = answer.context["left_behind"]
    assert (left.cases, left.contracts, left.protected_people, left.promises) == (2, 1, 1, 0)
    told = words(answer)
    assert case.number not in told
    assert "K-2026" not in told
    assert "P-0" not in told


def test_nobody_counts_what_the_other_organisations_people_have_left(admin):
    letting = factories.staff(Role.LETTING_OFFICER)
    with connection.as_role(DatabaseRole.WEB, admin.staff), pytest.raises(PermissionDenied):
        left_behind(letting)


def test_what_is_left_waits_for_those_in_charge(frida):
    factories.case(officer=frida)
    factories.case(officer=frida)
    contract = factories.social_contract(social_contact=frida)
    coordinator, letting = factories.staff(Role.COORDINATOR), factories.staff(Role.LETTING_OFFICER)
    assert not [text for text in tasks(coordinator) if "slutat" in text]
    gone(frida)
    told_coordinator = tasks(coordinator)
    assert "2 ärenden saknar handläggare sedan Frida Mosslåga slutat" in told_coordinator
    assert "1 kontrakt saknar kontakt sedan Frida Mosslåga slutat" in told_coordinator
    assert not [text for text in tasks(letting) if "slutat" in text]
    gone(contract.housing_contact)
    assert f"1 kontrakt saknar kontakt sedan {contract.housing_contact.name} slutat" in tasks(letting)


def test_the_task_leads_to_the_contracts_of_the_one_who_left(signed_in, frida):
    contract = factories.social_contract(social_contact=frida)
    factories.social_contract()
    listed = signed_in(Role.COORDINATOR).get(f"{reverse('contract_list')}?kontakt={frida.pk}")
    assert [row.contract for row in listed.context["rows"]] == [contract]
    assert len(signed_in(Role.COORDINATOR).get(f"{reverse('contract_list')}?kontakt=x").context["rows"]) == 2


def test_cases_are_handed_on_to_one_or_several(signed_in, frida):
    first, second = factories.case(officer=frida), factories.case(officer=frida)
    omar, sara = factories.staff(Role.CASE_OFFICER), factories.staff(Role.CASE_OFFICER)
    client = signed_in(Role.COORDINATOR)
    gone(frida)
    for case, colleague in ((first, omar), (second, sara)):
        sent = {"as": "case_officer", "case_officer-to": colleague.pk, "case_officer-cases": [case.pk]}
        send(client, "hand_on_cases", frida.pk, **sent)
    assert [Case.objects.get(pk=case.pk).case_officer for case in (first, second)] == [omar, sara]
    assert first.history.first().history_user == client.staff
    assert "Alla är överlämnade" in words(page(client, "hand_on_cases", frida.pk))


def test_a_case_is_not_handed_on_to_whoever_takes_no_part_in_it(signed_in, frida):
    case, omar = factories.case(officer=frida), factories.staff(Role.COORDINATOR, name="Omar Aziz")
    with running_as(omar):
        leave_case(case, handed_to=frida, by=omar)
    sent = {"as": "case_officer", "case_officer-to": omar.pk, "case_officer-cases": [case.pk]}
    answer = send(signed_in(Role.COORDINATOR), "hand_on_cases", frida.pk, **sent)
    assert errors(answer) == [f"Ny handläggare: Omar Aziz deltar inte i {case.number}. Välj någon annan där."]
    assert Case.objects.get(pk=case.pk).case_officer == frida


# Protected persons whom nobody is left to handle


@pytest.fixture(params=Side)
def left_alone(request):
    """A protected person whose only handler has left, and whoever leads where the person is registered."""
    housing = request.param == Side.HOUSING
    handler = factories.staff(Role.LETTING_OFFICER if housing else Role.CASE_OFFICER)
    protected = factories.person(by=handler, family_name="Hemligsson")
    protect(protected, kind=Protection.MARKING, handlers=[], by=handler)
    gone(handler)
    return protected, factories.staff(Role.HOUSING_DIRECTOR if housing else Role.SOCIAL_DIRECTOR)


def test_whoever_leads_names_a_new_handler_and_is_not_told_who_it_is(signed_in, left_alone):
    protected, leader = left_alone
    role = Role.LETTING_OFFICER if leader.in_housing else Role.CASE_OFFICER
    colleague, client = factories.staff(role), signed_in(leader)
    assert any(text.startswith("Namnge en handläggare") for text in tasks(leader))
    assert "Hemligsson" not in words(page(client, "name_handler", protected.number))
    send(client, "name_handler", protected.number, handler=colleague.pk)
    assert Handler.objects.running().filter(person=protected, staff=colleague, named_by=leader).exists()
    assert not any(text.startswith("Namnge en handläggare") for text in tasks(leader))
    # And that was all: the next handler is named by the handlers.
    assert page(client, "name_handler", protected.number).status_code == 404


def test_nobody_else_names_one(signed_in, left_alone):
    protected, leader = left_alone
    other = factories.staff(Role.SOCIAL_DIRECTOR if leader.in_housing else Role.HOUSING_DIRECTOR)
    for member in (other, factories.staff(Role.COORDINATOR)):
        assert page(signed_in(member), "name_handler", protected.number).status_code == 404
        assert not any(text.startswith("Namnge en handläggare") for text in tasks(member))


def test_while_a_handler_works_here_nobody_else_names_one(signed_in, frida):
    protected = factories.person(by=frida)
    protect(protected, kind=Protection.MARKING, handlers=[factories.staff(Role.COORDINATOR)], by=frida)
    gone(frida)
    assert page(signed_in(Role.SOCIAL_DIRECTOR), "name_handler", protected.number).status_code == 404
