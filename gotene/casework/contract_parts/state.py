"""How it stands with the contract: let, empty and paid by the municipality, ending or ended; and what can be done."""

from contracts.contract_state import state_of
from contracts.models import Sublease
from gotene.access.roles import Permission


def part(contract, row, staff, today):
    state = state_of(contract, list(Sublease.objects.counted_for(staff).filter(contract=contract)), today)
    return {
        "contract": contract,
        "state": state,
        "may_move_in": state.can_be_let and staff.may(Permission.PLACE_HOUSEHOLD),
        "may_hand_back": state.can_be_let and staff.may(Permission.PLACE_HOUSEHOLD),
    }
