"""The measures as the command prints them: the public contract of `python -m kpis --json`."""

from typing import Any

from kpis.measures import measures
from kpis.read import Results
from kpis.results import Point, Result


def report(results: Results) -> dict[str, Any]:
    """All measures with `last_period`, as plain values; shares and waits unrounded."""
    return {
        "last_period": results.last_period,
        "kpis": {id: _measure(result) for id, result in results.by_id.items()},
    }


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
        "baseline": result.baseline and {"period": result.baseline.period, "value": _number(result.baseline.value)},
        "latest": result.latest and _point(result.latest),
        "status": result.status,
        "series": [_point(point) | {"partial": point.partial} for point in result.series],
    }
    rising = measure.target.rising or measures()[measure.id].target.rising
    return told | ({"upward_trajectory": result.upward_trajectory} if rising else {})


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
