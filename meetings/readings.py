"""What meetings and reports are in the read log. They are for both organisations' people, and name nobody who lives
somewhere (ADR 0027); what the meeting's page shows besides notes itself.
"""

from gotene.audit.enums import Subject
from gotene.audit.readings import register, within, without_people
from meetings.models import ActionPoint, AgendaItem, Meeting, MeetingDecision, Minutes, Report, ReportFile, ReportOrder


def register_readings():
    register(Meeting, Subject.MEETING, key=lambda meeting: str(meeting.held_on), for_every_role=True)
    within(Minutes, lambda minutes: minutes.meeting)
    within(AgendaItem, lambda item: item.meeting)
    within(MeetingDecision, lambda decision: decision.item.meeting)
    within(ActionPoint, lambda promise: promise.item.meeting)
    register(Report, Subject.REPORT, key=lambda report: str(report.half_year), for_every_role=True)
    within(ReportFile, lambda file: file.report)
    without_people(ReportOrder, "how far a report has come")
