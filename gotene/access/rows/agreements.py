"""Yeses to the agreement, answers to consultations, and notices."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.rows.rule import OWN, RowRule

# The other party to the head lease says yes to an earlier day, afterwards and for itself (contracts_notice_is_kept).
NOT_AGREED_YET = "(link <> 'head_lease' OR agreed_on IS NULL)"


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


def _notices(table):
    """The company's part of the notices: those of the head lease, and of them it gives its own."""
    of_head_lease = "link = 'head_lease'"
    rights = {"SELECT": {"using": of_head_lease}, "INSERT": {"check": of_head_lease}}
    if table == "contracts_notice":
        rights["INSERT"] = {"check": f"{of_head_lease} AND given_by = 'company' AND {NOT_AGREED_YET}"}
        rights["UPDATE"] = {"using": of_head_lease, "check": of_head_lease}
    reason = _("Those of the head lease alone: how a resident's sublease ended is not the company's to know.")
    for operation, condition in rights.items():
        yield RowRule(
            table, f"of_head_lease_{operation.lower()}", (DatabaseRole.HOUSING,), operation, reason, **condition
        )
    for operation, condition in rights.items():
        # A notice by the company is the company's own word.
        spoken = "true"
        if operation == "INSERT" and table == "contracts_notice":
            spoken = f"given_by <> 'company' AND {NOT_AGREED_YET}"
        yield RowRule(
            table,
            f"of_both_{operation.lower()}",
            (DatabaseRole.SOCIAL,),
            operation,
            _("All of them; those that the company gives are written by the company."),
            **dict.fromkeys(condition, spoken),
        )


ROW_RULES = (
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
    *_notices("contracts_notice"),
    *_notices("contracts_historicalnotice"),
)
