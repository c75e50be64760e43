"""That the apartment is visited two together, on top of the page: for whoever is on the way there."""

from contracts.models import VisitInPairs


def part(contract, row, staff, today):
    holding = VisitInPairs.objects.visible_to(staff).on(today).filter(apartment=contract.apartment_id)
    visits = holding.select_related("owner").first()
    return {"visits": visits} if visits else None
