"""Offers from the company, and the answers that end them without a placement."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contracts import policy_dates
from contracts.enums import OfferAnswer
from contracts.models import Apartment, HousingRequest, Offer
from contracts.stairwell_check import spoken_first
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.refusals import save_checked
from tenants.actions import disclose
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Case

# The harm test of a declined offer, the same each time: the form asks for nothing else, and refuses support and health.
# As the ledger keeps it, in Swedish.
NOTHING_OF_THE_HOUSEHOLD = (
    "Skälet säger vad en annan lägenhet bör ha och inget om hushållet. Det står klart att ingen lider men."
)


@runs_as(DatabaseRole.HOUSING)
@transaction.atomic
def offer_apartment(request, *, apartment, available_from, answer_by, spoken_with=None, by):
    """Offer a vacant apartment to the social services for `request`.

    Raises ValidationError when the request no longer waits, or the apartment is let, blocked or offered; and where
    somebody at the social services must be spoken with before this household gets a home in that stairwell, unless
    it was `spoken_with`.
    """
    request = _held(request)
    if request.withdrawn_on:
        raise ValidationError(_("The request has been withdrawn."), code="request_withdrawn")
    if not Apartment.objects.vacant_from(available_from).filter(pk=apartment.pk).exists():
        raise ValidationError(
            _("The apartment is not vacant from that day. Choose another day or another apartment."),
            code="apartment_not_vacant",
        )
    today = timezone.localdate()
    offer = save_checked(
        by,
        Offer(
            request=request,
            apartment=apartment,
            offered_on=today,
            offered_by=by,
            available_from=available_from,
            answer_by=answer_by,
            policy=policy_dates.version_of(policy_dates.offer_answer_by(today), answer_by),
        ),
    )
    # Asked last: about an apartment that can be offered, and no other.
    spoken_first(
        request.case_number,
        apartment.stairwell,
        spoken_with=spoken_with,
        sentence=_("Speak with %(name)s at the social services before you offer this apartment."),
    )
    return offer


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def decline_offer(offer, *, reason, by):
    """The social services say no, with a reason that helps the next offer: told, and noted so in the case."""
    offer = _answer(offer, OfferAnswer.DECLINED, by, decline_reason=reason)
    with translation.override(settings.LANGUAGE_CODE):
        # As the ledger keeps it: in Swedish, whatever language the screen has.
        what = _now("No to the offer of %(place)s: %(reason)s") % {"place": offer.apartment, "reason": reason}
    disclose(
        Case.objects.get(number=offer.request.case_number),
        kind=InformationKind.OTHER,
        what=what,
        ground=DisclosureGround.HARM_TEST,
        harm_test=NOTHING_OF_THE_HOUSEHOLD,
        by=by,
    )
    return offer


def withdraw_offer(offer, *, by):
    """The company takes an unanswered offer back."""
    return _answer(offer, OfferAnswer.WITHDRAWN, by)


def _held(request):
    """`request`, locked until the transaction ends.

    By the database's own function: a lock takes the right to change, and requests are not the company's to change.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT contracts_hold_request(%s)", [request.pk])
    return HousingRequest.objects.get(pk=request.pk)


def unanswered(offer):
    """`offer`, locked until the transaction ends. Raises ValidationError when it has been answered."""
    offer = Offer.objects.select_for_update(of=("self",)).with_place().get(pk=offer.pk)
    if offer.answer:
        raise ValidationError(
            _("The offer is already %(answer)s.") % {"answer": offer.get_answer_display()}, code="offer_answered"
        )
    return offer


@transaction.atomic
def _answer(offer, answer, by, **fields):
    offer = unanswered(offer)
    offer.answer, offer.answered_at, offer.answered_by = answer, timezone.now(), by
    for name, value in fields.items():
        setattr(offer, name, value)
    return save_checked(by, offer)
