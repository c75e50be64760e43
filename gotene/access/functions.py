"""Every function of ours in the database, who may call it, and why it may see more than the one who calls.

A definer function runs as the owner: it answers what no side can count from its own rows, or does what no side may
do by itself. Its text lies in `sql/<name>.sql`. Trigger functions are called by nobody.
"""

from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class Function:
    """`arguments`: their types, by comma. `definer`: whether it runs as the owner."""

    name: str
    arguments: str
    callers: tuple[DatabaseRole, ...]
    reason: str | Promise
    definer: bool = True

    @property
    def signature(self):
        return f"{self.name}({self.arguments})"

    @property
    def text(self):
        """The statement that makes the function, with the roles by their names in the database."""
        text = (SQL / f"{self.name}.sql").read_text()
        for role in DatabaseRole:
            text = text.replace(f"{{{role}}}", role.in_database)
        return text


FUNCTIONS = (
    Function(
        "access_staff",
        "",
        ORGANISATIONS,
        _("Reads the key to check whom the connection works for. Answers only about the caller's own connection."),
    ),
    Function(
        "access_handles",
        "bigint",
        ORGANISATIONS,
        _("Whether the caller is a named handler of a person. Decides who sees a protected identity."),
    ),
    Function(
        "access_may_name_handler",
        "bigint",
        ORGANISATIONS,
        _("Whether the caller may name handlers of a person. Reads the identity to know whether it is protected."),
    ),
    Function(
        "contracts_turnover_in",
        "integer",
        ORGANISATIONS,
        _("How many ordinary leases ended in a year: the quota rests on it, and only the company may read a lease."),
    ),
    Function(
        "contracts_take_quota_place",
        "bigint, bigint",
        (DatabaseRole.SOCIAL,),
        _("Takes the next place of the year's quota: it locks the year, and nobody writes places by hand."),
    ),
    Function(
        "contracts_hold_request",
        "bigint",
        ORGANISATIONS,
        _("Holds a housing request while it is answered: a lock needs the right to change, which the company lacks."),
    ),
    Function(
        "contracts_ask_stairwell",
        "text, bigint",
        ORGANISATIONS,
        _("Whether a household should not live in a stairwell: yes or no and whom to talk to. Each asking is noted."),
    ),
    Function(
        "contracts_lease_occupies",
        "",
        (),
        _("Trigger: notes when a lease makes an apartment let. Nobody writes that by hand."),
    ),
    Function(
        "contracts_social_contract_occupies",
        "",
        (),
        _("Trigger: notes when a social contract makes an apartment let. Nobody writes that by hand."),
    ),
    Function(
        "contracts_sublease_within_contract",
        "",
        (),
        _("Trigger: a sublease lies within its contract. Holds the contract, which not all who write may."),
    ),
    Function(
        "contracts_quota_place_within_ceiling",
        "",
        (),
        _("Trigger: no place above the ceiling. Holds the year, which not all who write may."),
    ),
    Function(
        "audit_history_says_the_same",
        "",
        (),
        _("Trigger: refuses a change without its history. Compares rows that the one who writes may not all see."),
    ),
    Function(
        "tenants_protected_person_has_handler",
        "",
        (),
        _("Trigger: a protected person has a named handler. Counts those of both organisations."),
    ),
    Function(
        "contracts_guarantee_after_stop",
        "",
        (),
        _("Trigger: no new guarantee after the municipality's stop."),
        definer=False,
    ),
    Function(
        "contracts_check_in_result_of_own_plan",
        "",
        (),
        _("Trigger: a result belongs to a requirement of the same plan."),
        definer=False,
    ),
    Function(
        "tenants_disclosure_is_kept", "", (), _("Trigger: what has been told is kept as it was written."), definer=False
    ),
    Function("meetings_report_is_kept", "", (), _("Trigger: a report is kept as it was made."), definer=False),
    Function("meetings_report_order_is_kept", "", (), _("Trigger: an order is kept as it was placed."), definer=False),
    Function("audit_job_is_kept", "", (), _("Trigger: a job is kept as it was queued."), definer=False),
    Function("contracts_stairwell_asking_is_kept", "", (), _("Trigger: an asking is kept."), definer=False),
    Function("audit_history_is_kept", "", (), _("Trigger: history is only added to."), definer=False),
)
