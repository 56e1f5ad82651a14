"""The chart of a measure over time: its line, baseline, target, published figures and
milestones."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal

import plotly.graph_objects as go

from kpis.definitions import Hidden, Result, Shown
from kpis.milestones import MilestoneState
from kpis.record import Remark
from presentation.charts.kit import (
    Part,
    course_drawn,
    drawn,
    nothing,
    shown_comparators,
    target_courses,
    told,
)
from presentation.charts.over_time import canvas, comparators, course, events, local, target
from presentation.charts.over_time.canvas import Size
from presentation.charts.over_time.contents import Contents
from presentation.charts.over_time.lane import lane
from presentation.charts.over_time.names import names
from presentation.palette import Palette
from presentation.words.measures import nothing_shown

SIZES = {"large": canvas.LARGE, "medium": canvas.MEDIUM, "small": canvas.SMALL}


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
    return canvas.time_figure(_traces(view), names(view), sheet, palette)


def _view(
    result: Result, told: tuple[Shown | Hidden, ...], size: Size, palette: Palette
) -> Contents:
    first, newest, steps = told[0].period, told[-1].period, course_drawn(result, told[0].period)
    last = max([newest, *(month for month, _ in steps)])
    courses = target_courses(result, first, last)
    others = shown_comparators(result.comparators, first, newest)
    values = [one.value for one in told if isinstance(one, Shown)] + [
        value for _, value in chain.from_iterable([*courses, steps])
    ]
    values += [other.value for other in others] + (
        [result.baseline.value] if result.baseline else []
    )
    plane = canvas.plot(first, last, values, result.measure.unit, size)
    return Contents(result, told, courses, steps, others, plane, size, palette)


def _traces(view: Contents) -> list[Part]:
    """The parts of the chart, in the order in which they are drawn: the back first."""
    result, plane, palette = view.result, view.plane, view.palette
    baseline = local.baseline_marks(result.baseline, plane, palette) if result.baseline else []
    return [
        *target.meeting_side(view.courses, plane, result.measure.direction, palette),
        *baseline[:1],
        *target.target_lines(view.courses, plane, palette),
        *course.stair(view.steps, plane, palette),
        *course.step_dots(view.steps, plane, result, palette),
        *comparators.comparator_marks(view.comparators, plane, result.measure, palette),
        *local.local_line(view.told, palette),
        local.local_points(view.told, result, palette),
        *baseline[1:],
        *([] if result.withheld else [local.newest_dot(view.newest, result, palette)]),
        *events.event_marks(view.remarks, view.milestones, plane, palette),
    ]
