"""The handover plan of the household that lives there, and how it goes."""

from gotene.access.roles import Permission
from gotene.casework.plan_progress import progress_of


def part(contract, row, staff, today):
    if row is None or row.plan is None:
        return None
    return {
        "contract": contract,
        "row": row,
        "may_plan": row.own_case and staff.may(Permission.PLAN_HANDOVER),
        **progress_of(row.plan),
    }
