"""What both share about inspections."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table
from gotene.access.tables.reasons import BY_BOTH, BY_HOUSING

TOGETHER = _("Both look at the apartment together, and either writes down what is seen.")

TABLES = (
    table(
        Area.SHARED, "inspections_inspection", _("Inspections"), BY_BOTH, housing="SIU", social="SIU", retention=ERASES
    ),
    table(
        Area.SHARED,
        "inspections_attendance",
        _("Who was at inspections"),
        BY_BOTH,
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "inspections_inspectedroom",
        _("Rooms that were inspected"),
        TOGETHER,
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "inspections_inspecteditem",
        _("The condition of the parts of each room, and who pays"),
        TOGETHER,
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "inspections_photo",
        _("Which photos were taken at inspections"),
        TOGETHER,
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "inspections_photofile",
        _("The pictures themselves"),
        _("Of the apartment, never of people. Taken away until the inspection is closed; never changed."),
        housing="SID",
        social="SID",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.SHARED,
        "inspections_protocol",
        _("Protocols of inspections as documents"),
        _("Made when an inspection is closed, and never changed."),
        housing="SI",
        social="SI",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.SHARED,
        "inspections_protocoltemplate",
        _("What protocols begin with"),
        BY_HOUSING,
        housing="SIU",
        social="S",
    ),
)
