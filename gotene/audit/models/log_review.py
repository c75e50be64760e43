"""The monthly review of the read log (loggkontroll): what was chosen to be looked at, and what came of it.

Three ledgers: a review, its items, and an outcome an item. Rows are only added. A review is done when every item has
its outcome.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission, Role
from gotene.audit.enums import REASONS_TO_LOOK, ReviewOutcome
from gotene.audit.history import STAFF_MODEL
from gotene.audit.log_rules import Flag
from gotene.audit.models.reading import Reading
from gotene.refusals import trigger_sentence

trigger_sentence("log_review_of_past_month", _("A month is reviewed when it is over."))
trigger_sentence("log_review_is_kept", _("A log review is kept as it was made."))
trigger_sentence("log_review_item_of_month", _("A review is of the organisation's own readings in its month."))
trigger_sentence("log_review_item_is_kept", _("What was chosen to be looked at stays chosen."))
trigger_sentence(
    "log_review_outcome_by_another",
    _("Nobody reviews what they have looked at themselves: another log reviewer does, or the director."),
)
trigger_sentence("log_review_outcome_is_kept", _("What has been signed is not changed."))


class LogReviewQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """Those of one's own organisation, for its log reviewers and its director."""
        if staff is None or not (staff.may(Permission.REVIEW_LOG) or staff.may(Permission.REVIEW_REVIEWERS)):
            return self.none()
        return self.filter(organisation=staff.organisation_id)


class LogReview(models.Model):
    """The review of one month's readings at one organisation."""

    organisation = models.ForeignKey(
        # Organisations are never removed.
        "accounts.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisation"),
    )
    # Its first day.
    month = models.DateField(_("month"))
    # How many readings there were, of which the items are those chosen.
    readings = models.PositiveIntegerField(_("readings"))
    made_by = models.ForeignKey(
        # Staff are never deleted.
        STAFF_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"))

    objects = LogReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("log review")
        verbose_name_plural = _("log reviews")
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "month"],
                name="log_review_once",
                violation_error_message=_("The review of that month is made already: open it in the list."),
                violation_error_code="log_review_once",
            ),
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="log_review_of_month",
                violation_error_message=_("A review is of a whole month."),
                violation_error_code="log_review_of_month",
            ),
        ]

    def __str__(self):
        return f"{self.month:%Y-%m}"


class LogReviewItemQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """All of one's own organisation's for its log reviewers; for the director those about a log reviewer."""
        if staff is None:
            return self.none()
        own = self.filter(review__organisation=staff.organisation_id)
        if staff.may(Permission.REVIEW_LOG):
            return own
        if staff.may(Permission.REVIEW_REVIEWERS):
            return own.filter(reading__staff__roles__contains=[Role.LOG_REVIEWER])
        return self.none()

    def unsigned(self):
        return self.filter(outcome__isnull=True)

    def for_signing_by(self, staff):
        """Of what `staff` sees, what they may sign: nobody signs what they have looked at themselves."""
        return self.unsigned().exclude(reading__staff=staff)

    def with_reading(self):
        return self.select_related("reading__staff", "outcome__signed_by", "review")


class LogReviewItem(models.Model):
    """One reading that somebody is to look at: because of its flags, or drawn at random when it has none."""

    review = models.ForeignKey(
        # A review is never removed.
        LogReview,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("review"),
    )
    reading = models.ForeignKey(
        # Nor is a reading.
        Reading,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("reading"),
    )
    # The reader's role in that matter: the sample is drawn of each role by itself.
    unit = models.CharField(_("unit"), max_length=30, choices=Role, blank=True)
    flags = ArrayField(
        models.CharField(max_length=20, choices=list(REASONS_TO_LOOK.items())),
        verbose_name=_("why it was chosen"),
        default=list,
        blank=True,
    )

    objects = LogReviewItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading to review")
        verbose_name_plural = _("readings to review")
        ordering = ["reading__at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "reading"],
                name="log_review_item_once",
                violation_error_message=_("This reading is chosen already."),
                violation_error_code="log_review_item_once",
            ),
            models.CheckConstraint(
                condition=Q(flags__contained_by=[flag.value for flag in Flag]),
                name="log_review_item_flags_known",
                violation_error_message=_("A reading is chosen for a reason that there is a rule for."),
                violation_error_code="log_review_item_flags_known",
            ),
        ]

    def __str__(self):
        return f"{self.review} {self.reading_id}"

    @property
    def signed(self):
        """The outcome, or None while the item waits for it."""
        return getattr(self, "outcome", None)


class LogReviewOutcomeQuerySet(models.QuerySet):
    def visible_to(self, staff):
        return self.filter(item__in=LogReviewItem.objects.visible_to(staff).values("pk"))


class LogReviewOutcome(models.Model):
    """What came of one item, and who says so."""

    item = models.OneToOneField(
        # The outcome is the item's.
        LogReviewItem,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="outcome",
        verbose_name=_("reading to review"),
    )
    outcome = models.CharField(_("outcome"), max_length=12, choices=ReviewOutcome)
    note = models.TextField(_("note"), blank=True, max_length=2000)
    signed_by = models.ForeignKey(
        # Staff are never deleted.
        STAFF_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("signed by"),
    )
    signed_at = models.DateTimeField(_("signed"))

    objects = LogReviewOutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome of a log review")
        verbose_name_plural = _("outcomes of log reviews")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=ReviewOutcome.IN_ORDER) | ~Q(note=""),
                name="log_review_outcome_explained",
                violation_error_message=_("Write what the person answered, or what is not in order."),
                violation_error_code="log_review_outcome_explained",
            )
        ]

    def __str__(self):
        return f"{self.item_id} {self.outcome}"
