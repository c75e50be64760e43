"""What a person lets the social services tell the housing company, and what not."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.enums import ConsentManner, InformationKind
from tenants.models.case import Case, CaseFileQuerySet

NOTE_LENGTH = 200

trigger_sentence("consent_is_kept", _("A consent is kept as it was given. Withdraw it, and record a new one."))


class ConsentQuerySet(CaseFileQuerySet):
    def in_force_on(self, day):
        """Those that something may be told by on `day`: given by then, not past their last day, not withdrawn."""
        return self.filter(
            Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
            given_on__lte=day,
        )

    def not_withdrawn(self):
        return self.filter(withdrawn_on__isnull=True)


class Consent(models.Model):
    """A person lifting the secrecy for one kind of information (samtycke enligt OSL 12:2)."""

    case = models.ForeignKey(
        # Part of the case file.
        Case,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("case"),
    )
    kind = models.CharField(_("kind of information"), max_length=20, choices=InformationKind)
    given_on = models.DateField(_("given"))
    # The last day. Without one: as long as the contract runs.
    valid_until = models.DateField(_("until and including"), null=True, blank=True)
    # Empty for those that were recorded before it was asked.
    given_how = models.CharField(_("how it was given"), max_length=10, choices=ConsentManner, blank=True)
    given_note = models.CharField(_("at which meeting, and who was there"), max_length=NOTE_LENGTH, blank=True)
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)

    history = tracked()
    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
                violation_error_message=_("A consent cannot be withdrawn before it was given."),
                violation_error_code="consent_withdrawn_after_given",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("given_on")),
                name="consent_not_reversed",
                violation_error_message=_("The last day cannot be before the consent was given."),
                violation_error_code="consent_not_reversed",
            ),
            models.CheckConstraint(
                condition=~Q(given_how=ConsentManner.ORALLY) | ~Q(given_note=""),
                name="consent_said_to_somebody",
                violation_error_message=_("Write at which meeting it was said, and who was there."),
                violation_error_code="consent_said_to_somebody",
            ),
            # One that reaches longer may follow before the first has ended.
            models.UniqueConstraint(
                fields=["case", "kind", "valid_until"],
                condition=Q(withdrawn_on__isnull=True),
                nulls_distinct=False,
                name="consent_once_per_kind",
                violation_error_message=_("There is already a consent for this kind of information."),
                violation_error_code="consent_once_per_kind",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()}"

    def in_force_on(self, day):
        """As the queryset's, of this one."""
        return (
            self.given_on <= day
            and (self.valid_until is None or self.valid_until >= day)
            and (self.withdrawn_on is None or self.withdrawn_on > day)
        )


class ConsentRefusal(models.Model):
    """A person who was asked to let one kind of information be told, and said no. Svenska: nej till samtycke."""

    case = models.ForeignKey(
        # Part of the case file.
        Case,
        on_delete=models.PROTECT,
        related_name="consent_refusals",
        verbose_name=_("case"),
    )
    kind = models.CharField(_("kind of information"), max_length=20, choices=InformationKind)
    said_on = models.DateField(_("said"))

    history = tracked()
    objects = CaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("no to telling")
        verbose_name_plural = _("noes to telling")
        ordering = ["said_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "said_on"],
                name="consent_refusal_once",
                violation_error_message=_("That no is already recorded."),
                violation_error_code="consent_refusal_once",
            )
        ]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()}"
