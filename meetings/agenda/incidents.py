"""What has been confirmed as gone wrong and is not put right; what should have been put right by now."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.enums import IncidentStepKind
from contracts.incident_course import title_of
from contracts.models import Incident, SocialContract
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line, contract_page
from meetings.enums import AgendaSection


def incidents(staff, today):
    """Of contracts that run. What was written about them stays on their pages: it may tell who lives there."""
    standing = (
        Incident.objects.counted_for(staff)
        .confirmed()
        .to_follow()
        .filter(contract__in=SocialContract.objects.counted_for(staff).on(today))
        .select_related("contract", "sublease", "repair")
        .prefetch_related("steps")
    )
    for incident in sorted(standing, key=lambda each: (_waits_since(each), each.pk)):
        yield Line(
            AgendaSection.INCIDENTS,
            f"incident-{incident.pk}",
            title_of(incident),
            _reason(incident, today),
            f"{contract_page(incident.contract)}#incidents",
            incident.contract,
            incident.sublease.case_number if incident.sublease else "",
        )


def _repair(incident):
    return getattr(incident, "repair", None)


def _waits_since(incident):
    repair = _repair(incident)
    return repair.due_on if repair else incident.day_of(IncidentStepKind.CONFIRMED)


def _reason(incident, today):
    repair = _repair(incident)
    if repair is None:
        day = long_date(incident.day_of(IncidentStepKind.CONFIRMED))
        return f"{_('Confirmed %(day)s.') % {'day': day}} {_('Agree on how it is put right: what, by when and who.')}"
    agreed = {"day": long_date(repair.due_on), "who": repair.get_responsible_display()}
    if not repair.late_on(today):
        return _("Confirmed. To be put right by %(day)s: %(who)s.") % agreed
    days = (today - repair.due_on).days
    late = ngettext("The repair is %(days)d day late.", "The repair is %(days)d days late.", days) % {"days": days}
    return f"{_('Confirmed. Should have been put right by %(day)s: %(who)s.') % agreed} {late}"
