"""A measure over time as a chart of PowerPoint's own, which can be changed there: no legend, but
each line named where it ends."""

from typing import cast

from pptx.chart.chart import Chart
from pptx.chart.plot import LinePlot
from pptx.chart.series import LineSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from kpis import months
from kpis.definitions import Status
from presentation.palette import LIGHT
from presentation.slides.chart_frames import axis_format, dressed, number_format, plain_format
from presentation.slides.embedding import MONTH, ChartFigures
from presentation.slides.kit import (
    BODY,
    STRONG,
    TEXT,
    DeckPage,
    Ink,
    SlideArea,
    SlideRun,
    look,
    paint,
)
from presentation.slides.labelling import LabelPlace, label_places
from presentation.slides.plotting import PlotSeries, SlidePlot

_RIGHT, _LEFT, _TOP, _FOOT = 1.6, 0.85, 0.12, 0.6
"""Inches around the plot; at the right stand the names of lines."""
_MONTH = 0.95
"""Inches that the name of a month takes on the axis, with what is free beside it."""
_NEWEST = 18
"""Points of the newest figure."""
_OTHER = MSO_THEME_COLOR.ACCENT_2
_INKS: dict[str, Ink] = {
    "own": STRONG,
    "target": MSO_THEME_COLOR.TEXT_2,
    "course": MSO_THEME_COLOR.TEXT_2,
    "baseline": MSO_THEME_COLOR.TEXT_2,
    "year": _OTHER,
    "month": _OTHER,
}
_WIDTHS = {"own": 2.75, "target": 1.5, "course": 1.75, "year": 3.0}
_DASHES = {
    "target": MSO_LINE_DASH_STYLE.DASH,
    "course": MSO_LINE_DASH_STYLE.DASH_DOT,
}
_SIDES = {
    "right": XL_LABEL_POSITION.RIGHT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
}
_MARKERS = {
    "own": (XL_MARKER_STYLE.CIRCLE, 9),
    "baseline": (XL_MARKER_STYLE.CIRCLE, 9),
    "course": (XL_MARKER_STYLE.CIRCLE, 6),
    "month": (XL_MARKER_STYLE.DIAMOND, 7),
}


def put_line_chart(
    page: DeckPage, area: SlideArea, plot: SlidePlot, status: Status, name: str, alternative: str
) -> Chart:
    """The chart in the area; `name` is what the list of a slide's parts calls it."""
    figures = ChartFigures([*map(months.first_day, plot.months)], number_format(plot.unit))
    for one in plot.series:
        figures.add(one.name, one.values)
    chart = dressed(
        page, area, XL_CHART_TYPE.LINE_MARKERS, figures, name=name, alternative=alternative
    )
    _axes(chart, plot, area.width - _LEFT - _RIGHT)
    _inside(chart, area)
    places = label_places(plot, area.width - _LEFT - _RIGHT, area.height - _TOP - _FOOT)
    for drawn, one in zip(cast(LinePlot, chart.plots[0]).series, plot.series, strict=True):
        _draw(drawn, one, status)
        if one.named is not None:
            _label(drawn, one, plot, places[one.name], area.height)
    return chart


def _axes(chart: Chart, plot: SlidePlot, width: float) -> None:
    values, along = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale = plot.low, plot.high
    values.major_unit = plot.step
    values.tick_labels.number_format = axis_format(plot.unit, plot.step)
    values.tick_labels.number_format_is_linked = False
    along.tick_labels.font.size = Pt(BODY)
    along.tick_labels.number_format, along.tick_labels.number_format_is_linked = MONTH, False
    (turned,) = along._element.xpath("c:txPr/a:bodyPr")
    turned.set("rot", "0")
    turned.set("vert", "horz")
    fitting = (one for one in (1, 3, 6, 12, 24, 60) if len(plot.months) / one * _MONTH <= width)
    every = next(fitting, 120)
    (base,) = along._element.xpath("c:baseTimeUnit")
    base.set("val", "months")
    for name, value in (("majorTimeUnit", "months"), ("majorUnit", every)):
        base.addnext(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))
    blanks = chart._chartSpace.chart.find(qn("c:dispBlanksAs"))
    blanks.set("val", "gap")


def _inside(chart: Chart, area: SlideArea) -> None:
    """Where the lines are drawn in the chart, so that their names have room beside them."""
    width, height = area.width, area.height
    parts = {
        "x": _LEFT / width,
        "y": _TOP / height,
        "w": (width - _LEFT - _RIGHT) / width,
        "h": (height - _TOP - _FOOT) / height,
    }
    told = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in parts.items())
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{told}</c:manualLayout></c:layout>'
    )
    plot = chart._chartSpace.chart.plotArea
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    plot.insert(0, parse_xml(layout))


def _draw(drawn: LineSeries, one: PlotSeries, status: Status) -> None:
    drawn.smooth = False
    line, ink = drawn.format.line, _INKS[one.kind]
    drawn.marker.style = XL_MARKER_STYLE.NONE
    if one.kind in _WIDTHS:
        paint(line.fill, ink)
        line.width = Pt(_WIDTHS[one.kind])
    else:
        line.fill.background()
    if one.kind in _DASHES:
        line.dash_style = _DASHES[one.kind]
    for at in one.dashed:
        _dash(drawn, at, ink)
    for at in one.dots:
        _dot(drawn, at, one, LIGHT.status[status] if one.kind == "own" else ink)


def _dash(drawn: LineSeries, at: int, ink: Ink) -> None:
    line = drawn.points[at].format.line
    paint(line.fill, ink)
    line.width, line.dash_style = Pt(1.5), MSO_LINE_DASH_STYLE.DASH


def _dot(drawn: LineSeries, at: int, one: PlotSeries, ink: Ink) -> None:
    marker = drawn.points[at].marker
    marker.style, marker.size = _MARKERS[one.kind]
    paint(marker.format.fill, ink)
    paint(marker.format.line.fill, ink)


def _label(
    drawn: LineSeries, one: PlotSeries, plot: SlidePlot, place: LabelPlace, high: float
) -> None:
    """The name and figure of one point; of the newest the figure alone, as everything is named
    beside it."""
    at = one.named or 0
    label = drawn.points[at].data_label
    large = one.kind == "own"
    look(label.font, SlideRun("", _NEWEST if large else BODY, large, TEXT))
    label.position = _SIDES[place.side]
    element = label._get_or_add_dLbl()
    element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
    shown = element.find(qn("c:showSerName"))
    shown.set("val", "0" if large else "1")
    form = number_format if large else plain_format
    written = parse_xml(
        f'<c:numFmt {nsdecls("c")} formatCode="{_escaped(form(plot.unit))}" sourceLinked="0"/>'
    )
    element.find(qn("c:txPr")).addprevious(written)
    element.append(parse_xml(f"<c:separator {nsdecls('c')}> </c:separator>"))
    if place.down:
        layout = (
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:x val="0"/>'
            f'<c:y val="{place.down / high:.4f}"/></c:manualLayout></c:layout>'
        )
        element.find(qn("c:idx")).addnext(parse_xml(layout))


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace('"', "&quot;")
