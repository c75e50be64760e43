"""Recusals at the housing company: somebody who knows a resident leaves the contract to a colleague."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import SocialContract
from gotene.access.roles import Permission
from gotene.audit.history import tracked
from tenants.models.recusal import Recused, RecusedQuerySet, recused


class ContractRecusalQuerySet(RecusedQuerySet):
    def visible_to(self, staff):
        """Those about the contracts that `staff` sees, for the company's people alone."""
        if staff is None or not (staff.in_housing and staff.may(Permission.SEE_REGISTER)):
            return self.none()
        return self.filter(contract__in=SocialContract.objects.visible_to(staff))


class ContractRecusal(Recused):
    """Svenska: jäv. The contract is closed for `staff`, one of the company's, until it is ended.

    The social services have `tenants.Recusal`, which closes the case and its contract.
    """

    contract = models.ForeignKey(
        # A contract that somebody has left is never removed.
        SocialContract,
        on_delete=models.PROTECT,
        related_name="recusals",
        verbose_name=_("social contract"),
    )

    history = tracked()
    objects = ContractRecusalQuerySet.as_manager()

    class Meta:
        verbose_name = _("recusal from a contract")
        verbose_name_plural = _("recusals from contracts")
        ordering = ["-declared_on", "-pk"]
        constraints = recused("contract_recusal", "contract")

    def __str__(self):
        return f"{self.contract} {self.staff.name}"
