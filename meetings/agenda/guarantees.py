"""The guarantees that are left, and when the last of them is planned to end."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.guarantee_curve import guarantee_curve
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line
from meetings.enums import AgendaSection


def guarantees(staff, today):
    curve = guarantee_curve(staff, today)
    first_year, most = curve.years[0]
    text = ngettext(
        "%(left)d guarantee left; there were %(most)d in %(year)d",
        "%(left)d guarantees left; there were %(most)d in %(year)d",
        curve.left,
    ) % {"left": curve.left, "most": most, "year": first_year}
    return [Line(AgendaSection.GUARANTEES, "guarantees", text, _reason(curve), reverse("guarantees"))]


def _reason(curve):
    if not curve.left:
        return _("The goal is reached.")
    if curve.last_day:
        return _("The last one is planned to end %(day)s.") % {"day": long_date(curve.last_day)}
    missing = []
    if curve.unplanned:
        missing.append(_("%(count)d without a plan") % {"count": curve.unplanned})
    if curve.overdue:
        missing.append(_("%(count)d whose planned day has passed") % {"count": curve.overdue})
    return _("No last day yet: %(why)s.") % {"why": ", ".join(missing)}
