"""Row rules: where the right to a table is not a right to every row of it.

Each names its table, the roles and the operation, and the condition as PostgreSQL reads it: `using` for the rows
that are there, `check` for those that are written. A role with rights to such a table and no rule reaches no row.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.roles import Role


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
# What lies in a case, each row with its case. The case itself is not among them: its numbers are counted by whoever
# opens the next one, and a row that does not count would be given twice (ADR 0023).
CASE_CONTENTS = (
    "tenants_decision",
    "tenants_historicaldecision",
    "tenants_consent",
    "tenants_historicalconsent",
    "tenants_disclosure",
    "contracts_placement",
    "contracts_historicalplacement",
    "contracts_subleaseending",
    "contracts_historicalsubleaseending",
    "contracts_notakeoverreason",
    "contracts_historicalnotakeoverreason",
)
SOMEBODYS = "(SELECT access_staff()) IS NOT NULL"
IN_OPEN_CASE = (
    "(SELECT access_staff()) IS NOT NULL AND case_id NOT IN ("
    "SELECT r.case_id FROM tenants_recusal r WHERE r.staff_id = (SELECT access_staff()) AND r.ended_on IS NULL)"
)
PEOPLE_LEFT_BY_ME = (
    "SELECT m.person_id FROM tenants_recusal r JOIN tenants_case c ON c.id = r.case_id"
    " JOIN tenants_householdmember m ON m.household_id = c.household_id"
    " WHERE r.staff_id = (SELECT access_staff()) AND r.ended_on IS NULL"
)
OF_OPEN_CASES_PEOPLE = f"{SOMEBODYS} AND one_id NOT IN ({PEOPLE_LEFT_BY_ME}) AND other_id NOT IN ({PEOPLE_LEFT_BY_ME})"
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
OWN_ALONE = _("Each organisation's own: the other never sees what has not been checked.")
UNCLEARED = _("Everyone who may read the table; but what could not be cleared up, the log reviewers alone.")
OPEN_OR_HANDLED = "(protection = '' OR access_handles(person_id))"
# Of the adults who live in the home that the paper is about, none is kept from the one who asks: identities have row
# rules of their own, which hold inside this question too.
KNOWS_ALL = (
    "NOT EXISTS (SELECT FROM contracts_takeoverpaper p JOIN contracts_takeover t ON t.id = p.takeover_id"
    " JOIN contracts_resident r ON r.sublease_id = t.sublease_id WHERE p.id = {paper} AND r.kind = 'adult'"
    " AND NOT EXISTS (SELECT FROM tenants_identity i WHERE i.person_id = r.person_id))"
)
WITHOUT_NAMES = "EXISTS (SELECT FROM contracts_takeoverpaper p WHERE p.id = paper_id AND NOT p.with_names)"
SCANNED = "(SELECT s.paper_id FROM contracts_signedpaper s WHERE s.id = signed_id)"
KNOWING_ALL = _(
    "Whoever may know all the adults who live there: a paper about a protected person is for the named handlers alone."
)
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


def _closed(table, condition):
    """What lies in a case is not there for whoever has left the case; nor for a connection that works for nobody."""
    return RowRule(
        table,
        "not_in_a_case_closed_to_me",
        (DatabaseRole.SOCIAL,),
        "ALL",
        _("Whoever has said that they know the person sees nothing of the case."),
        using=condition,
        check=condition,
    )


def _recusals(table, role, in_charge):
    """One leaves for oneself; a colleague says that it is taken over, and whoever is in charge ends it."""
    roles = ", ".join(repr(str(each)) for each in in_charge)
    may_end = (
        "EXISTS (SELECT FROM accounts_staffmember s WHERE s.id = (SELECT access_staff()) AND s.active"
        f" AND s.roles && ARRAY[{roles}]::varchar[])"
    )
    return (
        RowRule(table, "seen", (role,), "SELECT", _("Colleagues are to know who takes no part."), using="true"),
        RowRule(table, "declared", (role,), "INSERT", _("Only for oneself."), check=MINE),
        RowRule(
            table,
            "taken_over_or_ended",
            (role,),
            "UPDATE",
            _("By the colleague who takes over, or whoever is in charge; never by the one who has left."),
            using=f"staff_id <> (SELECT access_staff()) AND (handed_to_id = (SELECT access_staff()) OR {may_end})",
        ),
    )


def _notices(table):
    """The company's part of the notices: those of the head lease, and of them it gives its own."""
    of_head_lease = "link = 'head_lease'"
    rights = {"SELECT": {"using": of_head_lease}, "INSERT": {"check": of_head_lease}}
    if table == "contracts_notice":
        rights["INSERT"] = {"check": f"{of_head_lease} AND given_by = 'company'"}
        rights["UPDATE"] = {"using": of_head_lease, "check": of_head_lease}
    reason = _("Those of the head lease alone: how a resident's sublease ended is not the company's to know.")
    for operation, condition in rights.items():
        yield RowRule(
            table, f"of_head_lease_{operation.lower()}", (DatabaseRole.HOUSING,), operation, reason, **condition
        )
    for operation, condition in rights.items():
        # A notice by the company is the company's own word.
        spoken = "given_by <> 'company'" if operation == "INSERT" and table == "contracts_notice" else "true"
        yield RowRule(
            table,
            f"of_both_{operation.lower()}",
            (DatabaseRole.SOCIAL,),
            operation,
            _("All of them; those that the company gives are written by the company."),
            **dict.fromkeys(condition, spoken),
        )


def _incidents(table, incident, *, written=""):
    """Of a table about incidents and of its history: what could not be cleared up is for the log reviewers alone."""
    history = table.replace("contracts_", "contracts_historical")
    return (
        *(
            RowRule(name, "clear", ORGANISATIONS, "SELECT", UNCLEARED, using=f"contracts_sees_incident({incident})")
            for name in (table, history)
        ),
        RowRule(table, "written", ORGANISATIONS, "INSERT", UNCLEARED, check=written or "true"),
        RowRule(history, "written", ORGANISATIONS, "INSERT", UNCLEARED, check=f"contracts_sees_incident({incident})"),
    )


def _unverified(role):
    """An organisation's own unverified reports and their history."""
    own = f"organisation_id = '{role}'"
    return (
        RowRule("contracts_unverifiedreport", f"own_{role}", (role,), "ALL", OWN_ALONE, using=own, check=own),
        RowRule("contracts_historicalunverifiedreport", f"seen_{role}", (role,), "SELECT", OWN_ALONE, using=own),
        RowRule("contracts_historicalunverifiedreport", f"grows_{role}", (role,), "INSERT", OWN_ALONE, check=own),
    )


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


def _takeovers(role):
    """An organisation's own part of a takeover: its yeses, and the papers that it is party to."""
    mine = {DatabaseRole.HOUSING: "('housing')", DatabaseRole.SOCIAL: "('resident', 'social')"}[role]
    other = {DatabaseRole.HOUSING: "end_sublease", DatabaseRole.SOCIAL: "new_lease"}[role]
    said_here = f"party IN {mine}"
    return (
        RowRule(
            "contracts_takeoverconsent",
            f"said_to_{role}",
            (role,),
            "INSERT",
            OWN,
            check=f"{said_here} AND recorded_by_id = (SELECT access_staff())",
        ),
        RowRule(
            "contracts_takeoverconsent",
            f"taken_back_by_{role}",
            (role,),
            "UPDATE",
            OWN,
            using=said_here,
            check=f"{said_here} AND withdrawn_by_id = (SELECT access_staff())",
        ),
        RowRule(
            "contracts_takeoverpaper",
            f"made_by_{role}",
            (role,),
            "INSERT",
            _("The papers that one's own organisation is party to."),
            check=f"kind <> '{other}' AND made_by_id = (SELECT access_staff())",
        ),
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
    *(_closed(table, IN_OPEN_CASE) for table in CASE_CONTENTS),
    *(_closed(table, OF_OPEN_CASES_PEOPLE) for table in ("tenants_nonassociation", "tenants_historicalnonassociation")),
    *_recusals("tenants_recusal", DatabaseRole.SOCIAL, (Role.COORDINATOR, Role.SOCIAL_DIRECTOR)),
    *_recusals("contracts_contractrecusal", DatabaseRole.HOUSING, (Role.HOUSING_DIRECTOR,)),
    *_identities(DatabaseRole.HOUSING),
    *_identities(DatabaseRole.SOCIAL),
    *_incidents("contracts_incident", "id"),
    *_incidents(
        "contracts_incidentstep",
        "incident_id",
        written="contracts_sees_incident(incident_id) AND kind <> 'not_cleared'",
    ),
    *_unverified(DatabaseRole.HOUSING),
    *_unverified(DatabaseRole.SOCIAL),
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
    *_takeovers(DatabaseRole.HOUSING),
    *_takeovers(DatabaseRole.SOCIAL),
    *(
        RowRule(
            table, "read_by_both", ORGANISATIONS, "SELECT", _("Both are to know how far it has come."), using="true"
        )
        for table in ("contracts_takeoverconsent", "contracts_takeoverpaper")
    ),
    *(
        RowRule(table, f"of_known_{operation.lower()}", ORGANISATIONS, operation, KNOWING_ALL, **{part: condition})
        for table, condition in {
            "contracts_takeoverpaperfile": f"{WITHOUT_NAMES} OR {KNOWS_ALL.format(paper='paper_id')}",
            "contracts_signedscan": KNOWS_ALL.format(paper=SCANNED),
        }.items()
        for operation, part in {"SELECT": "using", "INSERT": "check"}.items()
    ),
    *_notices("contracts_notice"),
    *_notices("contracts_historicalnotice"),
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
    RowRule("meetings_approval", "seen", ORGANISATIONS, "SELECT", _("Both see who has approved."), using="true"),
    _approvals(DatabaseRole.HOUSING),
    _approvals(DatabaseRole.SOCIAL),
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
            *CASE_CONTENTS,
            "contracts_takeoverconsent",
            "contracts_takeoverpaper",
            "contracts_takeoverpaperfile",
            "contracts_signedscan",
            "tenants_nonassociation",
            "tenants_historicalnonassociation",
            "tenants_recusal",
            "contracts_contractrecusal",
            "tenants_identity",
            "tenants_historicalidentity",
            "tenants_handler",
            "contracts_notice",
            "contracts_historicalnotice",
            "contracts_incident",
            "contracts_historicalincident",
            "contracts_incidentstep",
            "contracts_historicalincidentstep",
            "contracts_unverifiedreport",
            "contracts_historicalunverifiedreport",
            "audit_submission",
            "meetings_reportorder",
            "meetings_approval",
        )
    ),
)
