"""The measures as the command prints them: the public contract of `python -m kpis --json`."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from kpis.definitions import (
    UNDER,
    Comparator,
    Hidden,
    Point,
    ResolvedStep,
    Result,
    Shown,
    step_words,
)
from kpis.exceptions import ExceptionCase, measure_cases
from kpis.judging import Results
from kpis.measures import measures
from kpis.parts import LONGEST, newest_parts
from kpis.trends import course_ahead, projected
from kpis.trends.recent import recent

_NOTHING = {"period": "", "numerator": None, "denominator": None, "value": None, "hidden": True}

_NEVER_PUBLIC = {"recent": None, "projection": None, "exceptions": [], "course": None}


def report(results: Results, beyond: Shown | Hidden | None = None) -> dict[str, Any]:
    """All measures with `last_period`, as plain values; shares and waits unrounded. `beyond` is the
    number of children who have waited past the target for the longest wait, where it is known. What
    is hidden, and what follows from it, is null."""
    told = {id: _measure(result) | _beside(results, result) for id, result in results.by_id.items()}
    if beyond is not None:
        told[LONGEST]["beyond_target"] = (
            _number(beyond.value) if isinstance(beyond, Shown) else None
        )
    return {"last_period": results.last_period, "kpis": told}


def public_report(results: Results) -> dict[str, Any]:
    """The same of figures as they are rounded for the public, without what rounding alone can make
    or turn round."""
    told = report(results)
    for one in told["kpis"].values():
        one.update(_NEVER_PUBLIC)
    return told


def _measure(result: Result) -> dict[str, Any]:
    measure = result.measure
    told: dict[str, Any] = {
        "title": measure.name,
        "section": measure.section,
        "unit": measure.unit,
        "direction": measure.direction,
        "target": {
            "kind": result.target.kind,
            "value": _number(result.target.value),
            "set_by": result.target.set_by,
        },
        "baseline": result.baseline
        and {"period": result.baseline.period, "value": _number(result.baseline.value)},
        "latest": _latest(result),
        "status": None if result.status == "hidden" else result.status,
        "series": [_in_series(one) for one in result.told],
    }
    declared = measures().get(measure.id, measure)
    rising = measure.target.rising or declared.target.rising
    return told | ({"upward_trajectory": result.upward_trajectory} if rising else {})


def _latest(result: Result) -> dict[str, Any] | None:
    newest = result.withheld or result.latest
    return newest and _told(newest)


def _in_series(one: Shown | Hidden) -> dict[str, Any]:
    return _told(one) | {"partial": isinstance(one, Shown) and one.partial}


def _told(one: Shown | Hidden) -> dict[str, Any]:
    """A figure, or that it is hidden."""
    return _point(one) if isinstance(one, Shown) else _NOTHING | {"period": one.period}


def _beside(results: Results, result: Result) -> dict[str, Any]:
    """What the pages show besides the measure itself. A part with too few cases to be shown is
    null."""
    ahead, whole, lately = projected(result), result.twelve_months, recent(result)
    dimensions = result.measure.calculation.dimensions
    companions = [one.id for one in result.measure.companions]
    return {
        "companions": {
            id: [_told(one) for one in results.shares.get((result.measure.id, id, "", ""), ())]
            for id in companions
        },
        "breakdown": {by: _parts(results, result, by) for by in dimensions},
        "together": whole and _point(whole),
        "comparators": [_comparator(one) for one in result.comparators],
        "projection": ahead and {"words": ahead.words, "month": ahead.month},
        "recent": lately and asdict(lately),
        "exceptions": ground_fields(measure_cases([result], {result.measure.id: lately})),
        "course": _course(result),
    }


def ground_fields(found: Iterable[ExceptionCase]) -> list[dict[str, Any]]:
    """The grounds on which a measure or a milestone is off; none where it is not."""
    return [asdict(ground) for case in found for ground in case.grounds]


def _course(result: Result) -> dict[str, Any] | None:
    """The board's course; `state` is null where it cannot be said."""
    course, ahead = result.course, course_ahead(result)
    if course is None:
        return None
    return {
        "steps": [_step(step, result) for step in course.steps],
        "state": None if course.state == "unknown" else course.state,
        "due": course.due and course.due.month,
        "next": course.next and course.next.month,
        "projection": ahead and {"words": ahead.words, "next": ahead.next, "last": ahead.last},
    }


def _step(step: ResolvedStep, result: Result) -> dict[str, Any]:
    words = step_words(step, result.measure.unit)
    return {"month": step.month, "value": _number(step.value), "words": words}


def _parts(results: Results, result: Result, dimension: str) -> dict[str, Any]:
    parts = newest_parts(results, result, dimension)
    return {name: _part(figure) for name, figure in parts.items()}


def _part(figure: Shown | Hidden) -> dict[str, Any] | None:
    """A part of an edition like any figure of it; a working figure that is too few is null."""
    return None if isinstance(figure, Hidden) and figure.words == UNDER else _told(figure)


def _comparator(one: Comparator) -> dict[str, Any]:
    return {
        "period": one.period,
        "area_code": one.area_code,
        "area_name": one.area_name,
        "numerator": _number(one.numerator),
        "denominator": _number(one.denominator),
        "value": _number(one.value),
        "source": one.source,
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "period": point.period,
        "numerator": _number(point.numerator),
        "denominator": _number(point.denominator),
        "value": _number(point.value),
    }


def _number(value: float | None) -> float | int | None:
    """Counts as whole numbers; what is not whole as it is."""
    return int(value) if value is not None and float(value).is_integer() else value
