"""Who stands in for whom today. A deputy's own deputy stands in for nobody but them."""

from copy import copy

from gotene.accounts.models import Absence


def running_absences(staff, day):
    """The absences that last over `day` in which `staff` is the deputy, of colleagues who still work here.

    Asked of the database once for each StaffMember in memory, which lasts as long as a request.
    """
    # Who looks at a colleague's work does not reach on to those whom that colleague stands in for.
    if staff.deputy is not None:
        return []
    known = staff.__dict__.setdefault("_running_absences", {})
    if day not in known:
        found = Absence.objects.visible_to(staff).standing().on(day).filter(deputy=staff, staff__active=True)
        known[day] = list(found.select_related("staff__organisation").order_by("staff__name", "pk"))
    return known[day]


def stood_in_for(staff, day):
    """The ids of those whom `staff` stands in for on `day`."""
    return [absence.staff_id for absence in running_absences(staff, day)]


def seen_by_deputy(absence, deputy):
    """The StaffMember who is away, as somebody whose work `deputy` looks at: may do what both may, sees what both see.

    For reading alone; nothing is ever written in the name of somebody who is away.
    """
    away = copy(absence.staff)
    away.deputy = deputy
    return away
