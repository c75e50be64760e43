"""Protocols of closed inspections, as documents. Svenska: besiktningsprotokoll."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from gotene.documents.frozen import FrozenDocument
from gotene.refusals import trigger_sentence
from inspections.models.inspection import Inspection

trigger_sentence("protocol_is_kept", _("A protocol is never changed once it is made."))
trigger_sentence("protocol_of_closed_inspection", _("Close the inspection first: the protocol is made then."))


class ProtocolQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "inspection__contract", "inspection__sublease__case_number"


class Protocol(FrozenDocument):
    inspection = models.OneToOneField(
        # A protocol stays as long as its inspection.
        Inspection,
        on_delete=models.PROTECT,
        related_name="protocol",
        verbose_name=_("inspection"),
    )

    objects = ProtocolQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection report")
        verbose_name_plural = _("inspection reports")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return str(self.inspection)
