"""Minutes that both organisations have approved, as the document they became."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gotene.access.scope import SharedQuerySet
from gotene.documents.frozen import FrozenDocument
from gotene.refusals import trigger_sentence
from meetings.models.meeting import Meeting

trigger_sentence(
    "minutes_are_kept", _("Approved minutes are kept as they were. Take the matter up at the next meeting.")
)
trigger_sentence(
    "minutes_of_approved_meeting", _("The minutes become a document when both organisations approve them.")
)


class Minutes(FrozenDocument):
    """Svenska: mötesprotokoll. Made when the second organisation approves."""

    meeting = models.OneToOneField(
        # The minutes are the meeting's.
        Meeting,
        on_delete=models.PROTECT,
        related_name="minutes",
        verbose_name=_("meeting"),
    )

    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")

    def __str__(self):
        return str(self.meeting)

    @property
    def file_name(self):
        """The name of the downloaded file. Never a person's name or a case."""
        return f"motesprotokoll-{self.meeting.held_on}.pdf"
