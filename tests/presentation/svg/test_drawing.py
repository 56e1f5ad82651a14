"""What is drawn is plain SVG that fetches, runs and names nothing; what is not known is refused; and
words are words, whoever typed them."""

import re
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation.charts.bands import band_chart
from presentation.charts.kit import figure, line, marks, nothing, plain, text
from presentation.charts.over_time import line_chart
from presentation.charts.providers import provider_chart
from presentation.palette import LIGHT
from presentation.svg import UnknownFeatureError, svg_of
from tests.presentation.chart_json import spoken
from tests.presentation.chart_results import hiding, result
from tests.presentation.shown_parts import band_month, provider, withheld
from tests.presentation.svg.plotted import elements, said

KNOWN = {"svg", "g", "line", "path", "rect", "circle", "text", "tspan"}
SETTINGS = {
    *("viewBox", "width", "height", "font-family", "font-size", "font-weight", "text-anchor"),
    *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d", "opacity"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-miterlimit"),
}
HOSTILE = [
    "<script>alert(1)</script>",
    "</text></svg><img src=x onerror=alert(1)>",
    "&lt;b&gt;not bold&lt;/b&gt;",
    "&amp;amp; & &nbsp; &#60;",
    "]]> <!-- <![CDATA[ ?>",
    '=cmd|" /C calc"!A0',
    "{{x}} #raw(1) $y$",
    "\u202etfel ot thgir 👩‍👧 ﷽",
]
AXES = {
    "xaxis": {"range": [0, 10], "visible": False},
    "yaxis": {"range": [0, 10], "visible": False},
}


def chart(*traces: dict[str, Any], **layout: Any) -> go.Figure:
    """A plot of 100 by 100 pixels from 0 to 10, at 20 pixels from each edge."""
    return figure(LIGHT, 140, (20, 20, 20, 20), traces, {**AXES, **layout})


def test_every_chart_is_one_element_that_fetches_runs_and_names_nothing(
    figures: dict[str, go.Figure],
) -> None:
    for name, drawn in figures.items():
        svg = svg_of(drawn, 700)
        everything = elements(svg, *KNOWN)
        assert len(everything) == len(re.findall(r"<\w", svg)), name
        assert {key for one in everything for key in one.attrib} <= SETTINGS, name
        assert not re.search(r"\d\.\d{3}|url\(|nan|inf\b", svg.partition(">")[2]), name
        assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 '), name


def test_the_same_chart_is_the_same_text(figures: dict[str, go.Figure]) -> None:
    for drawn in list(figures.values())[::20]:
        assert svg_of(drawn, 700) == svg_of(go.Figure(drawn), 700)


DOT = marks([5], [5], marker={"size": 8, "color": "#000000"})
UNKNOWN: list[tuple[str, go.Figure]] = [
    ("data.scatter.marker.symbol", chart(DOT | {"marker": {"size": 8, "symbol": "star"}})),
    ("data.scatter.marker.angle", chart(DOT | {"marker": {"size": 8, "angle": 45}})),
    ("data.scatter.cliponaxis", chart(DOT | {"cliponaxis": True})),
    ("data.scatter.fill", chart(DOT | {"fill": "tozeroy"})),
    ("data.scatter.mode", chart(DOT | {"mode": "lines+markers"})),
    ("data.pie.values", go.Figure({"data": [{"type": "pie", "values": [1]}]})),
    ("layout.title.text", chart(title="A title")),
    ("layout.showlegend", chart(showlegend=True)),
    ("layout.barmode", chart(barmode="group")),
    ("layout.images.source", chart(images=[{"source": "x.png"}])),
    ("layout.xaxis.type", chart(xaxis={"type": "log", "range": [0, 1]})),
    ("layout.xaxis2.range", chart(xaxis2={"range": [0, 1]})),
    ("layout.yaxis.zeroline", chart(yaxis={"zeroline": True, "range": [0, 1]})),
    ("layout.shapes.type", chart(shapes=[{"type": "circle"}])),
    ("layout.annotations.textangle", chart(annotations=[{"text": "a", "textangle": 90}])),
    ("layout.annotations.align", chart(annotations=[
        text("a<br>b", "#000000", x=5, y=5, align="left")
    ])),
    ("data.scatter.marker.opacity", chart(marks([1, 2], [1, 2], marker={"size": [8, 9]}))),
]  # fmt: skip


@pytest.mark.parametrize(("named", "drawn"), UNKNOWN, ids=[name for name, _ in UNKNOWN])
def test_what_is_not_drawn_is_refused_by_its_name(named: str, drawn: go.Figure) -> None:
    with pytest.raises(UnknownFeatureError, match=re.escape(named)):
        svg_of(drawn, 700)


def test_a_width_that_leaves_no_plot_is_refused() -> None:
    with pytest.raises(ValueError, match="40 pixels wide"):
        svg_of(chart(), 40)


@pytest.mark.parametrize(
    ("place", "anchor", "x", "y"),
    [
        ({"xanchor": "left", "yanchor": "top"}, "start", 70, 70 + 0.98 * 13),
        ({"xanchor": "center"}, "middle", 70, 70 + (0.98 - 0.625) * 13),
        ({"xanchor": "right", "yanchor": "bottom"}, "end", 70, 70 - 0.27 * 13),
        ({"xshift": 7, "yshift": 4}, "middle", 77, 66 + (0.98 - 0.625) * 13),
        ({"x": 1, "xref": "paper"}, "middle", 120, 70 + (0.98 - 0.625) * 13),
        ({"y": 0, "yref": "paper"}, "middle", 70, 120 + (0.98 - 0.625) * 13),
    ],
)
def test_words_stand_where_they_are_anchored(
    place: dict[str, Any], anchor: str, x: float, y: float
) -> None:
    drawn = chart(annotations=[text("here", "#000000", **{"x": 5, "y": 5, **place})])
    (found,) = elements(svg_of(drawn, 140), "text")
    assert found.get("text-anchor") == anchor
    assert (float(found.get("x", "")), float(found.get("y", ""))) == pytest.approx((x, y), abs=0.01)


def test_bold_words_of_a_line_are_bold_alone_and_lines_stand_below_one_another() -> None:
    drawn = chart(annotations=[text("a <b>b<br>c</b> d", "#000000", x=5, y=5)])
    svg = svg_of(drawn, 140)
    assert [one.text for one in elements(svg, "tspan")] == ["b", "c"]
    assert said(svg) == ["a b", "c d"]
    first, second = (float(one.get("y", "")) for one in elements(svg, "text"))
    assert second - first == pytest.approx(1.3 * 13, abs=0.01)


def test_what_lies_beyond_an_axis_is_not_drawn_as_plotly_does_not() -> None:
    beyond = marks([11, 5], [5, 11], marker={"size": 8, "color": "#000000"})
    words = [text("gone", "#000000", x=5, y=11), text("there", "#000000", x=5, y=10)]
    svg = svg_of(chart(beyond, annotations=words), 140)
    assert elements(svg, "circle") == []
    assert said(svg) == ["there"]


@given(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_characters="\t\n\r \xa0")))
def test_words_appear_as_they_were_typed(typed: str) -> None:
    drawn = chart(annotations=[text(plain(typed), "#000000", x=5, y=5)])
    allowed = "".join(c for c in typed if c >= " " and not "\ud800" <= c <= "\udfff")
    allowed = allowed.replace("\ufffe", "").replace("\uffff", "")
    assert said(svg_of(drawn, 140)) == [allowed.replace("  ", "\u00a0 ")]


@pytest.mark.parametrize("name", [*HOSTILE, "x" * 5000, "NUL \0 and \x1b"])
def test_a_hostile_name_is_no_markup_and_stops_nothing(name: str) -> None:
    svg = svg_of(provider_chart([provider(name, 20, 8.4), withheld(name)], LIGHT, allowed=12), 700)
    assert {one.tag.split("}")[1] for one in elements(svg, *KNOWN)} <= KNOWN
    assert len(elements(svg, "circle")) == 1


def test_a_hidden_figure_leaves_no_trace() -> None:
    whole = result([41.0, 47.0, 44.0], direction="increase")
    part = hiding(whole, "2025-02")
    seen = len(elements(svg_of(line_chart(whole, LIGHT), 700), "circle"))
    svg = svg_of(line_chart(part, LIGHT), 700)
    assert len(elements(svg, "circle")) == seen - 1
    assert not any("47" in words for words in said(svg))


def test_a_hidden_part_of_a_column_is_a_stub_as_high_wherever_it_stands() -> None:
    months = [band_month("2026-09", (30, 20, 2, 1)), band_month("2026-10", (31, 22, 3, 4))]
    svg = svg_of(band_chart(months, ("a", "b", "c", "d"), LIGHT), 700)
    hollow = [one for one in elements(svg, "rect") if one.get("fill") == LIGHT.page]
    assert len(hollow) == 4
    assert len({f"{float(one.get('height', '')):.1f}" for one in hollow}) == 1


def test_the_pointer_is_told_nothing() -> None:
    drawn = chart(
        DOT | {"hovertext": ["Read this"], "hoverinfo": "text"}, line([0], [0], "#000000", 1)
    )
    assert "Read this" in str(spoken(drawn))
    assert "Read" not in svg_of(drawn, 140)


def test_a_chart_without_figures_says_so() -> None:
    assert said(svg_of(nothing(LIGHT, 185), 340)) == ["No figures yet"]
