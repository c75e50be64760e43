"""The rooms of a protocol as pages and documents show them: each part beside what it is compared with."""

from dataclasses import dataclass

from inspections import rules
from inspections.enums import Finding
from inspections.models import InspectedItem, InspectedRoom, Photo


@dataclass(frozen=True)
class ItemRow:
    """One part, the same part in the earlier inspection (None when it was not looked at), and its photos."""

    item: InspectedItem
    before: InspectedItem | None
    photos: list[Photo]

    @property
    def is_worse(self):
        """Whether it is in a worse state than before; None when that is not known."""
        if self.before is None or not self.item.is_judged:
            return None
        return rules.is_worse(self.item.condition, self.item.finding, self.before.condition, self.before.finding)

    @property
    def damaged_before(self):
        """Whether the damage stood in the earlier inspection too: then it is not of this household's making."""
        return self.item.finding == self.before.finding == Finding.DAMAGE if self.before else False

    @property
    def tone(self):
        """The colour beside the words: of what was found."""
        return {Finding.DAMAGE: "danger", Finding.WEAR: "warning", Finding.NONE: "success"}.get(
            self.item.finding, "neutral"
        )


@dataclass(frozen=True)
class RoomRows:
    room: InspectedRoom
    rows: list[ItemRow]

    @property
    def judged(self):
        return sum(row.item.is_judged for row in self.rows)

    @property
    def is_judged(self):
        return any(row.item.is_judged for row in self.rows)

    @property
    def damages(self):
        return sum(row.item.finding == Finding.DAMAGE for row in self.rows)


def room_rows(inspection, before, *, only=None):
    """The rooms of `inspection` in order, in a fixed number of queries. `before`: see comparison.parts_of.

    `only`: the one room to show, else all.
    """
    rooms = inspection.rooms.all() if only is None else inspection.rooms.filter(pk=only.pk)
    items = InspectedItem.objects.filter(room__in=rooms).order_by("position", "pk")
    photos = Photo.objects.shown().filter(item__room__in=rooms).order_by("pk")
    photos_of = {}
    for photo in photos:
        photos_of.setdefault(photo.item_id, []).append(photo)
    items_of = {}
    for item in items:
        items_of.setdefault(item.room_id, []).append(item)
    return [
        RoomRows(
            room,
            [
                ItemRow(item, _judged(before.get((room.name, item.part))), photos_of.get(item.pk, []))
                for item in items_of.get(room.pk, [])
            ],
        )
        for room in rooms
    ]


def _judged(item):
    return item if item is not None and item.is_judged else None
