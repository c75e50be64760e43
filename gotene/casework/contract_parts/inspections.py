"""The inspections of the contract's apartment."""

from inspections.models import Inspection


def part(contract, row, staff, today):
    found = Inspection.objects.visible_to(staff).filter(contract=contract).with_place()
    return {"inspections": found} if found else None
