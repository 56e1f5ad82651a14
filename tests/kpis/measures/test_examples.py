"""Every measure equals the one that an independent program computed from the same files."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.store import Database
from kpis.commands.report import report
from kpis.figures import number
from kpis.judging.read import read_results
from kpis.measures import measures


@pytest.fixture(scope="session")
def expected(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "examples" / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def reported(examples: Database) -> dict[str, Any]:
    return json.loads(json.dumps(report(read_results(examples))))


def differences(got: object, wanted: object, where: str = "") -> list[str]:
    """Every place where two values differ by more than the order of adding can explain."""
    if isinstance(wanted, list) and isinstance(got, list):
        if len(got) != len(wanted):
            return [f"{where} has {len(got)}, not {len(wanted)}"]
        return differences(dict(enumerate(got)), dict(enumerate(wanted)), where)
    if isinstance(wanted, dict) and isinstance(got, dict):
        gone = [f"{where}.{key} is missing" for key in wanted if key not in got]
        kept = [key for key in wanted if key in got]
        return gone + [
            fault for key in kept for fault in differences(got[key], wanted[key], f"{where}.{key}")
        ]
    same = pytest.approx(wanted, rel=1e-12) == got if isinstance(wanted, float) else got == wanted
    return [] if same else [f"{where} is {got}, not {wanted}"]


def test_every_measure_equals_the_expected_one(
    reported: dict[str, Any], expected: dict[str, Any]
) -> None:
    """A measure that the public contract does not have is compared with nothing there."""
    wanted = expected["kpis"]
    got = {id: reported["kpis"].get(id) for id in wanted}
    assert [fault for id in wanted for fault in differences(got[id], wanted[id], id)] == []


def test_last_period_is_the_newest_of_any_measure(
    reported: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert reported["last_period"] == expected["last_period"]


def test_every_measure_of_the_contract_is_there(
    reported: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert set(reported["kpis"]) == set(measures()) >= set(expected["kpis"])


@pytest.mark.parametrize(
    ("id", "period", "published"),
    [
        ("ehc_20_weeks", "2023-12", "55.3"),
        ("ehc_20_weeks", "2024-12", "91.6"),
        ("ehc_20_weeks_all", "2023-12", "56.9"),
        ("ehc_20_weeks_all", "2024-12", "89.7"),
        ("annual_review_decision_4_weeks_published", "2024-12", "38.4"),
    ],
)
def test_calendar_years_give_the_published_figures(
    examples: Database, id: str, period: str, published: str
) -> None:
    points = {point.period: point for point in read_results(examples).by_id[id].series}
    assert number(points[period].value) == published


def test_month_ends_every_series_and_leaves_earlier_points_alone(examples: Database) -> None:
    whole, until = read_results(examples), read_results(examples, month="2026-03")
    for id, result in until.by_id.items():
        assert result.series == tuple(
            point for point in whole.by_id[id].series if point.period <= "2026-03"
        )
    assert until.last_period == "2026-03"
