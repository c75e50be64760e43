"""Noting an absence, changing how long it lasts and who stands in, and cancelling it. All of it runs at the gate."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gotene.accounts.models import Absence
from gotene.refusals import save_checked


@transaction.atomic
def record_absence(*, staff, begins_on, ends_on, deputy, by):
    """`staff` is away from `begins_on` to `ends_on` (None: until further notice), and `deputy` stands in.

    Raises ValidationError when an absence is noted for those days, the last of them has passed, or `deputy` is away
    on any of them or works elsewhere.
    """
    _not_past(ends_on)
    _deputy_is_here(deputy, begins_on, ends_on)
    return save_checked(by, Absence(staff=staff, begins_on=begins_on, ends_on=ends_on, deputy=deputy, recorded_by=by))


@transaction.atomic
def change_absence(absence, *, ends_on, deputy, by):
    """It lasts until `ends_on` (None: until further notice), and `deputy` stands in. Raises as `record_absence`."""
    absence = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
    _not_past(ends_on)
    _deputy_is_here(deputy, max(absence.begins_on, timezone.localdate()), ends_on)
    absence.ends_on, absence.deputy = ends_on, deputy
    return save_checked(by, absence)


@transaction.atomic
def cancel_absence(absence, *, by):
    """It counts no more, from now on. Doing it again changes nothing."""
    absence = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
    if absence.cancelled_on is None:
        absence.cancelled_on = timezone.localdate()
        save_checked(by, absence)
    return absence


def stands_in_meanwhile(absence):
    """The absences of others that have the one who is away as their deputy, on any of the same days."""
    others = Absence.objects.standing().overlapping(absence.begins_on, absence.ends_on).filter(deputy=absence.staff_id)
    return others.select_related("staff")


def _not_past(ends_on):
    if ends_on is not None and ends_on < timezone.localdate():
        passed = ValidationError(_("The last day has passed. Write one that is to come."), code="absence_passed")
        raise ValidationError({"ends_on": passed})


def _deputy_is_here(deputy, begins_on, ends_on):
    if Absence.objects.standing().overlapping(begins_on, ends_on).filter(staff=deputy).exists():
        away = _("%(name)s is away on some of those days too. Choose somebody else.")
        refusal = ValidationError(away, code="deputy_away", params={"name": deputy.name})
        raise ValidationError({"deputy": refusal})
