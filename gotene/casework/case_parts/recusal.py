"""Who has left the case because they know the person, and the way to leave it."""

from gotene.access.roles import Permission
from tenants.models import Recusal


def part(case, staff, today):
    return {
        "case": case,
        "recusals": Recusal.objects.visible_to(staff).running().filter(case=case).with_staff(),
        "may_end": staff.may(Permission.END_RECUSAL),
    }
