"""Filling in a room on the spot: saved part by part, nothing typed is lost, two people at once."""

from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse

from gotene.access.roles import Role
from inspections.actions.booking import cancel
from inspections.actions.filling import add_room, begin, judge
from inspections.models import InspectedItem, InspectedRoom, Photo, ProtocolTemplate
from inspections.models.protocol_template import standard_text
from tests.at_once import at_once
from tests.documents import uploads
from tests.inspections import inspections
from tests.pages import errors, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def kitchen():
    """A room with three parts, none of them judged."""
    with transaction.atomic():
        return add_room(inspections.booked(), name="Kök", parts=["Väggar", "Golv", "Tak"], by=inspections.inspector())


@pytest.fixture
def client(signed_in):
    return signed_in(Role.INSPECTOR)


def address(room):
    return reverse("inspected_room", args=[room.inspection_id, room.pk])


def part(room, name):
    return room.items.get(part=name)


def drawn(page):
    """What the browser sends back of the page as it was drawn."""
    sent = {}
    for _row, form in page.context["rows"]:
        for name in set(form.fields) - {"photos"}:
            value = form[name].value()
            sent[form.add_prefix(name)] = "" if value is None else value
    return sent


def typed(item, **values):
    return {f"{item.pk}-{name}": value for name, value in values.items()}


DAMAGE = {"condition": 3, "finding": "damage", "who_pays": "resident", "cost": "1 850,50 kr", "note": "Repa, 40 cm"}
GOOD = {"condition": 1, "finding": "none"}


def test_beginning_puts_the_rooms_of_the_apartments_size_there(client):
    planned = inspections.booked()
    answer = client.post(reverse("begin_inspection", args=[planned.pk]))
    rooms = list(planned.rooms.all())
    assert [room.name for room in rooms] == [
        "Hall", "Kök", "Vardagsrum", "Sovrum", "Badrum", "Balkong och förråd", "Hela lägenheten"
    ]  # fmt: skip
    assert answer.url == address(rooms[0])
    assert rooms[0].history.get().history_user == client.staff


def test_a_template_that_was_changed_holds_from_then(client):
    ProtocolTemplate.objects.update_or_create(kind="2rok", defaults={"outline": standard_text("2rok")})
    template = ProtocolTemplate.objects.get(kind="2rok")
    page = reverse("admin:inspections_protocoltemplate_change", args=[template.pk])
    version = client.get(page).context["version"]
    refused = client.post(page, {"outline": "Kök väggar", "version": version})
    assert "är inget rum med sina delar" in words(refused)
    assert client.post(page, {"outline": "Loft: golv, räcke", "version": version}).status_code == 302
    planned = inspections.booked()
    client.post(reverse("begin_inspection", args=[planned.pk]))
    assert [(room.name, [i.part for i in room.items.all()]) for room in planned.rooms.all()] == [
        ("Loft", ["Golv", "Räcke"])
    ]


def test_a_later_inspection_has_the_rooms_of_the_move_in():
    move_in = inspections.closed()
    later = inspections.booked(contract=move_in.contract, kind="move_out", planned_on=inspections.DAY)
    begin(later, by=inspections.inspector())
    assert [room.name for room in later.rooms.all()] == ["Kök"]


def test_what_was_seen_is_saved_and_shown(client, kitchen):
    floor = part(kitchen, "Golv")
    page = client.get(address(kitchen))
    answer = client.post(address(kitchen), drawn(page) | typed(floor, **DAMAGE), follow=True)
    assert "Kök är sparat." in words(answer)
    floor.refresh_from_db()
    assert (floor.condition, floor.finding, floor.who_pays) == (3, "damage", "resident")
    assert (floor.cost, floor.note) == (Decimal("1850.50"), "Repa, 40 cm")
    assert floor.history.first().history_user == client.staff
    # What nobody looked at is not judged, and has no new history.
    assert part(kitchen, "Tak").condition is None
    assert part(kitchen, "Tak").history.count() == 1


def test_saving_the_same_again_changes_nothing(client, kitchen):
    floor = part(kitchen, "Golv")
    sent = drawn(client.get(address(kitchen))) | typed(floor, **DAMAGE)
    for _time in range(2):
        assert client.post(address(kitchen), sent).status_code == 302
    assert floor.history.count() == 2


def test_wear_is_the_landlords_whoever_is_left_out(client, kitchen):
    floor = part(kitchen, "Golv")
    page = client.get(address(kitchen))
    client.post(address(kitchen), drawn(page) | typed(floor, condition=2, finding="wear", note="Matt"))
    floor.refresh_from_db()
    assert floor.who_pays == "landlord"


REFUSED = {
    "half": ({"condition": 2}, "Välj både skick och vad som hittades."),
    "undescribed": ({"condition": 3, "finding": "damage"}, "Beskriv skadan: vad, var och hur stor."),
    "whole and damaged": (
        {"condition": 0, "finding": "damage", "note": "Hål"},
        "Det som är i nyskick är varken slitet eller skadat. Välj ett annat skick.",
    ),
    "wear by the resident": (
        {"condition": 2, "finding": "wear", "who_pays": "resident"},
        "Normalt slitage är hyresvärdens",
    ),
    "nothing that costs": ({**GOOD, "cost": "100"}, "Ingenting hittades, så det finns ingen kostnad."),
    "no number": ({**DAMAGE, "cost": "mycket"}, "Skriv kostnaden i kronor"),
    "health": ({**DAMAGE, "note": "Medicinburkar på golvet"}, "Ta bort"),
}


@pytest.mark.parametrize("refused", REFUSED)
def test_what_does_not_hold_is_said_and_kept_and_the_rest_is_saved(client, kitchen, refused):
    values, sentence = REFUSED[refused]
    floor, walls = part(kitchen, "Golv"), part(kitchen, "Väggar")
    sent = drawn(client.get(address(kitchen))) | typed(floor, **values) | typed(walls, **GOOD)
    page = client.post(address(kitchen), sent)
    assert page.status_code == 200
    assert any(sentence in error for error in errors(page))
    walls.refresh_from_db()
    assert walls.condition == 1
    assert part(kitchen, "Golv").condition is None
    kept = drawn(page)
    assert {name: str(kept[f"{floor.pk}-{name}"]) for name in values} == {k: str(v) for k, v in values.items()}


def test_with_script_the_refusal_is_swapped_in(client, kitchen):
    sent = drawn(client.get(address(kitchen))) | typed(part(kitchen, "Golv"), condition=2)
    assert client.post(address(kitchen), sent, headers={"HX-Request": "true"}).status_code == 422


def test_the_rest_of_the_room_is_good_by_one_button(client, kitchen):
    floor = part(kitchen, "Golv")
    sent = drawn(client.get(address(kitchen))) | typed(floor, **DAMAGE) | {"rest": "1"}
    client.post(address(kitchen), sent)
    assert {item.part: item.condition for item in kitchen.items.all()} == {"Väggar": 1, "Golv": 3, "Tak": 1}


def test_save_and_go_on_leads_to_the_next_room_and_last_to_the_whole(client, kitchen):
    bath = add_room(kitchen.inspection, name="Badrum", parts=["Golv"], by=client.staff)
    assert client.post(address(kitchen), drawn(client.get(address(kitchen))) | {"next": "1"}).url == address(bath)
    last = client.post(address(bath), drawn(client.get(address(bath))) | {"next": "1"})
    assert last.url == reverse("inspection", args=[kitchen.inspection_id])
    with_script = client.post(
        address(kitchen), drawn(client.get(address(kitchen))) | {"next": "1"}, headers={"HX-Request": "true"}
    )
    assert with_script.headers["HX-Redirect"] == address(bath)


def test_a_part_and_a_room_that_the_template_lacks_are_added(client, kitchen):
    client.post(address(kitchen), drawn(client.get(address(kitchen))) | {"part": "Kryddhylla"})
    assert [item.part for item in kitchen.items.all()][-1] == "Kryddhylla"
    twice = client.post(address(kitchen), drawn(client.get(address(kitchen))) | {"part": "Kryddhylla"})
    assert any("Den delen finns redan i rummet." in error for error in errors(twice))
    page = reverse("add_inspected_room", args=[kitchen.inspection_id])
    assert client.post(page, {"name": "Klädkammare", "parts": "Golv,  Väggar"}).status_code == 302
    assert [i.part for i in InspectedRoom.objects.get(name="Klädkammare").items.all()] == ["Golv", "Väggar"]
    again = client.post(page, {"name": "Klädkammare", "parts": "Golv"})
    assert any("Det rummet finns redan" in error for error in errors(again))


# Two people in the same room


def test_two_people_on_different_parts_both_save(signed_in, client, kitchen):
    support = signed_in(Role.HOUSING_SUPPORT)
    floor, walls = part(kitchen, "Golv"), part(kitchen, "Väggar")
    seen = drawn(client.get(address(kitchen)))
    assert client.post(address(kitchen), seen | typed(floor, **DAMAGE)).status_code == 302
    assert support.post(address(kitchen), seen | typed(walls, **GOOD)).status_code == 302
    floor.refresh_from_db()
    walls.refresh_from_db()
    assert (floor.finding, walls.finding) == ("damage", "none")


def test_the_second_on_the_same_part_sees_what_the_first_wrote_and_keeps_the_text(signed_in, client, kitchen):
    support = signed_in(Role.HOUSING_SUPPORT)
    floor = part(kitchen, "Golv")
    seen = drawn(client.get(address(kitchen)))
    client.post(address(kitchen), seen | typed(floor, **DAMAGE))
    mine = typed(floor, condition=2, finding="wear", note="Bara matt")
    page = support.post(address(kitchen), seen | mine)
    (error,) = errors(page)
    assert f"{client.staff.name} har skrivit här medan du skrev: ska åtgärdas, skada. Repa, 40 cm" in error
    floor.refresh_from_db()
    assert floor.finding == "damage"
    # Sent once more, it holds.
    assert support.post(address(kitchen), drawn(page)).status_code == 302
    floor.refresh_from_db()
    assert (floor.finding, floor.note) == ("wear", "Bara matt")


def test_one_who_presses_the_rest_is_good_does_not_overwrite_the_other(signed_in, client, kitchen):
    support = signed_in(Role.HOUSING_SUPPORT)
    floor = part(kitchen, "Golv")
    seen = drawn(client.get(address(kitchen)))
    client.post(address(kitchen), seen | typed(floor, **DAMAGE))
    support.post(address(kitchen), seen | {"rest": "1"})
    floor.refresh_from_db()
    assert floor.finding == "damage"


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_one_of_them_holds_and_the_others_are_told(signed_in):
    with transaction.atomic():
        room = add_room(inspections.booked(), name="Kök", parts=["Golv"], by=inspections.inspector())
    item = room.items.get()
    clients = [signed_in(Role.INSPECTOR), signed_in(Role.HOUSING_SUPPORT), signed_in(Role.CASE_OFFICER)]
    seen = drawn(clients[0].get(address(room)))
    answers = at_once(
        *(
            lambda each=each, n=n: each.post(
                address(room), seen | typed(item, condition=3, finding="damage", note=f"Repa {n}")
            )
            for n, each in enumerate(clients)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 200, 302]
    item.refresh_from_db()
    assert item.note == f"Repa {[answer.status_code for answer in answers].index(302)}"


# Closed meanwhile, photos, rights, cost


def test_a_room_of_a_closed_inspection_is_only_read(client):
    closed = inspections.closed()
    room = closed.rooms.get()
    for answer in (client.get(address(room)), client.post(address(room), {})):
        assert answer.url == reverse("inspection", args=[closed.pk])


def test_photos_are_kept_though_something_else_in_the_part_is_wrong(client, kitchen):
    floor = part(kitchen, "Golv")
    sent = drawn(client.get(address(kitchen))) | typed(floor, condition=3, finding="damage")
    sent[f"{floor.pk}-photos"] = [uploads.uploaded(uploads.telephone_photo()), uploads.uploaded(uploads.photo())]
    page = client.post(address(kitchen), sent)
    assert any("Beskriv skadan" in error for error in errors(page))
    photos = Photo.objects.filter(item=floor)
    assert photos.count() == 2
    assert all(b"HEMLIG" not in bytes(photo.file.jpeg) for photo in photos)
    assert all(len(bytes(photo.file.small)) < len(bytes(photo.file.jpeg)) for photo in photos)


def test_what_is_no_photo_is_said_and_nothing_is_kept(client, kitchen):
    floor = part(kitchen, "Golv")
    sent = drawn(client.get(address(kitchen))) | typed(floor, **DAMAGE)
    sent[f"{floor.pk}-photos"] = [uploads.uploaded(b"<svg onload=alert(1)>", "x.jpg")]
    page = client.post(address(kitchen), sent)
    assert any("ingen bild som går att läsa" in error for error in errors(page))
    assert not Photo.objects.exists()


def test_a_room_costs_the_same_however_many_parts_and_photos(client, kitchen, django_assert_max_num_queries):
    floor = part(kitchen, "Golv")
    judge(floor, condition=1, finding="none", by=client.staff)
    for number in range(12):
        InspectedItem.objects.create(room=kitchen, part=f"Del {number}", position=number + 9)
    # Session, account and staff; inspection, room, rooms; parts, photos; closed contracts are asked about within;
    # whom one stands in for and what part one has (3), the draft, the read log.
    with django_assert_max_num_queries(15):
        client.get(address(kitchen))


def test_two_who_begin_at_once_get_the_same_rooms(client):
    planned = inspections.booked()
    begin(planned, by=client.staff)
    before = list(planned.rooms.values_list("pk", flat=True))
    client.post(reverse("begin_inspection", args=[planned.pk]))
    assert list(planned.rooms.values_list("pk", flat=True)) == before


def test_what_was_cancelled_is_not_begun(client):
    planned = cancel(inspections.booked(), reason="Flyttade inte in", by=client.staff)
    page = client.post(reverse("begin_inspection", args=[planned.pk]), follow=True)
    assert "Besiktningen är inställd. Boka en ny." in words(page)
    assert not planned.rooms.exists()
