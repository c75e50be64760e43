"""Notices: that a lease is to end, given by one of its two parties. Of the sublease, or of the head lease."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.enums import NoticeBy, NoticeLink, NoticeWay
from contracts.models.social_contract import OfContractQuerySet, SocialContract
from contracts.models.sublease import Sublease
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

trigger_sentence("notice_is_kept", _("What a notice says never changes. Withdraw it, and record a new one."))
trigger_sentence(
    "notice_of_own_contract", _("The sublease belongs to another contract. Reload the page and try again.")
)
trigger_sentence("notice_has_ending", _("Say how the sublease ends as well: the social services keep it in the case."))


class NoticeQuerySet(OfContractQuerySet):
    """The company reads notices of the head lease alone: how a resident's sublease ended is not for it to know.

    Said here as well as by the database, which shows it no others.
    """

    to_case_number = "sublease__case_number"

    def visible_to(self, staff):
        rows = super().visible_to(staff)
        return rows if staff is None or staff.in_social else rows.filter(link=NoticeLink.HEAD_LEASE)

    def standing(self):
        return self.filter(withdrawn_on__isnull=True)

    def of_head_lease(self):
        return self.filter(link=NoticeLink.HEAD_LEASE)

    def in_dispute(self):
        return self.standing().filter(disputed_on__isnull=False, settled_on__isnull=True)

    def waiting_for_yes(self):
        """Those with an earlier day asked for that the other party has not agreed to."""
        return self.standing().filter(wished_ends_on__isnull=False, agreed_on__isnull=True)


class Notice(models.Model):
    """Svenska: uppsägning. A dated fact with the day that it ends the lease; withdrawn, never removed."""

    contract = models.ForeignKey(
        # A contract with notices is never removed.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="notices",
        verbose_name=_("social contract"),
    )
    # Empty for the head lease.
    sublease = models.ForeignKey(
        # A sublease with notices is never removed.
        Sublease,
        on_delete=models.PROTECT,
        related_name="notices",
        verbose_name=_("sublease"),
        null=True,
        blank=True,
    )
    link = models.CharField(_("which lease"), max_length=10, choices=NoticeLink)
    given_by = models.CharField(_("given by"), max_length=15, choices=NoticeBy)
    given_on = models.DateField(_("notice given"))
    way = models.CharField(_("how it was given"), max_length=20, choices=NoticeWay)
    forfeiture = models.BooleanField(_("the lease is forfeited"), default=False)  # Svenska: förverkad
    states_reasons = models.BooleanField(_("the notice states the reason"), default=False)
    # The last day by law, as it was when the notice was recorded.
    lawful_ends_on = models.DateField(_("last day by law"))
    ends_on = models.DateField(_("last day"))
    recorded_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    # An earlier day that the one who gives notice asks for, and that the other party agrees to.
    wished_ends_on = models.DateField(_("earlier day asked for"), null=True, blank=True)
    agreed_on = models.DateField(_("agreed"), null=True, blank=True)
    agreed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("agreed by"),
        null=True,
        blank=True,
    )
    # The resident does not accept a notice by the municipality.
    disputed_on = models.DateField(_("disputed"), null=True, blank=True)
    referred_on = models.DateField(_("referred to the rent tribunal"), null=True, blank=True)
    settled_on = models.DateField(_("dispute settled"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("withdrawn by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(link=NoticeLink.SUBLEASE, sublease__isnull=False)
                | Q(link=NoticeLink.HEAD_LEASE, sublease__isnull=True),
                name="notice_link_whole",
                violation_error_message=_("A notice is of the sublease or of the head lease, not both."),
                violation_error_code="notice_link_whole",
            ),
            models.CheckConstraint(
                condition=Q(
                    link=NoticeLink.SUBLEASE, given_by__in=[NoticeBy.RESIDENT, NoticeBy.MUNICIPALITY, NoticeBy.ESTATE]
                )
                | Q(link=NoticeLink.HEAD_LEASE, given_by__in=[NoticeBy.MUNICIPALITY, NoticeBy.COMPANY]),
                name="notice_by_party",
                violation_error_message=_("Only those who are party to the lease give notice on it."),
                violation_error_code="notice_by_party",
            ),
            models.UniqueConstraint(
                fields=["sublease"],
                condition=Q(withdrawn_on__isnull=True, sublease__isnull=False),
                name="notice_once_of_sublease",
                violation_error_message=_("Notice has already been given on the sublease."),
                violation_error_code="notice_once_of_sublease",
            ),
            models.UniqueConstraint(
                fields=["contract"],
                condition=Q(withdrawn_on__isnull=True, sublease__isnull=True),
                name="notice_once_of_head_lease",
                violation_error_message=_("Notice has already been given on the head lease."),
                violation_error_code="notice_once_of_head_lease",
            ),
            models.CheckConstraint(
                condition=Q(lawful_ends_on__gte=F("given_on")),
                name="notice_ends_after_given",
                violation_error_message=_("A notice cannot end the lease before it was given."),
                violation_error_code="notice_ends_after_given",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("lawful_ends_on")) | Q(agreed_on__isnull=False),
                name="notice_earlier_by_agreement",
                violation_error_message=_("The lease ends before the day by law only when both parties agree."),
                violation_error_code="notice_earlier_by_agreement",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True, agreed_by__isnull=True)
                | Q(agreed_on__isnull=False, agreed_by__isnull=False, wished_ends_on__isnull=False),
                name="notice_agreement_whole",
                violation_error_message=_("An agreement needs who, when and which day."),
                violation_error_code="notice_agreement_whole",
            ),
            models.CheckConstraint(
                condition=Q(forfeiture=False)
                | Q(link=NoticeLink.SUBLEASE, given_by=NoticeBy.MUNICIPALITY)
                | Q(given_by=NoticeBy.COMPANY),
                name="notice_forfeiture_by_landlord",
                violation_error_message=_("Only the landlord gives notice because the lease is forfeited."),
                violation_error_code="notice_forfeiture_by_landlord",
            ),
            models.CheckConstraint(
                condition=Q(forfeiture=False) | ~Q(way=NoticeWay.REGISTERED_LETTER),
                name="notice_forfeiture_served",
                violation_error_message=_(
                    "A notice because of forfeiture must be served: a registered letter is not enough (JB 12:8)."
                ),
                violation_error_code="notice_forfeiture_served",
            ),
            models.CheckConstraint(
                condition=~Q(way=NoticeWay.ORAL)
                | Q(given_by__in=[NoticeBy.RESIDENT, NoticeBy.ESTATE])
                | Q(link=NoticeLink.HEAD_LEASE, given_by=NoticeBy.MUNICIPALITY),
                name="notice_oral_by_tenant",
                violation_error_message=_("The landlord gives notice in writing (JB 12:8)."),
                violation_error_code="notice_oral_by_tenant",
            ),
            models.CheckConstraint(
                condition=Q(disputed_on__isnull=True, referred_on__isnull=True, settled_on__isnull=True)
                | Q(
                    disputed_on__isnull=False,
                    link=NoticeLink.SUBLEASE,
                    given_by=NoticeBy.MUNICIPALITY,
                    forfeiture=False,
                ),
                name="notice_disputed_by_resident",
                violation_error_message=_(
                    "What is disputed is a notice by the municipality on the sublease, and not one of forfeiture."
                ),
                violation_error_code="notice_disputed_by_resident",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
                name="notice_withdrawn_whole",
                violation_error_message=_("A withdrawal needs both who and when."),
                violation_error_code="notice_withdrawn_whole",
            ),
        ]

    def __str__(self):
        return f"{self.contract} {self.given_on}"

    @property
    def refer_by(self) -> datetime.date:
        """Last day to refer a disputed notice to the rent tribunal; later, the notice is void (JB 12:49)."""
        return rules.tribunal_deadline(self.ends_on)

    @property
    def in_dispute(self) -> bool:
        return self.disputed_on is not None and self.settled_on is None
