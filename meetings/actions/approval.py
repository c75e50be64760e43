"""Approving minutes: when both organisations have, they become a document and are locked."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.documents.frozen import frozen
from gotene.refusals import refusals
from meetings.actions.meetings import held
from meetings.documents import minutes_pdf
from meetings.models import Approval, Minutes


@transaction.atomic
def approve_minutes(meeting, *, closing, registration_number="", by):
    """The yes of the organisation of `by` to the minutes as they were closed at `closing`. Returns the Approval.

    The second one makes the document. ValidationError when the minutes are not those that were read, or the
    organisation has approved them already.
    """
    meeting = held(meeting)
    if not meeting.is_closed:
        raise ValidationError(_("The meeting is open: close it before its minutes are approved."), code="meeting_open")
    now = timezone.localtime()
    approval = Approval(
        meeting=meeting,
        closing=closing,
        side=by.organisation_id,
        staff=by,
        at=now,
        registration_number=registration_number,
    )
    approval.full_clean()
    with refusals():
        approval.save()
    if meeting.approvals.filter(closing=meeting.closed_at).count() == len(Side):
        frozen(Minutes, meeting=meeting, pdf=minutes_pdf(meeting, made_by=by, made_at=now), by=by, made_at=now)
    return approval
