"""Visits made two together: said for a time, said again or ended; never why."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.models import VisitInPairs
from gotene.audit.history import save_as
from gotene.refusals import save_checked


@transaction.atomic
def visit_in_pairs(apartment, *, owner, until, by):
    """From today until `until` the apartment is visited two together; what was said before ends.

    Raises ValidationError for more than six months, and when somebody else has just said so.
    """
    today = timezone.localdate()
    for before in VisitInPairs.objects.running().select_for_update().filter(apartment=apartment):
        before.ended_on = min(today, before.until)
        save_as(by, before)
    return save_checked(by, VisitInPairs(apartment=apartment, owner=owner, begins_on=today, until=until))


@transaction.atomic
def end_visits_in_pairs(visits, *, by):
    """The apartment is visited as any other. Once only."""
    visits = VisitInPairs.objects.select_for_update().get(pk=visits.pk)
    if visits.ended_on:
        raise ValidationError(_("It has already ended."), code="visits_in_pairs_ended")
    visits.ended_on = min(timezone.localdate(), visits.until)
    return save_checked(by, visits)
