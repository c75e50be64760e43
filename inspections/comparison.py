"""What an inspection is held against: the state when the household moved in, or what was to be mended."""

from inspections.enums import Condition, Finding, InspectionKind
from inspections.models import InspectedItem, Inspection, ProtocolTemplate


def compared_with(inspection, staff):
    """The closed inspection that this one is read beside, as `staff` may see it; None when there is none.

    A re-inspection: what it follows. Else the household's move-in; the latest move-in of the contract when the
    inspection is of no household.
    """
    if inspection.kind == InspectionKind.MOVE_IN:
        return None
    seen = Inspection.objects.visible_to(staff).closed().with_something_judged()
    if inspection.follows_id:
        return seen.filter(pk=inspection.follows_id).first()
    earlier = seen.filter(contract=inspection.contract_id, kind=InspectionKind.MOVE_IN).exclude(pk=inspection.pk)
    if inspection.sublease_id:
        earlier = earlier.filter(sublease=inspection.sublease_id)
    return earlier.order_by("-carried_out_on", "-pk").first()


def parts_of(inspection):
    """{(room's name, part's name): InspectedItem} of an inspection; empty for None."""
    if inspection is None:
        return {}
    items = InspectedItem.objects.filter(room__inspection=inspection).select_related("room")
    return {(item.room.name, item.part): item for item in items}


def outline_of(inspection, staff):
    """The rooms with their parts that the protocol begins with.

    A re-inspection has what was to be mended, else all that it follows had. A later one has the rooms of the one that
    it is compared with, so that they can be read side by side. The others have the template of the apartment's size.
    """
    earlier = compared_with(inspection, staff)
    rooms = list(earlier.rooms.prefetch_related("items")) if earlier else []
    if not rooms:
        return ProtocolTemplate.objects.outline_for(inspection.contract.apartment)
    outline = [(room.name, [item.part for item in room.items.all()]) for room in rooms]
    if inspection.kind == InspectionKind.RE_INSPECTION:
        to_mend = [(room.name, [item.part for item in room.items.all() if is_to_mend(item)]) for room in rooms]
        outline = [(room, parts) for room, parts in to_mend if parts] or outline
    return outline


def is_to_mend(item):
    """Whether a re-inspection looks at this part again."""
    return item.finding == Finding.DAMAGE or item.condition == Condition.TO_MEND
