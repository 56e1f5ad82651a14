"""Stacked columns of how many wait, by how long they have waited; the longest waits share the baseline.

A hidden part of a column is a hatched stub, as high wherever it stands, so that nothing can be measured from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import plotly.graph_objects as go

from kpis import figures, months
from kpis.definitions.shown import Hidden, Shown
from kpis.parts.waits import Bands
from presentation.charts.kit.frame import Part, day, figure, month_axis, nothing, plain, text, value_axis
from presentation.charts.kit.labels import spread
from presentation.charts.kit.scales import SPARE, steps
from presentation.palette import Palette
from presentation.words.measures.movement import case_count

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 310, 46, 152, 10, 44
"""Pixels: of the figure, and of its margins."""

_PLOT, _LINE, _STUB = HEIGHT - TOP - BOTTOM, 18, 8
_COLUMN = 23 * 24 * 3600 * 1000
"""The width of a column: 23 days, in milliseconds."""


@dataclass(frozen=True)
class BandMonth:
    """How many were waiting at the end of a month in each of four bands, from the shortest wait to the longest, and
    in all."""

    period: str
    counts: Bands
    total: int


def band_chart(
    waiting: Sequence[BandMonth], names: tuple[str, str, str, str], palette: Palette, *, baseline: str = ""
) -> go.Figure:
    """A column for each month, from zero, with the newest counts named at the right; 310 pixels high.

    `names` are those of the bands, from the shortest wait to the longest. The column of the month `baseline` is marked.
    """
    if not waiting:
        return nothing(palette, HEIGHT)
    high = (1 + SPARE / 2) * max(1, *(month.total for month in waiting))
    stub = _STUB / _PLOT * high
    layout = {
        "barmode": "stack",
        "xaxis": month_axis(waiting[0].period, waiting[-1].period, palette),
        "yaxis": value_axis(0, high, steps(0, high, 6, least=1), palette),
        "annotations": [*_labels(waiting[-1], names, stub, high, palette), *_baseline(waiting, baseline, palette)],
    }
    traces = [_columns(waiting, number, names[number], stub, palette) for number in reversed(range(4))]
    return figure(palette, HEIGHT, (LEFT, RIGHT, TOP, BOTTOM), traces, layout)


def _columns(waiting: Sequence[BandMonth], number: int, name: str, stub: float, palette: Palette) -> Part:
    edge = palette.band_edge if number == 0 else palette.page
    parts = [month.counts[number] for month in waiting]
    return {
        "type": "bar",
        "x": [day(month.period) for month in waiting],
        "y": [_height(part, stub) for part in parts],
        "width": _COLUMN,
        "marker": {"color": palette.bands[number], "line": {"width": 1, "color": edge}} | _hatched(parts, palette),
        "hoverinfo": "text",
        "hovertext": [_words(month, number, name) for month in waiting],
        "textposition": "none",
    }


def _height(part: Shown | Hidden, stub: float) -> float:
    return stub if isinstance(part, Hidden) else part.cases


def _hatched(parts: Sequence[Shown | Hidden], palette: Palette) -> Part:
    shapes = ["/" if isinstance(part, Hidden) else "" for part in parts]
    look = {"shape": shapes, "fillmode": "replace", "bgcolor": palette.page, "size": 4, "solidity": 0.5}
    return {"pattern": look} if any(shapes) else {}


def _words(month: BandMonth, number: int, name: str) -> str:
    count, total = case_count(month.counts[number]), figures.count(month.total)
    return f"<b>{months.short(month.period)}</b>, {plain(name)}: {count} of {total}"


def _baseline(waiting: Sequence[BandMonth], period: str, palette: Palette) -> list[Part]:
    """The word above the column of the baseline, higher than all of them, with a line down to it."""
    marked = next((month for month in waiting if month.period == period), None)
    if marked is None or marked is waiting[-1]:
        return []
    top, own = max(month.total for month in waiting), marked.total
    arrow = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1.5, "arrowcolor": palette.axis, "ax": 0}
    place = {"x": day(period), "y": own, "ayref": "y", "ay": top, "yanchor": "bottom"}
    return [text("Baseline", palette.muted, **place) | arrow]


def _labels(newest: BandMonth, names: Sequence[str], stub: float, high: float, palette: Palette) -> list[Part]:
    """Name and newest count of each band beside the last column, at the height of its part of it."""
    counts = newest.counts[::-1]
    tall = [_height(count, stub) for count in counts]
    middles = [end - own / 2 for end, own in zip(accumulate(tall), tall, strict=True)]
    wanted = [middle / high * _PLOT for middle in middles]
    placed = spread(wanted, [_LINE] * len(wanted), 0, _PLOT)
    place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8}
    return [
        text(f"{plain(name)}: <b>{case_count(count)}</b>", palette.text, y=y, yshift=at - want, **place)
        for name, count, y, want, at in zip(reversed(names), counts, middles, wanted, placed, strict=True)
    ]
