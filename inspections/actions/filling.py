"""Writing down what is seen: rooms, parts, conditions and photos. Either organisation, both at the same time."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_create_with_history

from gotene.documents.images import cleaned_image
from gotene.documents.pdf import fingerprint
from gotene.refusals import save_checked
from inspections import rules
from inspections.actions.booking import held_open
from inspections.comparison import outline_of
from inspections.models import InspectedItem, InspectedRoom, Photo, PhotoFile

MOST_PHOTOS_OF_A_PART = 20
# The longest side of the picture that pages and protocols show, in pixels.
SMALL = 480


@transaction.atomic
def begin(inspection, *, by):
    """Put the rooms and their parts in the protocol, once; a second one who begins gets the same rooms."""
    inspection = held_open(inspection)
    if not inspection.rooms.exists():
        outline = outline_of(inspection, by)
        rooms = [
            InspectedRoom(inspection=inspection, name=name, position=number)
            for number, (name, _parts) in enumerate(outline, start=1)
        ]
        rooms = bulk_create_with_history(rooms, InspectedRoom, default_user=by)
        parts = [
            InspectedItem(room=room, part=part, position=number)
            for room, (_name, parts) in zip(rooms, outline, strict=True)
            for number, part in enumerate(parts, start=1)
        ]
        bulk_create_with_history(parts, InspectedItem, default_user=by)
    return inspection


@transaction.atomic
def add_room(inspection, *, name, parts, by):
    """Add a room that the template does not have. ValidationError when there is one of that name."""
    inspection = held_open(inspection)
    last = inspection.rooms.aggregate(last=Max("position"))["last"] or 0
    room = save_checked(by, InspectedRoom(inspection=inspection, name=name, position=last + 1))
    for number, part in enumerate(parts, start=1):
        save_checked(by, InspectedItem(room=room, part=part, position=number))
    return room


@transaction.atomic
def add_part(room, *, part, by):
    last = room.items.aggregate(last=Max("position"))["last"] or 0
    return save_checked(by, InspectedItem(room=room, part=part, position=last + 1))


@transaction.atomic
def judge(item, *, condition, finding, who_pays="", cost=None, note="", by):
    """Note in what condition a part is. Wear is always the landlord's, and nothing found is nobody's.

    `item` is held by whoever read what was there. ValidationError when the protocol is closed or the rest does not
    hold together.
    """
    item.condition, item.finding, item.cost, item.note = condition, finding, cost, note
    payers = rules.who_may_pay(finding)
    item.who_pays = payers[0] if len(payers) == 1 else who_pays if payers else ""
    return save_checked(by, item)


@transaction.atomic
def add_photos(item, *, photos, by):
    """Keep cleaned pictures (JPEG files as bytes) of a part. ValidationError when there are too many of it."""
    item = InspectedItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.photos.shown().count() + len(photos) > MOST_PHOTOS_OF_A_PART:
        raise ValidationError(_("A part has at most twenty photos. Take some away first."), code="too_many_photos")
    made = []
    for jpeg in photos:
        photo = Photo(item=item, sha256=fingerprint(jpeg), added_at=timezone.now(), added_by=by)
        made.append(save_checked(by, photo))
        PhotoFile.objects.create(photo=photo, jpeg=jpeg, small=cleaned_image(jpeg, longest_side=SMALL))
    return made


@transaction.atomic
def remove_photo(photo, *, by):
    """Erase a picture before the protocol is closed; that it was there, and who took it away, is left."""
    photo = Photo.objects.select_for_update(of=("self",)).get(pk=photo.pk)
    if photo.removed_at is None:
        photo.removed_at, photo.removed_by = timezone.now(), by
        save_checked(by, photo)
        PhotoFile.objects.filter(photo=photo).delete()
    return photo
