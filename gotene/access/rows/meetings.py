"""Approvals, and the reports that are being made."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.rows.rule import MINE, RowRule

ORDERED_BY_ME = "ordered_by_id = (SELECT access_staff())"


def _approvals(role):
    """Minutes are approved for one's own organisation, in one's own name."""
    return RowRule(
        "meetings_approval",
        f"given_by_{role}",
        (role,),
        "INSERT",
        _("Only for one's own organisation, in one's own name."),
        check=f"{MINE} AND side = '{role}'",
    )


ROW_RULES = (
    RowRule(
        "meetings_reportorder",
        "own",
        ORGANISATIONS,
        "ALL",
        _("Each person's own."),
        using=ORDERED_BY_ME,
        check=ORDERED_BY_ME,
    ),
    RowRule("meetings_approval", "seen", ORGANISATIONS, "SELECT", _("Both see who has approved."), using="true"),
    _approvals(DatabaseRole.HOUSING),
    _approvals(DatabaseRole.SOCIAL),
)
