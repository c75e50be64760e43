import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gotene.documents import charts

counts = st.lists(st.one_of(st.none(), st.integers(0, 400_000)), min_size=0, max_size=40)


def named(values):
    return list(enumerate(values, start=1990))


@given(counts)
def test_everything_drawn_is_inside_the_drawing(values):
    for chart in (
        charts.bars(named(values), levels=values),
        charts.steps(named(values)),
    ):
        shapes = getattr(chart, "bars", []) + getattr(chart, "points", [])
        assert all(charts.LEFT <= shape.x <= charts.WIDTH for shape in shapes)
        assert all(charts.TOP <= shape.y <= chart.floor for shape in shapes)
        assert 2 <= len(chart.ticks) <= 7


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=20))
def test_a_bars_height_is_in_proportion_to_its_value(values):
    chart = charts.bars(named(values))
    highest = chart.ticks[-1].value
    for bar in chart.bars:
        assert bar.height == pytest.approx(bar.value / highest * (chart.floor - charts.TOP), abs=0.06)


def test_the_axis_ends_on_a_round_number_over_values_and_limits():
    assert [tick.value for tick in charts.bars(named([3, 7])).ticks] == [0, 2, 4, 6, 8]
    assert [tick.value for tick in charts.bars(named([3, 7]), levels=[12, None]).ticks] == [0, 5, 10, 15]
    assert [tick.value for tick in charts.steps(named([0])).ticks] == [0, 1]


def test_the_policy_line_lies_over_its_own_year_and_has_gaps_where_there_was_none():
    chart = charts.bars(named([1, 2, 3]), levels=[None, 5, 6], marked={1991})
    assert [(level.value, level.marked) for level in chart.levels] == [
        (5, True),
        (6, False),
    ]
    for bar, level in zip(chart.bars[1:], chart.levels, strict=True):
        assert level.x1 < bar.x < bar.x + bar.width < level.x2
    assert [bar.marked for bar in chart.bars] == [False, True, False]


def test_a_year_without_a_figure_breaks_the_line_instead_of_falling_to_zero():
    chart = charts.steps(named([4, None, 2, 1]))
    assert [point.value for point in chart.points] == [4, 2, 1]
    assert len(chart.paths) == 2
    assert charts.bars(named([4, None])).bars[1].value is None


def test_the_line_steps_half_way_between_two_years():
    chart = charts.steps(named([2, 1]))
    first, second = chart.points
    half = round((first.x + second.x) / 2, 1)
    assert chart.paths == [f"M{first.x} {first.y}H{half}V{second.y}H{second.x}"]


def test_labels_thin_out_where_they_have_no_room_and_the_last_is_kept():
    assert all(bar.shows_label for bar in charts.bars(named([1] * 12)).bars)
    crowded = charts.bars(named([1] * 40)).bars
    assert not all(bar.shows_label for bar in crowded)
    assert crowded[-1].shows_label


def test_a_negative_figure_is_refused():
    with pytest.raises(ValueError, match="zero"):
        charts.bars(named([-1]))


# Through time

TODAY = dt.date(2026, 11, 22)
moments = st.lists(
    st.tuples(st.dates(dt.date(2015, 12, 31), TODAY), st.integers(0, 400_000)), min_size=1, max_size=20
).map(sorted)
to_come = st.lists(
    st.tuples(st.dates(TODAY + dt.timedelta(days=1), dt.date(2060, 1, 1)), st.integers(0, 400_000)), max_size=20
).map(sorted)


@given(moments, to_come)
def test_a_timeline_stays_inside_the_drawing_and_goes_forward(known, planned):
    chart = charts.timeline(known, planned)
    drawn = [*chart.known, *chart.planned]
    assert [(moment.day, moment.value) for moment in drawn] == [*known, *planned]
    assert all(charts.LEFT <= moment.x <= charts.WIDTH and charts.TOP <= moment.y <= chart.floor for moment in drawn)
    assert all(one.x <= other.x for one, other in pairwise(drawn))
    assert all(charts.LEFT <= x <= charts.WIDTH for _year, x in chart.years)
    assert bool(chart.planned_path) is bool(planned)


@given(moments, to_come)
def test_the_first_todays_and_the_last_number_are_always_told(known, planned):
    chart = charts.timeline(known, planned)
    assert chart.known[0].shows_value and chart.known[-1].shows_value
    assert [*chart.known, *chart.planned][-1].shows_value


def test_what_is_planned_begins_where_today_ends():
    chart = charts.timeline([(dt.date(2015, 12, 31), 21), (TODAY, 2)], [(dt.date(2027, 8, 31), 1)])
    today = chart.known[-1]
    assert chart.planned_path.startswith(f"M{today.x} {today.y}")
    assert chart.known_path.endswith(f"H{today.x}V{today.y}")
    assert chart.years[-1][0] == 2027


@pytest.mark.parametrize("known", [[], [(TODAY, -1)]])
def test_a_timeline_needs_a_day_and_begins_at_zero(known):
    with pytest.raises(ValueError):
        charts.timeline(known, [])
