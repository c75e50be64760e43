"""What inspections tell of whether a home can be taken over."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Takeover
from contracts.readiness import Fact
from contracts.takeover_rules import FactState, Stage
from gotene.templatetags.swedish import long_date
from inspections.enums import InspectionKind
from inspections.models import Inspection


def inspection_before_takeover(subleases, staff, today):
    """For the homes whose takeover is prepared: that the apartment has been looked at since. One fact each."""
    takeovers = Takeover.objects.counted_for(staff).filter(sublease__in=subleases, cancelled_on__isnull=True)
    prepared_on = dict(takeovers.values_list("sublease", "prepared_on"))
    contract_of = {sublease.pk: sublease.contract for sublease in subleases if sublease.pk in prepared_on}
    found = {pk: [] for pk in contract_of}
    inspections = Inspection.objects.counted_for(staff).filter(
        contract__in=[contract.pk for contract in contract_of.values()], kind=InspectionKind.BEFORE_TAKEOVER
    )
    for inspection in inspections.order_by("planned_on", "pk"):
        for pk, contract in contract_of.items():
            if inspection.contract_id == contract.pk:
                found[pk].append(inspection)
    return {pk: [_fact(contract, found[pk], prepared_on[pk])] for pk, contract in contract_of.items()}


def _fact(contract, inspections, prepared_on):
    url = f"{reverse('contract', args=[contract.number])}#inspections"
    source = _("Inspections")
    held = [each for each in inspections if each.closed_at and each.carried_out_on >= prepared_on]
    planned = [each for each in inspections if each.closed_at is None and each.cancelled_on is None]
    if held:
        state, text = FactState.MET, _("Held %(day)s.") % {"day": long_date(held[-1].carried_out_on)}
    elif planned:
        text = _("Booked %(day)s, not held yet.") % {"day": long_date(planned[0].planned_on)}
        state = FactState.NOT_MET
    else:
        state, text = FactState.NOT_MET, _("Not booked yet.")
    return Fact("inspection", state, text, source, url, Stage.SWITCH)
