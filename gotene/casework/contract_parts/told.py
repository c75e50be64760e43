"""What the social services have told of their own accord about those who live there."""

from contracts.models import Told
from gotene.access.roles import Permission

SHOWN = 3


def part(contract, row, staff, today):
    found = list(Told.objects.visible_to(staff).filter(sublease__contract=contract).with_people())
    if not found:
        return None
    return {
        "contract": contract,
        "told": found[:SHOWN],
        "earlier": found[SHOWN:],
        "may_read": staff.in_housing and staff.may(Permission.ASK_OTHER_SIDE),
    }
