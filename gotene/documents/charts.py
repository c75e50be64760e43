"""Geometry of charts: from figures to shapes that a template draws as SVG. No colours, no words.

Pure functions. Lengths are in the drawing's own units (the SVG's viewBox); y grows downwards. A missing value
(None) leaves a gap.
"""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

WIDTH, HEIGHT = 520, 320
LEFT, RIGHT, TOP, BOTTOM = 34, 8, 18, 26
# A label such as "2026" needs this much room along the axis.
LABEL_WIDTH = 30
# A value written inside a bar needs this much of it.
VALUE_HEIGHT = 26
# Two numbers of two digits need this much between them.
VALUE_WIDTH = 18
# The first and the last moment of a timeline stand this far from the ends of the axis.
TIMELINE_MARGIN = 10


@dataclass(frozen=True)
class Tick:
    """A step on the value axis: its number and its height in the drawing."""

    value: int
    y: float


@dataclass(frozen=True)
class Bar:
    """One bar with the place of its value, inside or above it, and of its label under the axis."""

    label: str
    value: float | None
    x: float
    y: float
    width: float
    height: float
    shows_label: bool
    marked: bool = False

    @property
    def middle(self):
        return round(self.x + self.width / 2, 1)

    @property
    def has_room(self):
        """Whether the value can be written inside the bar, clear of the policy line over it."""
        return self.height >= VALUE_HEIGHT

    @property
    def value_y(self):
        return round(self.y + 17 if self.has_room else self.y - 5, 1)


@dataclass(frozen=True)
class Level:
    """A stretch of the policy line: what the figure may be at most, over one bar."""

    value: float
    x1: float
    x2: float
    y: float
    marked: bool = False


@dataclass(frozen=True)
class Point:
    """One value on a line, with its label under the axis."""

    label: str
    value: float
    x: float
    y: float
    shows_label: bool

    @property
    def value_y(self):
        return round(self.y - 8, 1)


@dataclass(frozen=True)
class Moment:
    """A count from one day on, at its place in time. `shows_value`: whether there is room for its number."""

    day: dt.date
    value: int
    x: float
    y: float
    shows_value: bool

    @property
    def value_x(self):
        """Beside the point, clear of the line that falls to it from above."""
        return round(self.x + 5, 1)

    @property
    def value_y(self):
        return round(self.y - 6, 1)


@dataclass(frozen=True)
class Timeline:
    """A count through time: what is known until today, what is planned after it, and the years along the axis."""

    known: list[Moment]
    planned: list[Moment]
    known_path: str
    planned_path: str
    years: list[tuple[int, float]]
    ticks: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM
    label_y: int = HEIGHT - BOTTOM + 16


@dataclass(frozen=True)
class BarChart:
    """Bars, the policy line over them if there is one, and the axis."""

    bars: list[Bar]
    levels: list[Level]
    ticks: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM
    label_y: int = HEIGHT - BOTTOM + 16


@dataclass(frozen=True)
class StepChart:
    """A line that keeps its height until the next value: right for counts at the end of a year."""

    points: list[Point]
    paths: list[str]
    ticks: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM
    label_y: int = HEIGHT - BOTTOM + 16


def bars(series, *, levels=(), marked=()):
    """Return the bars of `series`, pairs of (label, value or None), in order.

    `levels` are the greatest allowed values, one a label in the same order (None: no limit then); `marked`
    are the labels to be drawn as uncertain. ValueError for a negative value: the axis begins at zero.
    """
    series = list(series)
    levels = list(levels)
    scale, ticks = _axis([value for _, value in series] + levels)
    slot = (WIDTH - LEFT - RIGHT) / max(len(series), 1)
    every = _label_interval(len(series), slot)
    drawn = []
    for index, (label, value) in enumerate(series):
        y = HEIGHT - BOTTOM if value is None else scale(value)
        drawn.append(
            Bar(
                label=str(label),
                value=value,
                x=round(LEFT + slot * index + slot * 0.18, 1),
                y=round(y, 1),
                width=round(slot * 0.64, 1),
                height=round(HEIGHT - BOTTOM - y, 1),
                shows_label=(len(series) - 1 - index) % every == 0,
                marked=label in marked,
            )
        )
    lines = [
        Level(
            value=level,
            x1=round(LEFT + slot * index, 1),
            x2=round(LEFT + slot * (index + 1), 1),
            y=round(scale(level), 1),
            marked=label in marked,
        )
        for index, ((label, _), level) in enumerate(zip(series, levels, strict=False))
        if level is not None
    ]
    return BarChart(bars=drawn, levels=lines, ticks=ticks)


def steps(series):
    """Return the step line of `series`, pairs of (label, value or None), in order.

    ValueError for a negative value: the axis begins at zero.
    """
    series = list(series)
    scale, ticks = _axis([value for _, value in series])
    slot = (WIDTH - LEFT - RIGHT) / max(len(series), 1)
    every = _label_interval(len(series), slot)
    points = [
        None
        if value is None
        else Point(
            label=str(label),
            value=value,
            x=round(LEFT + slot * (index + 0.5), 1),
            y=round(scale(value), 1),
            shows_label=(len(series) - 1 - index) % every == 0,
        )
        for index, (label, value) in enumerate(series)
    ]
    return StepChart(
        points=[point for point in points if point],
        paths=[_path(run) for run in _runs(points)],
        ticks=ticks,
    )


def timeline(known, planned):
    """Return the count through time of `known` and `planned`, pairs of (day, value) in order.

    A value holds from its day until the next one's. The last of `known` is today's; `planned` may be empty. ValueError
    for a negative value, and for no `known` at all.
    """
    if not known:
        raise ValueError("a timeline begins with what is known")
    moments = [*known, *planned]
    scale, ticks = _axis([value for _, value in moments])
    # Whole years: each is named under its last day, which is what most counts are of.
    first, last = moments[0][0], dt.date(moments[-1][0].year, 12, 31)
    a_day = (WIDTH - LEFT - RIGHT - 2 * TIMELINE_MARGIN) / max((last - first).days, 1)

    def place(day):
        return round(LEFT + TIMELINE_MARGIN + a_day * (day - first).days, 1)

    drawn, labelled = [], None
    for index, (day, value) in enumerate(moments):
        x = place(day)
        # The first, today's and the last are always told; the others where they stand clear of those before.
        told = index in (0, len(known) - 1, len(moments) - 1) or x - labelled >= VALUE_WIDTH
        labelled = x if told else labelled
        drawn.append(Moment(day=day, value=value, x=x, y=round(scale(value), 1), shows_value=told))
    years = range(first.year, last.year + 1)
    every = _label_interval(len(years), (WIDTH - LEFT - RIGHT) / len(years))
    return Timeline(
        known=drawn[: len(known)],
        planned=drawn[len(known) :],
        known_path=_stairs(drawn[: len(known)]),
        planned_path=_stairs(drawn[len(known) - 1 :]) if planned else "",
        years=[(year, place(dt.date(year, 12, 31))) for year in years if (last.year - year) % every == 0],
        ticks=ticks,
    )


def _stairs(moments):
    """The SVG path of a count: level until the next moment, then up or down to it."""
    commands = [f"M{moments[0].x} {moments[0].y}"]
    commands += [f"H{moment.x}V{moment.y}" for moment in moments[1:]]
    return "".join(commands)


def _axis(values):
    """Return (value to y, ticks) of an axis from zero to a round number at or over all values."""
    values = [value for value in values if value is not None]
    if any(value < 0 for value in values):
        raise ValueError("a chart's values begin at zero")
    top = max(values, default=0)
    step = next(size * 10**power for power in range(12) for size in (1, 2, 5) if size * 10**power * 5 >= top)
    highest = step * max(1, -(-top // step))

    def scale(value):
        return (HEIGHT - BOTTOM) - (HEIGHT - BOTTOM - TOP) * value / highest

    ticks = [Tick(value=int(number), y=round(scale(number), 1)) for number in range(0, int(highest) + 1, int(step))]
    return scale, ticks


def _label_interval(count, slot):
    """Return n so that every n-th label, counted from the last, has room."""
    return max(1, -(-LABEL_WIDTH // max(int(slot), 1))) if count else 1


def _runs(points):
    """Return the stretches of points without a gap between."""
    runs, run = [], []
    for point in [*points, None]:
        if point:
            run.append(point)
        elif run:
            runs.append(run)
            run = []
    return runs


def _path(run):
    """Return the SVG path of one stretch: level from each point, up or down half-way to the next."""
    commands = [f"M{run[0].x} {run[0].y}"]
    for here, following in pairwise(run):
        half = round((here.x + following.x) / 2, 1)
        commands.append(f"H{half}V{following.y}H{following.x}")
    return "".join(commands)
