from meetings.models.report import Report, ReportFile
from meetings.models.report_order import ReportOrder

__all__ = ["Report", "ReportFile", "ReportOrder"]
