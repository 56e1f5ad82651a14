"""Results as the charts receive them: made up for a case, or as expected of the example
extracts."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kpis import months
from kpis.definitions import Baseline, Comparator, Hidden, ResolvedTarget, Result, Shown, Status
from kpis.definitions.measure import Calculation, Measure
from kpis.definitions.shown import TOO_FEW
from kpis.measures import measures

EXPECTED = Path(__file__).resolve().parents[3] / "shared" / "examples" / "expected.json"


def measure(**fields: Any) -> Measure:
    """A measure in which only the fields given matter."""
    words = dict.fromkeys(
        ("criterion", "plan_words", "phrase", "why", "counted", "out_of", "left_out", "chosen"), "-"
    )
    base = {
        "id": "some_measure",
        "section": 3,
        "order": 1,
        "name": "Annual reviews decided within 4 weeks",
        "unit": "%",
        "direction": "increase",
        "extracts": ("annual_reviews",),
        "calculation": Calculation(cases="-"),
        "counted_label": "Decided within 4 weeks",
        "out_of_label": "Meetings",
        "actions": ("3e",),
    }
    return Measure(**{**words, **base, **fields})


def result(
    values: Sequence[float | None],
    *,
    first: str = "2025-01",
    step: int = 1,
    target: float | None = None,
    baseline: Baseline | None = None,
    status: Status = "improving",
    partial: int = 0,
    comparators: tuple[Comparator, ...] = (),
    targets: dict[str, float] | None = None,
    **fields: Any,
) -> Result:
    """A result whose points are `step` months apart; None leaves a month out, the first `partial`
    ones are partial."""
    points = tuple(
        Shown(months.add(first, number * step), None, None, value, partial=number < partial)
        for number, value in enumerate(values)
        if value is not None
    )
    goal = ResolvedTarget("at_least" if target is not None else "none", target, "60% or more")
    return Result(
        measure(**fields),
        points,
        baseline,
        goal,
        status,
        comparators=comparators,
        targets=targets or {},
    )


def hiding(one: Result, *periods: str) -> Result:
    """The same with the figures of these months hidden, as an edition hides them; what is judged
    stays."""
    return replace(
        one,
        series=tuple(point for point in one.series if point.period not in periods),
        hidden=tuple(Hidden(period, TOO_FEW) for period in sorted(periods)),
    )


@cache
def expected() -> dict[str, dict[str, Any]]:
    """The measures expected of the example extracts, by id."""
    return json.loads(EXPECTED.read_text(encoding="utf-8"))["kpis"]


def example(id: str, **fields: Any) -> Result:
    """The measure of that id with the figures expected of the example extracts."""
    found = expected()[id]
    points = tuple(Shown(**point) for point in found["series"])
    baseline = Baseline(**found["baseline"]) if found["baseline"] else None
    goal = ResolvedTarget(found["target"]["kind"], found["target"]["value"], "-")
    return replace(Result(measures()[id], points, baseline, goal, found["status"]), **fields)
