"""How many places of the year's quota are taken."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import QuotaYear
from meetings.agenda.line import Line
from meetings.enums import AgendaSection


def quota(staff, today):
    year = QuotaYear.objects.counted_for(staff).select_related("policy").of_year(today.year)
    if year is None:
        text = _("The quota of %(year)d is not decided") % {"year": today.year}
        reason = _("Without it no new social contract can begin.")
    else:
        text = _("Quota %(year)d: %(used)d of %(places)d places taken, %(left)d left") % {
            "year": year.year,
            "used": year.used,
            "places": year.ceiling + year.extra,
            "left": year.left,
        }
        reason = _("The ceiling is %(ceiling)d by %(policy)s.") % {"ceiling": year.ceiling, "policy": year.policy.title}
        if year.extra:
            reason += " " + _("%(extra)d more are agreed.") % {"extra": year.extra}
    return [Line(AgendaSection.QUOTA, f"quota-{today.year}", text, reason, reverse("quota"))]
