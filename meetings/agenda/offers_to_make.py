"""The company's own preparation: requests without an offer, and how many vacant apartments fit each."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts import vacancy
from contracts.matching import MONTHS_AHEAD, misfits, offerable
from contracts.models import HousingRequest
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line
from meetings.agenda.requests import size_asked_for
from meetings.enums import PreparationSection


def offers_to_make(staff, today):
    waiting = list(HousingRequest.objects.visible_to(staff).waiting())
    if not waiting:
        return
    vacant = vacancy.read_last_let(list(offerable(today).select_related("stairwell")), today)
    for request in waiting:
        fitting = sum(not misfits(apartment, request, today) for apartment in vacant)
        yield Line(
            PreparationSection.OFFERS_TO_MAKE,
            f"offer-to-make-{request.pk}",
            _("%(rooms)s needed from %(day)s")
            % {"rooms": size_asked_for(request.rooms_min, request.rooms_max), "day": long_date(request.needed_from)},
            ngettext("%(count)d vacant apartment fits.", "%(count)d vacant apartments fit.", fitting)
            % {"count": fitting}
            if fitting
            else _("No apartment that is vacant now fits. Look at those vacant within %(months)d months.")
            % {"months": MONTHS_AHEAD},
            reverse("admin:contracts_housingrequest_change", args=[request.pk]),
            case_number=request.case_number,
        )
