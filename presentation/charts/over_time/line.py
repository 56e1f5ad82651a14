"""The chart of a measure over time: its line, baseline, target, published figures and
milestones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

import plotly.graph_objects as go

from kpis.definitions import Comparator, Hidden, Result, Shown
from kpis.milestones import MilestoneState
from kpis.record import Remark
from presentation.charts.kit import (
    MarkLabel,
    Part,
    Plane,
    Spot,
    Stretch,
    covered,
    dense,
    drawn,
    margin,
    nothing,
    on_page,
    placed,
    shown_comparators,
    target_courses,
    told,
)
from presentation.charts.over_time import canvas, comparators, events, local, target
from presentation.charts.over_time.canvas import Size
from presentation.charts.over_time.lane import lane
from presentation.palette import Palette
from presentation.words.measures import nothing_shown

SIZES = {"large": canvas.LARGE, "medium": canvas.MEDIUM, "small": canvas.SMALL}


@dataclass(frozen=True)
class Contents:
    """What one chart shows, and where."""

    result: Result
    told: tuple[Shown | Hidden, ...]
    courses: list[Stretch]
    comparators: list[Comparator]
    plane: Plane
    size: Size
    palette: Palette
    remarks: Sequence[Remark] = ()
    milestones: Sequence[MilestoneState] = ()

    @property
    def newest(self) -> Shown:
        """The newest figure that is shown."""
        return next(one for one in reversed(self.told) if isinstance(one, Shown))


def line_chart(
    result: Result,
    palette: Palette,
    *,
    since: str | None = None,
    size: Literal["large", "medium", "small"] = "large",
    milestones: Sequence[MilestoneState] = (),
    remarks: Sequence[Remark] = (),
) -> go.Figure:
    """The measure from the month `since` on, or in all its months, with the milestones due and the
    comments made in them. Only those of the measure's own actions have a square; others are marked
    where they were completed.

    470, 290 or 185 pixels high; it grows where the milestones need more room than it has for them.
    """
    if not drawn(result, since):
        return nothing(palette, SIZES[size].height, nothing_shown(result))
    first = _view(result, told(result, since), SIZES[size], palette)
    own = [state for state in milestones if state.action in result.measure.actions]
    sheet = canvas.sheet(first.plane, result.measure.unit, first.size, lane(own, first.plane))
    view = replace(first, plane=sheet.plane, remarks=remarks, milestones=milestones)
    return canvas.time_figure(_traces(view), _labels(view), sheet, palette)


def _view(
    result: Result, told: tuple[Shown | Hidden, ...], size: Size, palette: Palette
) -> Contents:
    first, last = told[0].period, told[-1].period
    courses = target_courses(result, first, last)
    others = shown_comparators(result.comparators, first, last)
    values = [one.value for one in told if isinstance(one, Shown)] + [
        value for _, value in chain.from_iterable(courses)
    ]
    values += [other.value for other in others] + (
        [result.baseline.value] if result.baseline else []
    )
    plane = canvas.plot(first, last, values, result.measure.unit, size)
    return Contents(result, told, courses, others, plane, size, palette)


def _traces(view: Contents) -> list[Part]:
    """The parts of the chart, in the order in which they are drawn: the back first."""
    result, plane, palette = view.result, view.plane, view.palette
    baseline = local.baseline_marks(result.baseline, plane, palette) if result.baseline else []
    return [
        *target.meeting_side(view.courses, plane, result.measure.direction, palette),
        *baseline[:1],
        *target.target_lines(view.courses, plane, palette),
        *comparators.comparator_marks(view.comparators, plane, result.measure, palette),
        *local.local_line(view.told, palette),
        local.local_points(view.told, result, palette),
        *baseline[1:],
        *([] if result.withheld else [local.newest_dot(view.newest, result, palette)]),
        *events.event_marks(view.remarks, view.milestones, plane, palette),
    ]


def _labels(view: Contents) -> list[Part]:
    return _in_margin(view) + _on_plot(view)


def _in_margin(view: Contents) -> list[Part]:
    newest = margin.newest_label(view.newest, view.result, view.palette)
    last = [course[-1] for course in view.courses[-1:] if course[-1][0] >= view.newest.period]
    name, room = view.result.measure.target.label, view.size.right
    targets = [
        margin.named_label(name, value, view.result, view.palette.target, room) for _, value in last
    ]
    return margin.margin_labels([newest, *targets], view.plane)


def _on_plot(view: Contents) -> list[Part]:
    """The names of marks on the plot, each placed clear of the lines and of the names before it.

    Small charts leave out the baseline's, and those for which there is no clear place.
    """
    plane, palette, measure = view.plane, view.palette, view.result.measure
    busy = _lines(view)
    parts = []
    for label, color in _wanted(view):
        best, clear = placed(label, plane, busy)
        if clear or view.size.names:
            parts.append(best.part(color) if clear else on_page(best.part(color), palette))
            busy += covered(best, plane)
    if view.size == canvas.LARGE:
        parts += target.meeting_name(view.courses, plane, measure.direction, busy, palette)
    return parts


def _lines(view: Contents) -> list[Spot]:
    """What no name should lie on."""
    courses = [dense([view.plane.spot(*each) for each in course]) for course in view.courses]
    line = local.line_spots(view.told, view.plane)
    return [*line, *chain.from_iterable(courses), *events.remark_spots(view.remarks, view.plane)]


def _wanted(view: Contents) -> list[tuple[MarkLabel, str]]:
    named, result = view.size.names, view.result
    others = comparators.comparator_labels(
        _unnamed(view), view.plane, result.measure, brief=not named
    )
    baseline = (
        [local.baseline_label(result, result.baseline, view.plane)]
        if named and result.baseline
        else []
    )
    return [(each, view.palette.text) for each in baseline] + [
        (each, view.palette.comparator) for each in others
    ]


def _unnamed(view: Contents) -> list[Comparator]:
    """The published figures that the target's own label does not name already."""
    goal = view.result.measure.target
    return [
        each
        for each in view.comparators
        if goal.kind != "comparator" or each.area_name != goal.label
    ]
