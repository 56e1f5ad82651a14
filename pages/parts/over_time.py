"""A measure over time: its trend, or the chart that judges its ups and downs."""

import streamlit as st

from kpis import months
from kpis.judge import BASELINE_PERIOD
from kpis.results import Result
from pages.parts import source
from pages.parts.charts.alternative import control_alternative, line_alternative
from pages.parts.charts.control import control_chart
from pages.parts.charts.judged import judged
from pages.parts.charts.line import line_chart
from pages.parts.frame import palette
from pages.parts.show import chart
from pages.parts.switch import switch
from pages.parts.words.grammar import joined
from pages.parts.words.headlines import headline

TREND, SINCE = "trend", "since"
BEFORE_BASELINE = 11
"""Months shown before the baseline, so that the reader sees where it came from."""


@st.fragment
def over_time(result: Result) -> None:
    """The chart, with the choice of its kind and of the months that it shows."""
    kind, since = _switches(result)
    text = headline(result)
    if kind == TREND:
        states = [state for state in source.board().states if state.action in result.measure.actions]
        figure = line_chart(result, palette(), since=since, milestones=states)
        chart(figure, line_alternative(result, text, since=since), "trend")
        st.caption(_caption(result))
    else:
        chart(control_chart(result, palette(), since=since), control_alternative(result, text, since=since), "control")
        found = judged(result)
        st.caption(found.caption if found else "")


def _switches(result: Result) -> tuple[str, str | None]:
    """Which chart, and from which month; both in the address."""
    found = judged(result)
    name = "Run chart" if found is None or found.is_run_chart else "Control chart"
    start = months.add(result.baseline.period if result.baseline else BASELINE_PERIOD, -BEFORE_BASELINE)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="switches"):
        kind = switch("Chart", {TREND: "Trend", "change": name}, "chart")
        span = switch("Months", {SINCE: f"Since {months.long(start)}", "all": "All months"}, "months")
    return kind, (start if span == SINCE else None)


def _caption(result: Result) -> str:
    """What each mark is."""
    actions = joined(result.measure.actions)
    partial = any(point.partial for point in result.series)
    parts = [
        "Solid line: Westmorland and Furness.",
        "Dashed part of the line: twelve months that are not yet full." if partial else "",
        "Dashed level line: target; the shaded side meets it." if result.target.value is not None else "",
        "Hollow dot: baseline." if result.baseline else "",
        f"Squares: milestones of action {actions} in the month they were due (B complete, G on target, A likely to "
        "miss, R missed, N not started).",
    ]
    return " ".join(part for part in parts if part)
