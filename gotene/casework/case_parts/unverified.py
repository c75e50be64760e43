"""What somebody has said about the household and nobody has checked: the social services' own."""

from contracts.models import UnverifiedReport
from gotene.access.roles import Permission


def part(case, staff, today):
    if not staff.may(Permission.FOLLOW_UNVERIFIED):
        return None
    reports = UnverifiedReport.objects.visible_to(staff).filter(sublease__case_number=case.number).with_place()
    return {"reports": reports, "today": today} if reports else None
