"""Placing a household: in an offered apartment, where the social contract begins, or in one that stands empty."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contracts.actions.offers import unanswered
from contracts.actions.quota import take_quota_place
from contracts.actions.requests import withdraw_request
from contracts.enums import OfferAnswer, RequestStatus
from contracts.events import sublease_began
from contracts.models import HousingRequest, LandlordNotice, Placement, Resident, SocialContract, Sublease
from contracts.stairwell_check import spoken_first
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.audit.history import save_as
from gotene.numbering import next_number
from gotene.refusals import save_checked
from tenants.actions import disclose
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Case

# A municipality that sublets informs the landlord at once of who lives there.
PARAGRAPH = "12 kap. 39 § JB"
SPEAK_FIRST = _("Do not place the household in this stairwell until you have spoken with %(name)s.")


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
    _check(case, begins_on)
    if begins_on < offer.available_from:
        too_soon = _("The apartment is available from %(day)s.") % {"day": offer.available_from}
        raise ValidationError({"begins_on": ValidationError(too_soon, code="before_available")})
    # Asked while the offer waits: that is what makes it a question to ask.
    spoken_with = spoken_first(
        case.number,
        offer.apartment.stairwell,
        spoken_with=spoken_with,
        sentence=SPEAK_FIRST,
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
    _remember(sublease, offer=offer, case=case, reasons=reasons, spoken_with=spoken_with, by=by)
    return sublease


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def move_in_again(contract, *, case, begins_on, reasons, spoken_with=None, by):
    """A new household in a contract that goes on: no place of the quota is taken, and no offer is needed.

    A housing request of the household that waits is withdrawn: it has got its home. Returns the sublease. Raises
    ValidationError when the contract is ending, somebody lives there on the first day or later, no decision is in
    force then, or an offer to the household waits for its answer; and where somebody must be spoken with first,
    unless it was `spoken_with`.
    """
    contract = SocialContract.objects.select_for_update(of=("self",)).with_place().get(pk=contract.pk)
    case = Case.objects.select_for_update().get(pk=case.pk)
    if contract.ends_on:
        raise ValidationError(
            _("The contract ends on %(day)s. Withdraw the notice first if a new household is to move in."),
            code="contract_ends",
            params={"day": contract.ends_on},
        )
    _check(case, begins_on)
    later = contract.subleases.overlapping(begins_on).order_by("-begins_on").first()
    if later:
        lived_in = (
            _("Somebody lives there until %(day)s.")
            if later.ends_on
            else _("Somebody lives there, without a last day.")
        )
        raise ValidationError({"begins_on": ValidationError(lived_in, code="not_empty", params={"day": later.ends_on})})
    spoken_with = spoken_first(case.number, contract.apartment.stairwell, spoken_with=spoken_with, sentence=SPEAK_FIRST)
    for request in HousingRequest.objects.with_status().filter(
        case_number=case.number, status__in=[RequestStatus.OPEN, RequestStatus.OFFERED]
    ):
        withdraw_request(request, by=by)
    sublease = let_to_household(contract, case=case, begins_on=begins_on, by=by)
    _remember(sublease, offer=None, case=case, reasons=reasons, spoken_with=spoken_with, by=by)
    return sublease


def _remember(sublease, *, offer, case, reasons, spoken_with, by):
    """Why this household: the social services' own."""
    save_checked(
        by,
        Placement(
            offer=offer,
            case=case,
            sublease=sublease,
            reasons=reasons,
            placed_by=by,
            placed_at=timezone.now(),
            spoken_with=spoken_with,
        ),
    )


@transaction.atomic
def let_to_household(contract, *, case, begins_on, told_by=None, already_there=False, by):
    """A sublease of `contract` to the household of `case`; the landlord is informed the same day (JB 12:39).

    Who tells the landlord is `told_by` where it is another than `by`. Nobody is asked to see to the move of a household
    that is `already_there`.
    """
    told_by = told_by or by
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
        paragraph=PARAGRAPH,
        by=told_by,
    )
    save_checked(by, LandlordNotice(sublease=sublease, informed_on=timezone.localdate(), informed_by=told_by))
    if not already_there:
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


def _check(case, begins_on):
    if case.closed_on:
        raise ValidationError(_("The case is closed."), code="case_closed")
    if not case.decisions.in_force_on(begins_on).exists():
        raise ValidationError(
            _("The case has no granted decision in force on the first day. Record the decision first."),
            code="no_decision_in_force",
        )
