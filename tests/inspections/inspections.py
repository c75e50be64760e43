"""Inspections in each of their stages, for tests."""

import datetime

from django.db import transaction

from gotene.access.roles import Role
from inspections.actions.booking import book
from inspections.actions.closing import close
from inspections.actions.filling import add_photos, add_room, judge
from inspections.enums import InspectionKind, Party
from inspections.models import InspectedItem
from tests import factories
from tests.documents import uploads

DAY = datetime.date(2026, 2, 2)


@transaction.atomic
def booked(*, kind=InspectionKind.MOVE_IN, contract=None, planned_on=DAY, **about):
    contract = contract or factories.social_contract()
    return book(contract=contract, kind=kind, planned_on=planned_on, by=contract.housing_contact, **about)


def inspector():
    return factories.staff(Role.INSPECTOR)


@transaction.atomic
def filled(inspection=None, *, damage=True):
    """With a kitchen whose walls are good, and whose floor is damaged unless it says not."""
    inspection = inspection or booked()
    by = inspector()
    room = add_room(inspection, name="Kök", parts=["Väggar", "Golv", "Tak"], by=by)
    walls, floor, _ceiling = room.items.all()
    judge(walls, condition=1, finding="none", by=by)
    if damage:
        judge(floor, condition=3, finding="damage", who_pays="resident", cost=1850, note="Repa framför spisen", by=by)
    else:
        judge(floor, condition=2, finding="wear", note="Matt yta", by=by)
    return inspection


@transaction.atomic
def photographed(inspection=None):
    """The damaged floor, with a photo."""
    floor = InspectedItem.objects.get(room__inspection=filled(inspection), part="Golv")
    add_photos(floor, photos=[uploads.photo()], by=inspector())
    return floor


def everybody(inspection):
    """The attendance when all three came."""
    return {
        Party.HOUSING: (True, inspector()),
        Party.SOCIAL: (True, factories.staff(Role.HOUSING_SUPPORT)),
        Party.RESIDENT: (True, None),
    }


@transaction.atomic
def closed(inspection=None, *, damage=True, photo=False, held_on=DAY):
    inspection = photographed(inspection).room.inspection if photo else filled(inspection, damage=damage)
    return closed_as_it_is(inspection, held_on=held_on)


def closed_as_it_is(inspection, *, held_on=DAY):
    """Closed with what has been written in it, all three parties there."""
    return close(inspection, held_on=held_on, attendance=everybody(inspection), by=inspector())
