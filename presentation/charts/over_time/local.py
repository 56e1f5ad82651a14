"""The local line of a chart over time: its stretches, its points, its newest dot, and the
baseline."""

from collections.abc import Sequence
from itertools import chain

from kpis import figures
from kpis.definitions import Baseline, Hidden, Result, Shown
from presentation.charts.kit import (
    MarkLabel,
    Part,
    Plane,
    Spot,
    day,
    dense,
    line,
    marks,
    newest_label,
    parts,
    placed,
    point_words,
    runs,
)
from presentation.palette import Palette

FEW = 6
"""Below so many points each one is marked."""

_FULL, _PARTIAL = (2.75, "solid"), (1.5, "4px,3px")


def local_line(told: Sequence[Shown | Hidden], palette: Palette) -> list[Part]:
    """The stretches of the line: thin and dashed where a point holds fewer than its twelve
    months. It breaks at a hidden month."""
    return [
        line(
            [day(point.period) for point in stretch],
            [point.value for point in stretch],
            palette.line,
            *(_PARTIAL if partial else _FULL),
        )
        for partial, stretch in parts(told)
    ]


def local_points(told: Sequence[Shown | Hidden], result: Result, palette: Palette) -> Part:
    """The points, which answer to the pointer; seen only where they are few, or where no line leads
    to one."""
    points = [one for one in told if isinstance(one, Shown)]
    alone = {run[0].period for run in runs(told) if len(run) == 1}
    seen = [len(points) < FEW or point.period in alone for point in points]
    return marks(
        [day(point.period) for point in points],
        [point.value for point in points],
        marker={"size": 7, "color": palette.line, "opacity": [float(each) for each in seen]},
        hoverinfo="text",
        hovertext=[point_words(point, result.measure) for point in points],
    )


def newest_dot(point: Shown, result: Result, palette: Palette) -> Part:
    """The newest point, in the colour of the status."""
    look = {"size": 11, "color": palette.status[result.status], "opacity": 1}
    return marks([day(point.period)], [point.value], marker=look, hoverinfo="skip")


def newest_name(
    point: Shown, result: Result, plane: Plane, busy: Sequence[Spot], palette: Palette
) -> tuple[MarkLabel, Part]:
    """The newest figure beside its own dot, for a plot that goes on after it, and the room that it
    takes: the margin is not beside it there."""
    said = newest_label(point, result, palette)
    # Its letters are larger than those for which a label reckons its room.
    lines = tuple(f"{words}  " for words in said.words.split("<br>"))
    place, _ = placed(MarkLabel(lines, point.period, point.value), plane, busy)
    font = {"size": said.size, "color": said.color}
    return place, place.part(said.color) | {"text": said.words, "font": font}


def baseline_marks(baseline: Baseline, plane: Plane, palette: Palette) -> list[Part]:
    """The dotted hairline to the edge of the plot and, where its month is shown, the hollow dot."""
    start = max(baseline.period, plane.first)
    hairline = line(
        [day(start), day(plane.last)], [baseline.value, baseline.value], palette.axis, 1, "1px,3px"
    )
    look = {
        "size": 10,
        "color": palette.page,
        "opacity": 1,
        "line": {"width": 2, "color": palette.line},
    }
    dot = marks([day(start)], [baseline.value], marker=look, hoverinfo="skip")
    return [hairline, dot] if start == baseline.period else [hairline]


def baseline_label(result: Result, baseline: Baseline, plane: Plane) -> MarkLabel:
    """The baseline in words, not yet placed."""
    words = f"Baseline {figures.plain_figure(baseline.value, result.measure.unit)}"
    return MarkLabel((words,), max(baseline.period, plane.first), baseline.value)


def line_spots(told: Sequence[Shown | Hidden], plane: Plane) -> list[Spot]:
    """Spots all along the line."""
    return list(
        chain.from_iterable(
            dense([plane.spot(p.period, p.value) for p in run]) for run in runs(told)
        )
    )
