"""What lies in a case: the social services' own."""

from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.models import NoTakeoverReason, Placement, SubleaseEnding
from gotene.access.roles import Side
from gotene.casework.who_knows import unverified
from gotene.casework.who_knows.known import CASE, Known, at


def known(case, staff):
    """The lines of `case`. What concerns another person as well (who is not to live near whom) is not among them."""
    readers = at(Side.SOCIAL, CASE)
    documented = _("The social services must document their work (ch. 14 of the Social Services Act)")
    lines = [
        Known(
            _("Your case, number %(number)s") % {"number": case.number},
            documented,
            readers,
            case.opened_on,
            case.closed_on,
        )
    ]
    lines += [
        Known(
            _("Decision on intervention: %(outcome)s") % {"outcome": decision.get_outcome_display()},
            decision.get_legal_basis_display(),
            readers,
            decision.valid_from,
            decision.valid_to,
        )
        for decision in case.decisions.all()
    ]
    endings = SubleaseEnding.objects.visible_to(staff).filter(case=case).select_related("notice")
    reasons = NoTakeoverReason.objects.visible_to(staff).filter(case=case).select_related("no_takeover")
    kept = [
        *(
            (_("Why you got the apartment"), timezone.localdate(placement.placed_at))
            for placement in Placement.objects.visible_to(staff).filter(case=case)
        ),
        *((_("How your contract ended"), ending.notice.given_on) for ending in endings),
        *((_("Why no takeover is planned"), reason.no_takeover.decided_on) for reason in reasons),
    ]
    lines += [Known(what, documented, readers, day) for what, day in kept]
    return lines + unverified.known(staff, sublease__case_number=case.number)
