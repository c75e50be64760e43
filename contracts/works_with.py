"""Who writes about the household of a sublease."""

from contracts.enums import IncidentKind
from gotene.access.roles import Permission
from tenants.models import Case


def works_with(staff, sublease, kind=""):
    """Whether `staff` may write about the household of `sublease` (None: nobody lives there, it is everybody's).

    The company's people about each contract that they see. At the social services those who work with the case;
    rent administrators, who see no case, about late rent alone.
    """
    if not staff.in_social or sublease is None:
        return True
    if not staff.may(Permission.SEE_ALL_CASES) and not staff.may(Permission.SEE_OWN_CASES):
        return kind == IncidentKind.LATE_RENT
    return Case.objects.visible_to(staff).filter(number=sublease.case_number).exists()
