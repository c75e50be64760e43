"""Inspections before the next meeting, and those that should have been held."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gotene.templatetags.swedish import long_date
from inspections.models import Inspection
from meetings.agenda.line import UNTIL_NEXT_MEETING, Line, contract_page
from meetings.enums import AgendaSection


def inspections(staff, today):
    planned = (
        Inspection.objects.counted_for(staff)
        .planned()
        .filter(planned_on__lte=today + UNTIL_NEXT_MEETING)
        .select_related("contract", "sublease")
        .order_by("planned_on", "pk")
    )
    for inspection in planned:
        late = inspection.planned_on < today
        text = _("%(inspection)s should have been held %(day)s") if late else _("%(inspection)s %(day)s")
        yield Line(
            AgendaSection.INSPECTIONS,
            f"inspection-{inspection.pk}",
            text % {"inspection": capfirst(inspection.get_kind_display()), "day": long_date(inspection.planned_on)},
            _("Hold it, or agree on a new day.") if late else _("Both organisations and the resident take part."),
            contract_page(inspection.contract),
            inspection.contract,
            inspection.sublease.case_number if inspection.sublease else "",
        )
