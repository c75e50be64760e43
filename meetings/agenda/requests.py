"""Housing requests that wait for an offer, and offers that wait for an answer."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.models import HousingRequest, Offer
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line
from meetings.enums import AgendaSection


def requests(staff, today):
    for offer in Offer.objects.counted_for(staff).unanswered().select_related("request").order_by("answer_by", "pk"):
        late = offer.answer_by < today
        yield Line(
            AgendaSection.REQUESTS,
            f"offer-{offer.pk}",
            _("Offer of %(day)s: no answer yet") % {"day": long_date(offer.offered_on)},
            (_("It should have been answered by %(day)s.") if late else _("It is to be answered by %(day)s."))
            % {"day": long_date(offer.answer_by)},
            reverse("request_at_meeting", args=[offer.request_id]),
            case_number=offer.request.case_number,
        )
    for request in HousingRequest.objects.counted_for(staff).waiting():
        days = (today - request.requested_on).days
        yield Line(
            AgendaSection.REQUESTS,
            f"request-{request.pk}",
            _("%(rooms)s needed from %(day)s")
            % {"rooms": size_asked_for(request.rooms_min, request.rooms_max), "day": long_date(request.needed_from)},
            ngettext(
                "Has waited %(days)d day for an offer, since %(day)s.",
                "Has waited %(days)d days for an offer, since %(day)s.",
                days,
            )
            % {"days": days, "day": long_date(request.requested_on)},
            reverse("request_at_meeting", args=[request.pk]),
            case_number=request.case_number,
        )


def size_asked_for(least, most):
    """As "2–3 rooms" or "2 rooms"."""
    rooms = str(least) if least == most else f"{least}–{most}"
    return ngettext("%(rooms)s room", "%(rooms)s rooms", most) % {"rooms": rooms}
