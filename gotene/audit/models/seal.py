"""The seals of the read log: a chain of keyed digests, so that no reading is changed, removed or moved unnoticed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Seal(models.Model):
    """The seal of one reading (`gotene/audit/sealing.py`); its chain digest covers all the seals before it.

    `reading` is a number and no foreign key: a reading that is removed is still named by its seal.
    """

    position = models.BigIntegerField(_("place in the chain"), primary_key=True)
    reading = models.BigIntegerField(_("reading"), unique=True)
    # SHA-256 of what the reading says, its salt included.
    row_digest = models.BinaryField(_("digest of the reading"), max_length=32)
    # HMAC-SHA-256 of the seal before it and of this one.
    chain_digest = models.BinaryField(_("digest of the chain"), max_length=32)
    # Which of the installation's keys made it; tells nothing about the key.
    key = models.CharField(_("key"), max_length=16)
    sealed_at = models.DateTimeField(_("sealed at"))

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["position"]

    def __str__(self):
        return str(self.position)
