"""What must never stand about inspections, tried in SQL."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from gotene.access.roles import Role
from inspections.models import InspectedItem, InspectedRoom, Photo, ProtocolTemplate
from inspections.models.protocol_template import standard_text
from tests import factories
from tests.inspections import inspections
from tests.refused import again, change, refused, remove

pytestmark = pytest.mark.django_db

DAY = datetime.date


def inspection():
    return inspections.booked()


def item(**judged):
    return InspectedItem.objects.create(
        room=InspectedRoom.objects.create(inspection=inspection(), name="Kök", position=1),
        part="Golv",
        position=1,
        **judged,
    )


def attendance(party="housing"):
    return inspection().attendances.get(party=party)


def ready():
    """Everything that closing asks for stands."""
    row = inspections.filled()
    with transaction.atomic():
        for attended in row.attendances.all():
            change(attended, present=True)
    return row


def close(row, **values):
    by = factories.staff(Role.INSPECTOR)
    change(row, closed_at=timezone.now(), closed_by=by, carried_out_on=DAY(2026, 2, 1), **values)


def without_judged():
    row = ready()
    for part in InspectedItem.objects.filter(room__inspection=row):
        change(part, condition=None, finding="", note="", who_pays="", cost=None)
    return row


def another_home():
    other = factories.social_contract()
    return other.subleases.create(case_number="SK-2026-099", begins_on=DAY(2026, 2, 1))


def taken():
    return inspections.photographed().photos.get()


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "inspection_planned_once": (inspection, again),
    "inspection_closing_whole": (inspection, lambda row: change(row, closed_by=factories.staff(Role.INSPECTOR))),
    "inspection_cancelling_whole": (inspection, lambda row: change(row, cancel_reason="Sjuk")),
    "inspection_held_or_cancelled": (
        inspection,
        lambda row: change(
            row,
            carried_out_on=DAY(2026, 2, 1),
            cancelled_on=DAY(2026, 2, 1),
            cancelled_by=factories.staff(Role.INSPECTOR),
            cancel_reason="Sjuk",
        ),
    ),
    "inspection_follows_another": (inspection, lambda row: change(row, follows=inspection())),
    "inspection_of_own_sublease": (inspection, lambda row: change(row, sublease=another_home())),
    "inspection_attendance_noted": (inspections.filled, close),
    "inspection_absence_explained": (ready, lambda row: [change(row.attendances.first(), present=False), close(row)]),
    "inspection_something_seen": (without_judged, close),
    "inspection_no_remarks_is_so": (ready, lambda row: close(row, no_remarks=True)),
    "inspection_is_closed": (inspections.closed, lambda row: change(row, absence_reason="Annat")),
    "attendance_once_a_party": (attendance, again),
    "attendance_staff_named": (attendance, lambda row: change(row, present=True, staff=None)),
    "attendance_of_own_side": (attendance, lambda row: change(row, staff=factories.staff(Role.CASE_OFFICER))),
    "inspected_room_once": (lambda: item().room, again),
    "inspected_item_once": (item, again),
    "inspected_item_judged_whole": (item, lambda row: change(row, condition=1)),
    "inspected_item_as_new_is_whole": (
        item,
        lambda row: change(row, condition=0, finding="damage", note="Hål i dörren"),
    ),
    "inspected_item_wear_is_the_landlords": (
        item,
        lambda row: change(row, condition=2, finding="wear", who_pays="resident"),
    ),
    "inspected_item_damage_described": (item, lambda row: change(row, condition=2, finding="damage")),
    "inspected_item_cost_not_negative": (
        item,
        lambda row: change(row, condition=2, finding="damage", note="Hål", cost=-1),
    ),
    "photo_removal_whole": (taken, lambda row: change(row, removed_at=timezone.now())),
    "photo_file_is_kept": (lambda: taken().file, lambda row: change(row, small=b"annat")),
    "protocol_is_kept": (lambda: inspections.closed().protocol, lambda row: change(row, pdf=b"annat")),
    "protocol_of_closed_inspection": (
        inspections.closed,
        lambda row: again(row.protocol, inspection=inspection()),
    ),
    "protocol_template_once_a_size": (
        lambda: ProtocolTemplate.objects.get_or_create(kind="2rok", defaults={"outline": standard_text("2rok")})[0],
        again,
    ),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


def test_what_is_whole_is_closed():
    row = ready()
    close(row)
    row.refresh_from_db()
    assert row.closed_at


def test_a_damage_that_is_described_may_wait_for_who_pays():
    change(item(), condition=3, finding="damage", note="Hål i dörren")


def test_everybody_missing_with_a_reason_and_nothing_damaged_is_closed():
    row = without_judged()
    for attended in row.attendances.all():
        change(attended, present=False)
    close(row, absence_reason="Ingen kom", no_remarks=True)


CLOSED_PARTS = {
    "attendance": lambda row: row.attendances.first(),
    "room": lambda row: row.rooms.first(),
    "part": lambda row: row.rooms.first().items.first(),
    "photo": lambda row: Photo.objects.get(item__room__inspection=row),
    "picture": lambda row: Photo.objects.get(item__room__inspection=row).file,
}


@pytest.mark.parametrize("part", CLOSED_PARTS)
def test_no_part_of_a_closed_inspection_changes_or_goes(part):
    row = CLOSED_PARTS[part](inspections.closed(photo=True))
    field = next(field for field in row._meta.concrete_fields if not field.primary_key and not field.is_relation)
    with refused("photo_file_is_kept" if part == "picture" else "inspection_is_closed"):
        change(row, **{field.name: getattr(row, field.name)})
    with refused("inspection_is_closed"):
        remove(row)


@pytest.mark.parametrize("part", [part for part in CLOSED_PARTS if part != "picture"])
def test_nothing_is_added_to_a_closed_inspection(part):
    row = CLOSED_PARTS[part](inspections.closed(photo=True))
    new = {"attendance": {}, "room": {"name": "Nytt"}, "part": {"part": "Ny"}, "photo": {}}[part]
    with refused("inspection_is_closed"):
        again(row, **new)


def test_a_part_cannot_be_moved_out_of_a_closed_inspection():
    row = inspections.closed()
    elsewhere = InspectedRoom.objects.create(inspection=inspection(), name="Kök", position=1)
    with refused("inspection_is_closed"):
        change(row.rooms.first().items.first(), room=elsewhere)


def test_a_closed_inspection_and_its_protocol_are_not_removed():
    row = inspections.closed()
    with refused("protocol_is_kept"):
        remove(row.protocol)
    with refused("inspection_is_closed"):
        remove(row)
