"""What both share about inspections."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table
from gotene.access.tables.reasons import BY_BOTH

TABLES = (
    table(
        Area.SHARED, "inspections_inspection", _("Inspections"), BY_BOTH, housing="SIU", social="SIU", retention=ERASES
    ),
)
