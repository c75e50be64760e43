"""Incidents: what has gone wrong in a social contract, and the dated steps by which it is made clear."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contracts import incident_rules
from contracts.enums import IncidentKind, IncidentStepKind, RentLink
from contracts.models.social_contract import OfContractQuerySet, SocialContract
from contracts.models.sublease import Sublease
from gotene.access.roles import Permission
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

trigger_sentence("incident_is_kept", _("What has been reported is kept as it was written. Add a step instead."))
trigger_sentence("incident_step_is_kept", _("A step is kept as it was written. Add a new one instead."))
trigger_sentence(
    "incident_of_own_contract",
    _("The household does not live in the apartment of this contract. Reload the page and try again."),
)
trigger_sentence(
    "incident_heard_first",
    _(
        "Ask first. It can be confirmed when there is an answer, or when the day by which there was a chance to answer "
        "has passed."
    ),
)
trigger_sentence("incident_is_closed", _("It could not be cleared up, so nothing more is added to it."))
trigger_sentence("incident_step_fits", _("That step does not belong to this kind of incident. Choose another."))
trigger_sentence(
    "incident_chance_after_report",
    _("There must be time to answer: choose a day after the one when it was reported."),
)

# Once one of these is there, it is settled.
OUTCOMES = (IncidentStepKind.CONFIRMED, IncidentStepKind.NOT_CLEARED)
HEARD = (IncidentStepKind.ANSWERED, IncidentStepKind.SILENT)


class IncidentQuerySet(OfContractQuerySet):
    to_case_number = "sublease__case_number"

    def visible_to(self, staff):
        """Those of the contracts that `staff` sees; but what could not be cleared up, the log reviewers alone."""
        uncleared = self._with_step(IncidentStepKind.NOT_CLEARED)
        seen = super().visible_to(staff).filter(~uncleared)
        if staff is None or not staff.may(Permission.REVIEW_LOG):
            return seen
        return self.filter(Q(pk__in=seen.values("pk")) | uncleared)

    def not_cleared(self):
        return self.filter(self._with_step(IncidentStepKind.NOT_CLEARED))

    def open(self):
        """Reported, and neither confirmed nor found impossible to clear up."""
        return self.filter(~self._with_step(*OUTCOMES))

    def confirmed(self):
        return self.filter(self._with_step(IncidentStepKind.CONFIRMED))

    def to_follow(self):
        """Those that wait for something: an answer, an outcome, an agreement, or that it is put right."""
        return self.exclude(repair__done_on__isnull=False)

    def with_course(self):
        """All that `contracts.incident_course` reads, in a fixed number of queries."""
        steps = IncidentStep.objects.select_related("by")
        return self.select_related(
            "contract__apartment__stairwell",
            "sublease",
            "reported_by__organisation",
            "repair__agreed_by",
            "repair__done_by",
        ).prefetch_related(models.Prefetch("steps", steps))

    @staticmethod
    def _with_step(*kinds):
        return Exists(IncidentStep.objects.filter(incident=OuterRef("pk"), kind__in=kinds))


class Incident(models.Model):
    """Svenska: händelse. As it was reported; it never changes. What is done about it are its steps."""

    contract = models.ForeignKey(
        # A contract where something has happened is never removed.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="incidents",
        verbose_name=_("social contract"),
    )
    # Whom it is about: the household that lives there. None when it is the municipality's own: its rent, an empty home.
    sublease = models.ForeignKey(
        # Erased with the household's time there, not before.
        Sublease,
        on_delete=models.PROTECT,
        related_name="incidents",
        verbose_name=_("sublease"),
        null=True,
        blank=True,
    )
    kind = models.CharField(_("what"), max_length=15, choices=IncidentKind)
    link = models.CharField(_("whose rent"), max_length=10, choices=RentLink, blank=True)
    rent_month = models.DateField(_("rent for the month"), null=True, blank=True)
    amount = models.DecimalField(_("amount (SEK)"), max_digits=9, decimal_places=2, null=True, blank=True)
    # For late rent, the day when it was due.
    happened_on = models.DateField(_("happened"))
    text = models.CharField(_("what was seen or heard"), max_length=200, blank=True)
    reported_on = models.DateField(_("reported"))
    reported_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("reported by"),
    )

    history = tracked()
    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind=IncidentKind.LATE_RENT,
                    link__in=RentLink.values,
                    rent_month__isnull=False,
                    # Where there is none, a comparison alone would let it through.
                    amount__isnull=False,
                    amount__gt=0,
                )
                | (
                    ~Q(kind=IncidentKind.LATE_RENT)
                    & Q(link="", rent_month__isnull=True, amount__isnull=True)
                    & ~Q(text="")
                ),
                name="incident_whole",
                violation_error_message=_(
                    "Late rent needs whose rent it is, the month and the amount. Anything else needs what was seen "
                    "or heard, and no sum."
                ),
                violation_error_code="incident_whole",
            ),
            models.CheckConstraint(
                condition=Q(rent_month__isnull=True) | Q(rent_month__day=1),
                name="incident_rent_month_first",
                violation_error_message=_("The month is kept as its first day."),
                violation_error_code="incident_rent_month_first",
            ),
            models.CheckConstraint(
                condition=(~Q(link=RentLink.SUBLEASE) | Q(sublease__isnull=False))
                & (~Q(link=RentLink.HEAD_LEASE) | Q(sublease__isnull=True)),
                name="incident_rent_of_one_link",
                violation_error_message=_(
                    "The resident owes the municipality, and the municipality owes the landlord: say which it is."
                ),
                violation_error_code="incident_rent_of_one_link",
            ),
            models.CheckConstraint(
                condition=Q(reported_on__gte=F("happened_on")),
                name="incident_reported_after",
                violation_error_message=_("It cannot be reported before it happened."),
                violation_error_code="incident_reported_after",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.happened_on}"

    @property
    def is_late_rent(self):
        return self.kind == IncidentKind.LATE_RENT

    @property
    def rent_clock(self) -> incident_rules.RentClock | None:
        return incident_rules.rent_clock(self.rent_month) if self.rent_month else None

    @cached_property
    def latest(self):
        """The latest step of each kind, by kind."""
        return {step.kind: step for step in sorted(self.steps.all(), key=lambda step: (step.day, step.pk))}

    def day_of(self, kind):
        """The day of the latest step of `kind`; None when there is none."""
        step = self.latest.get(kind)
        return step and step.day


class IncidentStepQuerySet(models.QuerySet):
    def visible_to(self, staff):
        return self.filter(incident__in=Incident.objects.visible_to(staff))


class IncidentStep(models.Model):
    """One thing done about an incident, by one person on one day. Never changed, never removed."""

    incident = models.ForeignKey(
        # Part of the incident.
        Incident,
        on_delete=models.PROTECT,
        related_name="steps",
        verbose_name=_("incident"),
    )
    kind = models.CharField(_("what was done"), max_length=15, choices=IncidentStepKind)
    # For who did not answer: the day by which there was a chance to.
    day = models.DateField(_("day"))
    by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("noted by"),
    )
    note = models.CharField(_("briefly"), max_length=200, blank=True)

    history = tracked()
    objects = IncidentStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(kind__in=OUTCOMES),
                name="incident_one_outcome",
                violation_error_message=_("Somebody has already recorded what came of it. Reload the page to see."),
                violation_error_code="incident_one_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(kind=IncidentStepKind.ANSWERED) | ~Q(note=""),
                name="incident_answer_written",
                violation_error_message=_("Write briefly what the answer was."),
                violation_error_code="incident_answer_written",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.day}"
