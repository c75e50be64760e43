"""What somebody has said about the contract and nobody has checked: one's own organisation's alone."""

from contracts.models import UnverifiedReport
from contracts.works_with import works_with
from gotene.access.roles import Permission


def part(contract, row, staff, today):
    if not staff.may(Permission.FOLLOW_UNVERIFIED):
        return None
    reports = UnverifiedReport.objects.visible_to(staff).filter(contract=contract).open().with_place()
    may_note = row is not None and works_with(staff, row.sublease)
    if not may_note and not reports:
        return None
    return {
        "contract": contract,
        "reports": reports,
        "may_note": may_note,
        "readers": staff.organisation_id,
        "today": today,
    }
