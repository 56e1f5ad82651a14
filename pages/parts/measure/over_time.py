"""A measure over time: its trend, or the chart that judges its ups and downs."""

import plotly.graph_objects as go
import streamlit as st

from kpis import months
from kpis.definitions import Result
from kpis.trends import ahead_words, chart_start, judged_series, projected
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.frame import palette
from pages.parts.measure.picture import save_picture
from pages.parts.measure.tools import tool_links
from pages.parts.record.commentary import may_explain
from pages.parts.show import chart
from pages.parts.standing import standing
from pages.parts.switch import switch
from pages.parts.view import CacheKey, View
from presentation.html.kit import Markup, caption, heading, join, tag, whole
from presentation.palette import Palette
from presentation.story import ChartKind, Marks, Story, marks, story

TREND, SINCE = "trend", "since"
KINDS: dict[str, ChartKind] = {TREND: "trend", "change": "control"}
"""The charts by what the address calls them."""


def marked(result: Result) -> Marks:
    """What is marked on the chart of a measure at the moment that the reader looks at."""
    return marks(result, source.board().states, source.entries())


@fragment
def over_time(id: str, drawn_from: View) -> None:
    """The chart, with the choice of its kind and of the months that it shows; beside a page drawn
    from a state of the data."""
    source.renew(drawn_from)
    result = source.results().by_id[id]
    kind, since, read_as = _switches(result)
    standing(_shown, id, kind, since or "", read_as)
    save_picture(id, lambda: _of(id, kind, since))


def _shown(id: str, kind: str, since: str, read_as: str) -> None:
    told, figure = _of(id, kind, since or None)
    chart(figure, told.alternative, kind)
    words = caption(f"{told.caption} {told.source}")
    st.html(join([words, tool_links(read_as, explained=may_explain(id))]))


def _of(id: str, kind: str, since: str | None) -> tuple[Story, go.Figure]:
    beside = marked(source.results().by_id[id])
    return _drawn(source.view().figures, (id, kind, since), beside, palette())


# A resource, not data: nobody changes a chart that is drawn. It is kept under all that is on it, so
# that a comment on another measure leaves it as it is.
@st.cache_resource(
    max_entries=256,
    show_spinner=False,
    hash_funcs={Palette: lambda colours: colours.page, Marks: repr},
)
def _drawn(
    key: CacheKey,  # noqa: ARG001 - it is the key
    asked: tuple[str, str, str | None],
    beside: Marks,
    palette: Palette,
) -> tuple[Story, go.Figure]:
    id, kind, since = asked
    told = story(source.results(), id, beside, kind=KINDS[kind], since=since)
    return told, told.draw(palette)


def _switches(result: Result) -> tuple[str, str | None, str]:
    """Which chart, and from which month, both in the address; and what the help page calls the
    chart."""
    found = judged_series(result)
    judged = "run" if found is None or found.is_run_chart else "control"
    start = chart_start(result)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="switches"):
        kinds = {TREND: "Trend", "change": f"{judged.capitalize()} chart"}
        kind = switch("Chart", kinds, "chart")
        span = switch(
            "Months", {SINCE: f"Since {months.long(start)}", "all": "All months"}, "months"
        )
    return kind, (start if span == SINCE else None), TREND if kind == TREND else judged


def projection(result: Result) -> Markup:
    """The projection to the target, and to the board's course, under its own heading; nothing where
    there is none."""
    words = ahead_words(result)
    if not words:
        return Markup()
    asked = "When will it be met?" if projected(result) else "Will it keep to the board's course?"
    return join([heading(asked), whole(tag("p", words))])
