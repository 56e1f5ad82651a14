"""What the command gives besides the contract: every figure that stands on a page, and nothing that
the pages hide."""

import json
from typing import Any

import pytest

from data.store import Database
from kpis.commands.report import report
from kpis.definitions.shown import counted
from kpis.judging.read import read_results
from kpis.measures import measures
from kpis.parts.waiting_past_target import beyond_target

CONTRACT = [
    *("title", "section", "unit", "direction", "target", "baseline", "latest", "status", "series"),
]
ADDED = [
    *("companions", "breakdown", "together", "comparators", "projection", "recent"),
    *("exceptions", "course"),
]


@pytest.fixture(scope="module")
def told(examples: Database) -> dict[str, Any]:
    results = read_results(examples)
    return json.loads(json.dumps(report(results, beyond_target(examples, results))))["kpis"]


def test_names_are_only_added_after_those_of_the_contract(told: dict[str, Any]) -> None:
    for id, measure in told.items():
        assert [
            name for name in measure if name not in ("upward_trajectory", "beyond_target")
        ] == CONTRACT + ADDED, id
    assert [id for id, measure in told.items() if "beyond_target" in measure] == ["nd_longest_wait"]


def test_companions_are_series(told: dict[str, Any]) -> None:
    for id, measure in measures().items():
        assert list(told[id]["companions"]) == [one.id for one in measure.companions]
    median = told["nd_average_wait"]["companions"]["median"]
    assert median[-1]["period"] == "2026-10"
    assert set(median[-1]) == {"period", "numerator", "denominator", "value"}


def test_parts_with_few_cases_are_named_without_a_figure(told: dict[str, Any]) -> None:
    providers = told["nd_average_wait"]["breakdown"]["provider"]
    assert providers["Café Psychology CIC"] is None
    assert providers["Clinical Partners"]["denominator"] == 17
    shown = [
        part
        for one in told.values()
        for by in one["breakdown"].values()
        for part in by.values()
        if part
    ]
    assert min(part["denominator"] or part["numerator"] for part in shown) >= 10
    assert list(told["nd_average_wait"]["breakdown"]) == [
        "provider",
        "icb",
        "pathway",
        "area",
        "band",
    ]
    assert told["nd_average_wait"]["breakdown"]["band"]["104 weeks or more"] is None


def test_the_whole_stands_beside_its_parts_over_twelve_months(told: dict[str, Any]) -> None:
    whole = told["annual_review_decision_4_weeks"]["together"]
    assert (whole["numerator"], whole["denominator"]) == (983, 1742)
    assert told["nd_average_wait"]["together"] is None


def test_comparators_come_with_their_source(told: dict[str, Any]) -> None:
    england = [
        one
        for one in told["nd_asd_over_13_weeks"]["comparators"]
        if one["area_code"] == "E92000001"
    ]
    assert england[-1]["value"] == pytest.approx(told["nd_asd_over_13_weeks"]["target"]["value"])
    assert all(one["source"] for measure in told.values() for one in measure["comparators"])


def test_a_projection_is_the_one_that_the_pages_tell(told: dict[str, Any]) -> None:
    assert told["nd_longest_wait"]["projection"]["month"] is None
    assert "moving away" in told["nd_longest_wait"]["projection"]["words"]
    assert told["annual_review_decision_4_weeks"]["projection"] is None


@pytest.mark.parametrize(("beyond", "given"), [(0, 0), (9, None), (10, 10)])
def test_few_children_beyond_the_target_are_not_counted_exactly(
    examples: Database, beyond: int, given: int | None
) -> None:
    assert (
        report(read_results(examples), counted("2026-10", beyond))["kpis"]["nd_longest_wait"][
            "beyond_target"
        ]
        == given
    )


def test_exceptions_are_told_with_their_grounds(told: dict[str, Any]) -> None:
    lost, worse = told["rtc_accredited"]["exceptions"]
    assert (lost["kind"], lost["since"]) == ("target_lost", "2026-09")
    assert worse == {
        "kind": "moving_wrong",
        "since": told["rtc_accredited"]["recent"]["since"],
        "rule": told["rtc_accredited"]["recent"]["rule"],
        "rank": None,
        "slips": None,
    }
    assert [ground["kind"] for ground in told["adaptive_teaching"]["exceptions"]] == [
        "not_improving"
    ]
    assert told["nd_average_wait"]["exceptions"] == []
