"""Takeovers that are prepared, with whose turn it is; and homes that are ready for one."""

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from contracts.models import HandoverPlan, NoTakeover, Sublease, Takeover
from contracts.readiness import readiness_of_each
from contracts.takeover_course import courses_of, with_all
from contracts.takeover_rules import FactState, Step, current_steps, turn_of
from gotene.access.roles import Side
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line, contract_page
from meetings.enums import AgendaSection

# A takeover is prepared over two meetings, so that it is there by the goal date. A working habit, not law.
PREPARED_AHEAD = relativedelta(months=2)


def takeovers(staff, today):
    live = Takeover.objects.counted_for(staff).live()
    for course in courses_of(with_all(live.order_by("new_lease_from", "pk")), staff, today):
        takeover = course.takeover
        turns = _whose_turn(course.progress)
        yield _line(
            f"takeover-{takeover.pk}",
            _("Takeover prepared: own lease from %(day)s") % {"day": long_date(takeover.new_lease_from)},
            turns if takeover.new_lease_from > today else f"{_('The day has come.')} {turns}",
            takeover.sublease,
        )
    homes = (
        Sublease.objects.counted_for(staff)
        .on(today)
        .filter(ends_on=None)
        .exclude(pk__in=live.values("sublease"))
        .exclude(pk__in=NoTakeover.objects.counted_for(staff).standing().values("sublease"))
    )
    yield from _ready(homes, staff, today)


def _ready(homes, staff, today):
    """Those near their goal date where all that is recorded is met. Before the first check-in nothing is known."""
    plans = list(
        HandoverPlan.objects.counted_for(staff)
        .filter(sublease__in=homes, closed_on=None, goal_date__lte=today + PREPARED_AHEAD)
        .with_next_check_in()
        .filter(last_check_in_on__isnull=False)
        .select_related("sublease__contract")
        .order_by("goal_date", "pk")
    )
    facts = readiness_of_each([plan.sublease for plan in plans], staff, today)
    for plan in plans:
        if all(fact.state == FactState.MET for fact in facts[plan.sublease_id]):
            met = _("Every requirement was met at the check-in on %(day)s, and nothing stands in the way.")
            yield _line(
                f"ready-{plan.sublease_id}",
                _("Ready for an own lease"),
                f"{met % {'day': long_date(plan.last_check_in_on)}} "
                + _("Goal date: %(day)s.") % {"day": long_date(plan.goal_date)},
                plan.sublease,
            )


def _line(key, text, reason, sublease):
    url = f"{contract_page(sublease.contract)}#takeover"
    return Line(AgendaSection.TAKEOVERS, key, text, reason, url, sublease.contract, sublease.case_number)


def _whose_turn(progress):
    steps = {
        Step.INSPECTION: _("hold the inspection"),
        Step.YESES: _("note the yes that is missing"),
        Step.PAPERS: _("make the papers"),
        Step.SIGNED: _("have the papers signed"),
        Step.SWITCH: _("switch the leases"),
    }
    turns = {
        (Side.HOUSING,): _("The company's turn: %(steps)s."),
        (Side.SOCIAL,): _("The social services' turn: %(steps)s."),
        (Side.HOUSING, Side.SOCIAL): _("The turn of both: %(steps)s."),
    }
    found = {}
    for step in current_steps(progress):
        found.setdefault(turn_of(step, progress), []).append(steps[step])
    return " ".join(turns[sides] % {"steps": ", ".join(found[sides])} for sides in turns if sides in found)
