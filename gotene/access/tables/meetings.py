"""What both share about meetings and reports."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table

TABLES = (
    table(
        Area.SHARED,
        "meetings_report",
        _("Half-yearly reports"),
        _("Figures without names, made by either and never changed."),
        housing="SI",
        social="SI",
        tracked=False,
    ),
    table(
        Area.SHARED,
        "meetings_reportfile",
        _("The reports as documents"),
        _("Figures without names, never changed."),
        housing="SI",
        social="SI",
        tracked=False,
    ),
    table(
        Area.SHARED,
        "meetings_reportorder",
        _("Long reports that are being made"),
        _("How far one's own report has come. Each sees their own."),
        housing="SIU",
        social="SIU",
        retention=ERASES,
        tracked=False,
    ),
)
