"""What a chart over time plots, as series of figures by month. A month whose figure is hidden has
none, and neither has a month without cases: nothing is drawn there, and nothing is kept of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from data.place import load_place
from kpis import months
from kpis.definitions import Comparator, Result
from kpis.figures import Unit
from presentation.charts.kit import (
    Stretch,
    course_drawn,
    drawn,
    end,
    shown_comparators,
    start,
    steps,
    target_courses,
    told,
    value_range,
    yearly,
)

SeriesKind = Literal["own", "target", "course", "baseline", "year", "month"]
"""The figures of the place, the target, the board's course, the baseline, and published figures of
a calendar year or of months."""
_GRIDLINES = 6


@dataclass(frozen=True)
class PlotSeries:
    """A series: a value or nothing for each month of the plot. `named` is the place of the value
    that has a label beside it, None where another says it; `dots` are the places that are marked,
    `dashed` those to which the line is dashed."""

    kind: SeriesKind
    name: str
    values: tuple[float | None, ...]
    named: int | None
    dots: tuple[int, ...] = ()
    dashed: tuple[int, ...] = ()


@dataclass(frozen=True)
class SlidePlot:
    """A chart over time: its months (`YYYY-MM`), its series, the unit, and the ends of the value
    axis with the step between two gridlines."""

    months: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    unit: Unit
    low: float
    high: float
    step: float


def plot_of(result: Result, since: str | None) -> SlidePlot | None:
    """What is plotted of a measure from the month `since` on; None where no figure is shown."""
    if not drawn(result, since):
        return None
    held = told(result, since)
    first, newest = held[0].period, held[-1].period
    asked = course_drawn(result, first)
    last = max([newest, *(month for month, _ in asked)])
    span = months.every(first, last)
    series = [
        _own(result, since, span),
        *_baseline(result, span),
        *_target(result, span),
        *_course(asked, span),
        *_published(result, shown_comparators(result.comparators, first, newest), span),
    ]
    values = [one for one in chain.from_iterable(each.values for each in series) if one is not None]
    return SlidePlot(tuple(span), tuple(series), result.measure.unit, *_scale(values, result))


def _own(result: Result, since: str | None, span: Sequence[str]) -> PlotSeries:
    points = {point.period: point for point in drawn(result, since)}
    partial = [span.index(period) for period, point in points.items() if point.partial]
    newest = span.index(max(points))
    return PlotSeries(
        "own",
        load_place().name,
        _by_month({period: point.value for period, point in points.items()}, span),
        newest,
        dots=(newest,),
        dashed=tuple(sorted({*partial, *(at + 1 for at in partial if at + 1 < len(span))})),
    )


def _baseline(result: Result, span: Sequence[str]) -> list[PlotSeries]:
    baseline = result.baseline
    if baseline is None or baseline.period not in span:
        return []
    at = span.index(baseline.period)
    values = _by_month({baseline.period: baseline.value}, span)
    return [PlotSeries("baseline", "Baseline", values, at, dots=(at,))]


def _target(result: Result, span: Sequence[str]) -> list[PlotSeries]:
    """The target in each month of which it is known; the plan's own figure in all of them."""
    stretches = target_courses(result, span[0], span[-1])
    known = dict(chain.from_iterable(stretches))
    if known and not result.targets:
        known = dict.fromkeys(span, known[span[0]])
    if not known:
        return []
    values, named = _by_month(known, span), span.index(max(known))
    return [PlotSeries("target", result.measure.target.label, values, named)]


def _course(asked: Stretch, span: Sequence[str]) -> list[PlotSeries]:
    """What the newest step asks for, month by month."""
    if not asked:
        return []
    held = {
        month: [value for begun, value in asked if begun <= month][-1]
        for month in span
        if month >= asked[0][0]
    }
    dots = tuple(span.index(month) for month, _ in asked if month in span)
    return [PlotSeries("course", "Course", _by_month(held, span), len(span) - 1, dots)]


def _published(
    result: Result, others: Sequence[Comparator], span: Sequence[str]
) -> list[PlotSeries]:
    """A series for each calendar year, and one for the months of each area."""
    newest = max((one.period for one in others), default="")
    by_year = [_year(one, span, named=one.period == newest) for one in others if yearly(one)]
    areas = sorted({one.area_name for one in others if not yearly(one)})
    return [*by_year, *(_monthly(name, result, others, span) for name in areas)]


def _year(one: Comparator, span: Sequence[str], *, named: bool) -> PlotSeries:
    held = [month for month in months.every(start(one), end(one)) if month in span]
    values = _by_month(dict.fromkeys(held, one.value), span)
    last = span.index(held[-1])
    return PlotSeries("year", f"{one.area_name} {one.period}", values, last if named else None)


def _monthly(
    name: str, result: Result, others: Sequence[Comparator], span: Sequence[str]
) -> PlotSeries:
    held = {one.period: one.value for one in others if one.area_name == name and not yearly(one)}
    goal = result.measure.target
    said = goal.kind == "comparator" and goal.label == name
    dots = tuple(span.index(month) for month in held)
    named = None if said else span.index(max(held))
    return PlotSeries("month", f"{name}, published", _by_month(held, span), named, dots)


def _by_month(held: dict[str, float], span: Sequence[str]) -> tuple[float | None, ...]:
    return tuple(map(held.get, span))


def _scale(values: Sequence[float], result: Result) -> tuple[float, float, float]:
    """The ends of the value axis, at gridlines, and the step between these."""
    low, high = value_range(values, result.measure.unit)
    ticks = steps(low, high, _GRIDLINES)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else high - low
    top = math.ceil(high / step - 1e-9) * step
    return math.floor(low / step + 1e-9) * step, top, step
