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
    table(
        Area.EACH,
        "audit_reading",
        _("Who has looked at what"),
        _("The log reviewers see what their own organisation's people have looked at. Noted by the program alone."),
        housing="S",
        social="S",
        tracked=False,
    ),
    table(
        Area.EACH,
        "audit_logreview",
        _("Monthly reviews of who has looked at what"),
        _("Made by the organisation's own log reviewers, and never changed."),
        housing="SI",
        social="SI",
        tracked=False,
    ),
    table(
        Area.EACH,
        "audit_logreviewitem",
        _("What was chosen to be reviewed"),
        _("Chosen by rules and by lot, and never changed."),
        housing="SI",
        social="SI",
        tracked=False,
    ),
    table(
        Area.EACH,
        "audit_logreviewoutcome",
        _("What came of the review"),
        _("Signed by a log reviewer, and never changed."),
        housing="SI",
        social="SI",
        tracked=False,
    ),
)
