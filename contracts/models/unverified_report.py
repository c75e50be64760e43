"""Unverified reports: what somebody says and nobody has checked. Each organisation keeps and sees its own alone."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import IncidentKind, ReportOutcome, ReportSource
from contracts.models.incident import Incident
from contracts.models.social_contract import OfContractQuerySet, SocialContract
from contracts.models.sublease import Sublease
from gotene.access.roles import Permission
from gotene.accounts.models import Organisation, StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.models import Case

trigger_sentence(
    "unverified_of_own_contract",
    _("That household or incident belongs to another contract. Reload the page and try again."),
)
trigger_sentence("unverified_is_kept", _("What was received is kept as it was, and is settled once."))


class UnverifiedReportQuerySet(OfContractQuerySet):
    needed_to_see = Permission.FOLLOW_UNVERIFIED
    to_case_number = "sublease__case_number"

    def visible_to(self, staff):
        """One's own organisation's; at the social services those of the cases that one sees, and one's own."""
        if staff is None:
            return self.none()
        own = super().visible_to(staff).filter(organisation=staff.organisation_id)
        if not staff.in_social:
            return own
        cases = Case.objects.visible_to(staff).values("number")
        mine = Q(received_by=staff) | Q(sublease__case_number__in=cases)
        if staff.may(Permission.SEE_ALL_CASES):
            mine |= Q(sublease__isnull=True)
        return own.filter(mine)

    def open(self):
        return self.filter(outcome="")

    def with_place(self):
        return self.select_related("contract__apartment__stairwell", "sublease", "received_by", "ended_by")


class UnverifiedReport(models.Model):
    """Svenska: obekräftad uppgift. It never counts, is never shown to the other side, and is never in a plan."""

    organisation = models.ForeignKey(
        # Whose it is. Organisations are never removed.
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisation"),
    )
    contract = models.ForeignKey(
        # A contract that something was said about is never removed.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("social contract"),
    )
    sublease = models.ForeignKey(
        # Erased with the household's time there, not before.
        Sublease,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sublease"),
        null=True,
        blank=True,
    )
    kind = models.CharField(_("about"), max_length=15, choices=IncidentKind)
    source = models.CharField(_("source"), max_length=15, choices=ReportSource)
    line = models.CharField(_("what was said, in one line"), max_length=100, blank=True)
    received_on = models.DateField(_("received"))
    received_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("received by"),
    )
    check_by = models.DateField(_("check by"))
    outcome = models.CharField(_("outcome"), max_length=15, choices=ReportOutcome, blank=True)
    ended_on = models.DateField(_("settled"), null=True, blank=True)
    ended_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("settled by"),
        null=True,
        blank=True,
    )
    incident = models.ForeignKey(
        # What it turned out to be.
        Incident,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("incident"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = UnverifiedReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("unverified report")
        verbose_name_plural = _("unverified reports")
        ordering = ["check_by", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(check_by__gte=F("received_on")),
                name="unverified_check_after_received",
                violation_error_message=_("It cannot be checked before it was received: choose a later day."),
                violation_error_code="unverified_check_after_received",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_on__isnull=True, ended_by__isnull=True, incident__isnull=True)
                | Q(
                    outcome=ReportOutcome.BECAME_INCIDENT,
                    ended_on__isnull=False,
                    ended_by__isnull=False,
                    incident__isnull=False,
                )
                | Q(
                    outcome=ReportOutcome.NOT_CLEARED,
                    ended_on__isnull=False,
                    ended_by__isnull=False,
                    incident__isnull=True,
                ),
                name="unverified_end_whole",
                violation_error_message=_("Say what came of it, when and by whom; an incident is named."),
                violation_error_code="unverified_end_whole",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("received_on")),
                name="unverified_ended_after_received",
                violation_error_message=_("It cannot be settled before it was received."),
                violation_error_code="unverified_ended_after_received",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.received_on}"

    def late_on(self, day):
        return not self.outcome and self.check_by < day
