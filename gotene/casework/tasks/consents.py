"""What households let be told: where nobody has asked, and where a yes runs out."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Sublease
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
from tenants.consent_state import State, states_of
from tenants.models import Case


def tasks(staff, today):
    """For the case officer, while the household lives on a social contract."""
    if not staff.in_social or not staff.may(Permission.PLAN_HANDOVER):
        return
    mine = Case.objects.visible_to(staff).open().filter(case_officer=staff)
    homes = Sublease.objects.visible_to(staff).on(today).filter(case_number__in=mine.values("number"))
    cases = mine.filter(number__in=homes.values("case_number")).prefetch_related("consents", "consent_refusals")
    for case in cases:
        states = states_of(case, today)
        url = reverse("give_consent", args=[case.number])
        if any(state.state == State.NOT_ASKED for state in states):
            yield Task(_("Ask what may be told to Götenebostäder"), case.number, url)
        ending = [state.consent.valid_until for state in states if state.state in (State.ENDS_SOON, State.ENDED)]
        if ending:
            yield Task(_("A consent ends: ask for a new one"), case.number, url, min(ending))
