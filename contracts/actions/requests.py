"""What the social services ask for."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.enums import OfferAnswer, RequestStatus
from contracts.models import HousingRequest
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.refusals import save_checked
from tenants.models import Case


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def request_housing(case, *, rooms_min, rooms_max, access, towns, needed_from, by):
    """Ask the company for an apartment for the household of `case`: size and place, never the grounds.

    Raises ValidationError when the case is closed or already has a request that waits.
    """
    # Held until the transaction ends: of two who ask at once for one household, one gets through.
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.closed_on:
        raise ValidationError(_("The case is closed."), code="case_closed")
    waiting = [RequestStatus.OPEN, RequestStatus.OFFERED]
    if HousingRequest.objects.with_status().filter(case_number=case.number, status__in=waiting).exists():
        raise ValidationError(
            _("The case already has a request that waits. Withdraw it first if the need has changed."),
            code="request_waits",
        )
    return save_checked(
        by,
        HousingRequest(
            case_number=case.number,
            requested_by=by,
            requested_on=timezone.localdate(),
            rooms_min=rooms_min,
            rooms_max=rooms_max,
            access=access,
            towns=towns,
            needed_from=needed_from,
        ),
    )


@transaction.atomic
def withdraw_request(request, *, by):
    """The need is gone. An unanswered offer must be answered first."""
    request = HousingRequest.objects.select_for_update().get(pk=request.pk)
    if request.withdrawn_on:
        raise ValidationError(_("The request has already been withdrawn."), code="request_withdrawn")
    if request.offers.filter(answer__in=["", OfferAnswer.ACCEPTED]).exists():
        raise ValidationError(_("There is an offer for this request: answer it first."), code="request_offered")
    request.withdrawn_on, request.withdrawn_by = timezone.localdate(), by
    return save_checked(by, request)
