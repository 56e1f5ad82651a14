"""Working figures for tests, made of monthly counts without a database."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from kpis import months
from kpis.definitions import Baseline, Point, ResolvedTarget, Result, whole
from kpis.disclosure.series import Series, series_of
from kpis.judging.judged import twelve_months
from kpis.judging.read import Results
from kpis.judging.stored_series import Key, WorkingShares
from kpis.measures import measures

FIRST = "2024-01"
Course = Sequence[tuple[float, float]]
"""Hits and others, month by month."""
Exact = dict[Key, tuple[Point, ...]]


def series(id: str, companion: str = "") -> Series:
    """A declared series."""
    return next(one for one in series_of(measures()[id]) if one.id == companion)


def points(course: Course, window: int, *, per: int = 100) -> tuple[Point, ...]:
    """The points of a share whose window is so many months."""
    made = []
    for at in range(len(course)):
        held = course[max(0, at + 1 - window) : at + 1]
        hits, cases = sum(one[0] for one in held), sum(map(sum, held))
        if cases:
            partial = window == 12 and at < 11
            made.append(Point(months.add(FIRST, at), hits, cases, per * hits / cases, partial))
    return tuple(made)


def flow(
    id: str, parts: Mapping[str, Course], dimension: str = "area", companion: str = ""
) -> Exact:
    """The stored points of a measure of what happens, whole and by one dimension. The part called
    '' is in none."""
    months_of_whole = series(id, companion).calculation.months
    whole = [
        (sum(one[0] for one in month), sum(one[1] for one in month))
        for month in zip(*parts.values(), strict=True)
    ]
    made: Exact = {(id, companion, "", ""): points(whole, months_of_whole)}
    for name, course in parts.items():
        if name:
            made[id, companion, dimension, name] = points(course, 12)
    return made


def results(exact: Exact) -> Results:
    """Results that hold these points."""
    by_id = {id: _result(id, exact) for id in dict.fromkeys(key[0] for key in exact)}
    rest: dict[str, Any] = {"batches": (), "as_at": {}, "demonstration": False}
    return Results(by_id, exact, WorkingShares(exact), version=cast(Any, None), **rest)


def _result(id: str, exact: Exact) -> Result:
    held = exact.get((id, "", "", ""), ())
    baseline = Baseline(held[0].period, held[0].value) if held else None
    series, target = tuple(map(whole, held)), ResolvedTarget("none", None, "-")
    sums = twelve_months(measures()[id], series)
    return Result(measures()[id], series, baseline, target, "no_target", twelve_months=sums)
