from django.urls import path

from meetings.views import course, meetings, notes, report_orders, reports

urlpatterns = [
    path("moten/", meetings.meetings, name="meetings"),
    path("moten/nytt/", meetings.plan_meeting, name="plan_meeting"),
    path("moten/behov/<int:pk>/", meetings.request_at_meeting, name="request_at_meeting"),
    path("moten/punkter/<int:pk>/", notes.agenda_item, name="agenda_item"),
    path("moten/punkter/<int:pk>/beslut/", notes.write_meeting_decision, name="write_meeting_decision"),
    path("moten/punkter/<int:pk>/lofte/", notes.give_promise, name="give_promise"),
    path("moten/beslut/<int:pk>/", notes.change_meeting_decision, name="change_meeting_decision"),
    path("moten/loften/<int:pk>/", notes.change_promise, name="change_promise"),
    path("moten/loften/<int:pk>/klart/", notes.keep_promise, name="keep_promise"),
    path("moten/<int:pk>/", meetings.meeting, name="meeting"),
    path("moten/<int:pk>/andra/", meetings.change_meeting, name="change_meeting"),
    path("moten/<int:pk>/forberedelse/", meetings.meeting_preparation, name="meeting_preparation"),
    path("moten/<int:pk>/borja/", course.begin_meeting, name="begin_meeting"),
    path("moten/<int:pk>/uppdatera/", course.update_agenda, name="update_agenda"),
    path("moten/<int:pk>/punkt/", notes.add_agenda_item, name="add_agenda_item"),
    path("moten/<int:pk>/avsluta/", course.close_meeting, name="close_meeting"),
    path("moten/<int:pk>/oppna-igen/", course.open_meeting_again, name="open_meeting_again"),
    path("moten/<int:pk>/justera/", course.approve_minutes, name="approve_minutes"),
    path("moten/<int:pk>/protokoll.pdf", course.minutes_file, name="minutes_file"),
    path("rapporter/", reports.reports, name="reports"),
    path("rapporter/ny/", reports.make_report, name="make_report"),
    path("rapporter/skapas/<int:pk>/", report_orders.report_order, name="report_order"),
    path("rapporter/<int:pk>/", reports.report, name="report"),
    path("rapporter/<int:pk>/halvarsrapport.pdf", reports.report_file, name="report_file"),
]
