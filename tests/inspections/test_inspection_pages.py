"""The inspections as both organisations read them: the list, one with the move-in beside it, a contract's, Min dag."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import Role
from tests import factories
from tests.inspections import inspections
from tests.pages import words

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def of_kind(kind, contract, **about):
    return inspections.booked(contract=contract, kind=kind, planned_on=inspections.DAY, **about)


def test_the_list_has_what_is_to_come_with_the_late_first_and_what_was_held(signed_in):
    late = inspections.booked(planned_on=TODAY - datetime.timedelta(days=3))
    soon = inspections.booked(planned_on=TODAY + datetime.timedelta(days=3))
    held = inspections.closed()
    client = signed_in(Role.HOUSING_SUPPORT)
    page = client.get(reverse("inspections"))
    assert list(page.context["page"]) == [late, soon]
    assert "försenad" in words(page)
    page = client.get(reverse("inspections"), {"visa": "genomforda"})
    assert list(page.context["page"]) == [held]
    assert "skada" in words(page)


def test_empty_lists_say_why(signed_in):
    client = signed_in(Role.INSPECTOR)
    assert "En bokas den dag ett hushåll placeras i en lägenhet" in words(client.get(reverse("inspections")))
    assert "Ingen besiktning har hållits ännu" in words(client.get(reverse("inspections"), {"visa": "genomforda"}))


def test_moving_out_is_read_beside_moving_in(signed_in):
    move_in = inspections.closed(damage=False)
    move_out = inspections.filled(of_kind("move_out", move_in.contract))
    page = words(signed_in(Role.CASE_OFFICER).get(reverse("inspection", args=[move_out.pk])))
    assert "Bredvid varje del står hur det var 2 februari 2026 (inflyttningsbesiktning)." in page
    assert "Slitet, normalt slitage" in page
    assert "sämre" in page
    assert "Den boende betalar: 1 850 kr" in page


def test_a_damage_that_stood_at_the_move_in_is_said_to_have(signed_in):
    move_in = inspections.closed()
    move_out = inspections.filled(of_kind("move_out", move_in.contract))
    page = words(signed_in(Role.CASE_OFFICER).get(reverse("inspection", args=[move_out.pk])))
    assert "fanns tidigare" in page
    assert "sämre" not in page


def test_another_households_move_in_is_not_what_this_one_is_held_against(signed_in):
    before = inspections.closed(damage=False)
    contract = before.contract
    now = contract.subleases.create(case_number="SK-2026-444", begins_on=contract.begins_on)
    move_out = inspections.filled(of_kind("move_out", contract, sublease=now))
    page = words(signed_in(Role.CASE_OFFICER).get(reverse("inspection", args=[move_out.pk])))
    assert "Det finns inget protokoll från inflyttningen att jämföra med." in page


@pytest.mark.parametrize("role", [Role.FINANCE_OFFICER, Role.RENT_ADMINISTRATOR])
def test_who_does_not_go_there_reads_and_does_not_write(signed_in, role):
    planned = inspections.filled()
    client = signed_in(role)
    page = client.get(reverse("inspection", args=[planned.pk]))
    assert "Repa framför spisen" in words(page)
    for name in ("close_inspection", "rebook_inspection", "cancel_inspection"):
        url = reverse(name, args=[planned.pk])
        assert url not in page.content.decode()
        assert client.get(url).status_code == 403
    room = reverse("inspected_room", args=[planned.pk, planned.rooms.get().pk])
    assert client.get(room).status_code == 403


def test_a_room_of_another_inspection_is_not_found(signed_in):
    one, other = inspections.filled(), inspections.filled()
    url = reverse("inspected_room", args=[one.pk, other.rooms.get().pk])
    assert signed_in(Role.INSPECTOR).get(url).status_code == 404


def test_the_contract_shows_them_with_the_next_first(signed_in):
    held = inspections.closed()
    planned = inspections.booked(contract=held.contract, kind="move_out", planned_on=TODAY)
    page = signed_in(Role.RENT_ADMINISTRATOR).get(reverse("contract", args=[held.contract.number])).content.decode()
    assert 0 < page.index(reverse("inspection", args=[planned.pk])) < page.index(reverse("inspection", args=[held.pk]))


def test_whoever_is_expected_has_it_on_their_day(signed_in):
    planned = inspections.booked(planned_on=TODAY)
    expected = signed_in(planned.contract.social_contact)
    someone_else = signed_in(Role.CASE_OFFICER)
    url = reverse("inspection", args=[planned.pk])
    assert url in expected.get("/").content.decode()
    assert url not in someone_else.get("/").content.decode()


def grow(contract, number):
    for day in range(number):
        closed = inspections.closed(
            inspections.booked(
                contract=contract, kind="interim", planned_on=inspections.DAY - datetime.timedelta(days=day + 1)
            )
        )
    return closed


def test_the_pages_cost_the_same_with_more_rows(signed_in, django_assert_max_num_queries):
    contract = factories.social_contract()
    inspections.closed(inspections.booked(contract=contract), damage=False)
    move_out = inspections.photographed(of_kind("move_out", contract)).room.inspection
    grow(contract, 4)
    for number in range(6):
        room = move_out.rooms.create(name=f"Rum {number}", position=number + 5)
        room.items.create(part="Golv", position=1)
    client = signed_in(Role.INSPECTOR)
    # Session, account and staff; the inspection, what it is compared with and its parts; attendance; rooms, parts and
    # photos; protocol, re-inspection; whom one stands in for and what part one has (3), the read log.
    with django_assert_max_num_queries(18):
        client.get(reverse("inspection", args=[move_out.pk]))
    # Session, account and staff; count, page, attendance with staff.
    with django_assert_max_num_queries(9):
        client.get(reverse("inspections"), {"visa": "genomforda"})
    with django_assert_max_num_queries(9):
        client.get(reverse("inspections"))


def test_ten_clicks_on_one_form_are_one(signed_in):
    client, closed, token = signed_in(Role.INSPECTOR), inspections.closed(), str(uuid4())
    url = reverse("book_re_inspection", args=[closed.pk])
    answers = {client.post(url, {"planned_on": "2031-03-04", "submission": token}).url for _ in range(10)}
    assert len(answers) == 1
    assert closed.followed_by.count() == 1
