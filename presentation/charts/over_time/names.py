"""The names on a chart of a measure over time, and where they are placed."""

from itertools import chain

from kpis.definitions import Comparator
from presentation.charts.kit import (
    MarkLabel,
    Part,
    Spot,
    covered,
    dense,
    margin,
    on_page,
    placed,
)
from presentation.charts.over_time import canvas, comparators, course, events, local, target
from presentation.charts.over_time.contents import Contents


def names(view: Contents) -> list[Part]:
    """All names, those in the right-hand margin first."""
    return _in_margin(view) + _on_plot(view)


def _in_margin(view: Contents) -> list[Part]:
    newest = (
        [] if view.newest_on_plot else [margin.newest_label(view.newest, view.result, view.palette)]
    )
    last = [course[-1] for course in view.courses[-1:] if course[-1][0] >= view.newest.period]
    name, room = view.result.measure.target.label, view.size.right
    targets = [
        margin.named_label(name, value, view.result, view.palette.target, room) for _, value in last
    ]
    asked = [
        margin.named_label(course.NAME, value, view.result, view.palette.target, room)
        for _, value in view.steps[-1:]
    ]
    return margin.margin_labels([*newest, *targets, *asked], view.plane)


def _on_plot(view: Contents) -> list[Part]:
    """The names of marks on the plot, each placed clear of the lines and of the names before it.

    Those that the caption says as well are left out where there is no clear place, and so are
    all others of a small chart, which has no name for the baseline.
    """
    plane, palette, measure = view.plane, view.palette, view.result.measure
    busy = _lines(view)
    parts = []
    if view.newest_on_plot:
        place, name = local.newest_name(view.newest, view.result, plane, busy, palette)
        parts.append(name)
        busy += covered(place, plane)
    for label, color, needed in _wanted(view):
        best, clear = placed(label, plane, busy)
        if clear or needed:
            parts.append(best.part(color) if clear else on_page(best.part(color), palette))
            busy += covered(best, plane)
    if view.size == canvas.LARGE:
        parts += target.meeting_name(view.courses, plane, measure.direction, busy, palette)
    return parts


def _lines(view: Contents) -> list[Spot]:
    """What no name should lie on."""
    courses = [dense([view.plane.spot(*each) for each in course]) for course in view.courses]
    line = local.line_spots(view.told, view.plane)
    stair = course.stair_spots(view.steps, view.plane)
    return [
        *line,
        *stair,
        *chain.from_iterable(courses),
        *events.remark_spots(view.remarks, view.plane),
    ]


def _wanted(view: Contents) -> list[tuple[MarkLabel, str, bool]]:
    """The names with their colours, and whether each has to stand even on a line."""
    named, result = view.size.names, view.result
    others = comparators.comparator_labels(
        _unnamed(view), view.plane, result.measure, brief=not named
    )
    baseline = (
        [local.baseline_label(result, result.baseline, view.plane)]
        if named and result.baseline
        else []
    )
    asked = course.step_labels(view.steps, result) if named else []
    return [
        *((each, view.palette.text, named) for each in baseline),
        *((each, view.palette.comparator, named) for each in others),
        *((each, view.palette.target, False) for each in asked),
    ]


def _unnamed(view: Contents) -> list[Comparator]:
    """The published figures that the target's own label does not name already."""
    goal = view.result.measure.target
    return [
        each
        for each in view.comparators
        if goal.kind != "comparator" or each.area_name != goal.label
    ]
