"""The review of the read log: for an organisation's own log reviewers, and its director where they are concerned."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS
from gotene.access.roles import Role, Side
from gotene.access.rows.read_log import REVIEWS_LOG
from gotene.access.rows.rule import RowRule

DIRECTOR_OF = {Side.HOUSING.value: Role.HOUSING_DIRECTOR, Side.SOCIAL.value: Role.SOCIAL_DIRECTOR}
BY_A_LOG_REVIEWER = (
    "EXISTS (SELECT FROM accounts_staffmember r WHERE r.id = audit_reading.staff_id"
    f" AND r.roles && ARRAY['{Role.LOG_REVIEWER}']::varchar[])"
)
OWN = _("The log reviewers, of their own organisation.")
OWN_AND_DIRECTOR = _("The log reviewers and the director, of their own organisation.")
WITH_READING = _("Whoever may see what was looked at.")
IN_OWN_NAME = _("A log reviewer, in their own name and for their own organisation.")
SIGNED = _("In one's own name, and about what one may see.")


def _leads(role):
    return (
        "EXISTS (SELECT FROM accounts_staffmember s WHERE s.id = (SELECT access_staff()) AND s.active"
        f" AND s.roles && ARRAY['{DIRECTOR_OF[role]}']::varchar[])"
    )


def _of(role):
    own = f"organisation_id = '{role}'"
    return (
        RowRule(
            "audit_reading",
            f"by_log_reviewers_of_{role}",
            (role,),
            "SELECT",
            _("The director sees what the log reviewers have looked at, since they do not review themselves."),
            using=f"{own} AND {_leads(role)} AND {BY_A_LOG_REVIEWER}",
        ),
        RowRule(
            "audit_logreview",
            f"of_{role}",
            (role,),
            "SELECT",
            OWN_AND_DIRECTOR,
            using=f"{own} AND ({REVIEWS_LOG} OR {_leads(role)})",
        ),
        RowRule(
            "audit_logreview",
            f"made_at_{role}",
            (role,),
            "INSERT",
            IN_OWN_NAME,
            check=f"{own} AND made_by_id = (SELECT access_staff()) AND {REVIEWS_LOG}",
        ),
    )


ROW_RULES = (
    *(rule for role in ORGANISATIONS for rule in _of(role)),
    RowRule(
        "audit_logreviewitem",
        "with_the_reading",
        ORGANISATIONS,
        "SELECT",
        WITH_READING,
        using="EXISTS (SELECT FROM audit_reading r WHERE r.id = reading_id)",
    ),
    RowRule(
        "audit_logreviewitem",
        "chosen",
        ORGANISATIONS,
        "INSERT",
        OWN,
        check=f"{REVIEWS_LOG} AND EXISTS (SELECT FROM audit_logreview r WHERE r.id = review_id)",
    ),
    RowRule(
        "audit_logreviewoutcome",
        "with_the_reading",
        ORGANISATIONS,
        "SELECT",
        WITH_READING,
        using="EXISTS (SELECT FROM audit_logreviewitem i WHERE i.id = item_id)",
    ),
    RowRule(
        "audit_logreviewoutcome",
        "signed",
        ORGANISATIONS,
        "INSERT",
        SIGNED,
        check="signed_by_id = (SELECT access_staff()) AND EXISTS"
        " (SELECT FROM audit_logreviewitem i WHERE i.id = item_id)",
    ),
)
