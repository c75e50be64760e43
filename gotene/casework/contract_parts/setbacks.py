"""What has gone wrong for the household that lives there, and what is needed now: confirmed facts alone."""

from contracts.setbacks import setbacks_of
from gotene.access.roles import Permission


def part(contract, row, staff, today):
    setbacks = setbacks_of(row.sublease) if row and row.sublease else []
    if not setbacks:
        return None
    return {
        "contract": contract,
        "waiting": [(setback, setback.late_on(today)) for setback in setbacks if setback.waits],
        "mended": [setback for setback in setbacks if not setback.waits],
        "may_agree": staff.may(Permission.CONFIRM_INCIDENT) and (not staff.in_social or row.own_case),
    }
