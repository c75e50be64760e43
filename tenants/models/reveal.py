"""Reveals: who was shown who a protected person is, or a personal number, when, for how long and why."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import StaffMember
from gotene.refusals import trigger_sentence
from tenants.enums import RevealKind, RevealMarkKind
from tenants.models.person import Person
from tenants.rules import REVEAL_MINUTES, REVEAL_REASON_LENGTH

trigger_sentence("reveal_is_kept", _("The note of who was shown who a person is is never changed."))
trigger_sentence("reveal_mark_is_kept", _("The note of who was shown who a person is is never changed."))


class RevealQuerySet(models.QuerySet):
    def running(self):
        """Those by which a protected person is shown right now."""
        hidden = RevealMark.objects.filter(what=RevealMarkKind.HIDDEN)
        return self.exclude(kind=RevealKind.NUMBER).filter(
            ~models.Exists(hidden.filter(reveal=models.OuterRef("pk"))), revealed_at__lte=Now(), ends_at__gt=Now()
        )

    def visible_to(self, staff):
        """One's own, and those of the people whom `staff` is a named handler of."""
        if staff is None or not staff.active:
            return self.none()
        handled = Q(person__handlers__staff=staff, person__handlers__ended_on__isnull=True)
        return self.filter(Q(staff=staff) | handled & ~Q(kind=RevealKind.NUMBER)).distinct()


class Reveal(models.Model):
    """A ledger: rows are only added. A row of kind IDENTITY or PROTECTING opens the identity until `ends_at`."""

    person = models.ForeignKey(
        # Part of the trail of who knew a person, kept as long as the person is.
        Person,
        on_delete=models.PROTECT,
        related_name="reveals",
        verbose_name=_("person"),
    )
    staff = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("shown to"),
    )
    kind = models.CharField(_("what was shown"), max_length=10, choices=RevealKind)
    reason = models.TextField(_("reason"), max_length=500, blank=True)
    # PostgreSQL's clock alone says when: a reveal that began in the future would last longer.
    revealed_at = models.DateTimeField(_("shown"), db_default=Now())
    ends_at = models.DateTimeField(_("shown until"))

    objects = RevealQuerySet.as_manager()

    class Meta:
        verbose_name = _("reveal")
        verbose_name_plural = _("reveals")
        ordering = ["-revealed_at", "-pk"]
        indexes = [models.Index(fields=["person", "staff", "ends_at"], name="reveal_of_person_to_staff")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("revealed_at"))
                & Q(ends_at__lte=F("revealed_at") + timedelta(minutes=REVEAL_MINUTES)),
                name="reveal_is_short",
                violation_error_message=_("Who a protected person is is shown for a short time only."),
                violation_error_code="reveal_is_short",
            ),
            models.CheckConstraint(
                # A personal number is shown once and opens nothing.
                condition=~Q(kind=RevealKind.NUMBER) | Q(ends_at=F("revealed_at")),
                name="reveal_of_number_opens_nothing",
                violation_error_message=_("A personal number is shown on one page, once."),
                violation_error_code="reveal_of_number_opens_nothing",
            ),
            models.CheckConstraint(
                # Spaces before and after are no reason.
                condition=~Q(kind=RevealKind.IDENTITY) | Q(reason__regex=rf"\S.{{{REVEAL_REASON_LENGTH - 2},}}\S"),
                name="reveal_has_reason",
                violation_error_message=_("Write why you need to know who the person is."),
                violation_error_code="reveal_has_reason",
            ),
        ]

    def __str__(self):
        return f"{self.person.number} {self.staff.name}"


class RevealMarkQuerySet(models.QuerySet):
    def visible_to(self, staff):
        return self.filter(reveal__in=Reveal.objects.visible_to(staff))


class RevealMark(models.Model):
    """What came after a reveal: hidden again before its time was out, or seen by another handler. Only added."""

    reveal = models.ForeignKey(
        # Leaves with its reveal, by retention.
        Reveal,
        on_delete=models.PROTECT,
        related_name="marks",
        verbose_name=_("reveal"),
    )
    staff = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    what = models.CharField(_("what"), max_length=10, choices=RevealMarkKind)
    at = models.DateTimeField(_("at"), db_default=Now())

    objects = RevealMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark on a reveal")
        verbose_name_plural = _("marks on reveals")
        constraints = [
            models.UniqueConstraint(
                fields=["reveal", "staff", "what"],
                name="reveal_mark_once",
                violation_error_message=_("That has been noted already."),
                violation_error_code="reveal_mark_once",
            )
        ]

    def __str__(self):
        return f"{self.reveal} {self.what}"
