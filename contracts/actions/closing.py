"""What must be settled before a case can be closed."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.enums import RequestStatus
from contracts.models import HousingRequest, Sublease


def settled_before_closing(sender, *, case, closed_on, **_kwargs):
    """Refuses to close a case whose household lives in a social contract, or that has a request that waits.

    Nobody would follow the one, and the company would go on looking for the other.
    """
    home = (
        Sublease.objects.overlapping(closed_on + timedelta(days=1))
        .filter(case_number=case.number)
        .select_related("contract")
        .first()
    )
    if home:
        raise ValidationError(
            _("The household lives in %(contract)s. The case can be closed when the sublease has ended."),
            code="case_has_home",
            params={"contract": home.contract.number},
        )
    waiting = [RequestStatus.OPEN, RequestStatus.OFFERED]
    if HousingRequest.objects.with_status().filter(case_number=case.number, status__in=waiting).exists():
        raise ValidationError(
            _("A housing request waits. Withdraw it first, or have its offer answered."), code="case_has_request"
        )
