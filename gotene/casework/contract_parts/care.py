"""Who steps in, saying that visits are made two together, and leaving the contract when one knows somebody there."""

from django.urls import reverse

from contracts.models import ContractRecusal
from contracts.views.care import may_change_contacts
from gotene.access.roles import Permission


def part(contract, row, staff, today):
    return {
        "contract": contract,
        "may_visit_in_pairs": staff.may(Permission.VISIT_IN_PAIRS) and not contract.end_reason,
        "may_change_contacts": not contract.end_reason and may_change_contacts(contract, staff),
        "leave_url": _leave_url(contract, row, staff),
        "recusals": ContractRecusal.objects.visible_to(staff).running().filter(contract=contract).with_staff(),
        "may_end": staff.may(Permission.END_RECUSAL),
    }


def _leave_url(contract, row, staff):
    """The company leaves the contract, the social services the case of whoever lives there."""
    if staff.in_housing:
        return reverse("leave_contract", args=[contract.number])
    return reverse("leave_case", args=[row.sublease.case_number]) if row and row.own_case else ""
