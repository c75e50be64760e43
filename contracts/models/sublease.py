"""Subleases: one resident household's time in a social contract. The municipality is their landlord."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.enums import SubleaseEnd
from contracts.models.social_contract import OfContractQuerySet, SocialContract
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.periods import Period, PeriodQuerySet, date_range, not_reversed
from gotene.refusals import trigger_sentence
from tenants.enums import MemberKind
from tenants.models import Person, Recusal

trigger_sentence(
    "sublease_within_contract",
    _("The sublease must lie within the social contract: change its days, or those of the contract first."),
)


class SubleaseQuerySet(OfContractQuerySet, PeriodQuerySet):
    to_case_number = "case_number"

    def with_residents(self):
        return self.prefetch_related("residents__person__identity")


class Sublease(Period):
    """Svenska: andrahandskontrakt. Dates and names are shared; the money is the social services' own."""

    contract = models.ForeignKey(
        # A contract with residents is never removed.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="subleases",
        verbose_name=_("social contract"),
    )
    # The case's number as text: the shared area never points into the social services' own.
    case_number = models.CharField(_("case number"), max_length=20)
    end_reason = models.CharField(_("how it ended"), max_length=15, choices=SubleaseEnd, blank=True)

    history = tracked()
    objects = SubleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("sublease")
        verbose_name_plural = _("subleases")
        ordering = ["-begins_on", "-pk"]
        constraints = [
            not_reversed("sublease_not_reversed"),
            ExclusionConstraint(
                name="sublease_one_at_a_time",
                expressions=[
                    ("contract", RangeOperators.EQUAL),
                    (date_range(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Somebody already lives in the apartment in that period."),
                violation_error_code="sublease_one_at_a_time",
            ),
            ExclusionConstraint(
                name="sublease_one_home_at_a_time",
                expressions=[
                    ("case_number", RangeOperators.EQUAL),
                    (date_range(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "The household already has a home in that period. End that sublease before the new one begins."
                ),
                violation_error_code="sublease_one_home_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(ends_on__isnull=False),
                name="sublease_end_dated",
                violation_error_message=_("Give the last day of the sublease as well as how it ended."),
                violation_error_code="sublease_end_dated",
            ),
        ]

    def __str__(self):
        return f"{self.contract} {self.begins_on}"

    @property
    def names(self) -> str:
        """The adults' names, as the reader may see them."""
        return ", ".join(r.person.name for r in self.residents.all() if r.kind == MemberKind.ADULT)

    @property
    def two_year_point(self) -> datetime.date:
        return rules.tenure_protected_from(self.begins_on)

    @property
    def decide_by(self) -> datetime.date:
        """Last day to decide on takeover, going on or ending before security of tenure arises (JB 12:45)."""
        return rules.latest_notice_before_tenure(self.begins_on)


def closed_case_numbers(staff):
    """The numbers of the cases whose household `staff` has said that they know, or whose contract they have left."""
    if staff is not None and staff.in_social:
        return Recusal.objects.of(staff).values("case__number")
    return Sublease.objects.filter(contract__in=SocialContract.objects.closed_to(staff).values("pk")).values(
        "case_number"
    )


class ResidentQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "sublease__contract", "sublease__case_number"


class Resident(models.Model):
    """Svenska: boende."""

    sublease = models.ForeignKey(
        # Residents are part of the sublease and leave with it.
        Sublease,
        on_delete=models.PROTECT,
        related_name="residents",
        verbose_name=_("sublease"),
    )
    person = models.ForeignKey(
        # A resident is erased by retention, not by deletion.
        Person,
        on_delete=models.PROTECT,
        related_name="residences",
        verbose_name=_("person"),
    )
    kind = models.CharField(_("adult or child"), max_length=5, choices=MemberKind, default=MemberKind.ADULT)

    history = tracked()
    objects = ResidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("resident")
        verbose_name_plural = _("residents")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sublease", "person"],
                name="resident_once",
                violation_error_message=_("This person is already named in the sublease."),
                violation_error_code="resident_once",
            )
        ]

    def __str__(self):
        return self.person.name


class LandlordNoticeQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "sublease__contract", "sublease__case_number"

    def waiting(self):
        return self.filter(received_at__isnull=True)


class LandlordNotice(models.Model):
    """That the landlord has been told who lives in the apartment (JB 12:39 third paragraph), and has seen it."""

    sublease = models.OneToOneField(
        # The notice is about this sublease.
        Sublease,
        on_delete=models.PROTECT,
        related_name="landlord_notice",
        verbose_name=_("sublease"),
    )
    informed_on = models.DateField(_("landlord informed"))
    informed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("informed by"),
    )
    received_at = models.DateTimeField(_("receipt"), null=True, blank=True)
    received_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("receipt by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = LandlordNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice to the landlord")
        verbose_name_plural = _("notices to the landlord")
        ordering = ["-informed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by__isnull=True)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="landlord_notice_receipt_whole",
                violation_error_message=_("A receipt needs both who and when."),
                violation_error_code="landlord_notice_receipt_whole",
            )
        ]

    def __str__(self):
        return f"{self.sublease} {self.informed_on}"
