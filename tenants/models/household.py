"""Households: the people who are to live together, each with the dates they belong."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from gotene.audit.history import tracked
from gotene.periods import Period, PeriodQuerySet, date_range, not_reversed
from tenants.enums import MemberKind
from tenants.models.person import Person


class Household(models.Model):
    history = tracked()

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")

    def __str__(self):
        return ", ".join(member.person.name for member in self.members.all())

    @property
    def adults(self):
        return [member for member in self.members.all() if member.kind == MemberKind.ADULT]

    @property
    def children(self):
        return [member for member in self.members.all() if member.kind == MemberKind.CHILD]


class HouseholdMember(Period):
    household = models.ForeignKey(
        # Members are part of the household's file and leave with it, by retention.
        Household,
        on_delete=models.PROTECT,
        related_name="members",
        verbose_name=_("household"),
    )
    person = models.ForeignKey(
        # A person in a household is kept as long as the household is.
        Person,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    kind = models.CharField(_("adult or child"), max_length=5, choices=MemberKind, default=MemberKind.ADULT)

    history = tracked()
    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("household member")
        verbose_name_plural = _("household members")
        ordering = ["kind", "pk"]
        constraints = [
            not_reversed("household_member_not_reversed"),
            ExclusionConstraint(
                name="household_member_once",
                expressions=[
                    ("household", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (date_range(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person is already in the household in that period."),
                violation_error_code="household_member_once",
            ),
        ]

    def __str__(self):
        return self.person.name
