"""That differences are worked out before rounding: said where shown figures seem to give
another."""

from collections.abc import Iterable

from kpis.definitions import Result
from kpis.figures import Unit, rounds_apart

ROUNDED = "Differences are worked out before rounding."


def change_rounding(results: Iterable[Result]) -> str:
    """The sentence where the change of one of them is not that of its newest figure and its
    baseline as both are shown; else nothing."""
    return ROUNDED if any(map(_change_apart, results)) else ""


def rounding_words(result: Result) -> str:
    """The sentence where the change or the distance to go is not that of the figures that stand
    beside it; else nothing."""
    latest, target, unit = result.latest, result.target.value, result.measure.unit
    distance = bool(latest and target is not None and result.distance) and rounds_apart(
        target or 0.0, latest.value if latest else 0.0, unit
    )
    return ROUNDED if distance or _change_apart(result) else ""


def pairs_rounding(pairs: Iterable[tuple[float, float, Unit]]) -> str:
    """The same for figures before and after, each with its unit."""
    return ROUNDED if any(rounds_apart(*pair) for pair in pairs) else ""


def _change_apart(result: Result) -> bool:
    latest, baseline = result.latest, result.baseline
    return bool(
        latest and baseline and rounds_apart(latest.value, baseline.value, result.measure.unit)
    )
