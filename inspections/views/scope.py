"""Who does what with inspections: both organisations' people who go there fill in the same protocol."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from gotene.access.roles import Permission
from gotene.access.scope import yours
from inspections.models import Inspection

# Those who go to the apartment for either organisation. They alone see the pictures of somebody's home.
MAY_FILL = (Permission.INSPECT, Permission.TAKE_PART_IN_INSPECTION)


def may_fill(staff):
    return any(staff.may(permission) for permission in MAY_FILL)


def inspection_of(request, pk, *permissions):
    """The inspection `pk` with its place: 404 when it is not theirs to see, 403 when not theirs to write in."""
    return yours(
        Inspection.objects.with_place().select_related("closed_by", "cancelled_by", "follows"),
        request.staff,
        *permissions,
        pk=pk,
    )


def done_by_button(request, action, *args, **kwargs):
    """What `action` answers, or None when it was refused: then the next page says why, and nothing is written."""
    try:
        with transaction.atomic():
            return action(*args, by=request.staff, **kwargs)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return None


def to_what_is_over(request, pk):
    """To an inspection that is closed or cancelled, from a page where it could have been written in."""
    messages.info(request, _("The inspection is over and is kept as it was."))
    return redirect("inspection", pk=pk)
