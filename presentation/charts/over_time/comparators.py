"""Published figures of other areas on a chart over time: a bar over a calendar year, a diamond at a
month."""

import textwrap
from collections.abc import Sequence

from kpis import figures, months
from kpis.definitions import Comparator, Measure
from presentation.charts.kit import (
    MarkLabel,
    Part,
    Plane,
    comparator_words,
    day,
    end,
    line,
    marks,
    plain,
    start,
    yearly,
)
from presentation.palette import Palette

FEW = 6
"""Up to so many months each has a solid diamond; more would run into one another and have small
open ones."""


def comparator_marks(
    shown: Sequence[Comparator], plane: Plane, measure: Measure, palette: Palette
) -> list[Part]:
    """The bars and diamonds; a bar is cut at the edges of the months shown."""
    monthly = sum(not yearly(each) for each in shown)
    return [_mark(each, plane, palette, monthly <= FEW) | _said(each, measure) for each in shown]


def _mark(each: Comparator, plane: Plane, palette: Palette, few: bool) -> Part:
    if yearly(each):
        ends = [day(max(start(each), plane.first)), day(min(end(each), plane.last))]
        return line(ends, [each.value, each.value], palette.comparator, 3)
    symbol, size = ("diamond", 10) if few else ("diamond-open", 5)
    look = {"symbol": symbol, "size": size, "color": palette.comparator}
    return marks([day(each.period)], [each.value], marker=look)


def _said(each: Comparator, measure: Measure) -> Part:
    words = plain(comparator_words(each, measure.unit))
    source = f"<br>{plain(each.source)}" if each.source else ""
    return {"hoverinfo": "text", "hovertext": words + source}


def comparator_labels(
    shown: Sequence[Comparator], plane: Plane, measure: Measure, brief: bool
) -> list[MarkLabel]:
    """A label for the newest mark of each area, not yet placed; a brief one leaves the period to
    the pointer."""
    newest = {each.area_code: each for each in sorted(shown, key=lambda each: each.period)}
    return [_label(each, plane, measure, brief) for each in newest.values()]


def _label(each: Comparator, plane: Plane, measure: Measure, brief: bool) -> MarkLabel:
    short = f"{each.area_name} {figures.plain_figure(each.value, measure.unit)}"
    lines = map(plain, textwrap.wrap(short if brief else comparator_words(each, measure.unit), 20))
    first, last = max(start(each), plane.first), min(end(each), plane.last)
    return MarkLabel(tuple(lines), months.add(first, months.between(first, last) // 2), each.value)
