"""The inspections of the contract's apartment."""

from django.db.models import Exists, F, OuterRef

from inspections.enums import Finding
from inspections.models import InspectedItem, Inspection

# The latest; the list of inspections has them all.
MOST = 10


def part(contract, row, staff, today):
    """What is to come first, then what was held, the latest first."""
    damage = InspectedItem.objects.visible_to(staff).filter(room__inspection=OuterRef("pk"), finding=Finding.DAMAGE)
    found = (
        Inspection.objects.visible_to(staff)
        .filter(contract=contract, cancelled_on=None)
        .annotate(damaged=Exists(damage))
        .with_attendances()
        .order_by(F("carried_out_on").desc(nulls_first=True), "-planned_on", "-pk")[:MOST]
    )
    return {"inspections": found, "today": today} if found else None
