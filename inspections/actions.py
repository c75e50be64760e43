"""Planning inspections and recording that they were held."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.dates import is_business_day, next_business_day
from gotene.refusals import save_checked
from inspections.enums import InspectionKind
from inspections.models import Inspection


def book_move_in(sender, *, sublease, by, **kwargs):
    """A move-in inspection on the day of moving in, or the next weekday. Heard from the contracts."""
    day = sublease.begins_on if is_business_day(sublease.begins_on) else next_business_day(sublease.begins_on)
    inspection = {"contract": sublease.contract, "kind": InspectionKind.MOVE_IN, "planned_on": day}
    # One planned for the same day is the same visit; it must not stop the household from moving in.
    return Inspection.objects.filter(**inspection).first() or book(**inspection, by=by)


@transaction.atomic
def book(*, contract, kind, planned_on, by):
    return save_checked(by, Inspection(contract=contract, kind=kind, planned_on=planned_on))


@transaction.atomic
def carry_out(inspection, *, carried_out_on, housing_attended, social_attended, absence_reason="", by):
    """Record that the inspection was held, and by whom. Once only; a party's absence needs a reason."""
    inspection = Inspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)
    if inspection.carried_out_on:
        raise ValidationError(_("The inspection has already been recorded."), code="already_carried_out")
    if carried_out_on > timezone.localdate():
        too_soon = ValidationError(_("An inspection is recorded when it has been held."), code="not_held_yet")
        raise ValidationError({"carried_out_on": too_soon})
    _of_side(housing_attended, Side.HOUSING)
    _of_side(social_attended, Side.SOCIAL)
    inspection.carried_out_on = carried_out_on
    inspection.housing_attended, inspection.social_attended = housing_attended, social_attended
    inspection.absence_reason = absence_reason
    return save_checked(by, inspection)


def _of_side(staff, side):
    if staff is not None and staff.organisation_id != side:
        raise ValidationError(_("Name one person from each organisation."), code="wrong_side")
