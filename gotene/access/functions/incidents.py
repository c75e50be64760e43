"""What goes wrong, and how it is put right."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS
from gotene.access.functions.function import Function, guard

FUNCTIONS = (
    Function(
        "contracts_sees_incident",
        "bigint",
        ORGANISATIONS,
        _("Whether the one who asks may see an incident: what could not be cleared up is for the log reviewers alone."),
    ),
    Function(
        "contracts_incident_not_cleared",
        "bigint, date, text, bigint",
        ORGANISATIONS,
        _("Notes that an incident could not be cleared up, which hides it from whoever notes it too."),
    ),
    guard(
        "contracts_incident_of_own_contract",
        _("An incident is about a household of the contract it stands on."),
        "contracts_incident.incident_of_own_contract",
    ),
    guard(
        "contracts_incident_step_in_order",
        _("Nothing is confirmed before whom it is about has been heard, or has had the chance."),
        "contracts_incidentstep.incident_step_in_order",
        definer=True,
    ),
    guard(
        "contracts_repair_of_confirmed",
        _("Only what has been confirmed is put right, and what has been put right is kept."),
        "contracts_repair.repair_of_confirmed",
    ),
    guard(
        "contracts_unverified_stands",
        _("An unverified report stands as it was received until it is settled, once."),
        "contracts_unverifiedreport.unverified_stands",
        definer=True,
    ),
)
