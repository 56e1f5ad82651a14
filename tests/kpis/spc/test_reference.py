"""The XmR chart agrees with NHSRplotthedots in every recorded series: limits to 1e-9, flags and
labels alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from kpis.spc import xmr

FILE = Path(__file__).resolve().parents[4] / "shared" / "reference" / "spc_cases.json"
CASES = json.loads(FILE.read_text(encoding="utf-8"))["cases"] if FILE.is_file() else []

FIGURES = {"mean": "mean", "lower_limit": "lpl", "upper_limit": "upl"}
VERDICTS = {
    "rebase_group": "rebase_group",
    "short_group_warning": "short_group_warning",
    "outside_limits": "outside_limits",
    "close_to_limits": "close_to_limits",
    "relative_to_mean": "relative_to_mean",
    "label": "special_cause_type",
    "point_type": "point_type",
}


def defined(figures: list[float | None]) -> list[float]:
    return [figure for figure in figures if figure is not None]


def test_the_recorded_series_are_there(shared: Path) -> None:
    assert len(CASES) >= 33


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_chart_is_that_of_the_package(case: dict[str, Any]) -> None:
    options, expected = case["options"], case["expected"]
    chart = xmr(
        case["y"],
        case["x"],
        target=options["target"],
        direction=options["improvement_direction"],
        rebase=options["rebase_dates"] or (),
        fix_after=options["fix_after_n_points"],
        screen_outliers=options["screen_outliers"],
    )
    for ours, theirs in FIGURES.items():
        found = [getattr(point, ours) for point in chart.points]
        assert [figure is None for figure in found] == [
            figure is None for figure in expected[theirs]
        ], ours
        assert defined(found) == pytest.approx(defined(expected[theirs]), rel=0, abs=1e-9), ours
    for ours, theirs in VERDICTS.items():
        assert [getattr(point, ours) for point in chart.points] == expected[theirs], ours
    assert (chart.variation, chart.assurance) == (
        expected["variation_type"],
        expected["assurance_type"],
    )
