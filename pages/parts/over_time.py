"""A measure over time: its trend, or the chart that judges its ups and downs."""

from typing import NamedTuple

import plotly.graph_objects as go
import streamlit as st

from data.extracts import extracts
from kpis import months
from kpis.judge import BASELINE_PERIOD
from kpis.projection import Projection, project
from kpis.results import Result
from pages.parts import source
from pages.parts.charts.alternative import control_alternative, line_alternative
from pages.parts.charts.control import control_chart
from pages.parts.charts.judged import Kind, judged, offers_p_chart
from pages.parts.charts.line import line_chart
from pages.parts.charts.series import drawn
from pages.parts.frame import palette
from pages.parts.palette import Palette
from pages.parts.saving import save_picture
from pages.parts.show import chart
from pages.parts.switch import switch
from pages.parts.words.grammar import inside, joined, long_date
from pages.parts.words.headlines import headline

TREND, P_CHART, SINCE = "trend", "p", "since"
BEFORE_BASELINE = 11
"""Months shown before the baseline, so that the reader sees where it came from."""


class Drawing(NamedTuple):
    """A chart, the text that stands for it, and what its marks are."""

    figure: go.Figure
    alternative: str
    caption: str


@st.fragment
def over_time(result: Result) -> None:
    """The chart, with the choice of its kind and of the months that it shows."""
    kind, since = _switches(result)
    drawing = _drawing((source.moment(), result.measure.id, kind, since), result, palette())
    chart(drawing.figure, drawing.alternative, kind)
    st.caption(drawing.caption)
    save_picture(drawing.figure, drawing.alternative, result, _source(result))


# A resource, not data: nobody changes a chart that is drawn, and every reader may have the same one.
@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={Palette: lambda colours: colours.page})
def _drawing(asked: tuple[tuple[object, ...], str, str, str | None], _result: Result, palette: Palette) -> Drawing:
    *_, kind, since = asked
    text = headline(_result)
    if kind == TREND:
        states = [state for state in source.board().states if state.action in _result.measure.actions]
        figure = line_chart(_result, palette, since=since, milestones=states)
        return Drawing(figure, line_alternative(_result, text, since=since), _caption(_result, since))
    way: Kind = "p" if kind == P_CHART else "control"
    found = judged(_result, way)
    alternative = control_alternative(_result, text, since=since, kind=way)
    figure = control_chart(_result, palette, since=since, kind=way)
    return Drawing(figure, alternative, found.caption if found else "")


def _switches(result: Result) -> tuple[str, str | None]:
    """Which chart, and from which month; both in the address."""
    found = judged(result)
    name = "Run chart" if found is None or found.is_run_chart else "Control chart"
    start = months.add(result.baseline.period if result.baseline else BASELINE_PERIOD, -BEFORE_BASELINE)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="switches"):
        kinds = {TREND: "Trend", "change": name} | (
            {P_CHART: "Limits by size of month"} if offers_p_chart(result) else {}
        )
        kind = switch("Chart", kinds, "chart")
        span = switch("Months", {SINCE: f"Since {months.long(start)}", "all": "All months"}, "months")
    return kind, (start if span == SINCE else None)


def _caption(result: Result, since: str | None) -> str:
    """What each mark is."""
    actions = joined(result.measure.actions)
    partial = any(point.partial for point in drawn(result, since))
    goal = "target" if result.target.kind != "comparator" else f"target, {result.target.words}"
    parts = [
        "Solid line: Westmorland and Furness.",
        "Dashed part of the line: twelve months that are not yet full." if partial else "",
        f"Dashed straight line: {goal}; the shaded side meets it." if result.target.value is not None else "",
        "Hollow dot: baseline." if result.baseline else "",
        "Orange: England's published figure, for the year or month that it covers." if result.comparators else "",
        f"Squares: milestones of action {actions} in the month they were due (B complete, G on target, A "
        "likely to miss, R missed, N not started).",
        _source(result),
    ]
    return " ".join(part for part in parts if part)


def _source(result: Result) -> str:
    """`Source: annual reviews extract, to 31 October 2026.`"""
    as_at = source.results().as_at
    read = [name for name in result.measure.extracts if name in as_at]
    told = [f"{inside(extracts()[name].title)} extract, to {long_date(as_at[name])}" for name in read]
    return f"Source: {joined(told)}."


def projected(result: Result) -> Projection | None:
    """When an unmet target would be met at the pace of the last twelve months; None where that cannot be said."""
    if result.status == "met" or result.target.value is None:
        return None
    series = [(point.period, point.value) for point in result.series]
    return project(series, result.target.value, result.measure.direction)


def projection(result: Result) -> None:
    """The projection under its own heading; nothing where there is none."""
    found = projected(result)
    if found:
        st.subheader("When will it be met?", anchor=False)
        st.markdown(f"{found.words} This is a projection, not a promise.")
