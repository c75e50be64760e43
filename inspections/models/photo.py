"""Photos of what was found: what is known of each, and the picture in a table of its own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from inspections.models.inspected_item import InspectedItem

trigger_sentence("photo_file_is_kept", _("A photo is never changed. Remove it and add another."))


class PhotoQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "item__room__inspection__contract", "item__room__inspection__sublease__case_number"

    def shown(self):
        """Those that nobody has taken away."""
        return self.filter(removed_at=None)


class Photo(models.Model):
    """One photo. Taken away before the inspection is closed, its picture is erased and only this is left."""

    item = models.ForeignKey(
        # What it shows.
        InspectedItem,
        on_delete=models.PROTECT,
        related_name="photos",
        verbose_name=_("inspected part"),
    )
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("added by"),
    )
    removed_at = models.DateTimeField(_("taken away"), null=True, blank=True)
    removed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("taken away by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["item", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="photo_removal_whole",
                violation_error_message=_("A photo that is taken away says who took it away, and when."),
                violation_error_code="photo_removal_whole",
            )
        ]

    def __str__(self):
        return f"{self.item} {self.pk}"


class PhotoFileQuerySet(OfContractQuerySet):
    to_contract = "photo__item__room__inspection__contract"
    to_case_number = "photo__item__room__inspection__sublease__case_number"


class PhotoFile(models.Model):
    """The picture, as `gotene.documents.images` cleans it, and a small one for pages and protocols.

    Added with the photo and erased when it is taken away; never changed, so it needs no history.
    """

    photo = models.OneToOneField(
        # The picture goes with what is known of it.
        Photo,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="file",
        verbose_name=_("photo"),
    )
    jpeg = models.BinaryField(_("picture"))
    small = models.BinaryField(_("small picture"))

    objects = PhotoFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo's picture")
        verbose_name_plural = _("photos' pictures")

    def __str__(self):
        return str(self.photo)
