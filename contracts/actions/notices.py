"""The landlord's receipt of who lives in the apartment."""

from django.db import transaction
from django.utils import timezone

from contracts.models import LandlordNotice
from gotene.refusals import save_checked


@transaction.atomic
def receive_notice(notice, *, by):
    """The company has seen who moved in. Receiving it again changes nothing."""
    notice = LandlordNotice.objects.select_for_update().get(pk=notice.pk)
    if notice.received_at is None:
        notice.received_at, notice.received_by = timezone.now(), by
        save_checked(by, notice)
    return notice
