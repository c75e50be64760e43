"""Takeovers: what both prepare together, until the apartment is the resident's own."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table
from gotene.access.tables.reasons import BY_BOTH

TABLES = (
    table(
        Area.SHARED,
        "contracts_takeover",
        _("Takeovers"),
        _("Prepared and cancelled by either; the company carries them out."),
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "contracts_takeoverconsent",
        _("The three yeses to a takeover"),
        _("Each notes its own, and the social services the resident's. A yes is taken back, never removed."),
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "contracts_takeoverpaper",
        _("Which papers of a takeover are made"),
        _("Each makes those that it is party to. Rows are only added."),
        housing="SI",
        social="SI",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.SHARED,
        "contracts_takeoverpaperfile",
        _("Papers of takeovers: the files"),
        BY_BOTH,
        housing="SI",
        social="SI",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.SHARED,
        "contracts_signedpaper",
        _("Which papers of a takeover are signed"),
        _("Noted by whoever gets the paper back. Rows are only added."),
        housing="SI",
        social="SI",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.SHARED,
        "contracts_signedscan",
        _("Signed papers: scans and photos"),
        BY_BOTH,
        housing="SI",
        social="SI",
        retention=ERASES,
        tracked=False,
    ),
)
