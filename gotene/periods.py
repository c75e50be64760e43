"""Things that last from one day to another, both days included; an open end is empty."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

ENDS_BEFORE_START = _("The last day cannot be before the first day.")


def date_range(begins="begins_on", ends="ends_on"):
    """The SQL date range from `begins` to `ends`, both included, for exclusion constraints."""
    return Func(F(begins), F(ends), Value("[]"), function="daterange")


def not_reversed(name):
    """The constraint that every period carries: it does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
        name=name,
        violation_error_message=ENDS_BEFORE_START,
        violation_error_code=name,
    )


class PeriodQuerySet(models.QuerySet):
    def on(self, day):
        """Those that last over `day`."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), begins_on__lte=day)

    def overlapping(self, first, last=None):
        """Those with at least one day in common with `first`..`last` (no last: for ever)."""
        rows = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=first))
        return rows.filter(begins_on__lte=last) if last else rows


class Period(models.Model):
    """A model with a first and a last day. Subclasses add `not_reversed(...)` to their constraints."""

    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        # Said here as well as in the constraint: PostgreSQL cannot even build a reversed range, so the
        # overlap constraints must not be asked about one.
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            raise ValidationError({"ends_on": ValidationError(ENDS_BEFORE_START, code="ends_before_start")})

    def lasts_on(self, day):
        return self.begins_on <= day and (self.ends_on is None or self.ends_on >= day)
