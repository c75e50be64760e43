"""Protocols of inspections as PDF: by contract, apartment and case number, never by name or street (rule 38)."""

import base64

from django.utils.translation import gettext as _
from django.utils.translation import override

from gotene.documents.pdf import render_pdf
from inspections import rules
from inspections.comparison import compared_with, parts_of
from inspections.enums import Finding, InspectionKind, WhoPays
from inspections.models import Photo
from inspections.protocol_rows import room_rows


def protocol_pdf(inspection, *, by, made_at):
    """The protocol of a closed inspection, with its photos in small and, beside it, what it is compared with."""
    with override("sv"):
        return render_pdf(
            "documents/inspection_protocol.html",
            protocol_context(inspection, by),
            title=_("Inspection report %(number)s") % {"number": inspection.contract.number},
            made_by=by,
            made_at=made_at,
        )


def protocol_context(inspection, staff):
    earlier = compared_with(inspection, staff)
    rooms = room_rows(inspection, parts_of(earlier))
    judged = [row for room in rooms for row in room.rows if row.item.is_judged]
    costs = rules.cost_by_payer((row.item.who_pays, row.item.cost) for row in judged)
    is_move_in = inspection.kind == InspectionKind.MOVE_IN
    return {
        "inspection": inspection,
        "apartment": inspection.contract.apartment,
        "attendances": inspection.attendances.select_related("staff"),
        "earlier": earlier,
        "rooms": [room for room in rooms if room.is_judged],
        "not_judged": [room.room.name for room in rooms if not room.is_judged],
        "damages": sum(row.item.finding == Finding.DAMAGE for row in judged),
        "costs": [(WhoPays(payer).label if payer else "", cost) for payer, cost in sorted(costs.items())],
        "photos": _photos(inspection),
        "remarks_by": rules.remarks_by(inspection.carried_out_on) if is_move_in else None,
    }


def _photos(inspection):
    """Each photo with its number and as an address that carries the picture itself."""
    photos = (
        Photo.objects.shown()
        .filter(item__room__inspection=inspection)
        .select_related("item__room", "file")
        .defer("file__jpeg")
        .order_by("item__room__position", "item__position", "pk")
    )
    return [
        {"number": number, "photo": photo, "address": f"data:image/jpeg;base64,{_in_text(photo.file.small)}"}
        for number, photo in enumerate(photos, start=1)
    ]


def _in_text(content):
    return base64.b64encode(bytes(content)).decode()
