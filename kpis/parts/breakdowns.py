"""The parts of a measure in its newest month as they may be shown, and the whole over the same
months."""

from collections.abc import Mapping

from kpis import months
from kpis.computing import MONTHS_BROKEN_DOWN
from kpis.definitions import Hidden, Point, Result, Shown, at
from kpis.judging import Results


def newest_parts(found: Results, result: Result, dimension: str) -> Mapping[str, Shown | Hidden]:
    """The newest figure of each part that has one, by its stored name."""
    period = result.latest and result.latest.period
    parts = found.breakdown(result.measure.id, dimension)
    newest = {name: at(points, period) for name, points in parts.items()}
    return {name: figure for name, figure in newest.items() if figure}


def together(result: Result) -> Point | None:
    """The whole over the months that a breakdown takes together, where the measure itself is of one
    month; else None: then its newest figure is of the same months as its parts."""
    calculation, latest = result.measure.calculation, result.latest
    if latest is None or calculation.basis != "flow" or calculation.months == MONTHS_BROKEN_DOWN:
        return None
    first = months.add(latest.period, 1 - MONTHS_BROKEN_DOWN)
    held = [point for point in result.series if point.period >= first]
    hits, cases = (
        sum(point.numerator or 0 for point in held),
        sum(point.denominator or 0 for point in held),
    )
    return Point(latest.period, hits, cases, calculation.per * hits / cases) if cases else None
