"""The labels in the right-hand margin of a chart: the newest figure, the target, and lines that
need a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpis import figures, months
from kpis.definitions import Result, Shown
from presentation.charts.kit.frame import NEWEST, SMALL, Part, plain, text
from presentation.charts.kit.labels import spread
from presentation.charts.kit.plane import Plane
from presentation.palette import Palette

LETTER, GAP = 6.5, 6
"""Pixels: the width of a letter, and what is left free at the edge of the figure."""


@dataclass(frozen=True)
class EndLabel:
    """A label for what ends at `value`: its words with `<br>` and `<b>`, colour and size of
    letters."""

    words: str
    value: float
    color: str
    size: int = SMALL

    @property
    def height(self) -> float:
        """Pixels that it takes."""
        return 1.35 * self.size * (1 + self.words.count("<br>"))


def newest_label(point: Shown, result: Result, palette: Palette) -> EndLabel:
    """The newest figure that is shown, in the colour of the status; with its month where the newest
    month is hidden."""
    month = f"<br>{months.short(point.period)}" if result.withheld else ""
    words = f"<b>{figures.plain_figure(point.value, result.measure.unit)}</b>{month}"
    return EndLabel(words, point.value, palette.status[result.status], NEWEST)


def named_label(name: str, value: float, result: Result, color: str, margin: int) -> EndLabel:
    """A name and a figure, over two lines where the margin, so many pixels wide, does not hold them
    on one."""
    figure = figures.plain_figure(value, result.measure.unit)
    gap = " " if LETTER * (len(name) + 1 + len(figure)) <= margin - GAP else "<br>"
    return EndLabel(f"{plain(name)}{gap}{figure}", value, color)


def margin_labels(labels: Sequence[EndLabel], plane: Plane) -> list[Part]:
    """The labels beside the plot, apart from each other and within its height: Plotly drops what
    lies outside."""
    wanted = [plane.up(label.value) for label in labels]
    placed = spread(wanted, [label.height for label in labels], 0, plane.height)
    return [_part(label, up - want) for label, want, up in zip(labels, wanted, placed, strict=True)]


def _part(label: EndLabel, shift: float) -> Part:
    font = {"size": label.size, "color": label.color}
    place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 9, "align": "left"}
    return text(label.words, label.color, y=label.value, yshift=shift, **place) | {"font": font}
