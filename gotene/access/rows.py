"""Row rules: where the right to a table is not a right to every row of it.

Each names its table, the roles and the operation, and the condition as PostgreSQL reads it: `using` for the rows
that are there, `check` for those that are written. A role with rights to such a table and no rule reaches no row.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole


@dataclass(frozen=True)
class RowRule:
    table: str
    name: str
    roles: tuple[DatabaseRole, ...]
    operation: str
    reason: str | Promise
    using: str = ""
    check: str = ""


# The background jobs that may be queued, by their path.
JOBS = ("meetings.tasks.make_ordered_report",)

MINE = "staff_id = (SELECT access_staff())"
ORDERED_BY_ME = "ordered_by_id = (SELECT access_staff())"
QUEUED_BY_ME = "args_kwargs #>> '{kwargs,staff}' = (SELECT access_staff())::text"
# What opens an identity to the other organisation is a row that only the organisation that registered it can write:
# else a made-up guarantee would let the company read the name of anybody.
TOLD = {
    DatabaseRole.HOUSING: "EXISTS (SELECT FROM contracts_resident r WHERE r.person_id = tenants_identity.person_id)",
    DatabaseRole.SOCIAL: "EXISTS (SELECT FROM contracts_guarantee g WHERE g.tenant_id = tenants_identity.person_id)",
}
KNOWN = {
    DatabaseRole.HOUSING: _(
        "People whom the company has registered, and those who live in a social contract. "
        "A protected person: the named handlers alone."
    ),
    DatabaseRole.SOCIAL: _(
        "People whom the social services have registered, and those who have a guarantee. "
        "A protected person: the named handlers alone."
    ),
}
OWN = _("Only in the name of one's own organisation.")
OPEN_OR_HANDLED = "(protection = '' OR access_handles(person_id))"
SAME_AS_IDENTITY = "EXISTS (SELECT FROM tenants_identity i WHERE i.person_id = tenants_historicalidentity.person_id)"


def _identities(role):
    registered_here = f"organisation_id = '{role}'"
    return (
        RowRule(
            "tenants_identity",
            f"seen_by_{role}",
            (role,),
            "SELECT",
            KNOWN[role],
            using=f"({registered_here} OR {TOLD[role]}) AND {OPEN_OR_HANDLED}",
        ),
        RowRule("tenants_identity", f"registered_by_{role}", (role,), "INSERT", OWN, check=registered_here),
        RowRule(
            "tenants_identity",
            f"changed_by_{role}",
            (role,),
            "UPDATE",
            _("People whom one's own organisation has registered. A protected person: the named handlers alone."),
            using=f"{registered_here} AND {OPEN_OR_HANDLED}",
            check=registered_here,
        ),
    )


def _own_word(role):
    """A yes to the agreement, or an answer to a consultation: each organisation for itself, read by both."""
    asked = "" if role == DatabaseRole.HOUSING else role
    own_answer = (
        "EXISTS (SELECT FROM contracts_consultationrecipient r"
        f" WHERE r.id = contracts_consultationanswer.recipient_id AND r.side = '{asked}')"
    )
    return (
        RowRule("contracts_agreementyes", f"said_by_{role}", (role,), "INSERT", OWN, check=f"side = '{role}'"),
        RowRule("contracts_consultationanswer", f"written_by_{role}", (role,), "INSERT", OWN, check=own_answer),
    )


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
    *_identities(DatabaseRole.HOUSING),
    *_identities(DatabaseRole.SOCIAL),
    *_own_word(DatabaseRole.HOUSING),
    *_own_word(DatabaseRole.SOCIAL),
    *(
        RowRule(
            table,
            "read_by_both",
            ORGANISATIONS,
            "SELECT",
            _("Both are to know what the other has answered."),
            using="true",
        )
        for table in ("contracts_agreementyes", "contracts_consultationanswer")
    ),
    RowRule(
        "tenants_historicalidentity",
        "seen_with_the_identity",
        ORGANISATIONS,
        "SELECT",
        _("Whoever may see the name now."),
        using=SAME_AS_IDENTITY,
    ),
    RowRule(
        "tenants_historicalidentity",
        "grows_with_the_identity",
        ORGANISATIONS,
        "INSERT",
        _("Whoever may see the name now."),
        check=SAME_AS_IDENTITY,
    ),
    RowRule(
        "tenants_handler", "seen", ORGANISATIONS, "SELECT", _("Everyone is to know whom to talk to."), using="true"
    ),
    RowRule(
        "tenants_handler",
        "named",
        ORGANISATIONS,
        "INSERT",
        _("While the person is not protected: the organisation that registered the person. Then: the named handlers."),
        check="access_may_name_handler(person_id)",
    ),
    RowRule(
        "tenants_handler",
        "ended",
        ORGANISATIONS,
        "UPDATE",
        _("While the person is not protected: the organisation that registered the person. Then: the named handlers."),
        using="access_may_name_handler(person_id)",
        check="access_may_name_handler(person_id)",
    ),
    RowRule("audit_submission", "own", ORGANISATIONS, "ALL", _("Each person's own."), using=MINE, check=MINE),
    RowRule(
        "meetings_reportorder",
        "own",
        ORGANISATIONS,
        "ALL",
        _("Each person's own."),
        using=ORDERED_BY_ME,
        check=ORDERED_BY_ME,
    ),
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
    *(
        RowRule(
            table,
            "erased",
            (DatabaseRole.RETENTION,),
            "ALL",
            _("All of them: what is to be erased is erased."),
            using="true",
        )
        for table in (
            "tenants_identity",
            "tenants_historicalidentity",
            "tenants_handler",
            "audit_submission",
            "meetings_reportorder",
        )
    ),
)
