"""A measure over time: its trend, or the chart that judges its ups and downs."""

from typing import NamedTuple

import plotly.graph_objects as go
import streamlit as st

from data.extracts import extracts
from data.place import load_place
from kpis import months
from kpis.definitions.results import Result
from kpis.judging.status import BASELINE_PERIOD
from kpis.milestones.board import MilestoneState
from kpis.record.comments import Remark, comments_on
from kpis.trends.before_after import marked_beside
from kpis.trends.projection_words import projected
from kpis.trends.variation import Kind, judged, offers_p_chart
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.frame import palette
from pages.parts.measure.picture import save_picture
from pages.parts.measure.tools import PICTURE, in_use, tool_links
from pages.parts.show import chart
from pages.parts.switch import switch
from pages.parts.view import View
from presentation.charts.alternative import control_alternative, line_alternative
from presentation.charts.kit.series import drawn
from presentation.charts.over_time.control import control_chart
from presentation.charts.over_time.line import line_chart
from presentation.html.kit.headings import caption, heading
from presentation.html.kit.tags import Markup, join, tag, whole
from presentation.palette import Palette
from presentation.words.grammar import inside, joined, long_date
from presentation.words.measures.events import NOTHING, happened
from presentation.words.measures.headlines import headline
from presentation.words.measures.variation import variation_caption

TREND, P_CHART, SINCE = "trend", "p", "since"
BEFORE_BASELINE = 11
"""Months shown before the baseline, so that the reader sees where it came from."""


class Drawing(NamedTuple):
    """A chart, the text that stands for it, what its marks are, and what a picture of it says of them besides."""

    figure: go.Figure
    alternative: str
    caption: str
    events: str


@fragment
def over_time(id: str, drawn_from: View) -> None:
    """The chart, with the choice of its kind and of the months that it shows; beside a page drawn from a state of the
    data."""
    source.renew(drawn_from)
    result = source.results().by_id[id]
    kind, since = _switches(result)
    states = marked_beside(source.board().states, result.measure)
    remarks = tuple(comments_on(source.entries(), id))
    drawing = _drawing((source.moment(), id, kind, since), states, remarks, palette())
    chart(drawing.figure, drawing.alternative, kind)
    st.html(join([caption(drawing.caption), tool_links()]))
    if in_use(PICTURE):
        save_picture(drawing.figure, drawing.alternative, result, f"{drawing.events} {_source(result)}".strip())


# A resource, not data: nobody changes a chart that is drawn, and every reader may have the same one. It is kept under
# all that is on it, so that a comment on another measure leaves it as it is.
@st.cache_resource(
    max_entries=256,
    show_spinner=False,
    hash_funcs={Palette: lambda colours: colours.page, MilestoneState: repr, Remark: repr},
)
def _drawing(
    asked: tuple[tuple[object, ...], str, str, str | None],
    states: tuple[MilestoneState, ...],
    remarks: tuple[Remark, ...],
    palette: Palette,
) -> Drawing:
    _, id, kind, since = asked
    result = source.results().by_id[id]
    text = headline(result)
    points = drawn(result, since)
    seen = happened(remarks, states, points[0].period, points[-1].period) if points else NOTHING
    if kind == TREND:
        figure = line_chart(result, palette, since=since, milestones=states, remarks=remarks)
        alternative = line_alternative(result, text, since=since, events=seen.alternative)
        return Drawing(figure, alternative, _caption(result, since, seen.caption), seen.picture)
    way: Kind = "p" if kind == P_CHART else "control"
    found = judged(result, way)
    alternative = control_alternative(result, text, since=since, kind=way, events=seen.alternative)
    figure = control_chart(result, palette, since=since, kind=way, milestones=states, remarks=remarks)
    told = [variation_caption(found) if found else "", seen.caption, _source(result)]
    return Drawing(figure, alternative, " ".join(filter(None, told)), seen.picture)


def _switches(result: Result) -> tuple[str, str | None]:
    """Which chart, and from which month; both in the address."""
    found = judged(result)
    name = "Run chart" if found is None or found.is_run_chart else "Control chart"
    start = months.add(result.baseline.period if result.baseline else BASELINE_PERIOD, -BEFORE_BASELINE)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="switches"):
        kinds = {TREND: "Trend", "change": name} | (
            {P_CHART: "Limits by number of cases"} if offers_p_chart(result) else {}
        )
        kind = switch("Chart", kinds, "chart")
        span = switch("Months", {SINCE: f"Since {months.long(start)}", "all": "All months"}, "months")
    return kind, (start if span == SINCE else None)


def _caption(result: Result, since: str | None, events: str) -> str:
    """What each mark is."""
    actions = joined(result.measure.actions)
    partial = any(point.partial for point in drawn(result, since))
    goal = "target" if result.target.kind != "comparator" else f"target, {result.target.words}"
    parts = [
        f"Solid line: {load_place().name}.",
        "Dashed part of the line: twelve months that are not yet full." if partial else "",
        f"Dashed straight line: {goal}; the shaded side meets it." if result.target.value is not None else "",
        "Hollow dot: baseline." if result.baseline else "",
        "Orange: England's published figure, for the year or month that it covers." if result.comparators else "",
        f"Squares: milestones of action {actions} in the month they were due (B complete, G on target, A "
        "likely to miss, R missed, N not started, ! overdue).",
        events,
        _source(result),
    ]
    return " ".join(part for part in parts if part)


def _source(result: Result) -> str:
    """`Source: annual reviews extract, to 31 October 2026.`"""
    as_at = source.results().as_at
    read = [name for name in result.measure.extracts if name in as_at]
    told = [f"{inside(extracts()[name].title)} extract, to {long_date(as_at[name])}" for name in read]
    return f"Source: {joined(told)}."


def projection(result: Result) -> Markup:
    """The projection under its own heading; nothing where there is none."""
    found = projected(result)
    if found is None:
        return Markup()
    return join([heading("When will it be met?"), whole(tag("p", found.words))])
