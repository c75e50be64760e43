"""What goes wrong, and what nobody has checked yet."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.rows.rule import RowRule

OWN_ALONE = _("Each organisation's own: the other never sees what has not been checked.")
UNCLEARED = _("Everyone who may read the table; but what could not be cleared up, the log reviewers alone.")
IN_OWN_NAME = _("In one's own name, and about what one sees: nobody writes for the other organisation.")


def _incidents(table, incident, *, written):
    """Of a table about incidents and of its history: what could not be cleared up is for the log reviewers alone."""
    history = table.replace("contracts_", "contracts_historical")
    return (
        *(
            RowRule(name, "clear", ORGANISATIONS, "SELECT", UNCLEARED, using=f"contracts_sees_incident({incident})")
            for name in (table, history)
        ),
        RowRule(table, "written", ORGANISATIONS, "INSERT", IN_OWN_NAME, check=written),
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


ROW_RULES = (
    *_incidents("contracts_incident", "id", written="reported_by_id = (SELECT access_staff())"),
    *_incidents(
        "contracts_incidentstep",
        "incident_id",
        written="contracts_sees_incident(incident_id) AND kind <> 'not_cleared' AND by_id = (SELECT access_staff())",
    ),
    *_unverified(DatabaseRole.HOUSING),
    *_unverified(DatabaseRole.SOCIAL),
)
