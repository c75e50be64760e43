from inspections.models.attendance import Attendance
from inspections.models.inspected_item import InspectedItem
from inspections.models.inspected_room import InspectedRoom
from inspections.models.inspection import Inspection
from inspections.models.photo import Photo, PhotoFile
from inspections.models.protocol import Protocol
from inspections.models.protocol_template import ProtocolTemplate

__all__ = [
    "Attendance",
    "InspectedItem",
    "InspectedRoom",
    "Inspection",
    "Photo",
    "PhotoFile",
    "Protocol",
    "ProtocolTemplate",
]
