"""The trend pictures of the tables."""

import base64
from xml.etree import ElementTree

import pytest

from kpis.definitions.results import Baseline, Result
from presentation.charts.trend import data_uri, trend_svg
from presentation.palette import DARK, LIGHT, Palette
from tests.presentation.chart_results import example, expected, result

SVG = "{http://www.w3.org/2000/svg}"
BASE = Baseline("2025-02", 2.0)


def parts(
    result: Result, palette: Palette = LIGHT
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The attributes of lines and of dots."""
    picture = ElementTree.fromstring(trend_svg(result, palette, "2024-06"))
    return [each.attrib for each in picture.iter(f"{SVG}path")], [
        each.attrib for each in picture.iter(f"{SVG}circle")
    ]


@pytest.mark.parametrize("id", expected())
def test_every_measure_has_a_picture_inside_its_150_by_36_pixels(id: str) -> None:
    picture = ElementTree.fromstring(trend_svg(example(id), LIGHT, "2024-06"))
    assert (picture.get("width"), picture.get("height"), picture.get("viewBox")) == (
        "150",
        "36",
        "0 0 150 36",
    )
    for dot in picture.iter(f"{SVG}circle"):
        x, y, radius = (float(dot.attrib[name]) for name in ("cx", "cy", "r"))
        assert radius <= x <= 150 - radius
        assert radius <= y <= 36 - radius


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_line_target_baseline_and_newest_dot_have_their_looks(palette: Palette) -> None:
    lines, dots = parts(result([1, 2, 3], target=2.5, baseline=BASE, status="met"), palette)
    assert [(line["stroke"], line.get("stroke-dasharray")) for line in lines] == [
        (palette.target, "4 3"),
        (palette.line, None),
    ]
    assert lines[1]["stroke-width"] == "1.75"
    assert [(dot["fill"], dot["stroke"]) for dot in dots] == [
        (palette.page, palette.line),
        (palette.status["met"], palette.status["met"]),
    ]


def test_higher_is_higher_up() -> None:
    _, (baseline, newest) = parts(result([1, 2, 3], baseline=BASE))
    assert float(newest["cy"]) < float(baseline["cy"])


def test_a_month_without_a_value_leaves_a_gap() -> None:
    lines, _ = parts(result([1, 2, None, 4, 5]))
    assert [line["d"].count("L") for line in lines] == [1, 1]


def test_without_a_target_no_line_is_dashed() -> None:
    lines, _ = parts(result([1, 2, 3]))
    assert [line.get("stroke-dasharray") for line in lines] == [None]


def test_a_baseline_before_the_months_shown_has_no_dot() -> None:
    _, dots = parts(result([1, 2, 3], baseline=Baseline("2024-05", 2.0)))
    assert len(dots) == 1


@pytest.mark.parametrize("values", [[5], [5, 5, 5], [0, 0]])
def test_level_and_single_figures_stand_in_the_middle(values: list[float]) -> None:
    _, [dot] = parts(result(values))
    assert dot["cy"] == "18.0"


def test_without_a_figure_the_picture_is_empty() -> None:
    assert parts(result([])) == ([], [])


def test_the_address_of_the_picture_holds_it() -> None:
    svg = trend_svg(result([1, 2, 3]), LIGHT, "2024-06")
    kind, _, body = data_uri(svg).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(body).decode() == svg
