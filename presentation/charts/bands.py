"""Stacked columns of how many wait, by how long they have waited; the longest waits share the
baseline.

A hidden part of a column is a hollow stub below the line, as high wherever it stands: nothing can
be measured from it, and what stands above the line is as high as what is shown. (Hatched, each
would be a picture of points on paper, and a page of them large.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import plotly.graph_objects as go

from kpis import figures, months
from kpis.definitions import Hidden, Shown
from kpis.parts import Bands
from presentation.charts.kit import (
    SPARE,
    Part,
    day,
    figure,
    month_axis,
    nothing,
    plain,
    spread,
    steps,
    text,
    value_axis,
)
from presentation.palette import Palette
from presentation.words.measures import case_count
from presentation.words.waits import any_withheld

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 310, 46, 152, 10, 44
"""Pixels: of the figure, and of its margins."""

_PLOT, _LINE, _STUB = HEIGHT - TOP - BOTTOM, 18, 8
_COLUMN = 23 * 24 * 3600 * 1000
"""The width of a column: 23 days, in milliseconds."""


@dataclass(frozen=True)
class BandMonth:
    """How many were waiting at the end of a month in each band, from the shortest wait to the
    longest, and in all: None where that is hidden."""

    period: str
    counts: Bands
    total: int | None


def band_chart(
    waiting: Sequence[BandMonth],
    names: Sequence[str],
    palette: Palette,
    *,
    baseline: str = "",
) -> go.Figure:
    """A column for each month, from zero, with the newest counts named at the right; 310 pixels
    high.

    `names` are those of the bands, from the shortest wait to the longest. The column of the month
    `baseline` is marked.
    """
    if not waiting:
        return nothing(palette, HEIGHT)
    high = (1 + SPARE / 2) * max(1, *map(_shown, waiting))
    deep = max(map(_hidden, waiting))
    stubs = max(2, deep)
    low = -stubs * _STUB / _PLOT * high if deep else 0
    layout = {
        "barmode": "relative",
        "xaxis": month_axis(waiting[0].period, waiting[-1].period, palette),
        "yaxis": value_axis(low, high, steps(0, high, 6, least=1), palette),
        "annotations": [
            *_labels(waiting[-1], names, (low, high), low / stubs, palette),
            *_baseline(waiting, baseline, palette),
        ],
    }
    traces = [
        _columns(waiting, number, names[number], low / stubs, palette)
        for number in reversed(range(len(names)))
    ]
    return figure(palette, HEIGHT, (LEFT, RIGHT, TOP, BOTTOM), traces, layout)


def _columns(
    waiting: Sequence[BandMonth], number: int, name: str, stub: float, palette: Palette
) -> Part:
    full = palette.bands[number]
    edge, hollow = (palette.band_edge,) * 2 if number == 0 else (palette.page, full)
    parts = [month.counts[number] for month in waiting]
    return {
        "type": "bar",
        "x": [day(month.period) for month in waiting],
        "y": [stub if isinstance(part, Hidden) else part.cases for part in parts],
        "width": _COLUMN,
        "marker": {
            "color": [palette.page if isinstance(part, Hidden) else full for part in parts],
            "line": {
                "width": 1,
                "color": [hollow if isinstance(part, Hidden) else edge for part in parts],
            },
        },
        "hoverinfo": "text",
        "hovertext": [_words(month, number, name) for month in waiting],
        "textposition": "none",
    }


def _shown(month: BandMonth) -> float:
    """How high its column stands: the children in the bands whose numbers are shown."""
    return sum(part.cases for part in month.counts if isinstance(part, Shown))


def _hidden(month: BandMonth) -> int:
    """How many of its bands are hidden."""
    return sum(isinstance(part, Hidden) for part in month.counts)


def _words(month: BandMonth, number: int, name: str) -> str:
    part = month.counts[number]
    all_ = (
        "" if month.total is None or any_withheld([part]) else f" of {figures.count(month.total)}"
    )
    return f"<b>{months.short(month.period)}</b>, {plain(name)}: {case_count(part)}{all_}"


def _baseline(waiting: Sequence[BandMonth], period: str, palette: Palette) -> list[Part]:
    """The word above the column of the baseline, higher than all of them, with a line down to
    it."""
    marked = next((month for month in waiting if month.period == period), None)
    if marked is None or marked is waiting[-1]:
        return []
    top, own = max(map(_shown, waiting)), _shown(marked)
    arrow = {
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1.5,
        "arrowcolor": palette.axis,
        "ax": 0,
    }
    place = {"x": day(period), "y": own, "ayref": "y", "ay": top, "yanchor": "bottom"}
    return [text("Baseline", palette.muted, **place) | arrow]


def _label(name: str, part: Shown | Hidden) -> str:
    """In two lines where it is longer than the margin is wide."""
    between = ":<br>" if any_withheld([part]) else ": "
    return f"{plain(name)}{between}<b>{case_count(part)}</b>"


def _labels(
    newest: BandMonth,
    names: Sequence[str],
    ends: tuple[float, float],
    stub: float,
    palette: Palette,
) -> list[Part]:
    """Name and newest count of each band beside the last column, at the height of its part of
    it."""
    (low, high), counts = ends, newest.counts[::-1]
    tall = [part.cases if isinstance(part, Shown) else 0 for part in counts]
    middles = [
        stub / 2 if isinstance(part, Hidden) else end - own / 2
        for part, end, own in zip(counts, accumulate(tall), tall, strict=True)
    ]
    # From the bottom up: those below the line come first.
    order = sorted(range(len(counts)), key=lambda at: middles[at])
    wanted = [(middles[at] - low) / (high - low) * _PLOT for at in order]
    told = [_label(name, part) for name, part in zip(reversed(names), counts, strict=True)]
    tall = [_LINE * (1 + told[at].count("<br>")) for at in order]
    placed = spread(wanted, tall, 0, _PLOT)
    place = {"x": 1, "xref": "paper", "xanchor": "left", "align": "left", "xshift": 8}
    return [
        text(told[at], palette.text, y=middles[at], yshift=to - want, **place)
        for at, want, to in zip(order, wanted, placed, strict=True)
    ]
