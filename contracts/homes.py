"""Who lives in the company's homes."""

from django.db.models import Q
from django.utils import timezone

from contracts.models import Resident


def lives_here(sender, person, **kwargs):
    """Whether `person` lives in a social contract today, or is about to: the company has then been told so."""
    today = timezone.localdate()
    running = Q(sublease__ends_on__isnull=True) | Q(sublease__ends_on__gte=today)
    return Resident.objects.filter(running, person=person).exists()
