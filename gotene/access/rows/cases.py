"""What lies in a case that somebody has left, and in a contract."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role
from gotene.access.rows.rule import MINE, RowRule

# What lies in a case, each row with its case. The case itself is not among them: its numbers are counted by whoever
# opens the next one, and a row that does not count would be given twice (ADR 0023).
CASE_CONTENTS = (
    "tenants_decision",
    "tenants_historicaldecision",
    "tenants_consent",
    "tenants_historicalconsent",
    "tenants_consentrefusal",
    "tenants_historicalconsentrefusal",
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


ROW_RULES = (
    *(_closed(table, IN_OPEN_CASE) for table in CASE_CONTENTS),
    *(_closed(table, OF_OPEN_CASES_PEOPLE) for table in ("tenants_nonassociation", "tenants_historicalnonassociation")),
    *_recusals("tenants_recusal", DatabaseRole.SOCIAL, (Role.COORDINATOR, Role.SOCIAL_DIRECTOR)),
    *_recusals("contracts_contractrecusal", DatabaseRole.HOUSING, (Role.HOUSING_DIRECTOR,)),
)
