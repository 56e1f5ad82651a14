"""Putting charts and downloads on a page, the same way everywhere."""

from collections.abc import Callable, Mapping
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.parts.charts import CONFIG

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser calls an Excel file."""


def chart(figure: go.Figure, alternative: str, key: str, config: Mapping[str, Any] = CONFIG) -> None:
    """A chart as wide as its place and as high as its layout says, with the text that stands for it."""
    st.plotly_chart(figure, theme=None, config=dict(config), alt=alternative, key=key, width="stretch")


def download(label: str, content: bytes | Callable[[], bytes], name: str, *, mime: str = "text/csv") -> None:
    """A button that saves a file, without drawing the page again. What is given as a function is made when pressed."""
    st.download_button(label, content, name, mime, icon=":material/download:", on_click="ignore")
