"""Each organisation's own in one table, where a row rule shows nobody the other's rows."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table

TABLES = (
    table(
        Area.EACH,
        "contracts_unverifiedreport",
        _("What somebody says and nobody has checked"),
        _("Each organisation checks what it was told itself. It never counts, and the other side never sees it."),
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
)
