"""Visits made two together: for whoever is booked at an apartment, without a word of why."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.models.property import Apartment
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked

# Half a year at most: what nobody looks at again must not follow an apartment, and who lives there, for ever.
LONGEST = datetime.timedelta(days=184)


class VisitInPairsQuerySet(SharedQuerySet):
    def running(self):
        """Those that nobody has ended, also those whose last day has passed."""
        return self.filter(ended_on__isnull=True)

    def on(self, day):
        """Those that hold on `day`."""
        return self.running().filter(begins_on__lte=day, until__gte=day)


class VisitInPairs(models.Model):
    """Svenska: besök två tillsammans. There is nowhere to write a reason, on purpose: both organisations read it."""

    apartment = models.ForeignKey(
        # An apartment is never removed.
        Apartment,
        on_delete=models.PROTECT,
        related_name="visits_in_pairs",
        verbose_name=_("apartment"),
    )
    # Who looks at it again before it runs out.
    owner = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who follows it up"),
    )
    begins_on = models.DateField(_("from"))
    until = models.DateField(_("until"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    history = tracked()
    objects = VisitInPairsQuerySet.as_manager()

    class Meta:
        verbose_name = _("visits two together")
        verbose_name_plural = _("visits two together")
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("begins_on"), until__lte=F("begins_on") + LONGEST),
                name="visit_in_pairs_for_a_time",
                violation_error_message=_("Choose a last day within six months, and not before today."),
                violation_error_code="visit_in_pairs_for_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("begins_on")),
                name="visit_in_pairs_ended_after",
                violation_error_message=_("It cannot end before it began."),
                violation_error_code="visit_in_pairs_ended_after",
            ),
            models.UniqueConstraint(
                fields=["apartment"],
                condition=Q(ended_on__isnull=True),
                name="visit_in_pairs_once",
                violation_error_message=_("It is already said that this apartment is visited two together."),
                violation_error_code="visit_in_pairs_once",
            ),
        ]

    def __str__(self):
        return str(self.apartment)
