"""Booking inspections, by hand and because of what happens to a contract; moving and cancelling them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.refusals import save_checked
from inspections import rules
from inspections.enums import InspectionKind, Party
from inspections.models import Attendance, Inspection


@transaction.atomic
def book(*, contract, kind, planned_on, sublease=None, follows=None, by):
    """Plan an inspection; the contract's contacts and the resident are expected.

    Raises ValidationError when the same is already planned for that day.
    """
    inspection = save_checked(
        by, Inspection(contract=contract, sublease=sublease, kind=kind, planned_on=planned_on, follows=follows)
    )
    expected = {Party.HOUSING: _expected(contract, Side.HOUSING), Party.SOCIAL: _expected(contract, Side.SOCIAL)}
    for party in Party:
        save_checked(by, Attendance(inspection=inspection, party=party, staff=expected.get(party)))
    return inspection


@transaction.atomic
def rebook(inspection, *, planned_on, by):
    """Move an inspection to another day. ValidationError when it is over, or the day is taken."""
    inspection = held_open(inspection)
    inspection.planned_on = planned_on
    return save_checked(by, inspection)


@transaction.atomic
def cancel(inspection, *, reason, by):
    """Say that an inspection will not be held, and why. ValidationError when it is over."""
    inspection = held_open(inspection)
    inspection.cancelled_on, inspection.cancelled_by = timezone.localdate(), by
    inspection.cancel_reason = reason
    return save_checked(by, inspection)


def book_re_inspection(inspection, *, planned_on, by):
    """Plan to look again at what was to be mended. ValidationError when the first one is not closed."""
    if inspection.closed_at is None:
        raise ValidationError(_("Close the inspection first."), code="not_closed")
    return book(
        contract=inspection.contract,
        sublease=inspection.sublease,
        kind=InspectionKind.RE_INSPECTION,
        planned_on=planned_on,
        follows=inspection,
        by=by,
    )


def held_open(inspection):
    """The inspection, held until the transaction ends. ValidationError when it is closed or cancelled."""
    inspection = Inspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)
    if inspection.closed_at:
        raise ValidationError(
            _("The inspection is closed and can no longer be changed. Reload the page."), code="already_closed"
        )
    if inspection.cancelled_on:
        raise ValidationError(_("The inspection has been cancelled. Book a new one."), code="already_cancelled")
    return inspection


# Heard from the contracts. One that is planned already is the same visit: nobody is stopped because of it.


def book_move_in(sender, *, sublease, by, **kwargs):
    """On the day of moving in."""
    return _visit(InspectionKind.MOVE_IN, sublease.contract, sublease, rules.move_in_day(sublease.begins_on), by)


def book_move_out(sender, *, contract, sublease, ends_on, by, **kwargs):
    """On the last day. When the contract is given notice after the resident, the resident's last day is the visit."""
    day = rules.move_out_day(ends_on, timezone.localdate())
    if sublease is None:
        planned = Inspection.objects.planned().filter(contract=contract, kind=InspectionKind.MOVE_OUT).first()
        if planned:
            return planned
    return _visit(InspectionKind.MOVE_OUT, contract, sublease, day, by)


@translation.override(settings.LANGUAGE_CODE)
def cancel_move_out(sender, *, contract, sublease, by, **kwargs):
    """Nobody moves out on that day any more: the visits that were planned for it are called off."""
    # In Swedish, whatever language the screen has: it is kept with the inspection.
    reason = _now("The last day no longer holds.")
    planned = Inspection.objects.planned().filter(contract=contract, kind=InspectionKind.MOVE_OUT, sublease=sublease)
    for inspection in planned:
        cancel(inspection, reason=reason, by=by)


def book_before_takeover(sender, *, takeover, by, **kwargs):
    """About a week before the new lease begins."""
    day = rules.before_takeover_day(takeover.new_lease_from, timezone.localdate())
    sublease = takeover.sublease
    return _visit(InspectionKind.BEFORE_TAKEOVER, sublease.contract, sublease, day, by)


def hand_on(sender, *, contract, staff, handed_to, **kwargs):
    """Whoever has left a contract is not expected there: the one who took over is."""
    planned = Inspection.objects.planned().filter(contract=contract)
    for row in Attendance.objects.select_for_update(of=("self",)).filter(
        inspection__in=planned, staff=staff, present=None
    ):
        row.staff = handed_to
        save_checked(staff, row)


def _visit(kind, contract, sublease, day, by):
    """The one visit of this kind that is planned for this household, on `day`: moved there, or booked."""
    found = Inspection.objects.filter(contract=contract, kind=kind, cancelled_on=None)
    same_day = found.filter(planned_on=day).first()
    if same_day:
        return same_day
    planned = found.planned().filter(sublease=sublease).first()
    if planned:
        return rebook(planned, planned_on=day, by=by)
    return book(contract=contract, kind=kind, planned_on=day, sublease=sublease, by=by)


def _expected(contract, side):
    """Who answers for the contract at `side`; nobody when that person works elsewhere now."""
    contact = contract.contact_of(side)
    return contact if contact.organisation_id == side else None
