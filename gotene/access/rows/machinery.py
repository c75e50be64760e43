"""Forms that have been sent, and what is done in the background."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.rows.rule import MINE, RowRule

# The background jobs that may be queued, by their path.
JOBS = ("meetings.tasks.make_ordered_report",)
QUEUED_BY_ME = "args_kwargs #>> '{kwargs,staff}' = (SELECT access_staff())::text"


def _queued(role):
    """A new job waits untouched, is one of those published, and says truly whose it is; the rest of it is ids."""
    return RowRule(
        "django_tasks_database_dbtaskresult",
        f"queued_by_{role}",
        (role,),
        "INSERT",
        _("Only in one's own name, only what the program offers, and with nothing but numbers."),
        check=f"{QUEUED_BY_ME} AND args_kwargs #>> '{{kwargs,side}}' = '{role}' AND args_kwargs -> 'args' = '[]'"
        " AND NOT jsonb_path_exists(args_kwargs,"
        """ '$.kwargs.keyvalue() ? (@.key != "side" && @.value.type() != "number")')"""
        f" AND task_path IN ({', '.join(repr(path) for path in JOBS)})"
        " AND backend_name = 'default' AND queue_name = 'default' AND status = 'READY' AND worker_ids = '[]'"
        " AND started_at IS NULL AND finished_at IS NULL AND return_value IS NULL"
        " AND exception_class_path = '' AND traceback = ''",
    )


ROW_RULES = (
    RowRule(
        "audit_submission",
        "own",
        (*ORGANISATIONS, DatabaseRole.WEB),
        "ALL",
        _("Each person's own."),
        using=MINE,
        check=MINE,
    ),
    RowRule("drafts_draft", "own", ORGANISATIONS, "ALL", _("Each person's own."), using=MINE, check=MINE),
    _queued(DatabaseRole.HOUSING),
    _queued(DatabaseRole.SOCIAL),
    RowRule(
        "django_tasks_database_dbtaskresult",
        "own",
        ORGANISATIONS,
        "SELECT",
        _("Each person's own."),
        using=QUEUED_BY_ME,
    ),
    RowRule(
        "django_tasks_database_dbtaskresult",
        "done",
        (DatabaseRole.WEB,),
        "ALL",
        _("All of them: the program does each in the name of the one who asked for it."),
        using="true",
    ),
)
