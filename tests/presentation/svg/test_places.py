"""Every mark, column, line and name is where Plotly's rule puts it."""

import re
from collections import Counter
from itertools import chain

import plotly.graph_objects as go
import pytest

from presentation.svg import svg_of
from tests.presentation.chart_json import spoken
from tests.presentation.svg.plotted import Plotted, Spot, corners, elements, said

WIDTHS = (420, 700)
NEAR = 0.02


def near(one: Spot, other: Spot) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def pairs(figures: dict[str, go.Figure]) -> list[tuple[str, Plotted, str]]:
    return [
        (name, Plotted(told["data"], told["layout"], width), svg_of(figure, width))
        for number, (name, figure) in enumerate(figures.items())
        for told, width in [(spoken(figure), WIDTHS[number % 2])]
    ]


@pytest.fixture(scope="module")
def drawn(figures: dict[str, go.Figure]) -> list[tuple[str, Plotted, str]]:
    assert len(figures) > 300
    return pairs(figures)


def middles(svg: str) -> list[tuple[Spot, str]]:
    """The middle and the colour of each mark; that of a triangle is a third of its height up."""
    discs = [
        ((float(one.get("cx", "")), float(one.get("cy", ""))), one.get("fill", ""))
        for one in elements(svg, "circle")
    ]
    closed = [one for one in elements(svg, "path") if "fill-opacity" not in one.attrib]
    for path in (one for one in closed if one.get("d", "").endswith("Z")):
        x, y = zip(*corners(path), strict=True)
        up = sum(y) / len(y) if len(y) == 3 else (max(y) + min(y)) / 2
        colour = path.get("fill", "")
        colour = path.get("stroke", "") if colour == "none" else colour
        discs.append((((max(x) + min(x)) / 2, up), colour))
    return discs


def test_every_mark_that_is_seen_stands_at_its_value(
    drawn: list[tuple[str, Plotted, str]],
) -> None:
    seen = 0
    for name, plotted, svg in drawn:
        left = middles(svg)
        for at, symbol, _, colour in plotted.marks():
            found = next((one for one in left if near(one[0], at) and one[1] == colour), None)
            assert found, (name, symbol, at)
            left.remove(found)
            seen += 1
        assert not left, name
    assert seen > 5000


def test_marks_are_as_large_as_they_are_told(drawn: list[tuple[str, Plotted, str]]) -> None:
    for name, plotted, svg in drawn:
        wanted = Counter(size for _, symbol, size, _ in plotted.marks() if symbol == "circle")
        assert Counter(2 * float(one.get("r", "")) for one in elements(svg, "circle")) == wanted, (
            name
        )


def test_triangles_point_where_they_are_told(drawn: list[tuple[str, Plotted, str]]) -> None:
    for name, plotted, svg in drawn:
        wanted = Counter(symbol for _, symbol, _, _ in plotted.marks() if "triangle" in symbol)
        found: Counter[str] = Counter()
        for path in (corners(one) for one in elements(svg, "path") if "stroke" not in one.attrib):
            if len(path) == 3:
                _, high, low = sorted(y for _, y in path)
                found["triangle-up" if high == low else "triangle-down"] += 1
        assert found == wanted, name


def test_every_part_of_a_column_stands_on_the_one_below(
    drawn: list[tuple[str, Plotted, str]],
) -> None:
    columns = [one for one in drawn if any(trace["type"] == "bar" for trace in one[1].data)]
    assert columns
    for name, plotted, svg in columns:
        rects = [
            [float(one.get(side, "")) for side in ("x", "y", "width", "height")]
            for one in elements(svg, "rect")
        ]
        found = sorted((x + w / 2, y, y + h) for x, y, w, h in rects)
        wanted = sorted((x, *sorted((foot, head))) for x, foot, head in plotted.bars())
        assert len(found) == len(wanted), name
        assert all(map(lambda a, b: a == pytest.approx(b, abs=0.03), found, wanted)), name


def test_every_line_has_its_corners_and_its_gaps(drawn: list[tuple[str, Plotted, str]]) -> None:
    for name, plotted, svg in drawn:
        paths = [corners(one) for one in elements(svg, "path") if one.get("fill") == "none"]
        paths = [one for one in paths if len(one) != 4 or one[0] != one[-1]]
        for run in plotted.lines():
            assert any(len(path) == len(run) and all(map(near, path, run)) for path in paths), (
                name,
                run,
            )


def test_each_tick_has_its_name_below_or_beside_it(
    drawn: list[tuple[str, Plotted, str]],
) -> None:
    for name, plotted, svg in drawn:
        texts = elements(svg, "text")
        for axis, at, where in (("xaxis", plotted.x, "x"), ("yaxis", plotted.y, "y")):
            held = plotted.layout[axis]
            if held.get("visible", True):
                for value, words in zip(held["tickvals"], held["ticktext"], strict=True):
                    first = words.split("<br>")[0]
                    spots = [float(one.get(where, "")) for one in texts if one.text == first]
                    off = 0.0 if axis == "xaxis" else 0.35 * 13
                    assert any(abs(spot - at(value) - off) <= 0.03 for spot in spots), (name, words)


def test_all_words_of_a_chart_are_on_it_and_no_others(
    drawn: list[tuple[str, Plotted, str]],
) -> None:
    for name, plotted, svg in drawn:
        notes = [one["text"] for one in plotted.layout.get("annotations", [])]
        axes = [plotted.layout[axis] for axis in ("xaxis", "yaxis")]
        ticks = [one["ticktext"] for one in axes if one.get("visible", True)]
        marks = [one["text"] for one in plotted.data if "text" in one]
        texts = chain(notes, *ticks, *marks)
        lines = [line for text in texts for line in re.sub("</?b>", "", text).split("<br>")]
        plain = [line.replace("&amp;", "&").replace("  ", "\u00a0 ") for line in lines]
        assert Counter(said(svg)) == Counter(plain), name
