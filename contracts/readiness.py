"""Whether a home is ready to be taken over: facts that are recorded, each met, not met or not known.

Only what has been confirmed counts; an unverified report never does. Both organisations read the same facts, so they
rest on what both may see, and are the same whoever asks: the caller asks only about homes that are open to the reader.
The apps above add theirs with `register`, since nothing here may know of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.enums import CriterionOutcome, IncidentKind
from contracts.models import CheckIn, HandoverPlan, Incident
from contracts.takeover_rules import FactState, Stage
from gotene.templatetags.swedish import long_date

MET, NOT_MET, UNKNOWN = FactState.MET, FactState.NOT_MET, FactState.UNKNOWN


@dataclass(frozen=True)
class Fact:
    """`text` is said as it stands; `source` is where it is known from, and `url` leads there."""

    key: str
    state: FactState
    text: str
    source: str
    url: str
    stage: Stage = Stage.PREPARE


# A source of facts: takes the subleases, who asks and the day; answers with the facts of each sublease by its pk.
Source = Callable[..., dict[int, list[Fact]]]
_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Let `source(subleases, staff, today)` add facts. It asks a fixed number of questions, however many subleases."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def readiness_of(sublease, staff, today) -> list[Fact]:
    """The facts of one home, as `staff` sees them: what is not met first, then what is not known."""
    return readiness_of_each([sublease], staff, today)[sublease.pk]


def readiness_of_each(subleases: Iterable, staff, today) -> dict[int, list[Fact]]:
    """The facts of each home by the sublease's pk, in a fixed number of queries."""
    subleases = list(subleases)
    found = {sublease.pk: [] for sublease in subleases}
    for source in (_plans, _incidents, *_SOURCES):
        for pk, facts in source(subleases, staff, today).items():
            found[pk] += facts
    order = [NOT_MET, UNKNOWN, MET]
    return {pk: sorted(facts, key=lambda fact: order.index(fact.state)) for pk, facts in found.items()}


def _url(sublease, anchor):
    return f"{reverse('contract', args=[sublease.contract.number])}#{anchor}"


def _plans(subleases, staff, today):
    plans = HandoverPlan.objects.counted_for(staff).with_next_check_in().filter(sublease__in=subleases)
    plan_of = {plan.sublease_id: plan for plan in plans}
    latest = {}
    check_ins = CheckIn.objects.filter(plan__in=plan_of.values()).order_by("held_on", "pk")
    for check_in in check_ins.prefetch_related("results__criterion"):
        latest[check_in.plan_id] = check_in
    return {sublease.pk: list(_of_plan(sublease, plan_of.get(sublease.pk), latest, today)) for sublease in subleases}


def _of_plan(sublease, plan, latest, today):
    url = _url(sublease, "plan")
    if plan is None:
        text = _("There is no handover plan, so no requirements have been agreed.")
        yield Fact("requirements", UNKNOWN, text, _("Handover plan"), url)
        return
    check_in = latest.get(plan.pk)
    if check_in is None:
        text = _("No check-in has been held, so it is not known whether the requirements are met.")
        yield Fact("requirements", UNKNOWN, text, _("Handover plan"), url)
    else:
        source = _("Check-in %(day)s") % {"day": long_date(check_in.held_on)}
        yield _requirements(check_in, source, url)
    if plan.next_check_in_on < today:
        text = _("The check-in of %(day)s has not been held.") % {"day": long_date(plan.next_check_in_on)}
        yield Fact("check_ins", NOT_MET, text, _("Handover plan"), url)
    elif check_in is not None:
        yield Fact("check_ins", MET, _("The check-ins are held as planned."), _("Handover plan"), url)


def _requirements(check_in, source, url):
    not_met = [r.criterion.text for r in check_in.results.all() if r.outcome == CriterionOutcome.NOT_MET]
    if not_met:
        text = _("Not met at the latest check-in: %(requirements)s") % {"requirements": "; ".join(not_met)}
        return Fact("requirements", NOT_MET, text, source, url)
    return Fact("requirements", MET, _("Every requirement was met at the latest check-in."), source, url)


def _incidents(subleases, staff, today):
    """Confirmed and not put right. What is only reported, or could not be cleared up, never counts."""
    standing = {sublease.pk: [] for sublease in subleases}
    for incident in Incident.objects.counted_for(staff).confirmed().to_follow().filter(sublease__in=subleases):
        standing[incident.sublease_id].append(incident)
    return {sublease.pk: list(_of_incidents(sublease, standing[sublease.pk])) for sublease in subleases}


def _of_incidents(sublease, standing):
    url, source = _url(sublease, "incidents"), _("What has gone wrong")
    rents = [incident for incident in standing if incident.kind == IncidentKind.LATE_RENT]
    others = len(standing) - len(rents)
    if rents:
        text = _("Rent is confirmed as late and not settled.")
        yield Fact("rent", NOT_MET, text, source, url)
    else:
        yield Fact("rent", MET, _("No rent is confirmed as late."), source, url)
    if others:
        text = ngettext(
            "One confirmed incident has not been put right.",
            "%(count)s confirmed incidents have not been put right.",
            others,
        ) % {"count": others}
        yield Fact("incidents", NOT_MET, text, source, url)
    else:
        yield Fact("incidents", MET, _("Nothing confirmed waits to be put right."), source, url)
