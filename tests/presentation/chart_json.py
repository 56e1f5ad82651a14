"""A figure as the browser gets it, and what a reader would look for in it."""

import json
import re
from typing import Any

import plotly.graph_objects as go


def spoken(figure: go.Figure) -> dict[str, Any]:
    """The figure's JSON."""
    return json.loads(figure.to_json() or "")


def words(figure: go.Figure) -> list[str]:
    """The texts on the figure, without markup, lines joined by a space."""
    return [unmarked(each["text"]) for each in spoken(figure)["layout"].get("annotations", [])]


def label(figure: go.Figure, beginning: str) -> dict[str, Any]:
    """The first text that begins so."""
    found = spoken(figure)["layout"]["annotations"]
    return next(each for each in found if unmarked(each["text"]).startswith(beginning))


def hovers(figure: go.Figure) -> list[str]:
    """What the marks say when they are pointed at."""
    traces = (trace.get("hovertext", []) for trace in spoken(figure)["data"])
    return [
        unmarked(said) for text in traces for said in ([text] if isinstance(text, str) else text)
    ]


def traces(figure: go.Figure, **style: object) -> list[dict[str, Any]]:
    """The traces whose line or marker has these properties: `color="#12436D"`, `dash="7px,4px"`."""
    return [
        trace
        for trace in spoken(figure)["data"]
        if any(
            style.items() <= trace.get(part, {}).items()
            for part in ("line", "marker")
            if _plain(trace, part)
        )
    ]


def _plain(trace: dict[str, Any], part: str) -> bool:
    return (
        all(not isinstance(value, list) for value in trace.get(part, {}).values()) or part == "line"
    )


def unmarked(text: str) -> str:
    """The text without markup."""
    return re.sub(r"</?b>", "", text.replace("<br>", " "))
