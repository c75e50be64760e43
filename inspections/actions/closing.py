"""Closing an inspection: who was there, what was seen, and the protocol that is kept."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.documents.frozen import frozen
from gotene.refusals import save_checked
from inspections.actions.booking import held_open
from inspections.documents import protocol_pdf
from inspections.enums import Party
from inspections.models import Attendance, Inspection, Protocol


@transaction.atomic
def close(inspection, *, held_on, attendance, absence_reason="", no_remarks=False, by):
    """Close an inspection and make its protocol: nothing in it changes afterwards.

    `attendance` is {party: (whether it was there, who)} for all three parties. Raises ValidationError when the day is
    to come, a party's absence is not explained, or nothing was judged and it is not said to be without remarks.
    """
    inspection = held_open(inspection)
    if held_on > timezone.localdate():
        too_soon = ValidationError(_("An inspection is closed when it has been held."), code="not_held_yet")
        raise ValidationError({"held_on": too_soon})
    noted = {row.party: row for row in inspection.attendances.all()}
    for party in Party:
        row = noted.get(party) or Attendance(inspection=inspection, party=party)
        row.present, row.staff = attendance[party]
        save_checked(by, row)
    inspection.carried_out_on, inspection.no_remarks = held_on, no_remarks
    # A reason for an absence that was none says what is not so.
    absent = not all(was_there for was_there, _who in attendance.values())
    inspection.absence_reason = absence_reason if absent else ""
    inspection.closed_at, inspection.closed_by = timezone.now(), by
    save_checked(by, inspection)
    make_protocol(inspection, by=by)
    return inspection


@transaction.atomic
def make_protocol(inspection, *, by):
    """The protocol of a closed inspection as a document, made once."""
    inspection = Inspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)
    made = Protocol.objects.defer("pdf").filter(inspection=inspection).first()
    if made:
        return made
    if inspection.closed_at is None:
        raise ValidationError(_("Close the inspection first: the protocol is made then."), code="not_closed")
    made_at = timezone.now()
    pdf = protocol_pdf(inspection, by=by, made_at=made_at)
    return frozen(Protocol, pdf=pdf, by=by, made_at=made_at, inspection=inspection)
