"""When apartments are let and free, from the occupancy table: it knows of every lease, whoever may read it."""

import datetime

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower

from contracts.models import Occupancy


def from_day(day: datetime.date) -> DateRange:
    """`day` and every day after it."""
    return DateRange(day, None, "[]")


def read_last_let(apartments: list, day: datetime.date) -> list:
    """Puts `last_let` on each of `apartments`: its last letting that reaches `day` or later; None when there is none.

    Asked for the rows of one page, not annotated: a page far down a list would ask for every row before it.
    """
    # An apartment is let once at a time, so the letting that begins last is the one that ends last.
    lettings = Occupancy.objects.filter(apartment__in=apartments, period__overlap=from_day(day))
    last = dict(lettings.order_by(Lower("period")).values_list("apartment", "period"))
    for apartment in apartments:
        apartment.last_let = last.get(apartment.pk)
    return apartments


def free_from(apartment, day: datetime.date) -> datetime.date | None:
    """The first day from `day` on after which nobody rents `apartment` (from `read_last_let` for `day`).

    None while a letting has no last day.
    """
    return day if apartment.last_let is None else apartment.last_let.upper


def let_until_further_notice(apartments):
    return apartments.filter(occupancies__period__upper_inf=True)


def soon_vacant(apartments, day: datetime.date):
    """Let on `day` or later, but with a last day, and not blocked."""
    ending = Occupancy.objects.filter(apartment=OuterRef("pk"), period__overlap=from_day(day), period__upper_inf=False)
    rows = apartments.filter(Exists(ending), block_reason="")
    return rows.exclude(occupancies__period__upper_inf=True)


def lettings_of(apartment):
    """Every period in which `apartment` has been or will be let, the latest first; `last_day` is None while open."""
    lettings = Occupancy.objects.filter(apartment=apartment).order_by(Lower("period").desc())
    for letting in lettings:
        letting.last_day = letting.period.upper and letting.period.upper - datetime.timedelta(days=1)
    return lettings
