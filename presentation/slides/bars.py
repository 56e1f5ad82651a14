"""Parts of a measure as bars: charts of PowerPoint's own. A part whose figure is hidden has no bar;
how many are hidden is said in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from pptx.chart.plot import BarPlot
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from data.place import load_place
from kpis.definitions import Shown
from kpis.figures import Unit
from kpis.judging import Results
from kpis.parts import newest_parts, providers
from presentation.packs import PackMeasure, PackSection
from presentation.palette import LIGHT
from presentation.slides.chart_frames import dressed, number_format
from presentation.slides.embedding import ChartFigures
from presentation.slides.kit import (
    BODY,
    STRONG,
    TEXT,
    Deck,
    DeckPage,
    SlideArea,
    SlideRun,
    look,
    paint,
    plain,
)
from presentation.slides.notes import measure_notes
from presentation.story import Panel, dimensions
from presentation.words.measures import part_name

_ROW, _EDGE = 0.75, 0.15
"""Inches that a bar takes at most, and above and below all of them."""
_ROOM = 1.25
"""The axis goes so far beyond the longest bar that its figure has room beside it."""
_FEWEST = 2
"""Parts that are compared."""


class Bar(NamedTuple):
    """A part by its name, its figure, and that at the baseline where it has one to show."""

    name: str
    value: float
    before: float | None = None


def put_parts(deck: Deck, measure: PackMeasure) -> None:
    """A slide with the newest figure by area, by provider and so on, two charts beside one another;
    none where there is nothing to compare."""
    found = deck.pack.content.results
    named = zip(dimensions(found, measure.result), measure.panels, strict=True)
    every = [(panel, _shown(found, measure, dimension)) for dimension, panel in named]
    drawn = [(panel, bars) for panel, bars in every if len(bars) >= _FEWEST]
    for at in range(0, len(drawn), 2):
        page = deck.page(f"{measure.name}: its parts", measure_notes(deck.pack, measure))
        held = drawn[at : at + 2]
        for area, (panel, bars) in zip(page.area.columns(*[1] * len(held)), held, strict=True):
            _put_panel(page, area, panel, bars, measure.result.measure.unit)


def _shown(found: Results, measure: PackMeasure, dimension: str) -> list[Bar]:
    """The parts that may be shown, the best first."""
    parts = newest_parts(found, measure.result, dimension)
    bars = [
        Bar(part_name(name), part.value) for name, part in parts.items() if isinstance(part, Shown)
    ]
    return sorted(
        bars, key=lambda one: one.value, reverse=measure.result.measure.direction == "increase"
    )


def put_providers(deck: Deck, section: PackSection, notes: str) -> None:
    """A slide with the average wait by provider, the slowest first, where several may be shown."""
    if not section.wait_panels:
        return
    panel = section.wait_panels[0]
    listed = providers(deck.pack.content.results)
    bars = [
        Bar(one.name, one.now.value, one.baseline.value if one.baseline else None)
        for one in listed
        if isinstance(one.now, Shown)
    ]
    if len(bars) >= _FEWEST:
        page = deck.page(panel.finding, f"{notes}\n{panel.alternative}")
        told = replace(panel, finding="", caption=_of_bars(panel.caption))
        _put_panel(page, page.area, told, bars, "weeks")


def _of_bars(caption: str) -> str:
    """What is said of the dots of the page's chart, of bars."""
    return caption.replace("Hollow: ", "Pale bars: ").replace("Filled: ", "Dark bars: ")


def _put_panel(
    page: DeckPage, area: SlideArea, panel: Panel, bars: Sequence[Bar], unit: Unit
) -> None:
    """Finding, bars, and what they show."""
    above = [plain(panel.finding, 16, bold=True)] if panel.finding else []
    used = page.text(area, above) + 0.1 if above else 0.0
    takes = min(_ROW * len(bars) + 2 * _EDGE, 0.7 * (area.height - used))
    _put_bars(page, area.below(used).head(takes), bars, unit, panel)
    page.text(area.below(used + takes + 0.1), [plain(panel.caption)])


def _put_bars(
    page: DeckPage, area: SlideArea, bars: Sequence[Bar], unit: Unit, panel: Panel
) -> None:
    two = any(one.before is not None for one in bars)
    figures = ChartFigures([one.name for one in bars], number_format(unit))
    figures.add("Now" if two else load_place().name, [one.value for one in bars])
    if two:
        figures.add("Baseline", [one.before for one in bars])
    name = f"Chart: {panel.table.name}"
    chart = dressed(
        page,
        area,
        XL_CHART_TYPE.BAR_CLUSTERED,
        figures,
        name=name,
        alternative=panel.alternative,
    )
    chart.category_axis.reverse_order = True
    chart.value_axis.minimum_scale = 0
    longest = max(max(one.value, one.before or 0.0) for one in bars)
    chart.value_axis.maximum_scale = _ROOM * longest or 1
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    plot = cast(BarPlot, chart.plots[0])
    plot.gap_width = 60
    for drawn, ink in zip(plot.series, (STRONG, LIGHT.bands[0]), strict=False):
        paint(drawn.format.fill, ink)
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = number_format(unit), False
    look(labels.font, SlideRun("", BODY, True, TEXT))
    for inside in plot._element.xpath("c:dLbls/c:txPr/a:bodyPr"):
        inside.set("wrap", "none")
