"""What every chart on a slide has: its figures, its axes in our look, and a text that stands for
it."""

from typing import cast

from pptx.chart.axis import _BaseAxis
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from kpis.figures import Unit, places
from presentation.palette import LIGHT
from presentation.slides.embedding import ChartFigures
from presentation.slides.kit import BODY, LANGUAGE, DeckPage, SlideArea, held, paint

_AFTER = {"%": '"%"', "weeks": '" wks"'}


def number_format(unit: Unit) -> str:
    """How Office writes a figure of that unit: `63.2%`, `28.9 wks`, `1,234`."""
    return f"#,##0{'.0' if places(unit) else ''}{_AFTER.get(unit, '')}"


def plain_format(unit: Unit) -> str:
    """The same where the unit is said beside it: `63.2%`, `28.9`."""
    return number_format("%" if unit == "%" else "per 1,000 residents") if places(unit) else "#,##0"


def axis_format(unit: Unit, step: float) -> str:
    """The same on an axis, where whole numbers have no decimals."""
    whole = step == int(step)
    return f"#,##0{_AFTER.get(unit, '')}" if whole else number_format(unit)


def dressed(
    page: DeckPage,
    area: SlideArea,
    kind: XL_CHART_TYPE,
    figures: ChartFigures,
    *,
    name: str,
    alternative: str,
) -> Chart:
    """A chart of these figures in the area, without legend and title."""
    added = page.slide.shapes.add_chart(kind, *area.box, figures.data)
    frame = cast(GraphicFrame, added)
    frame.name = held(name)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", held(alternative))
    chart = frame.chart
    figures.embed(chart, page.notices)
    chart.has_legend, chart.has_title = False, False
    chart.font.size = Pt(BODY)
    paint(chart.font.fill, MSO_THEME_COLOR.TEXT_1)
    chart.font._rPr.set("lang", LANGUAGE)
    _language(chart)
    _dress(chart.category_axis)
    _dress(chart.value_axis)
    chart.category_axis.has_major_gridlines = False
    grid = chart.value_axis.major_gridlines.format.line
    paint(grid.fill, LIGHT.gridline)
    chart.value_axis.format.line.fill.background()
    return chart


def _language(chart: Chart) -> None:
    space = chart._chartSpace
    for old in space.findall(qn("c:lang")):
        space.remove(old)
    spoken = parse_xml(f'<c:lang {nsdecls("c")} val="{LANGUAGE}"/>')
    before = [one for one in space if one.tag in (qn("c:date1904"),)]
    if before:
        before[-1].addnext(spoken)
    else:
        space.insert(0, spoken)


def _dress(axis: _BaseAxis) -> None:
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    paint(axis.format.line.fill, LIGHT.axis)
