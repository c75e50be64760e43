"""What somebody was typing and had not saved."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import StaffMember

LONGEST_ADDRESS = 500
# How every token of `gotene.keys` begins: the version of Fernet, and years until 2106.
SEALED = "gAAAAA"


class DraftQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """One's own: what is not saved is told to nobody."""
        return self.filter(staff=staff) if staff is not None and staff.active else self.none()


class Draft(models.Model):
    """What one person last typed in one form. The database holds it encrypted alone; the last typed stands."""

    staff = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("typed by"),
    )
    # The address that the form is sent to.
    form = models.CharField(_("form"), max_length=LONGEST_ADDRESS)
    # {name of the field: its values} as JSON, a token of Purpose.DRAFT.
    sealed = models.TextField(_("what was typed"))
    saved_at = models.DateTimeField(_("last typed"))

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "form"],
                name="draft_of_each_form",
                violation_error_message=_("There is already a draft of this form."),
                violation_error_code="draft_of_each_form",
            ),
            models.CheckConstraint(
                condition=Q(sealed__startswith=SEALED),
                name="draft_is_sealed",
                violation_error_message=_("A draft is kept encrypted."),
                violation_error_code="draft_is_sealed",
            ),
        ]
        indexes = [models.Index(fields=["saved_at"], name="draft_by_age")]

    def __str__(self):
        return f"{_('draft')} {self.pk}"
