"""Who has looked at what: for the log reviewers of one's own organisation."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS
from gotene.access.roles import Role
from gotene.access.rows.rule import RowRule

REVIEWS_LOG = (
    "EXISTS (SELECT FROM accounts_staffmember s WHERE s.id = (SELECT access_staff()) AND s.active"
    f" AND s.roles && ARRAY['{Role.LOG_REVIEWER}']::varchar[])"
)

ROW_RULES = tuple(
    RowRule(
        "audit_reading",
        f"of_{role}",
        (role,),
        "SELECT",
        _("The log reviewers, and of their own organisation's people alone."),
        using=f"organisation_id = '{role}' AND {REVIEWS_LOG}",
    )
    for role in ORGANISATIONS
)
