"""Which vacant apartments fit a housing request, and why the others do not."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from contracts import vacancy
from contracts.enums import Access, ApartmentType
from contracts.models import Apartment, Occupancy
from gotene.dates import add_months, short_date

GROUND_FLOOR = 0
# How far ahead an apartment that somebody is leaving can be offered.
MONTHS_AHEAD = 3
# What the register does not say about an apartment: somebody has to look.
NOT_IN_REGISTER = (Access.STEP_FREE, Access.BATHROOM_WITH_SUPPORT)


def offerable(day):
    """Apartments free from `day`, or within MONTHS_AHEAD of it; not blocked and not already offered."""
    return Apartment.objects.vacant_from(add_months(day, MONTHS_AHEAD)).exclude(offers__answer="")


def candidates(request, day):
    """The offerable apartments in two querysets: those that have what `request` asks from `day`, and the others.

    As far as the register knows. The vacant ones are found first, so that the rest is asked of a few.
    """
    vacant = Apartment.objects.filter(pk__in=list(offerable(day).values_list("pk", flat=True)))
    let = Occupancy.objects.filter(apartment=OuterRef("pk"), period__overlap=vacancy.from_day(day))
    fits = _wanted(request) & ~Exists(let)
    return vacant.filter(fits), vacant.filter(~fits)


def misfits(apartment, request, day) -> list[str]:
    """Why `apartment` (with `last_let` read for `day`) does not fit `request`, in plain words; empty when it fits."""
    reasons = []
    wrong_size = {"rooms": apartment.rooms, "least": request.rooms_min, "most": request.rooms_max}
    if apartment.rooms < request.rooms_min:
        reasons.append(_("Too small: rooms %(rooms)d, at least %(least)d asked for.") % wrong_size)
    if apartment.rooms > request.rooms_max:
        reasons.append(_("Too large: rooms %(rooms)d, at most %(most)d asked for.") % wrong_size)
    if request.towns and apartment.stairwell.city not in request.towns:
        reasons.append(_("Lies in %(town)s.") % {"town": apartment.stairwell.city})
    if Access.LIFT_OR_GROUND_FLOOR in request.access and not (apartment.has_lift or apartment.floor <= GROUND_FLOOR):
        reasons.append(_("Floor %(floor)d without a lift.") % {"floor": apartment.floor})
    free = vacancy.free_from(apartment, day)
    if free != day:
        reasons.append(_("Vacant only from %(day)s.") % {"day": short_date(free)})
    return reasons


def to_look_up(request) -> list[str]:
    """What `request` asks that the register does not know of any apartment."""
    return [need.label for need in NOT_IN_REGISTER if need in request.access]


def _wanted(request):
    kinds = [kind for kind in ApartmentType if request.rooms_min <= kind.rooms <= request.rooms_max]
    wanted = Q(kind__in=kinds)
    if request.towns:
        wanted &= Q(stairwell__city__in=request.towns)
    if Access.LIFT_OR_GROUND_FLOOR in request.access:
        wanted &= Q(has_lift=True) | Q(floor__lte=GROUND_FLOOR)
    return wanted
