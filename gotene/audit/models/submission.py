"""Forms that have been sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gotene.audit.history import STAFF_MODEL


class Submission(models.Model):
    """One form as it was sent, so that a double click makes one record.

    `answer` is where the first sending led; the others are led there too.
    """

    token = models.UUIDField(unique=True)
    staff = models.ForeignKey(
        # Staff are never deleted. Each sees their own: the answer may name a case.
        STAFF_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    answer = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self):
        return str(self.token)
