"""What inspections are in the read log, and who has a part in them."""

import datetime

from django.db.models import Q
from django.utils import timezone

from contracts.models import SocialContract
from contracts.readings import in_contract, works_with_household
from gotene.access.roles import Role
from gotene.audit.enums import Ground, Subject
from gotene.audit.readings import also_asked, never_alone, register, within, without_people
from inspections.models import Attendance, InspectedRoom, Inspection, Photo, PhotoFile, ProtocolTemplate

# A visit is prepared, and what was seen is written and asked about, within a month on either side of the day.
AROUND = datetime.timedelta(days=30)


def inspects_home(contract, staff, ids):
    """Who of `ids` is named for an inspection of the home about now; and every inspector, when there is one. A booking
    names the contract's contacts, and the inspectors share the visits.
    """
    today = timezone.localdate()
    about_now = (today - AROUND, today + AROUND)
    near = Q(inspection__planned_on__range=about_now) | Q(inspection__carried_out_on__range=about_now)
    found = Attendance.objects.filter(near, inspection__contract=contract, inspection__cancelled_on=None)
    return _inspecting(found, staff, ids)


def inspects(inspection, staff, ids):
    """Who of `ids` is named for this one, whenever it was; and every inspector, when it is about now."""
    named = Attendance.objects.filter(inspection=inspection)
    today = timezone.localdate()
    is_now = today - AROUND <= inspection.day <= today + AROUND and inspection.cancelled_on is None
    return _inspecting(named, staff, ids, for_inspectors=is_now)


def _inspecting(attendances, staff, ids, *, for_inspectors=True):
    named = set(attendances.order_by().values_list("staff", flat=True))
    found = [(who, Ground.INSPECTION) for who in ids if who in named]
    if for_inspectors and named and Role.INSPECTOR in staff.roles:
        found.append((staff.pk, Ground.INSPECTION))
    return found


def register_readings():
    also_asked(SocialContract, inspects_home)
    register(
        Inspection,
        Subject.INSPECTION,
        key=lambda inspection: f"{inspection.contract.number} {inspection.planned_on}",
        part=lambda inspection: in_contract(inspection.contract),
        asked=[
            inspects,
            lambda inspection, staff, ids: works_with_household(inspection.contract, staff, ids),
        ],
    )
    within(Photo, lambda photo: photo.item.room.inspection)
    never_alone(PhotoFile, "with its photo")
    never_alone(InspectedRoom, "with its inspection")
    without_people(ProtocolTemplate, "a list of rooms and parts")
