from meetings.models.action_point import ActionPoint
from meetings.models.agenda_item import AgendaItem
from meetings.models.approval import Approval
from meetings.models.meeting import Meeting, MeetingAttendance
from meetings.models.meeting_decision import MeetingDecision
from meetings.models.minutes import Minutes
from meetings.models.report import Report, ReportFile
from meetings.models.report_order import ReportOrder

__all__ = [
    "ActionPoint",
    "AgendaItem",
    "Approval",
    "Meeting",
    "MeetingAttendance",
    "MeetingDecision",
    "Minutes",
    "Report",
    "ReportFile",
    "ReportOrder",
]
