"""The status of a measure as Streamlit's own badge, for places where text stands beside it."""

from typing import Literal

import streamlit as st

from kpis.results import Result, Status
from pages.parts.words.status import NAMES, status_words

Color = Literal["green", "primary", "violet", "gray"]
_LOOKS: dict[Status, tuple[Color, str]] = {
    "met": ("green", "check"),
    "improving": ("primary", "trending_up"),
    "not_improving": ("violet", "close"),
    "no_target": ("gray", "remove"),
    "no_data": ("gray", "hourglass_empty"),
}


def status_badge(result: Result, *, way: bool = True) -> None:
    """The word with its icon and colour; with `way`, also which way a measure without a target goes."""
    color, icon = _LOOKS[result.status]
    st.badge(status_words(result) if way else NAMES[result.status], icon=f":material/{icon}:", color=color)


def status_markdown(result: Result) -> str:
    """The same inside a line of markdown."""
    color, icon = _LOOKS[result.status]
    return f":{color}-badge[:material/{icon}: {status_words(result)}]"
