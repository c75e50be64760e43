"""Recusals: somebody who knows the person leaves the case to a colleague (FL 16 §). Why is asked nowhere."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.models.case import Case, CaseFileQuerySet

trigger_sentence(
    "recusal_hands_on",
    _("Choose a colleague in your own organisation who works here and has not left the matter too."),
)


class RecusedQuerySet(models.QuerySet):
    def running(self):
        return self.filter(ended_on__isnull=True)

    def of(self, staff):
        """What is closed for `staff` now."""
        return self.running().filter(staff__in=staff.readers)

    def to_take_over(self, staff):
        """What has been handed to `staff`, who has not said that it is taken over."""
        return self.running().filter(handed_to=staff, taken_over_on__isnull=True)

    def with_staff(self):
        return self.select_related("staff", "handed_to")


class RecusalQuerySet(RecusedQuerySet, CaseFileQuerySet):
    pass


class Recused(models.Model):
    """One person out of one matter, from a day until somebody in charge ends it. `constraints` are `recused(...)`."""

    staff = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("takes no part"),
    )
    declared_on = models.DateField(_("since"))
    handed_to = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("handed to"),
    )
    taken_over_on = models.DateField(_("taken over"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ended by"),
        null=True,
        blank=True,
    )

    class Meta:
        abstract = True


def recused(name, about):
    """The constraints of a kind of recusal: `name` is how theirs begin, `about` the field with the matter."""
    return [
        models.UniqueConstraint(
            fields=[about, "staff"],
            condition=Q(ended_on__isnull=True),
            name=f"{name}_once",
            violation_error_message=_("You have already left this to a colleague."),
            violation_error_code=f"{name}_once",
        ),
        models.CheckConstraint(
            condition=~Q(handed_to=F("staff")),
            name=f"{name}_to_another",
            violation_error_message=_("Choose somebody other than yourself."),
            violation_error_code=f"{name}_to_another",
        ),
        models.CheckConstraint(
            condition=Q(taken_over_on__isnull=True) | Q(taken_over_on__gte=F("declared_on")),
            name=f"{name}_taken_over_after",
            violation_error_message=_("It cannot be taken over before it was handed on."),
            violation_error_code=f"{name}_taken_over_after",
        ),
        models.CheckConstraint(
            condition=Q(ended_on__isnull=True, ended_by__isnull=True)
            | Q(ended_on__gte=F("declared_on"), ended_by__isnull=False),
            name=f"{name}_ended_whole",
            violation_error_message=_("It ends on a day after it began, and by somebody."),
            violation_error_code=f"{name}_ended_whole",
        ),
        models.CheckConstraint(
            condition=Q(ended_by__isnull=True) | ~Q(ended_by=F("staff")),
            name=f"{name}_ended_by_another",
            violation_error_message=_("Nobody lets themselves back in: ask whoever is in charge."),
            violation_error_code=f"{name}_ended_by_another",
        ),
    ]


class Recusal(Recused):
    """Svenska: jäv. The case, with everything in it, is closed for `staff` until it is ended."""

    case = models.ForeignKey(
        # Part of the case file.
        Case,
        on_delete=models.PROTECT,
        related_name="recusals",
        verbose_name=_("case"),
    )

    history = tracked()
    objects = RecusalQuerySet.as_manager()

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        ordering = ["-declared_on", "-pk"]
        constraints = recused("recusal", "case")

    def __str__(self):
        return f"{self.case} {self.staff.name}"
