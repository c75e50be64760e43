"""How a household's time in an apartment ends, and how a contract does."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contracts.models import SocialContract, Sublease
from gotene.refusals import save_checked


@transaction.atomic
def end_sublease(sublease, *, ends_on, reason, by):
    """The household moves out; the contract goes on, empty and paid by the municipality."""
    sublease = Sublease.objects.select_for_update().get(pk=sublease.pk)
    if sublease.end_reason:
        raise ValidationError(_("The sublease has already ended."), code="sublease_ended")
    sublease.ends_on, sublease.end_reason = ends_on, reason
    return save_checked(by, sublease)


@transaction.atomic
def end_contract(contract, *, ends_on, reason, by):
    """The contract ends. Raises ValidationError while somebody still lives there after that day."""
    contract = SocialContract.objects.select_for_update().get(pk=contract.pk)
    if contract.end_reason:
        raise ValidationError(_("The contract has already ended."), code="contract_ended")
    contract.ends_on, contract.end_reason = ends_on, reason
    return save_checked(by, contract)
