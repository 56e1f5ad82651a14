"""The control chart, or the run chart where a series bears no limits: ordinary ups and downs, and
real changes."""

from collections.abc import Sequence

import plotly.graph_objects as go

from kpis.definitions import Point, Result
from kpis.milestones import MilestoneState
from kpis.record import Remark
from kpis.trends import JudgedPoint, JudgedSeries, LimitsKind, Look, judged_series
from presentation.charts.kit import (
    EndLabel,
    Part,
    Plane,
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

_SHAPES: dict[Look, tuple[str, int]] = {
    "ordinary": ("circle", 7),
    "better": ("circle", 11),
    "worse": ("square", 10),
}

_HEIGHT = canvas.CONTROL.height
_DOTS = "2px,3px"


def control_chart(
    result: Result,
    palette: Palette,
    *,
    since: str | None = None,
    kind: LimitsKind = "control",
    milestones: Sequence[MilestoneState] = (),
    remarks: Sequence[Remark] = (),
) -> go.Figure:
    """The measure from the month `since` on, or in all its months, as judged in all of them, with
    the milestones that were completed and the comments made in them; 470 pixels high.

    A p chart's limits differ from month to month.
    """
    chart = judged_series(result, kind)
    shown = (
        [each for each in chart.points if since is None or each.point.period >= since]
        if chart
        else []
    )
    if not chart or not shown:
        return nothing(palette, _HEIGHT)
    lines = _lines(chart, result, palette)
    values = [each.point.value for each in shown] + [label.value for label, *_ in lines]
    values += [
        limit
        for each in shown
        for limit in (each.lower_limit, each.upper_limit)
        if limit is not None and kind == "p"
    ]
    unit = result.measure.unit
    plane = canvas.plot(shown[0].point.period, shown[-1].point.period, values, unit, canvas.CONTROL)
    labels = [newest_label(shown[-1].point, result, palette), *(label for label, *_ in lines)]
    traces = [
        *(
            _level(label.value, color, dash, plane)
            for label, color, dash in lines
            if kind != "p" or dash != _DOTS
        ),
        *(_moving_limits(shown, palette) if kind == "p" else []),
        *_course([each.point for each in shown], palette),
        _points(shown, result, palette),
        *event_marks(remarks, milestones, plane, palette),
    ]
    sheet = canvas.PlotSheet(plane, unit, canvas.CONTROL)
    return canvas.time_figure(traces, margin_labels(labels, plane), sheet, palette)


def _lines(
    chart: JudgedSeries, result: Result, palette: Palette
) -> list[tuple[EndLabel, str, str]]:
    """The level lines: label, colour and dash. A limit that no figure can reach is left out."""
    highest = 100 if result.measure.unit == "%" else float("inf")
    named = [
        (
            "Middle value" if chart.is_run_chart else "Average",
            chart.centre,
            palette.ordinary,
            "solid",
        ),
        ("Lower limit", chart.lower_limit, palette.ordinary, _DOTS),
        ("Upper limit", chart.upper_limit, palette.ordinary, _DOTS),
        (result.measure.target.label, result.target.value, palette.target, "7px,4px"),
    ]
    return [
        (named_label(name, value, result, palette.muted, canvas.CONTROL.right), color, dash)
        for name, value, color, dash in named
        if value is not None and 0 <= value <= highest
    ]


def _level(value: float, color: str, dash: str, plane: Plane) -> Part:
    return line(span(plane.first, plane.last), [value, value], color, 1.5, dash)


def _moving_limits(shown: Sequence[JudgedPoint], palette: Palette) -> list[Part]:
    days = [day(each.point.period) for each in shown]
    ends = ([each.lower_limit for each in shown], [each.upper_limit for each in shown])
    return [line(days, limits, palette.ordinary, 1.5, _DOTS) for limits in ends]


def _course(points: Sequence[Point], palette: Palette) -> list[Part]:
    return [
        line(
            [day(point.period) for point in run],
            [point.value for point in run],
            palette.ordinary,
            1.25,
        )
        for run in runs(points)
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
