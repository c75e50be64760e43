"""Meetings and reports."""

from django.utils.translation import gettext_lazy as _

from gotene.access.functions.function import guard

FUNCTIONS = (
    guard(
        "meetings_meeting_stands",
        _("A meeting that is over changes only by being opened again; not when both have approved its minutes."),
        "meetings_meeting.meeting_stands",
    ),
    guard(
        "meetings_meeting_is_open",
        _("What is written at a meeting is written while it is open."),
        "meetings_meetingattendance.attendance_in_meeting",
        "meetings_agendaitem.agenda_item_in_meeting",
        "meetings_meetingdecision.decision_in_meeting",
        "meetings_actionpoint.action_point_in_meeting",
    ),
    guard(
        "meetings_action_point_is_kept",
        _("A promise is kept as it was given; that it is done is noted once."),
        "meetings_actionpoint.action_point_is_kept",
    ),
    guard(
        "meetings_approval_of_closed_meeting",
        _("Each organisation approves for itself, and the minutes as they are."),
        "meetings_approval.approval_of_closed_meeting",
    ),
    guard(
        "meetings_minutes_of_approved_meeting",
        _("Minutes become a document when both have approved them."),
        "meetings_minutes.minutes_of_approved_meeting",
    ),
    guard(
        "meetings_report_is_kept",
        _("A report is never changed once it is made."),
        "meetings_report.report_is_kept",
        "meetings_reportfile.report_file_is_kept",
    ),
    guard(
        "meetings_report_order_is_kept",
        _("What somebody asked for in a report is never changed."),
        "meetings_reportorder.report_order_is_kept",
    ),
)
