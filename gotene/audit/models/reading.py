"""The read log: who was shown what about whom, when, and why they might. Swedish: läslogg."""

import datetime as dt
import uuid

from dateutil.relativedelta import relativedelta
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission, Role
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.history import STAFF_MODEL
from gotene.refusals import trigger_sentence

trigger_sentence("read_log_is_kept", _("The note of who has looked at what is kept as it was written."))


def _midnight(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


class ReadingQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """The log reviewers of an organisation see what its own people have read; its director what they have read.

        Nobody else sees any of it.
        """
        own = self.filter(organisation=staff.organisation_id) if staff is not None else self.none()
        if staff is not None and staff.may(Permission.REVIEW_LOG):
            return own
        if staff is not None and staff.may(Permission.REVIEW_REVIEWERS):
            return own.filter(staff__roles__contains=[Role.LOG_REVIEWER])
        return self.none()

    def on_days(self, first, last):
        """Those of the days from `first` to `last`, by Swedish time."""
        return self.filter(at__gte=_midnight(first), at__lt=_midnight(last + dt.timedelta(days=1)))

    def of_month(self, month):
        """Those of the month that begins on `month`, by Swedish time."""
        return self.on_days(month, month + relativedelta(months=1, days=-1))


class Reading(models.Model):
    """One page, list or document that somebody was shown.

    Written by `audit_note_readings` (in SQL) and by nobody else, in the transaction of the request that shows it;
    rows are only added. Who it was about is told by number alone: names are looked up by whoever may.
    """

    at = models.DateTimeField(_("when"))
    staff = models.ForeignKey(
        # Staff are never deleted.
        STAFF_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who"),
    )
    organisation = models.ForeignKey(
        # Organisations are never removed.
        "accounts.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisation"),
    )
    # The role that justified it, when it was the role.
    role = models.CharField(_("role"), max_length=30, choices=Role, blank=True)
    kind = models.CharField(_("in what form"), max_length=10, choices=ReadingKind)
    subject = models.CharField(_("what"), max_length=12, choices=Subject, blank=True)
    # What each is called, as SK-2026-014; of a list all that it showed.
    keys = ArrayField(models.TextField(), verbose_name=_("which"), default=list, blank=True)
    # The ids of the people (tenants.Person) whose name or number was shown.
    people = ArrayField(models.BigIntegerField(), verbose_name=_("about whom"), default=list, blank=True)
    # The view's name: no address, which may hold what somebody searched for.
    page = models.CharField(_("page"), max_length=100)
    ground = models.CharField(_("why they might"), max_length=12, choices=Ground)
    reason = models.TextField(_("reason"), blank=True)
    # So that nobody who sees the row's digest can guess what it says.
    salt = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["at"], name="reading_at"),
            models.Index(fields=["staff", "at"], name="reading_by_staff"),
            GinIndex(fields=["people"], name="reading_of_people"),
            GinIndex(fields=["keys"], name="reading_of_keys"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(ground=Ground.REASON) | ~Q(reason=""),
                name="reading_reason_given",
                violation_error_message=_("Say why you need to look."),
                violation_error_code="reading_reason_given",
            ),
            # What nobody knows the meaning of could never be told to the one who asks who looked.
            models.CheckConstraint(
                condition=Q(kind__in=ReadingKind.values, subject__in=["", *Subject.values], ground__in=Ground.values),
                name="reading_codes_known",
                violation_error_message=_("The read log knows neither that form, that thing nor that ground."),
                violation_error_code="reading_codes_known",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {', '.join(self.keys)}"
