"""Recent direction: which way a measure has moved lately. It stands beside the status and never
instead of it.

A status compares two months, the newest and the baseline; what has happened between them it does
not say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal, TypeVar

from kpis.definitions import Measure, Result, Shown
from kpis.trends.variation import judged_series

FEWEST_POINTS = 4
FEWEST_CHANGES = 3
SMALLEST_CHANGE = 0.05
"""In the measure's unit: what is less can be shown as no change at all."""
_EQUAL = (
    1e-9  # two shares that differ by 0.05 as printed may differ by a hair less as they are stored
)


One = TypeVar("One")


@dataclass(frozen=True)
class Recent:
    """The recent direction. `since` is the month from which it runs, and `rule` why it is called
    so, as a phrase.

    Both are None where the measure is steady.
    """

    direction: Literal["better", "worse", "steady"]
    since: str | None = None
    rule: str | None = None


def worsens(found: Recent | None) -> bool:
    """Whether a recent direction is known and is for the worse."""
    return found is not None and found.direction == "worse"


def recent_directions(results: Mapping[str, Result]) -> dict[str, Recent | None]:
    """The recent direction of each measure."""
    return {id: recent(result) for id, result in results.items()}


def recent(result: Result) -> Recent | None:
    """The recent direction of a measure; None with fewer than four points that cover all their
    months, counted after the last month that is hidden.

    The label of the newest point on the chart that the measure has decides; where it has none,
    three changes or more in one direction do.
    """
    # Partial points come first: where the newest is partial there are no others.
    last = result.hidden[-1].period if result.hidden else ""
    points = [point for point in result.series if not point.partial and point.period > last]
    if len(points) < FEWEST_POINTS:
        return None
    return _labelled(result) or _moved(points, result.measure) or Recent("steady")


def _labelled(result: Result) -> Recent | None:
    """The direction of the newest run of points that the chart marks, back to the first of them.

    All months are held against the same limits: the direction tells of the whole series, and is not
    to turn because a board sets another baseline.
    """
    chart = judged_series(result, anew=False)
    if chart is None or (newest := chart.points[-1]).look == "ordinary":
        return None
    return Recent(newest.look, chart.newest_alike[0].point.period, newest.rule)


def _moved(points: Sequence[Shown], measure: Measure) -> Recent | None:
    """The direction of the newest changes, where enough of them go one way and each is large enough
    to be seen."""
    sign = 1 if points[-1].value > points[-2].value else -1
    run = _newest(
        list(pairwise(points)), lambda two: _step(*two) * sign >= SMALLEST_CHANGE - _EQUAL
    )
    if len(run) < FEWEST_CHANGES:
        return None
    better = (sign > 0) == (measure.direction == "increase")
    return Recent(
        "better" if better else "worse",
        run[0][0].period,
        f"{len(run)} changes in a row in one direction",
    )


def _step(before: Shown, after: Shown) -> float:
    return after.value - before.value


def _newest(all_of_them: Sequence[One], holds: Callable[[One], bool]) -> list[One]:
    """Those at the end for which it holds without a break, in their order."""
    found = takewhile(holds, reversed(all_of_them))
    return list(found)[::-1]
