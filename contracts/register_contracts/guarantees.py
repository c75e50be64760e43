"""A guarantee of the list becomes one of the register, with its tenant."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.guarantees import begin_guarantee
from contracts.models import Apartment, Guarantee
from contracts.register_contracts.outcome import Result, Status
from contracts.register_contracts.people import are_the_same, person_of
from contracts.register_contracts.reading import ContractRow
from gotene.access.roles import Side
from gotene.accounts.models import StaffMember
from gotene.text import format_money


@transaction.atomic
def write_guarantee(row: ContractRow, *, apartment: Apartment, by: StaffMember | None) -> Result:
    """The guarantee that the row tells of, if it is not there already. Raises ValidationError that says why not.

    After the municipality's stop only a decision makes an exception, and a list holds no decisions.
    """
    for there in Guarantee.objects.filter(apartment=apartment).select_related("tenant__identity"):
        if there.begins_on == row.begins_on:
            return _already(there, row)
        if there.lasts_on(row.begins_on):
            raise ValidationError(
                _("The register has a guarantee for the apartment that began %(day)s. Correct one of them."),
                code="another_guarantee",
                params={"day": there.begins_on},
            )
    (listed,) = row.people
    begin_guarantee(
        apartment=apartment,
        tenant=person_of(listed, organisation=Side.HOUSING, by=by),
        begins_on=row.begins_on,
        ceiling=row.ceiling,
        by=by,
    )
    notes = [_("The goal date is not read in for a guarantee: make a plan on its page.")] if row.goal_date else []
    return Result(row, Status.NEW, notes)


def _already(guarantee, row):
    if not are_the_same(row.people, [guarantee.tenant]):
        raise ValidationError(
            _("The register has a guarantee from that day with another tenant. Correct one of them."),
            code="another_tenant",
        )
    if guarantee.ceiling != row.ceiling:
        raise ValidationError(
            _("In the register the ceiling of this guarantee is %(ceiling)s. Correct the list."),
            code="another_ceiling",
            params={"ceiling": format_money(guarantee.ceiling)},
        )
    return Result(row, Status.THERE, [])
