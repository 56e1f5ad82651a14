"""What charts may use of Plotly: whatever is drawn, and whatever says nothing on paper. All else is
refused, so that no new feature of a chart is lost unseen."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

Part = Mapping[str, Any]
"""A figure, trace, shape, annotation or axis, in Plotly's own terms."""


class UnknownFeatureError(ValueError):
    """A figure uses something of Plotly that is not drawn here; the message names it."""


_ANY: frozenset[Any] = frozenset()
_SILENT = ("template", "hoverlabel", "dragmode", "hovermode")
"""What a figure holds and paper does not show: where other settings begin, and the pointer."""


def _named(prefix: str, words: str) -> dict[str, frozenset[Any]]:
    return {f"{prefix}.{word}": _ANY for word in words.split()}


_AXIS = (
    "range tickvals ticktext tickfont.size tickfont.color ticklen tickcolor linecolor showline "
    "gridcolor showgrid visible fixedrange minor.tickvals minor.ticklen minor.tickcolor"
)
_KNOWN: Mapping[str, frozenset[Any]] = MappingProxyType(
    {
        **_named("data.scatter", "x y text textfont.size textfont.color hoverinfo hovertext"),
        **_named("data.scatter", "yaxis line.color line.width line.dash fillcolor"),
        **_named("data.scatter.marker", "size color opacity line.width line.color"),
        "data.scatter.mode": frozenset({"lines", "markers", "markers+text"}),
        "data.scatter.cliponaxis": frozenset({False}),
        "data.scatter.fill": frozenset({"toself"}),
        "data.scatter.textposition": frozenset({"middle center"}),
        "data.scatter.marker.symbol": frozenset(
            {"circle", "square", "diamond", "diamond-open", "triangle-up", "triangle-down"}
        ),
        **_named("data.bar", "x y width hoverinfo hovertext"),
        **_named("data.bar.marker", "color line.width line.color"),
        "data.bar.textposition": frozenset({"none"}),
        **_named("layout", "height margin.l margin.r margin.t margin.b"),
        "layout.margin.pad": frozenset({0}),
        "layout.showlegend": frozenset({False}),
        "layout.barmode": frozenset({"relative"}),
        "layout.paper_bgcolor": frozenset({"rgba(0, 0, 0, 0)"}),
        "layout.plot_bgcolor": frozenset({"rgba(0, 0, 0, 0)"}),
        **_named("layout.shapes", "x0 x1 y0 y1 xref yref yanchor fillcolor"),
        **_named("layout.shapes.line", "color width dash"),
        "layout.shapes.type": frozenset({"line", "rect"}),
        "layout.shapes.layer": frozenset({"below"}),
        "layout.shapes.ysizemode": frozenset({"pixel"}),
        **_named("layout.annotations", "text x y xref yref xshift yshift bgcolor opacity"),
        **_named("layout.annotations", "font.size font.color showarrow arrowwidth arrowcolor ay"),
        "layout.annotations.xanchor": frozenset({"left", "center", "right"}),
        "layout.annotations.yanchor": frozenset({"top", "middle", "bottom"}),
        "layout.annotations.align": frozenset({"left", "center", "right"}),
        "layout.annotations.borderpad": frozenset({0}),
        "layout.annotations.arrowhead": frozenset({0}),
        "layout.annotations.ax": frozenset({0}),
        "layout.annotations.ayref": frozenset({"y"}),
        **_named("layout.xaxis", _AXIS),
        **_named("layout.yaxis", f"{_AXIS} domain"),
        **_named("layout.yaxis2", "range domain fixedrange"),
        "layout.yaxis2.visible": frozenset({False}),
        "layout.xaxis.type": frozenset({"date"}),
        "layout.xaxis.anchor": frozenset({"y"}),
        "layout.xaxis.ticks": frozenset({"outside"}),
        "layout.xaxis.tickangle": frozenset({0}),
        "layout.xaxis.minor.ticks": frozenset({"outside"}),
        "layout.xaxis.minor.tickmode": frozenset({"array"}),
        "layout.xaxis.tickmode": frozenset({"array"}),
        "layout.yaxis.tickmode": frozenset({"array"}),
        "layout.xaxis.zeroline": frozenset({False}),
        "layout.yaxis.zeroline": frozenset({False}),
    }
)
"""Every setting by where it stands, and the values that it may have; none means any."""


def check(drawn: Part) -> None:
    """Raises UnknownFeatureError for what is not known."""
    for trace in drawn["data"]:
        _check(f"data.{trace['type']}", trace, ("type",))
    _check("layout", drawn["layout"], _SILENT)


def _check(where: str, part: Part, left_out: tuple[str, ...]) -> None:
    for path, value in _settings(where, {k: v for k, v in part.items() if k not in left_out}):
        if path not in _KNOWN:
            raise UnknownFeatureError(f"{path} is not drawn on paper")
        given = value if isinstance(value, list | tuple) else [value]
        if _KNOWN[path] and not _KNOWN[path].issuperset(given):
            raise UnknownFeatureError(f"{path} is not drawn on paper as {value!r}")


def _settings(where: str, value: object) -> Iterator[tuple[str, object]]:
    """Every setting below a part, with where it stands."""
    if isinstance(value, Mapping):
        for key, held in value.items():
            yield from _settings(f"{where}.{key}", held)
    elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
        for held in value:
            yield from _settings(where, held)
    else:
        yield where, value
