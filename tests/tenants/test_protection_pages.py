"""The page about a person's protection, and what other pages say of a person one may not know."""

import pytest
from django.urls import reverse

from contracts.actions.placement import let_to_household
from gotene.access.roles import Role
from tenants.actions import protect
from tenants.enums import Protection
from tenants.models import Identity
from tests import factories
from tests.pages import errors, typed, words
from tests.tenants.test_open_case_pages import sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.staff(Role.CASE_OFFICER, name="Olle Ohlsson")


@pytest.fixture
def letting():
    return factories.staff(Role.LETTING_OFFICER, name="Lena Lund")


@pytest.fixture
def case(officer):
    return factories.case(officer=officer)


@pytest.fixture
def person(case):
    return case.household.members.get().person


@pytest.fixture
def client(officer, signed_in):
    return signed_in(officer)


def url(person, name="protection", *more):
    return reverse(name, args=[person.number, *more])


def case_page(client, case):
    return client.get(reverse("case", args=[case.number]))


def test_the_case_page_leads_to_the_page_of_each_person(client, case, person):
    assert url(person) in case_page(client, case).content.decode()
    page = client.get(url(person))
    assert "Personen har inget skydd." in words(page)
    assert person.name in words(page)


def test_a_person_is_protected_with_the_handlers_that_are_chosen(client, person, letting):
    response = client.post(url(person), {"kind": "marking", "handlers": [letting.pk]}, follow=True)
    assert f"Bara de namngivna handläggarna ser vem {person.number} är." in words(response)
    assert "Personen har sekretessmarkering." in words(response)
    assert {handler.staff for handler in person.handlers.running()} == {client.staff, letting}
    assert typed(response, "kind") == "marking"


def test_the_kind_must_be_chosen(client, person):
    assert errors(client.post(url(person), {})) == ["Typ av skydd: Välj vad som skyddar personen."]


def test_those_who_can_be_named_are_offered_and_nobody_else(client, person, letting):
    inspector = factories.staff(Role.INSPECTOR)
    gone = factories.staff(Role.COORDINATOR)
    gone.active = False
    gone.save()
    offered = set(client.get(url(person)).context["form"].fields["handlers"].queryset)
    assert letting in offered
    assert not offered & {inspector, gone, client.staff}
    response = client.post(url(person), {"kind": "marking", "handlers": [inspector.pk]})
    assert len(errors(response)) == 1
    assert Identity.objects.get(person=person).protection == ""


def test_one_who_is_not_a_handler_sees_a_number_and_whom_to_talk_to(case, person, officer, letting, signed_in):
    name = person.name
    protect(person, kind=Protection.MARKING, handlers=[letting], by=officer)
    other = signed_in(Role.COORDINATOR)
    page = case_page(other, case)
    assert f"Skyddad person {person.number}: tala med Olle Ohlsson." in words(page)
    assert "Lena Lund" not in words(page) and name not in words(page)
    assert url(person) not in page.content.decode()
    for address in (url(person), url(person, "lift_protection")):
        assert other.get(address).status_code == other.post(address, {"kind": "marking"}).status_code == 404
    end = url(person, "end_handler", person.handlers.get(staff=letting).pk)
    assert other.post(end).status_code == 404
    assert person.handlers.running().count() == 2


def test_where_nobody_here_knows_the_person_the_manager_is_asked(case, person, officer, signed_in):
    """The company sees who lives there, and has no handler."""
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    factories.quota_year()
    contract = factories.social_contract()
    let_to_household(contract, case=case, begins_on=contract.begins_on, by=officer)
    page = signed_in(Role.LETTING_OFFICER).get(reverse("contract", args=[contract.number]))
    assert "Skyddad person: ingen hos er får veta vem det är. Fråga din chef." in words(page)


def test_the_companys_handler_reads_the_name_and_colleagues_are_told_whom_to_ask(
    case, person, officer, letting, signed_in
):
    name = person.name
    protect(person, kind=Protection.MARKING, handlers=[letting], by=officer)
    contract = factories.social_contract()
    let_to_household(contract, case=case, begins_on=contract.begins_on, by=officer)
    address = reverse("contract", args=[contract.number])
    factories.reveal(person, letting)
    assert name in words(signed_in(letting).get(address))
    page = words(signed_in(Role.HOUSING_DIRECTOR).get(address))
    assert name not in page
    assert "Skyddad person: tala med Lena Lund." in page


def test_what_the_company_was_told_before_the_protection_names_nobody_after_it(case, person, officer, signed_in):
    name = person.name
    contract = factories.social_contract()
    let_to_household(contract, case=case, begins_on=contract.begins_on, by=officer)
    coordinator = signed_in(Role.COORDINATOR)
    assert f"{name} flyttar in" in words(case_page(coordinator, case))
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    page = words(case_page(coordinator, case))
    assert name not in page
    assert f"Skyddad person {person.number} flyttar in" in page


def test_a_handler_is_ended(client, case, person, letting):
    protect(person, kind=Protection.MARKING, handlers=[letting], by=client.staff)
    handler = person.handlers.get(staff=letting)
    response = client.post(url(person, "end_handler", handler.pk), follow=True)
    assert f"Lena Lund är inte längre namngiven handläggare för {person.number}." in words(response)
    assert client.post(url(person, "end_handler", handler.pk)).status_code == 404


def test_the_last_one_is_told_to_name_another_first(client, person):
    protect(person, kind=Protection.MARKING, handlers=[], by=client.staff)
    response = client.post(url(person, "end_handler", person.handlers.get().pk), follow=True)
    assert "Utse en annan först." in words(response)
    assert person.handlers.running().exists()


def test_one_who_ends_oneself_is_asked_first_and_led_to_the_case(client, case, person, letting):
    protect(person, kind=Protection.MARKING, handlers=[letting], by=client.staff)
    own = person.handlers.get(staff=client.staff)
    assert f'href="{url(person, "end_handler", own.pk)}"' in client.get(url(person)).content.decode()
    asked = words(client.get(url(person, "end_handler", own.pk)))
    assert "Bara en annan namngiven handläggare kan utse dig igen." in asked
    assert person.handlers.running().filter(staff=client.staff).exists()
    response = client.post(url(person, "end_handler", own.pk), follow=True)
    assert response.redirect_chain == [(reverse("case", args=[case.number]), 302)]
    assert client.get(url(person)).status_code == 404


def test_the_handler_of_another_person_is_not_ended_here(client, person):
    other = factories.case(officer=client.staff).household.members.get().person
    for each in (person, other):
        protect(each, kind=Protection.MARKING, handlers=[], by=client.staff)
    assert client.post(url(person, "end_handler", other.handlers.get().pk)).status_code == 404


def test_the_protection_is_lifted_by_one_who_has_checked(client, person):
    protect(person, kind=Protection.MARKING, handlers=[], by=client.staff)
    address = url(person, "lift_protection")
    assert len(errors(client.post(address, {}))) == 1
    response = client.post(address, {"checked": "on"}, follow=True)
    assert f"{person.number} har inte längre skyddade uppgifter." in words(response)
    assert Identity.objects.get(person=person).protection == ""


def test_there_is_nothing_to_lift_where_nothing_protects(client, person):
    assert client.get(url(person, "lift_protection")).url == url(person)


def test_no_title_says_the_name(client, person):
    protect(person, kind=Protection.MARKING, handlers=[], by=client.staff)
    for address in (url(person), url(person, "lift_protection")):
        title = client.get(address).content.decode().partition("</title>")[0]
        assert person.number in title and person.name not in title


def test_a_new_case_can_be_opened_for_a_protected_person(client):
    client.post(reverse("open_case"), sending({"protection": "assumed"}, {"personal_number": "saknas"}))
    protected = Identity.objects.get(protection=Protection.ASSUMED)
    assert [handler.staff for handler in protected.person.handlers.all()] == [client.staff]
    assert Identity.objects.filter(protection="").count() == 1


def test_the_page_takes_few_queries_however_many_handlers(client, person, django_assert_max_num_queries):
    staff = [factories.staff(Role.COORDINATOR) for _ in range(12)]
    protect(person, kind=Protection.MARKING, handlers=staff, by=client.staff)
    # The request's transaction and role (6), session, account with staff, identity, handlers, case, the choices;
    # whether it is shown to them now, whom they stand in for, the draft, the read log.
    with django_assert_max_num_queries(15):
        client.get(url(person))


def test_a_household_that_is_protected_in_part_is_said_to_be(client, officer):
    sentence = "En del av hushållet är skyddat."
    case = factories.case(officer=officer, children=1)
    person, child = (member.person for member in case.household.members.all())
    assert sentence not in words(case_page(client, case))
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    assert sentence in words(case_page(client, case))
    protect(child, kind=Protection.MARKING, handlers=[], by=officer)
    assert sentence not in words(case_page(client, case))
