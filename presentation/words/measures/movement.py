"""A figure in words: how many cases it is made of, how far it has moved since its baseline, and
that differences are worked out before rounding, where shown figures seem to give another."""

from collections.abc import Iterable

from kpis.definitions import Hidden, Measure, Result, Shown, is_first
from kpis.figures import (
    Unit,
    amount,
    amount_words,
    count,
    count_of,
    figure,
    places,
    round_half_up,
    rounds_apart,
    too_little,
    unit_note,
)
from kpis.months import long

PARTIAL = "fewer than twelve months"
"""What is said of a figure that should hold the cases of twelve months and does not yet."""
ROUNDED = "Differences are worked out before rounding."
FIRST_FIGURE = "First figure, nothing to compare with yet"


def cases(point: Shown | None, measure: Measure) -> str:
    """`98 of 155`; `420 waiting` where nothing of them is counted; nothing where the figure is out
    of nothing."""
    if point is None or point.denominator is None:
        return ""
    if point.numerator is None:
        return f"{count(point.denominator)} {measure.out_of_label.lower()}"
    return count_of(point.numerator, point.denominator)


def case_count(figure: Shown | Hidden) -> str:
    """The number of cases in a part: `98`; `under 10` where it is hidden."""
    return figure.words if isinstance(figure, Hidden) else count(figure.cases)


def size(value: float, unit: Unit) -> str:
    """The size of a difference: `21.3 points`; `less than 0.1 points` where it would round to
    nothing."""
    if round_half_up(value, places(unit)):
        return amount(value, unit)
    return too_little(unit) if value else amount(0, unit)


def unchanged(result: Result) -> bool:
    """Whether neither the change nor the shown figures differ from the baseline, at the places that
    are shown."""
    if result.latest is None or result.baseline is None or result.change is None:
        return False
    unit = result.measure.unit
    same = figure(result.latest.value, unit) == figure(result.baseline.value, unit)
    return same and not round_half_up(result.change, places(unit))


def change_words(result: Result, *, since: bool = True, alone: bool = False) -> str:
    """`up 21.3 points since May 2025` or `the same as in May 2025`; nothing where there is no
    change to speak of. `alone`: nothing beside it says the unit of a rate, so that it does."""
    if result.change is None or result.baseline is None or is_first(result):
        return ""
    month = long(result.baseline.period)
    if unchanged(result):
        return f"the same as in {month}"
    unit = result.measure.unit
    moved = f"{'up' if result.change > 0 else 'down'} {size(result.change, unit)}"
    if alone and not amount_words(result.change, unit):
        moved = f"{moved} {unit_note(unit)}"
    return f"{moved} since {month}" if since else moved


def told_change(result: Result, *, alone: bool = False) -> str:
    """The change since the baseline; and whether it is for the better, where the number alone could
    be misread: where less is better and no target says that it must fall, or where a target is met
    and the measure is worse all the same.
    """
    change = change_words(result, alone=alone)
    if not change or unchanged(result):
        return change
    less_is_better = result.measure.direction == "decrease" and (
        result.status == "met" or result.target.value is None
    )
    if less_is_better or (result.status == "met" and not result.better):
        return f"{change}, which is {'better' if result.better else 'worse'}"
    return change


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
