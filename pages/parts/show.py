"""Putting charts, downloads and ways to other pages on a page, the same way everywhere."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from data.access import Right
from data.audit import Kind
from pages.parts.reader import loader, looking, reader_at, session_id
from pages.parts.recording import recorded
from presentation.charts import CONFIG
from presentation.html.kit import CARRIED

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser calls an Excel file."""
ON = ":material/arrow_forward:"
_NO_QUERY: Mapping[str, str] = MappingProxyType({})


def chart(
    figure: go.Figure, alternative: str, key: str, config: Mapping[str, Any] = CONFIG
) -> None:
    """A chart as wide as its place and as high as its layout says, with the text that stands for
    it."""
    st.plotly_chart(
        figure, theme=None, config=dict(config), alt=alternative, key=key, width="stretch"
    )


def download(
    label: str,
    content: Callable[[], bytes],
    name: str,
    *,
    mime: str = "text/csv",
    right: Right = Right.READ,
    what: str | None = None,
) -> None:
    """A button that saves a file, without drawing the page again; nothing for whoever lacks the
    right. The file is made when it is pressed, for whoever may have it then, and recorded as `what`
    (its name, where that is not somebody's own; nothing of an empty template) before it is handed
    over: what cannot be made is no export."""
    if not looking().may(right):
        return
    session, as_drawn = session_id(), loader()

    def made() -> bytes:
        who = reader_at(session) if session else as_drawn
        who.must(right)
        data = content()
        if what != "":
            recorded(Kind.EXPORT, what or name, who)
        return data

    st.download_button(label, made, name, mime, icon=":material/download:", on_click="ignore")


def way(page: str, label: str, query: Mapping[str, str] = _NO_QUERY, *, icon: str = ON) -> None:
    """A link of Streamlit's own to the page in that file, for where a link of HTML cannot stand. It
    takes along what every link of the page does, such as the moment that is looked at."""
    carried = {**query, **CARRIED.get({})}
    st.page_link(
        page,
        label=label,
        icon=icon,
        icon_position="right" if icon == ON else "left",
        query_params=carried,
    )
