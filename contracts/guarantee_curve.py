"""The way to no guarantees: how many there were, how many there are, and when the last of them is to end."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Case as SqlCase
from django.db.models import Count, Q, Value, When
from django.db.models.functions import Coalesce

from contracts.figures import guarantees_by_year
from contracts.models import Guarantee

# The year that the winding down is measured from: 21 guarantees.
MEASURED_FROM = 2015

CERTAIN, PLANNED, OVERDUE, UNPLANNED = "certain", "planned", "overdue", "unplanned"


@dataclass(frozen=True)
class Step:
    """So many guarantees are left after `day`. `certain`: those that end then have notice or a recorded end."""

    day: dt.date
    left: int
    certain: bool


@dataclass(frozen=True)
class Curve:
    """`years`: (year, how many on its last day or today), `left` today, `steps` to come, and those that stay out."""

    years: list[tuple[int, int]]
    today: dt.date
    left: int
    steps: list[Step]
    unplanned: int
    # Their plan's day has passed without what was planned.
    overdue: int

    @property
    def last_day(self) -> dt.date | None:
        """When the last one is to end; None while one of them has no plan that holds, or none is left."""
        return self.steps[-1].day if self.steps and not self.steps[-1].left else None

    @property
    def known(self) -> list[tuple[dt.date, int]]:
        """(day, count) for the chart: the last day of each year that is over, and today."""
        return [(dt.date(year, 12, 31), count) for year, count in self.years if year < self.today.year] + [
            (self.today, self.left)
        ]

    @property
    def planned(self) -> list[tuple[dt.date, int]]:
        return [(step.day, step.left) for step in self.steps]


def guarantee_curve(staff, today: dt.date) -> Curve:
    """The curve as `staff` may see it, in two queries however many guarantees there are."""
    years = guarantees_by_year(MEASURED_FROM, today)
    running = (
        Guarantee.objects.visible_to(staff)
        .on(today)
        .order_by()
        .annotate(known=_known_as(today), last_day=Coalesce("ends_on", "plan__planned_last_day"))
        .values_list("known", "last_day")
        .annotate(how_many=Count("pk"))
    )
    counts, ends, planned = Counter(), Counter(), set()
    for known, last_day, how_many in running:
        counts[known] += how_many
        if known in (CERTAIN, PLANNED):
            ends[last_day] += how_many
        if known == PLANNED:
            planned.add(last_day)
    steps, remaining = [], counts.total()
    for day in sorted(ends):
        remaining -= ends[day]
        steps.append(Step(day, remaining, day not in planned))
    return Curve(years, today, counts.total(), steps, counts[UNPLANNED], counts[OVERDUE])


def _known_as(today):
    """How the end is known: recorded, by a plan that holds (`GuaranteePlan.holds_on`), by one that does not, or not."""
    holds = Q(plan__planned_last_day__gte=today) & (
        Q(plan__planned_notice_on=None) | Q(plan__planned_notice_on__gte=today)
    )
    return SqlCase(
        When(ends_on__isnull=False, then=Value(CERTAIN)),
        When(plan=None, then=Value(UNPLANNED)),
        When(holds, then=Value(PLANNED)),
        default=Value(OVERDUE),
    )
