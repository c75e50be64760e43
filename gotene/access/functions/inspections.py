"""Inspections."""

from django.utils.translation import gettext_lazy as _

from gotene.access.functions.function import guard

FUNCTIONS = (
    guard(
        "inspections_inspection_stands",
        _("An inspection is closed when it is whole, and then never changes."),
        "inspections_inspection.inspection_stands",
    ),
    guard(
        "inspections_is_open",
        _("Nothing is added to, changed in or taken from a closed inspection."),
        "inspections_attendance.attendance_while_open",
        "inspections_inspectedroom.room_while_open",
        "inspections_inspecteditem.item_while_open",
        "inspections_photo.photo_while_open",
        "inspections_photofile.photo_file_while_open",
    ),
    guard(
        "inspections_attendance_of_own_side",
        _("Who is noted for an organisation at an inspection works there."),
        "inspections_attendance.attendance_of_own_side",
    ),
    guard(
        "inspections_protocol_of_closed",
        _("A protocol is made of an inspection that is closed."),
        "inspections_protocol.protocol_of_closed_inspection",
    ),
)
