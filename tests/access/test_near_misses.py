"""The right role and the wrong person: a colleague, somebody who was a handler, who has left, or has moved."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role
from tenants.actions import end_handler, lift_protection, name_handler, protect
from tenants.enums import Protection
from tenants.models import Identity
from tests import factories
from tests.access.as_role import running_as
from tests.access.world import World
from tests.pages import words

pytestmark = pytest.mark.django_db

NAME = "Skyddsson"


@pytest.fixture
def officer():
    return factories.staff(Role.CASE_OFFICER)


@pytest.fixture
def world(officer):
    return World(officer)


@pytest.fixture
def protected(officer):
    """Somebody in a case of `officer`'s, who is the one handler."""
    case = factories.case(officer=officer)
    person = case.household.members.get().person
    person.identity.family_name = NAME
    person.identity.save()
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    return person


def case_of(person):
    return person.memberships.get().household.cases.get()


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def known_by(staff, person):
    """Whether PostgreSQL shows who the person is, now and in the history, whatever the program asks."""
    with running_as(staff):
        now, before = (
            rows.filter(person=person, family_name=NAME).exists() for rows in (Identity.objects, Identity.history)
        )
    assert now == before
    return now


# A part of one case, asked for as a part of another


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("decision", "get"),
        ("serve_decision", "post"),
        ("withdraw_consent", "get"),
        ("withdraw_consent", "post"),
        ("end_keeping_apart", "get"),
        ("end_keeping_apart", "post"),
        ("end_handler", "post"),
    ],
)
def test_a_part_of_anothers_case_is_not_reached_through_ones_own(signed_in, world, name, method):
    ask = getattr(signed_in(world.staff), method)
    (own, own_part), (_other, others_part) = world.own.about[name], world.other.about[name]
    assert ask(reverse(name, args=[own, others_part])).status_code == 404
    assert ask(reverse(name, args=[own, own_part])).status_code in {200, 302}


def test_lists_and_ones_day_name_no_case_of_a_colleague(signed_in, world):
    client = signed_in(world.staff)
    for name in ("cases", "my_day"):
        text = words(page(client, name))
        assert world.own.case.number in text
        assert world.other.case.number not in text
        assert world.unplaced.number not in text


def test_a_case_that_is_handed_over_is_left_behind(signed_in, officer):
    case = factories.case(officer=officer)
    old, new = signed_in(officer), signed_in(Role.CASE_OFFICER)
    assert [page(client, "case", case.number).status_code for client in (old, new)] == [200, 404]
    case.case_officer = new.staff
    case.save()
    assert [page(client, "case", case.number).status_code for client in (old, new)] == [404, 200]


# Handlers


def test_a_colleague_with_the_same_case_and_role_does_not_know_a_protected_person(signed_in, officer, protected):
    """The coordinator sees every case, and in this one a number."""
    coordinator = signed_in(Role.COORDINATOR)
    text = words(page(coordinator, "case", case_of(protected).number))
    assert f"Skyddad person {protected.number}" in text
    assert NAME not in text
    assert page(coordinator, "protection", protected.number).status_code == 404
    assert not known_by(coordinator.staff, protected)
    assert NAME in words(page(signed_in(officer), "case", case_of(protected).number))
    assert known_by(officer, protected)


def test_a_handler_of_somebody_else_knows_that_one_alone(signed_in, officer, protected):
    other = factories.staff(Role.CASE_OFFICER)
    another = factories.case(officer=other).household.members.get().person
    protect(another, kind=Protection.ASSUMED, handlers=[], by=other)
    assert not known_by(other, protected)
    assert page(signed_in(other), "protection", protected.number).status_code == 404
    assert page(signed_in(officer), "protection", another.number).status_code == 404


def test_a_former_handler_knows_nothing_from_the_next_page_on(signed_in, officer, protected):
    support = factories.staff(Role.HOUSING_SUPPORT)
    case = case_of(protected)
    case.housing_support = support
    case.save()
    handler = name_handler(protected, staff=support, by=officer)
    factories.reveal(protected, support)
    client = signed_in(support)
    assert NAME in words(page(client, "case", case.number))
    assert known_by(support, protected)
    end_handler(handler, by=officer)
    assert NAME not in words(page(client, "case", case.number))
    assert not known_by(support, protected)


def test_a_former_handler_who_is_named_again_knows_again(officer, protected):
    support = factories.staff(Role.HOUSING_SUPPORT)
    end_handler(name_handler(protected, staff=support, by=officer), by=officer)
    factories.reveal(protected, support)
    assert not known_by(support, protected)
    name_handler(protected, staff=support, by=officer)
    assert known_by(support, protected)


def test_when_protection_is_lifted_colleagues_read_the_name_again(officer, protected):
    colleague = factories.staff(Role.CASE_OFFICER)
    assert not known_by(colleague, protected)
    lift_protection(protected, by=officer)
    assert known_by(colleague, protected)
    assert not known_by(factories.staff(Role.LETTING_OFFICER), protected)


# People who have left, or changed, while signed in


def led_to_sign_in(response):
    return response.status_code == 302 and response["Location"].startswith(reverse("account_login"))


def test_who_has_left_is_signed_out_at_the_next_page(signed_in, world):
    client = signed_in(world.staff)
    assert page(client, "case", world.own.case.number).status_code == 200
    world.staff.active = False
    world.staff.save()
    session = client.session.session_key
    for _again in range(2):
        response = page(client, "case", world.own.case.number)
        assert led_to_sign_in(response)
        assert world.own.case.number not in response.content.decode()
    assert not Session.objects.filter(pk=session).exists()
    assert client.post(reverse("open_case")).status_code == 302


def test_who_has_lost_the_account_is_signed_out_at_the_next_page(signed_in, world):
    client = signed_in(world.staff)
    account = factories.account_of(world.staff)
    account.is_active = False
    account.save()
    assert led_to_sign_in(page(client, "case", world.own.case.number))


def test_who_has_left_does_not_come_back_by_signing_in(client, world):
    world.staff.active = False
    world.staff.save()
    account = factories.account_of(world.staff)
    client.post(reverse("account_login"), {"login": account.email, "password": factories.PASSWORD})
    assert led_to_sign_in(page(client, "my_day"))


def test_who_has_just_lost_a_role_is_refused_at_the_next_page(signed_in, world):
    client = signed_in(world.staff)
    assert page(client, "record_decision", world.own.case.number).status_code == 200
    world.staff.roles = [Role.RENT_ADMINISTRATOR]
    world.staff.save()
    assert page(client, "case", world.own.case.number).status_code == 404
    assert client.post(reverse("record_decision", args=[world.own.case.number])).status_code == 404
    assert page(client, "cases").status_code == 403
    assert world.own.case.number not in words(page(client, "my_day"))


def test_who_has_just_lost_every_role_still_sees_that_there_is_nothing_to_see(signed_in, world):
    client = signed_in(world.staff)
    world.staff.roles = []
    world.staff.save()
    assert page(client, "my_day").status_code == 200
    for name in ("cases", "contract_list", "offers", "guarantees", "quota", "reports"):
        assert page(client, name).status_code == 403, name


def test_a_signed_in_request_runs_as_the_persons_organisation_and_in_their_name(signed_in, world, monkeypatch):
    seen = []

    def noted(staff, path):
        seen.append((connection.role, connection.staff == staff))
        return []

    monkeypatch.setattr("gotene.access.context.navigation_for", noted)
    client = signed_in(world.staff)
    page(client, "my_day")
    assert seen == [(DatabaseRole.SOCIAL, True)]
