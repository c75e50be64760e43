"""Who answers for a contract at each organisation, and who steps in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contracts.models import SocialContract
from gotene.refusals import save_checked


@transaction.atomic
def change_contacts(contract, *, contact, deputy, by):
    """The contact and the deputy (or None) of the organisation of `by`.

    Raises ValidationError for one who works at the other organisation, or has left the contract to a colleague.
    """
    contract = SocialContract.objects.select_for_update().get(pk=contract.pk)
    for name, staff in (("contact", contact), ("deputy", deputy)):
        if staff is not None and SocialContract.objects.closed_to(staff).filter(pk=contract.pk).exists():
            left = _("%(name)s has left this contract to a colleague. Choose somebody else.")
            refusal = ValidationError(left, code="has_left", params={"name": staff.name})
            raise ValidationError({name: refusal})
    side = by.organisation_id
    setattr(contract, f"{side}_contact", contact)
    setattr(contract, f"{side}_deputy", deputy)
    return save_checked(by, contract)
