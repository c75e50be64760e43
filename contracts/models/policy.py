"""Policies and agreements in versions, and the numbers that each version sets."""

import datetime
import hashlib
import json
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case as SqlCase
from django.db.models import Exists, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from contracts.enums import PolicyKey, PolicyKind, PolicyStatus, Rounding, YesNo
from gotene.access.scope import SharedQuerySet
from gotene.audit.history import tracked
from gotene.refusals import sentence_for, trigger_sentence

trigger_sentence("policy_begins_as_draft", _("A version begins as a draft, and is decided when it is ready."))
trigger_sentence("policy_is_kept", _("What has been decided or dropped never changes. Make a new version."))
trigger_sentence("policy_kind_stands", _("The kind of a version never changes. Make a new version of the other kind."))
trigger_sentence(
    "policy_draft_stands",
    _("While a version is out for consultation, or has been agreed to, nothing in it changes."),
)
trigger_sentence("policy_consultation_open", _("Close the consultation first: say how the answers were met."))
trigger_sentence("policy_agreed_by_both", _("The cooperation agreement needs the yes of both organisations."))
trigger_sentence(
    "policy_value_of_owner", _("This number is not decided there. Choose a number that belongs to this kind.")
)


class PolicyMissing(LookupError):
    """No policy in force on the day asked for sets the number asked for."""


def _text(value):
    return value


def _share(text):
    """A fraction of at most one, with the three decimals that a quota year keeps: "10 %", "0,10" or "0.10"."""
    number, percent, _rest = text.replace(",", ".").partition("%")
    share = Decimal(number.strip()) / (100 if percent else 1)
    if not share.is_finite() or not 0 <= share <= 1 or share != round(share, 3):
        raise ValueError(text)
    return share


def _day(text):
    """A day as the database reads it too: 2016-06-01 and no other way."""
    day = datetime.date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def _count(least, most):
    def read(text):
        number = int(text)
        if not least <= number <= most:
            raise ValueError(text)
        return number

    return read


# The bounds are no policy: beyond them is a slip of the finger, and days that no calendar has.
READ = {
    PolicyKey.QUOTA_SHARE: _share,
    PolicyKey.QUOTA_ROUNDING: Rounding,
    PolicyKey.QUOTA_FLOOR: _count(0, 1000),
    PolicyKey.GUARANTEE_STOP: _day,
    PolicyKey.GOAL_MONTHS: _count(1, 120),
    PolicyKey.CHECK_IN_MONTHS: _count(1, 120),
    PolicyKey.QUEUE_AGE: _count(0, 120),
    PolicyKey.INCOME_KINDS: _text,
    PolicyKey.TURNOVER_COUNTS_TAKEOVERS: YesNo,
    PolicyKey.OFFER_ANSWER_DAYS: _count(1, 365),
    PolicyKey.UNVERIFIED_CHECK_DAYS: _count(1, 365),
    PolicyKey.QUESTION_ANSWER_DAYS: _count(1, 365),
}

# Chosen among names.
NAMED = {PolicyKey.QUOTA_ROUNDING: Rounding, PolicyKey.TURNOVER_COUNTS_TAKEOVERS: YesNo}


class PolicyQuerySet(SharedQuerySet):
    def decided(self):
        """Versions that count, or will from their day."""
        return self.filter(decided_on__isnull=False)

    def with_status(self, day):
        """Adds `status`, a PolicyStatus, as it is on `day`."""
        consulted = self.model.objects.filter(
            pk=OuterRef("pk"), consultations__isnull=False, consultations__closed_on__isnull=True
        )
        later = self.model.objects.decided().filter(
            kind=OuterRef("kind"), valid_from__gt=OuterRef("valid_from"), valid_from__lte=day
        )
        return self.annotate(
            status=SqlCase(
                When(dropped_on__isnull=False, then=Value(PolicyStatus.DROPPED)),
                When(Q(decided_on__isnull=True) & Exists(consulted), then=Value(PolicyStatus.CONSULTED)),
                When(decided_on__isnull=True, then=Value(PolicyStatus.DRAFT)),
                When(valid_from__gt=day, then=Value(PolicyStatus.TO_COME)),
                When(Exists(later), then=Value(PolicyStatus.SUPERSEDED)),
                default=Value(PolicyStatus.IN_FORCE),
                output_field=models.CharField(),
            )
        )


class Policy(models.Model):
    """One version of the letting policy, the cooperation agreement or a decision by the municipality.

    A draft until it is decided; then it never changes, and counts from the day it is in force.
    """

    kind = models.CharField(_("kind"), max_length=25, choices=PolicyKind)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what it says"), blank=True)
    # In a draft: the day that is thought of.
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    # A board or a meeting, as people name it: not always somebody who works with this.
    decided_by = models.CharField(_("decided by"), max_length=100, blank=True)
    dropped_on = models.DateField(_("dropped"), null=True, blank=True)

    history = tracked()
    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy or agreement")
        verbose_name_plural = _("policies and agreements")
        # Drafts without a day come first.
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "valid_from"],
                condition=Q(decided_on__isnull=False),
                name="policy_one_version_a_day",
                violation_error_message=_("There is already a version of this kind in force from that day."),
                violation_error_code="policy_one_version_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_by="")
                | (Q(decided_on__isnull=False, valid_from__isnull=False) & ~Q(decided_by="")),
                name="policy_decided_whole",
                violation_error_message=_("A decision needs its day, who decided, and from when it is in force."),
                violation_error_code="policy_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | Q(decided_on__isnull=True),
                name="policy_dropped_undecided",
                violation_error_message=_("What has been decided is not dropped: decide a new version instead."),
                violation_error_code="policy_dropped_undecided",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.valid_from})" if self.valid_from else self.title

    @property
    def fingerprint(self) -> str:
        """Of all that the version says (SHA-256): another as soon as a word, a number or a day is another."""
        numbers = sorted((value.key, value.text) for value in self.values.all())
        said = json.dumps([self.title, self.text, str(self.valid_from), numbers])
        return hashlib.sha256(said.encode()).hexdigest()


class PolicyValueQuerySet(SharedQuerySet):
    def in_force(self, key, day):
        """The row that sets `key` on `day`: of decided versions alone. Raises PolicyMissing when none does."""
        row = (
            self.filter(key=key, policy__decided_on__isnull=False, policy__valid_from__lte=day)
            .select_related("policy")
            .order_by("-policy__valid_from", "-pk")
            .first()
        )
        if row is None:
            raise PolicyMissing(f"{key} on {day}")
        return row

    def in_force_if_any(self, key, day):
        """As `in_force`, but None when no policy sets `key`: for what can do without."""
        try:
            return self.in_force(key, day)
        except PolicyMissing:
            return None


class PolicyValue(models.Model):
    policy = models.ForeignKey(
        # A number without its policy would have no source.
        Policy,
        on_delete=models.PROTECT,
        related_name="values",
        verbose_name=_("policy or agreement"),
    )
    key = models.CharField(_("what"), max_length=30, choices=PolicyKey)
    text = models.CharField(_("value"), max_length=200)

    history = tracked()
    objects = PolicyValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy value")
        verbose_name_plural = _("policy values")
        ordering = ["key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "key"],
                name="policy_value_once",
                violation_error_message=_("This number is already set in this version."),
                violation_error_code="policy_value_once",
            )
        ]

    def __str__(self):
        return f"{self.get_key_display()}: {self.text}"

    @property
    def value(self):
        """The number as its own type: Decimal, int, date, Rounding, YesNo or text."""
        return READ[PolicyKey(self.key)](self.text)

    def clean(self):
        super().clean()
        if self.policy_id and self.key in PolicyKey and PolicyKey(self.key).owner != self.policy.kind:
            # The trigger says the same; here it stands beside the field.
            raise ValidationError({"key": ValidationError(sentence_for("policy_value_of_owner"), code="of_owner")})
        if self.key in NAMED:
            # Written as it is shown, kept as it is named.
            named = {choice.label.casefold(): choice.value for choice in NAMED[self.key]}
            self.text = named.get(self.text.strip().casefold(), self.text)
        try:
            READ[PolicyKey(self.key)](self.text)
        except (ValueError, ArithmeticError):
            raise ValidationError(
                {
                    "text": _(
                        "Write a value that fits: 10 % for a share, 6 for months, 2016-06-01 for a day, "
                        "to the nearest whole number, down or up for a rounding, yes or no where that is asked."
                    )
                }
            ) from None
