"""The target on a chart over time: its dashed course, and the shaded side that meets it."""

from collections.abc import Sequence

from kpis.definitions import Direction
from presentation.charts.kit import Box, Part, Plane, Spot, Stretch, day, line, span, text
from presentation.palette import Palette

MEETS = "Meets the target"
_WIDTH, _HEIGHT, _GAP = 104, 18, 5
"""Pixels that the name of the shaded side takes, and that lie between it and the edges."""


def target_lines(courses: Sequence[Stretch], plane: Plane, palette: Palette) -> list[Part]:
    """The dashed course, from the left edge where it is known from the first month on, to the last
    month for which it is known."""
    stretches = [[*_before(course, plane), *_dates(course)] for course in courses]
    return [
        line([x for x, _ in stretch], [y for _, y in stretch], palette.target, 1.5, "7px,4px")
        for stretch in stretches
    ]


def meeting_side(
    courses: Sequence[Stretch], plane: Plane, direction: Direction, palette: Palette
) -> list[Part]:
    """The shaded areas between the course and the edge of the plot on the better side."""
    edge = plane.high if direction == "increase" else plane.low
    return [
        _area([*_before(course, plane), *_dates(course), *_after(course, plane)], edge, palette)
        for course in courses
    ]


def _dates(course: Stretch) -> Stretch:
    return [(day(period), value) for period, value in course]


def _before(course: Stretch, plane: Plane) -> Stretch:
    """The left edge of the plot, where the course is known from the first month on."""
    left, _ = span(plane.first, plane.last)
    return [(left, course[0][1])] if course[0][0] == plane.first else []


def _after(course: Stretch, plane: Plane) -> Stretch:
    """The right edge of the plot, where the course is known up to the newest month."""
    _, right = span(plane.first, plane.last)
    return [(right, course[-1][1])] if course[-1][0] == plane.last else []


def _area(course: Stretch, edge: float, palette: Palette) -> Part:
    along = [when for when, _ in course]
    around = [*(value for _, value in course), edge, edge]
    shape = line([*along, along[-1], along[0]], around, palette.target, 0)
    return shape | {"fill": "toself", "fillcolor": palette.meets}


def meeting_name(
    courses: Sequence[Stretch],
    plane: Plane,
    direction: Direction,
    busy: Sequence[Spot],
    palette: Palette,
) -> list[Part]:
    """The words in the shaded side, at its far edge where they are clearest of `busy`; none where
    it is too thin."""
    rising = direction == "increase"
    far = plane.height if rising else 0
    bottom = far - _GAP - _HEIGHT if rising else _GAP
    ends = [courses[0][0], courses[-1][-1]] if courses else []
    roomy = [
        end
        for end, value in ends
        if end in (plane.first, plane.last) and abs(plane.up(value) - far) > _HEIGHT + 2 * _GAP
    ]
    if not roomy:
        return []
    at = min(roomy, key=lambda end: plane.crowd(busy, end, _box(end == plane.first, bottom)))
    return [_name(at == plane.first, rising, plane, palette)]


def _name(left: bool, rising: bool, plane: Plane, palette: Palette) -> Part:
    side = (
        {"x": 0, "xanchor": "left", "xshift": 8}
        if left
        else {"x": 1, "xanchor": "right", "xshift": -8}
    )
    high = {"y": plane.high, "yanchor": "top", "yshift": -_GAP}
    low = {"y": plane.low, "yanchor": "bottom", "yshift": _GAP}
    return text(MEETS, palette.green.text, xref="paper", **side, **(high if rising else low))


def _box(left: bool, bottom: float) -> Box:
    return Box(0 if left else -_WIDTH, _WIDTH if left else 0, bottom, bottom + _HEIGHT)
