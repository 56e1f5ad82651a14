"""What can be done with a measure besides reading it: links under its chart, of which the address
holds the one in use.

Links, because each box that unfolds would cost every reader time, and most open none.
"""

import streamlit as st

from data.access import Right
from pages.parts.known import now_may
from presentation.html.kit import Markup, heading, how_to_read, join, link, tag, whole

NAME = "do"
"""The name in the address of the tool in use."""
EXPLAIN, COMMENT, DECIDE = "explain", "comment", "decide"
TOOLS = {
    EXPLAIN: "Say why, and what will be done",
    COMMENT: "Comment on this chart",
    DECIDE: "Change the baseline, target or course",
}


def in_use(tool: str) -> bool:
    """Whether the reader has asked for this tool, and may use it now."""
    return st.query_params.get(NAME) == tool and now_may(Right.REPORT)


def tool_heading(tool: str) -> None:
    """The heading of the tool in use, which gets the focus: below the chart, who asked for it would
    have to look for it."""
    with st.container(key=f"attend-{tool}"):
        st.html(heading(TOOLS[tool]))


def tool_links(chart: str, *, explained: bool) -> Markup:
    """How a chart of that kind is read, the way to each tool that the reader may use now, and from
    the one in use back to the page without it. Nothing has to be `explained` of a measure that is
    not off and never was."""
    offered = [tool for tool in TOOLS if explained or tool != EXPLAIN]
    may = offered if now_may(Right.REPORT) else []
    return whole(tag("p", join([how_to_read(chart), *map(_link, may)], " · "), class_="tools"))


def _link(tool: str) -> Markup:
    asked = {name: value for name, value in st.query_params.to_dict().items() if name != NAME}
    if in_use(tool):
        return link(f"Close: {TOOLS[tool][0].lower()}{TOOLS[tool][1:]}", "measure", asked)
    return link(TOOLS[tool], "measure", {**asked, NAME: tool})
