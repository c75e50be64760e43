"""Takeovers: whose turn it is; and the case to close when the home has become the household's own."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Sublease, Takeover
from contracts.takeover_course import courses_of, with_all
from contracts.takeover_rules import TIME_TO_PREPARE, Step, current_steps, turn_of
from gotene.access.roles import Permission, Side
from gotene.casework.tasks.task import Task
from tenants.models import Case


def tasks(staff, today):
    """Of the contracts where this person is the contact or the deputy; coordinators see all."""
    if not staff.may(Permission.AGREE_TAKEOVER):
        return
    live = Takeover.objects.visible_to(staff).live()
    if not staff.may(Permission.PLACE_HOUSEHOLD):
        side = "social" if staff.organisation_id == Side.SOCIAL else "housing"
        own = {f"sublease__contract__{side}_contact": staff}, {f"sublease__contract__{side}_deputy": staff}
        live = live.filter(**own[0]) | live.filter(**own[1])
    for course in courses_of(with_all(live), staff, today):
        contract = course.sublease.contract
        where = f"{contract.number}, {contract.apartment}"
        url = reverse("takeover", args=[contract.number])
        for step in current_steps(course.progress):
            # The inspection stands among the inspections.
            if step != Step.INSPECTION and staff.organisation_id in turn_of(step, course.progress):
                yield Task(_text(step), where, url, _due(step, course.takeover))
    if staff.in_social:
        yield from _to_close(staff, today)


def _text(step):
    return {
        Step.YESES: _("Takeover: note the yes"),
        Step.PAPERS: _("Takeover: make the papers"),
        Step.SIGNED: _("Takeover: have the papers signed, and attach them"),
        Step.SWITCH: _("Takeover: switch the leases"),
    }[step]


def _due(step, takeover):
    """The yeses and the papers come in time to be signed; the rest before the new lease begins."""
    if step in (Step.YESES, Step.PAPERS):
        return takeover.new_lease_from - TIME_TO_PREPARE
    return takeover.last_day


def _to_close(staff, today):
    """Cases whose household got a lease of its own, and has no other home."""
    completed = Takeover.objects.visible_to(staff).completed().filter(new_lease_from__lte=today)
    living = Sublease.objects.visible_to(staff).overlapping(today).values("case_number")
    cases = Case.objects.visible_to(staff).open().filter(case_officer=staff)
    cases = cases.filter(number__in=completed.values("sublease__case_number")).exclude(number__in=living)
    for case in cases:
        yield Task(_("The household has a lease of its own: close the case"), case.number, _case_url(case))


def _case_url(case):
    return reverse("case", args=[case.number])
