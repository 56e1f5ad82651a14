"""Trend lines as small pictures: SVG text, for the tables of measures."""

import base64
from collections.abc import Callable, Sequence
from html import escape

from kpis import months
from kpis.definitions import Hidden, Result, Shown
from presentation.charts.kit import Stretch, drawn, runs, target_courses, told
from presentation.palette import Palette

WIDTH, HEIGHT, EDGE = 150, 36, 5
"""Pixels; `EDGE` leaves room for the dots."""

Place = Callable[[str, float], tuple[str, str]]
"""Turns a month (`YYYY-MM`) and a value into the text of x and y."""


def trend_svg(result: Result, palette: Palette, since: str) -> str:
    """The measure from the month `since` on (`YYYY-MM`), 150 by 36 pixels: line, target, baseline
    and newest dot, which is left out where the newest month is hidden."""
    shown = drawn(result, since)
    return _svg(_drawing(told(result, since), result, palette) if shown else [])


def data_uri(svg: str) -> str:
    """The picture as the address of an image."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _drawing(told: Sequence[Shown | Hidden], result: Result, palette: Palette) -> list[str]:
    courses = target_courses(result, told[0].period, told[-1].period)
    place = _place(told, courses, result)
    lines = [[(point.period, point.value) for point in run] for run in runs(told)]
    newest, baseline = told[-1], result.baseline
    shapes = [_path(course, place, palette.target, 1.25, "4 3") for course in courses]
    shapes += [_path(course, place, palette.line, 1.75) for course in lines]
    if baseline and baseline.period >= told[0].period:
        shapes.append(
            _dot(place(baseline.period, baseline.value), 2.75, palette.page, palette.line)
        )
    if isinstance(newest, Hidden):
        return shapes
    color = palette.status[result.status]
    return [*shapes, _dot(place(newest.period, newest.value), 3.25, color, color)]


def _place(told: Sequence[Shown | Hidden], courses: Sequence[Stretch], result: Result) -> Place:
    values = [one.value for one in told if isinstance(one, Shown)] + [
        value for course in courses for _, value in course
    ]
    values += [result.baseline.value] if result.baseline else []
    low, high = min(values), max(values)
    first, length = told[0].period, months.between(told[0].period, told[-1].period)

    def place(period: str, value: float) -> tuple[str, str]:
        along = months.between(first, period) / length if length else 1.0
        up = (value - low) / (high - low) if high > low else 0.5
        return (
            f"{EDGE + along * (WIDTH - 2 * EDGE):.1f}",
            f"{HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE):.1f}",
        )

    return place


def _path(course: Stretch, place: Place, color: str, width: float, dash: str = "") -> str:
    # A round cap makes a dot of a line to itself: a month between two gaps is seen.
    steps = " L".join(
        " ".join(place(*each)) for each in (course if len(course) > 1 else [*course, *course])
    )
    style = _attributes(
        stroke=color, stroke_width=width, **({"stroke_dasharray": dash} if dash else {})
    )
    return f'<path d="M{steps}" fill="none" stroke-linejoin="round" stroke-linecap="round"{style}/>'


def _dot(at: tuple[str, str], radius: float, fill: str, edge: str) -> str:
    place = _attributes(cx=at[0], cy=at[1], r=radius)
    return f"<circle{place}{_attributes(fill=fill, stroke=edge, stroke_width=1.5)}/>"


def _svg(shapes: Sequence[str]) -> str:
    size = _attributes(width=WIDTH, height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}")
    return f'<svg xmlns="http://www.w3.org/2000/svg"{size}>{"".join(shapes)}</svg>'


def _attributes(**values: object) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{escape(str(value))}"' for name, value in values.items()
    )
