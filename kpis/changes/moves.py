"""Which measures have moved most between two looks at them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from kpis.definitions import Result, Shown, Status


@dataclass(frozen=True)
class Move:
    """A measure then and now. Both have a figure, and the newer one is of a later month; `better`
    says which way it went."""

    then: Result
    now: Result

    @property
    def better(self) -> bool:
        """Whether the newer figure is the better one."""
        return (self._change > 0) == (self.now.measure.direction == "increase")

    @property
    def steps(self) -> float:
        """The change in usual steps of the measure: how far its figures lie apart from one to the
        next, on average. No step leads over a hidden month; 0 without any."""
        told = pairwise(self.now.told)
        steps = [
            abs(after.value - before.value)
            for before, after in told
            if isinstance(before, Shown) and isinstance(after, Shown)
        ]
        usual = fmean(steps) if steps else 0.0
        return abs(self._change) / usual if usual else 0.0

    @property
    def _change(self) -> float:
        then, now = self.then.latest, self.now.latest
        return now.value - then.value if then and now else 0.0


def moves(before: Mapping[str, Result], now: Sequence[Result]) -> list[Move]:
    """The measures that moved by more than their usual step, the biggest moves first, counted in
    such steps: points, weeks and rates can then be put in one order. `before` holds the results of
    then by id; a measure that it lacks is passed over."""
    found = [
        Move(before[one.measure.id], one)
        for one in now
        if one.measure.id in before and _newer(before[one.measure.id], one)
    ]
    return sorted((one for one in found if one.steps > 1), key=lambda one: one.steps, reverse=True)


def _newer(then: Result, now: Result) -> bool:
    """Whether the newest figure is of a later month than then, and there are others beside it."""
    if then.latest is None or now.latest is None or len(now.series) < 3:
        return False
    return now.latest.period > then.latest.period


def comparable_statuses(found: Mapping[str, Result]) -> dict[str, Status]:
    """The statuses of measures by id that can be set beside later ones. A baseline is no better
    than itself, and before there was one most targets could not be judged by it: neither says that
    something has changed since, save that a target was met."""
    return {
        id: result.status
        for id, result in found.items()
        if result.status in ("met", "no_data") or _past_baseline(result)
    }


def _past_baseline(result: Result) -> bool:
    return bool(result.latest and result.baseline and result.latest.period > result.baseline.period)
