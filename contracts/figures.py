"""Counts that both organisations and the reports rest on. Each answers the same whoever asks."""

import datetime

from django.db import connection
from django.db.models import Count, Q

from contracts.models import Guarantee, SocialContract


def turnover_in(year: int) -> int:
    """Ordinary leases of the company that ended in `year` (omsättning av lägenheter).

    An apartment that its resident takes over ends no ordinary lease, so a success never raises the next
    year's ceiling (agreement of 2019, counting rule). Counted by the database, since only the company may read
    leases.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT contracts_turnover_in(%s)", [year])
        return cursor.fetchone()[0]


def contracts_on(day: datetime.date) -> int:
    """Social contracts running on `day`, with any landlord."""
    return SocialContract.objects.on(day).count()


def guarantees_on(day: datetime.date) -> int:
    """Guarantees running on `day`."""
    return Guarantee.objects.on(day).count()


def guarantees_by_year(first_year: int, today: datetime.date) -> list[tuple[int, int]]:
    """Guarantees running on the last day of each year, `today` standing for the current year's; in one query."""
    years = range(first_year, today.year + 1)
    days = {year: min(datetime.date(year, 12, 31), today) for year in years}
    running = Guarantee.objects.order_by().aggregate(
        **{
            str(year): Count("pk", filter=Q(begins_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day)))
            for year, day in days.items()
        }
    )
    return [(year, running[str(year)]) for year in years]
