from django.urls import path

from meetings.views import report_orders, reports

urlpatterns = [
    path("rapporter/", reports.reports, name="reports"),
    path("rapporter/ny/", reports.make_report, name="make_report"),
    path("rapporter/skapas/<int:pk>/", report_orders.report_order, name="report_order"),
    path("rapporter/<int:pk>/", reports.report, name="report"),
    path("rapporter/<int:pk>/halvarsrapport.pdf", reports.report_file, name="report_file"),
]
