"""Inspections of a home, in the world of the sweep: one being filled in, with a photo, and one that is closed."""

from django.utils import timezone

from gotene.documents.frozen import frozen
from inspections.enums import Condition, Finding, Party
from inspections.models import Attendance, InspectedItem, InspectedRoom, Inspection, Photo, PhotoFile, Protocol
from tests.documents import uploads


class Inspecting:
    def __init__(self, world, matter):
        self.officer, self.letting, self.today = matter.officer, world.letting, world.today
        self.planned = matter.inspection
        self.open = self.booked(matter.home, "interim")
        self.room, self.photo = self.filled(self.open)
        self.closed = self.booked(matter.home, "move_out")
        self.filled(self.closed)
        self.close()

    def booked(self, home, kind):
        inspection = Inspection.objects.create(contract=home.contract, sublease=home, kind=kind, planned_on=self.today)
        for party in Party:
            staff = {Party.HOUSING: self.letting, Party.SOCIAL: self.officer}.get(party)
            Attendance.objects.create(inspection=inspection, party=party, staff=staff, present=True)
        return inspection

    def filled(self, inspection):
        room = InspectedRoom.objects.create(inspection=inspection, name="Kök", position=1)
        item = InspectedItem.objects.create(
            room=room, part="Golv", position=1, condition=Condition.TO_MEND, finding=Finding.DAMAGE, note="Repa"
        )
        photo = Photo.objects.create(item=item, sha256="0" * 64, added_at=timezone.now(), added_by=self.letting)
        small = uploads.photo((8, 8))
        PhotoFile.objects.create(photo=photo, jpeg=small, small=small)
        return room, photo

    def close(self):
        self.closed.carried_out_on = self.today
        self.closed.closed_at, self.closed.closed_by = timezone.now(), self.letting
        self.closed.save()
        frozen(Protocol, pdf=b"%PDF-1.7", by=self.letting, made_at=timezone.now(), inspection=self.closed)

    @property
    def about(self):
        written_in = ["inspection", "add_inspected_room", "close_inspection", "rebook_inspection", "cancel_inspection"]
        pictures = ["inspection_photo", "inspection_photo_small", "remove_inspection_photo"]
        return {
            **dict.fromkeys(written_in, [self.open.pk]),
            "begin_inspection": [self.planned.pk],
            "inspected_room": [self.open.pk, self.room.pk],
            **dict.fromkeys(["book_re_inspection", "inspection_protocol"], [self.closed.pk]),
            **dict.fromkeys(pictures, [self.photo.pk]),
        }
