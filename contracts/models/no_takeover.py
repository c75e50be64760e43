"""That no takeover is planned: said outright, and looked at again within a year."""

from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from contracts.models.sublease import Sublease
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.models import Case
from tenants.models.case import CaseFileQuerySet

trigger_sentence("no_takeover_is_kept", _("What was decided stays. Review it: that makes a new decision."))


def one_year_after(field):
    """The SQL day a year after `field`; 28 February where it has no such day."""
    return Func(F(field), template="(%(expressions)s + interval '1 year')::date", output_field=models.DateField())


class NoTakeoverQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "sublease__contract", "sublease__case_number"

    def standing(self):
        return self.filter(ended_on__isnull=True)


class NoTakeover(models.Model):
    """Svenska: inget övertagande planerat. Both read that it is so, and until when; never why."""

    sublease = models.ForeignKey(
        # The decision is about this household's time there.
        Sublease,
        on_delete=models.PROTECT,
        related_name="no_takeovers",
        verbose_name=_("sublease"),
    )
    decided_on = models.DateField(_("decided"))
    decided_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )
    review_by = models.DateField(_("review by"))
    # Reviewed, or no longer so.
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    history = tracked()
    objects = NoTakeoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("no takeover planned")
        verbose_name_plural = _("no takeover planned")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sublease"],
                condition=Q(ended_on__isnull=True),
                name="no_takeover_once",
                violation_error_message=_("It is already decided that no takeover is planned. Review it instead."),
                violation_error_code="no_takeover_once",
            ),
            models.CheckConstraint(
                condition=Q(review_by__gt=F("decided_on"), review_by__lte=one_year_after("decided_on")),
                name="no_takeover_reviewed_yearly",
                violation_error_message=_("The review must be after the decision, and within a year."),
                violation_error_code="no_takeover_reviewed_yearly",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("decided_on")),
                name="no_takeover_ended_after_decided",
                violation_error_message=_("It cannot end before it was decided."),
                violation_error_code="no_takeover_ended_after_decided",
            ),
        ]

    def __str__(self):
        return f"{self.sublease} {self.review_by}"


class NoTakeoverReason(models.Model):
    """Why no takeover is planned: part of the case, the social services' own."""

    no_takeover = models.OneToOneField(
        # What it is the reason for.
        NoTakeover,
        on_delete=models.PROTECT,
        related_name="reason",
        verbose_name=_("no takeover planned"),
    )
    case = models.ForeignKey(
        # Part of the case file.
        Case,
        on_delete=models.PROTECT,
        related_name="no_takeover_reasons",
        verbose_name=_("case"),
    )
    text = models.TextField(_("reason"))

    history = tracked()
    objects = CaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("why no takeover is planned")
        verbose_name_plural = _("why no takeover is planned")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="no_takeover_reasoned",
                violation_error_message=_("Say why no takeover is planned."),
                violation_error_code="no_takeover_reasoned",
            )
        ]

    def __str__(self):
        return str(self.case)
