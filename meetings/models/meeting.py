"""Meetings of the two organisations, and who takes part."""

from django.db import models
from django.db.models import Count, F, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission, Side
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from gotene.templatetags.swedish import long_date
from meetings.enums import MeetingKind

trigger_sentence("meeting_is_approved", _("Both organisations have approved the minutes: nothing in them changes."))
trigger_sentence("meeting_is_closed", _("The meeting is over. Open it again to change its minutes."))
trigger_sentence("meeting_goes_on", _("A meeting that has begun keeps its kind, and when it began."))
trigger_sentence("meeting_is_open", _("This is written while the meeting is open. Begin it, or open it again."))


class MeetingQuerySet(SharedQuerySet):
    def planned(self):
        """Those that have not begun: of each kind the next one."""
        return self.filter(opened_at=None)

    def with_approvals(self):
        """Adds `approvals_given`: how many organisations have approved the minutes as they now are."""
        return self.annotate(approvals_given=Count("approvals", filter=Q(approvals__closing=F("closed_at"))))


class Meeting(models.Model):
    """Svenska: möte. Planned; open, while its minutes are written; closed, until both approve; then locked."""

    kind = models.CharField(_("kind"), max_length=15, choices=MeetingKind)
    held_on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=100)
    chair = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("chair"),
    )
    opened_at = models.DateTimeField(_("begun"), null=True, blank=True)
    opened_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("begun by"),
        null=True,
        blank=True,
    )
    # Empty again when the meeting is opened again: approvals are of one closing.
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("closed by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(opened_at__isnull=True),
                name="meeting_one_planned",
                violation_error_message=_(
                    "The next meeting of this kind is already planned. Change its day, or hold it first."
                ),
                violation_error_code="meeting_one_planned",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="meeting_opened_whole",
                violation_error_message=_("That a meeting began needs both who and when."),
                violation_error_code="meeting_opened_whole",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(opened_at__isnull=False, closed_at__gte=F("opened_at"), closed_by__isnull=False),
                name="meeting_closed_whole",
                violation_error_message=_("A meeting is closed after it began, by somebody."),
                violation_error_code="meeting_closed_whole",
            ),
        ]
        indexes = [models.Index(fields=["kind", "-held_on"])]

    def __str__(self):
        return f"{capfirst(self.get_kind_display())} {long_date(self.held_on)}"

    @property
    def approval_permission(self) -> Permission:
        """What it takes to approve the minutes: at the half-yearly meeting the directors answer for them."""
        monthly = self.kind == MeetingKind.MONTHLY
        return Permission.APPROVE_MINUTES if monthly else Permission.APPROVE_POLICY_MINUTES

    @property
    def is_planned(self) -> bool:
        return self.opened_at is None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_approved(self) -> bool:
        """Whether both organisations have approved the minutes. Of a meeting read `with_approvals`."""
        return self.is_closed and self.approvals_given == len(Side)


class MeetingAttendance(models.Model):
    """Who takes part: called before the meeting, and in the minutes those who were there."""

    meeting = models.ForeignKey(
        # Part of the meeting.
        Meeting,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("meeting"),
    )
    staff = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who"),
    )
    # Whoever was called and did not come stays as a row.
    present = models.BooleanField(_("present"), default=True)

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["staff__organisation", "staff__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "staff"],
                name="meeting_attendance_once",
                violation_error_message=_("This person is already named at the meeting."),
                violation_error_code="meeting_attendance_once",
            )
        ]

    def __str__(self):
        return str(self.staff)
