"""Placing a household in an offered apartment: where the social contract begins."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contracts.actions.offers import unanswered
from contracts.actions.quota import take_quota_place
from contracts.enums import OfferAnswer
from contracts.events import sublease_began
from contracts.models import LandlordNotice, Placement, Resident, SocialContract, Sublease
from contracts.stairwell_check import spoken_first
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.audit.history import save_as
from gotene.numbering import next_number
from gotene.refusals import save_checked
from tenants.actions import disclose
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Case


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def place_household(offer, *, case, begins_on, reasons, spoken_with=None, by):
    """Accept `offer` for the household of `case`: social contract, sublease and notice to the landlord.

    Counts one place of the year's quota. Returns the sublease. Raises ValidationError when the offer has been
    answered, the apartment is not free, no decision is in force on the first day, nobody belongs to the household
    then, or the quota is full; and where somebody must be spoken with before this household gets a home in that
    stairwell, unless it was `spoken_with`.
    """
    offer = unanswered(offer)
    case = Case.objects.select_for_update().get(pk=case.pk)
    _check(offer, case, begins_on)
    # Asked while the offer waits: that is what makes it a question to ask.
    spoken_with = spoken_first(
        case.number,
        offer.apartment.stairwell,
        spoken_with=spoken_with,
        sentence=_("Do not place the household in this stairwell until you have spoken with %(name)s."),
    )
    offer.answer, offer.answered_at, offer.answered_by = OfferAnswer.ACCEPTED, timezone.now(), by
    save_checked(by, offer)
    contract = save_checked(
        by,
        SocialContract(
            number=next_number(SocialContract, f"K-{begins_on.year}-", 2),
            apartment=offer.apartment,
            begins_on=begins_on,
            housing_contact=offer.offered_by,
            social_contact=case.case_officer,
        ),
    )
    take_quota_place(contract, by=by)
    sublease = let_to_household(contract, case=case, begins_on=begins_on, by=by)
    placement = Placement(
        offer=offer,
        case=case,
        sublease=sublease,
        reasons=reasons,
        placed_by=by,
        placed_at=timezone.now(),
        spoken_with=spoken_with,
    )
    save_checked(by, placement)
    return sublease


@transaction.atomic
def let_to_household(contract, *, case, begins_on, by):
    """A sublease of `contract` to the household of `case`; the landlord is informed the same day (JB 12:39)."""
    sublease = save_checked(by, Sublease(contract=contract, case_number=case.number, begins_on=begins_on))
    members = list(case.household.members.on(begins_on).select_related("person"))
    if not members:
        nobody = _("Nobody belongs to the household on that day. Choose a later day.")
        raise ValidationError({"begins_on": ValidationError(nobody, code="nobody_moves_in")})
    for member in members:
        save_as(by, Resident(sublease=sublease, person=member.person, kind=member.kind))
    disclose(
        case,
        kind=InformationKind.RESIDENT,
        what=_told(contract, members, begins_on),
        ground=DisclosureGround.LAW,
        by=by,
    )
    save_checked(by, LandlordNotice(sublease=sublease, informed_on=timezone.localdate(), informed_by=by))
    sublease_began.send(sender=Sublease, sublease=sublease, by=by)
    return sublease


@translation.override(settings.LANGUAGE_CODE)
def _told(contract, members, begins_on):
    """What the company is told, as the ledger keeps it: in Swedish, whatever language the screen has.

    By number: the ledger never changes, and a person may come to be protected. Pages write the name instead where
    the reader may know it (`tenants.models.person.with_names`).
    """
    return _now("%(names)s move in to %(place)s on %(day)s.") % {
        "names": ", ".join(member.person.number for member in members),
        "place": contract.apartment,
        "day": begins_on,
    }


def _check(offer, case, begins_on):
    if case.closed_on:
        raise ValidationError(_("The case is closed."), code="case_closed")
    if begins_on < offer.available_from:
        too_soon = _("The apartment is available from %(day)s.") % {"day": offer.available_from}
        raise ValidationError({"begins_on": ValidationError(too_soon, code="before_available")})
    if not case.decisions.in_force_on(begins_on).exists():
        raise ValidationError(
            _("The case has no granted decision in force on the first day. Record the decision first."),
            code="no_decision_in_force",
        )
