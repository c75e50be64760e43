"""What a colleague has handed over, and visits two together that are about to run out."""

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import ContractRecusal, SocialContract, VisitInPairs
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
from tenants.models import Recusal

# How long before the last day the owner is asked. A working habit, not law.
RUNS_OUT_AHEAD = relativedelta(days=14)


def tasks(staff, today):
    return [*_handed_over(staff), *_running_out(staff, today)]


def _handed_over(staff):
    if staff.in_social:
        handed = Recusal.objects.visible_to(staff).to_take_over(staff).with_staff().select_related("case")
        places = [(recusal, recusal.case.number, "case") for recusal in handed]
    else:
        handed = ContractRecusal.objects.visible_to(staff).to_take_over(staff).with_staff().select_related("contract")
        places = [(recusal, recusal.contract.number, "contract") for recusal in handed]
    for recusal, number, page in places:
        text = _("Handed over to you by %(name)s: look through it") % {"name": recusal.staff.name}
        yield Task(text, number, reverse(page, args=[number]), recusal.declared_on)


def _running_out(staff, today):
    """One's own, and those of colleagues who have left work."""
    if not staff.may(Permission.VISIT_IN_PAIRS):
        return
    left = Q(owner__active=False, owner__organisation=staff.organisation_id)
    visits = VisitInPairs.objects.visible_to(staff).running().filter(Q(owner=staff) | left)
    visits = list(visits.filter(until__lte=today + RUNS_OUT_AHEAD).select_related("apartment__stairwell"))
    if not visits:
        return
    contracts = SocialContract.objects.visible_to(staff).on(today)
    numbers = dict(contracts.filter(apartment__visits_in_pairs__in=visits).values_list("apartment", "number"))
    for each in visits:
        if each.apartment_id in numbers:
            url = reverse("visit_in_pairs", args=[numbers[each.apartment_id]])
            yield Task(_("Visits two together run out: go on or end"), str(each.apartment), url, each.until)
