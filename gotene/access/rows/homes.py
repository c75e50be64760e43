"""Where staff live."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.roles import Role
from gotene.access.rows.rule import MINE, RowRule

REVIEWED_BY_ME = (
    "EXISTS (SELECT FROM accounts_staffmember r"
    " JOIN accounts_staffmember s ON s.organisation_id = r.organisation_id"
    " WHERE s.id = accounts_staffhome.staff_id AND r.id = (SELECT access_staff()) AND r.active"
    f" AND '{Role.LOG_REVIEWER}' = ANY (r.roles))"
)

ROW_RULES = (
    RowRule("accounts_staffhome", "own", (DatabaseRole.WEB,), "ALL", _("Each person's own."), using=MINE, check=MINE),
    RowRule(
        "accounts_staffhome",
        "reviewed",
        ORGANISATIONS,
        "SELECT",
        _("The log reviewers, of their own organisation."),
        using=REVIEWED_BY_ME,
    ),
)
