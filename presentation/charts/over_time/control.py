"""The control chart, or the run chart where a series bears no limits: ordinary ups and downs, and
real changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import plotly.graph_objects as go

from kpis.definitions import Hidden, Result, Shown
from kpis.milestones import MilestoneState
from kpis.record import Remark
from kpis.trends import JudgedPoint, JudgedSeries, Look, judged_series
from presentation.charts.kit import (
    Part,
    day,
    line,
    margin_labels,
    marks,
    named_label,
    newest_label,
    nothing,
    point_words,
    runs,
    span,
    wrapped,
)
from presentation.charts.over_time import canvas
from presentation.charts.over_time.events import event_marks
from presentation.palette import Palette
from presentation.words import begun
from presentation.words.measures import nothing_shown

_SHAPES: dict[Look, tuple[str, int]] = {
    "ordinary": ("circle", 7),
    "better": ("circle", 11),
    "worse": ("square", 10),
}

_HEIGHT = canvas.CONTROL.height
_DOTS, _DASHES = "2px,3px", "7px,4px"


def control_chart(
    result: Result,
    palette: Palette,
    *,
    since: str | None = None,
    milestones: Sequence[MilestoneState] = (),
    remarks: Sequence[Remark] = (),
) -> go.Figure:
    """The measure from the month `since` on, or in all its months, as judged in all of them, with
    the milestones that were completed and the comments made in them; 470 pixels high.

    Where limits begin anew, each stretch has its own lines; those of the newest are named.
    """
    chart = judged_series(result)
    shown = (
        [each for each in chart.points if since is None or each.point.period >= since]
        if chart
        else []
    )
    if not chart or not shown:
        return nothing(palette, _HEIGHT, nothing_shown(result))
    first, last = shown[0].point.period, result.told[-1].period
    levels = [level for stretch in _stretches(shown) for level in _levels(stretch, chart, result)]
    target = _target(first, last, result)
    values = [each.point.value for each in shown] + [level.value for level in levels + target]
    unit = result.measure.unit
    plane = canvas.plot(first, last, values, unit, canvas.CONTROL)
    named = [level for level in levels if level.last == shown[-1].point.period] + target
    labels = [
        named_label(level.name, level.value, result, palette.muted, canvas.CONTROL.right)
        for level in named
    ]
    traces = [
        *(_drawn(level, palette) for level in levels + target),
        *_course([one for one in result.told if one.period >= first], palette),
        _points(shown, result, palette),
        *event_marks(remarks, milestones, plane, palette),
    ]
    sheet = canvas.PlotSheet(plane, unit, canvas.CONTROL)
    ends = margin_labels([newest_label(shown[-1].point, result, palette), *labels], plane)
    return canvas.time_figure(traces, ends, sheet, palette)


@dataclass(frozen=True)
class _Level:
    """A level line from one month to another."""

    name: str
    value: float
    first: str
    last: str
    dash: str


def _stretches(shown: Sequence[JudgedPoint]) -> list[list[JudgedPoint]]:
    """The points by the limits that they are held against, in order."""
    held = groupby(shown, key=lambda each: (each.centre, each.lower_limit, each.upper_limit))
    return [list(stretch) for _, stretch in held]


def _levels(stretch: Sequence[JudgedPoint], chart: JudgedSeries, result: Result) -> list[_Level]:
    """The level lines of a stretch. A limit that no figure can reach is left out."""
    one, highest = stretch[0], 100 if result.measure.unit == "%" else float("inf")
    named = [
        ("Middle value" if chart.is_run_chart else "Average", one.centre, "solid"),
        ("Lower limit", one.lower_limit, _DOTS),
        ("Upper limit", one.upper_limit, _DOTS),
    ]
    first, last = one.point.period, stretch[-1].point.period
    return [
        _Level(name, value, first, last, dash)
        for name, value, dash in named
        if value is not None and 0 <= value <= highest
    ]


def _target(first: str, last: str, result: Result) -> list[_Level]:
    if result.target.value is None:
        return []
    return [_Level(result.measure.target.label, result.target.value, first, last, _DASHES)]


def _drawn(level: _Level, palette: Palette) -> Part:
    color = palette.target if level.dash == _DASHES else palette.ordinary
    return line(span(level.first, level.last), [level.value] * 2, color, 1.5, level.dash)


def _course(told: Sequence[Shown | Hidden], palette: Palette) -> list[Part]:
    return [
        line(
            [day(point.period) for point in run],
            [point.value for point in run],
            palette.ordinary,
            1.25,
        )
        for run in runs(told)
    ]


def _points(shown: Sequence[JudgedPoint], result: Result, palette: Palette) -> Part:
    colors = {"ordinary": palette.ordinary, "better": palette.better, "worse": palette.worse}
    return marks(
        [day(each.point.period) for each in shown],
        [each.point.value for each in shown],
        marker={
            "symbol": [_SHAPES[each.look][0] for each in shown],
            "size": [_SHAPES[each.look][1] for each in shown],
            "color": [colors[each.look] for each in shown],
            "opacity": 1,
            "line": {"width": 0},
        },
        hoverinfo="text",
        hovertext=[f"{point_words(each.point, result.measure)}<br>{_rule(each)}" for each in shown],
    )


def _rule(each: JudgedPoint) -> str:
    if each.look == "ordinary":
        return wrapped(begun(each.rule))
    return wrapped(f"{each.look.capitalize()}: {each.rule}")
