"""What the half-yearly meeting sees of the years: the trend, how contracts ended, and the needs."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.models import HousingRequest
from gotene.text import format_number
from meetings.agenda.line import Line
from meetings.agenda.requests import size_asked_for
from meetings.enums import AgendaSection
from meetings.figures import takeovers_by, years_until

TREND_YEARS = 5
# This year and the one before.
OUTCOME_YEARS = 2


def trend(staff, today):
    years = years_until(today, TREND_YEARS, staff=staff)
    first, last = years[0], years[-1]
    text = ngettext("%(now)d social contract today", "%(now)d social contracts today", last["contracts"])
    text %= {"now": last["contracts"]}
    if first is not last:
        text += _(", %(then)d at the end of %(year)d") % {"then": first["contracts"], "year": first["year"]}
    figures = {
        "years": [
            {key: year[key] for key in ("year", "contracts", "new", "taken_over", "guarantees", "running")}
            for year in years
        ]
    }
    reason = _("Where it goes, year by year.")
    return [Line(AgendaSection.TREND, "trend", text, reason, reverse("reports"), figures=figures)]


def outcomes(staff, today):
    for year in reversed(years_until(today, OUTCOME_YEARS, staff=staff)):
        yield Line(
            AgendaSection.OUTCOMES,
            f"outcomes-{year['year']}",
            _("%(year)d: %(new)d new, %(taken_over)d own leases, %(ended)d ended, %(handed_back)d handed back")
            % {key: year[key] for key in ("year", "new", "taken_over", "ended", "handed_back")},
            _("So far this year.") if year["running"] else _("The whole year."),
            reverse("reports"),
        )
    takeovers = takeovers_by(today, staff=staff)
    if takeovers["count"]:
        text = _("%(months)s months to an own lease") % {"months": format_number(takeovers["median_months"], 1)}
        reason = ngettext(
            "The median of %(count)d takeover in %(years)d years.",
            "The median of %(count)d takeovers in %(years)d years.",
            takeovers["count"],
        ) % {"count": takeovers["count"], "years": takeovers["years"]}
        yield Line(AgendaSection.OUTCOMES, "months-to-own-lease", text, reason, reverse("reports"))


def needs(staff, today):
    """Waiting requests by the size asked for: how many of each, and how long the first has waited."""
    waiting = list(HousingRequest.objects.counted_for(staff).waiting())
    sizes = Counter((request.rooms_min, request.rooms_max) for request in waiting)
    for (least, most), count in sorted(sizes.items()):
        first = min(r.requested_on for r in waiting if (r.rooms_min, r.rooms_max) == (least, most))
        yield Line(
            AgendaSection.NEEDS,
            f"needs-{least}-{most}",
            ngettext("%(count)d household waits for %(rooms)s", "%(count)d households wait for %(rooms)s", count)
            % {"count": count, "rooms": size_asked_for(least, most)},
            _("The first has waited %(days)d days.") % {"days": (today - first).days},
        )
