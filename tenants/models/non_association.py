"""Non-associations: two people who must not be given homes in the same stairwell, confirmed and for a limited time."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from tenants.models.case import Case
from tenants.models.household import HouseholdMember
from tenants.models.person import Person

# A reason is looked at again at least once a year: what is kept about people is to be right and up to date
# (GDPR art. 5.1 d), and an obstacle that nobody looks at keeps two people out of homes for ever.
LONGEST_REVIEW = datetime.timedelta(days=366)


def _people_in(cases):
    return HouseholdMember.objects.filter(household__cases__in=cases).values("person")


class NonAssociationQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """Those of either person in a case that `staff` sees; for those who see every case, all.

        None of a person in a case that is closed to `staff`: the reason tells of both.
        """
        if staff is None:
            return self.none()
        closed = _people_in(Case.objects.closed_to(staff))
        if staff.may(Permission.SEE_ALL_CASES):
            seen = self.all()
        else:
            people = _people_in(Case.objects.visible_to(staff))
            seen = self.filter(Q(one__in=people) | Q(other__in=people))
        return seen.exclude(one__in=closed).exclude(other__in=closed)

    def of_household(self, household):
        """Those of anybody who belongs, or has belonged, to `household`."""
        people = household.members.values("person")
        return self.filter(Q(one__in=people) | Q(other__in=people))

    def in_force_on(self, day):
        return self.filter(ended_on__isnull=True, confirmed_on__lte=day, review_by__gte=day)

    def with_people(self):
        return self.select_related("one__identity", "other__identity", "speak_with", "confirmed_by")


class NonAssociation(models.Model):
    """Svenska: ska inte bo i samma trappuppgång. Only what is confirmed is written here; hearsay never is.

    The pair is one pair whichever way it is told: `one` is the person that was registered first. It stops counting
    by itself when `review_by` has passed.
    """

    one = models.ForeignKey(
        # Part of what keeps a person safe; kept as long as the person is.
        Person,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("one person"),
    )
    other = models.ForeignKey(
        # Part of what keeps a person safe; kept as long as the person is.
        Person,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("the other person"),
    )
    reason = models.TextField(_("reason"))
    confirmed_on = models.DateField(_("confirmed"))
    confirmed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    # All that the housing company is ever told: whom to talk to first.
    speak_with = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("speak with"),
    )
    review_by = models.DateField(_("review by"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    history = tracked()
    objects = NonAssociationQuerySet.as_manager()

    class Meta:
        verbose_name = _("obstacle to the same stairwell")
        verbose_name_plural = _("obstacles to the same stairwell")
        ordering = ["-confirmed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(one__lt=F("other")),
                name="non_association_of_two",
                violation_error_message=_("Choose two different people."),
                violation_error_code="non_association_of_two",
            ),
            models.UniqueConstraint(
                fields=["one", "other"],
                condition=Q(ended_on__isnull=True),
                name="non_association_once",
                violation_error_message=_("It is already recorded that these two must not live in the same stairwell."),
                violation_error_code="non_association_once",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="non_association_reasoned",
                violation_error_message=_("Write the reason, as it has been confirmed."),
                violation_error_code="non_association_reasoned",
            ),
            models.CheckConstraint(
                condition=Q(review_by__gt=F("confirmed_on"), review_by__lte=F("confirmed_on") + LONGEST_REVIEW),
                name="non_association_review_in_time",
                violation_error_message=_("Review it after the day it was confirmed, and within a year."),
                violation_error_code="non_association_review_in_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("confirmed_on")),
                name="non_association_ended_after_confirmed",
                violation_error_message=_("It cannot end before the day it was confirmed."),
                violation_error_code="non_association_ended_after_confirmed",
            ),
        ]

    def __str__(self):
        return f"{self.one} – {self.other}"

    def in_force_on(self, day):
        return self.ended_on is None and self.confirmed_on <= day <= self.review_by
