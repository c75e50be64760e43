"""Row rules: where the right to a table is not a right to every row of it.

Each names its table, the roles and the operation, and the condition as PostgreSQL reads it: `using` for the rows
that are there, `check` for those that are written. A role with rights to such a table and no rule reaches no row.
"""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import DatabaseRole
from gotene.access.rows import (
    agreements,
    cases,
    homes,
    identities,
    incidents,
    log_reviews,
    machinery,
    meetings,
    read_log,
    takeovers,
)
from gotene.access.rows.machinery import JOBS
from gotene.access.rows.rule import RowRule
from gotene.access.tables import may

__all__ = ["JOBS", "ROW_RULES", "RowRule"]

RULES_OF_ORGANISATIONS = (
    *cases.ROW_RULES,
    *identities.ROW_RULES,
    *homes.ROW_RULES,
    *incidents.ROW_RULES,
    *agreements.ROW_RULES,
    *takeovers.ROW_RULES,
    *meetings.ROW_RULES,
    *machinery.ROW_RULES,
    *read_log.ROW_RULES,
    *log_reviews.ROW_RULES,
)

ROW_RULES = (
    *RULES_OF_ORGANISATIONS,
    *(
        RowRule(
            table,
            "erased",
            (DatabaseRole.RETENTION,),
            "ALL",
            _("All of them: what is to be erased is erased."),
            using="true",
        )
        for table in dict.fromkeys(rule.table for rule in RULES_OF_ORGANISATIONS)
        if may(DatabaseRole.RETENTION, table, "DELETE")
    ),
)
