"""The search for other whole numbers that fit, by SCIP, which proves it where there are none."""

from collections.abc import Mapping, Sequence
from random import Random

from pyscipopt import Model

from tests.disclosure.sums import ContradictionError, Limits, Name, Sum, narrowed

SECONDS, IDLE, FEW = 10.0, 8, 12
"""How long one search may take; how often solutions are asked for in which next to nothing more has
moved before the numbers left are taken one by one; and how many are pushed at a time then."""


class Search:
    """One part of a system, in SCIP."""

    def __init__(self, sums: Sequence[Sum], limits: Limits) -> None:
        self.model = Model()
        self.model.hideOutput()
        self.model.setParam("limits/time", SECONDS)
        self.sums, self.limits = sums, limits
        self.numbers = {
            name: self.model.addVar(vtype="I", lb=low, ub=high)
            for name, (low, high) in limits.items()
        }
        for one in sums:
            total = sum(times * self.numbers[name] for name, times in one.terms)
            self.model.addCons(one.low <= (total <= one.high))

    def solution(self, aim: Mapping[Name, int], gap: float = 0.0) -> dict[Name, int]:
        """Numbers that fit and make the aim as small as may be, as far as there was time; none
        where time ran out. Raises ContradictionError."""
        model = self.model
        model.freeTransform()
        model.setParam("limits/gap", gap)
        model.setObjective(sum(times * self.numbers[name] for name, times in aim.items()))
        model.optimize()
        if model.getStatus() in ("infeasible", "inforunbd"):
            raise ContradictionError
        self.certain = model.getStatus() == "optimal"
        if not model.getNSols():
            return {}
        return {name: round(model.getVal(number)) for name, number in self.numbers.items()}

    def pinned(self, asked: set[Name]) -> dict[Name, int]:
        """Those asked for that have one value only."""
        first = self.solution({})
        same = self._shaken({name: value for name, value in first.items() if name in asked})
        found = self._at_an_end(same, 0, -1) | self._at_an_end(same, 1, 1)
        while True:
            found |= self._implied(found, asked)
            same = {name: value for name, value in same.items() if name not in found}
            if not same:
                return found
            name, value = next(iter(same.items()))
            proved = True
            for way in (1, -1):
                other = self.solution({name: way})
                proved = proved and self.certain and other.get(name) == value
                same = _alike(same, other)
            if proved:
                found[name] = value
            same.pop(name, None)

    def _implied(self, found: Mapping[Name, int], asked: set[Name]) -> dict[Name, int]:
        """What those that were found leave no choice: no search is needed for it."""
        known = [Sum(((name, 1),), value, value) for name, value in found.items()]
        limits = narrowed([*self.sums, *known])
        return {name: low for name, (low, high) in limits.items() if low == high and name in asked}

    def _at_an_end(self, same: Mapping[Name, int], end: int, way: int) -> dict[Name, int]:
        """Those that stay at their lowest (or highest) value even where all together are to leave
        it: one proof for many."""
        left = {name: value for name, value in same.items() if value == self.limits[name][end]}
        while left:
            other = self.solution(dict.fromkeys(left, way))
            still = _alike(left, other)
            if len(still) == len(left):
                return left if self.certain and other else {}
            left = still
        return {}

    def _shaken(self, same: dict[Name, int]) -> dict[Name, int]:
        """What stays as it is in solutions that lie far apart: all are pushed at once, then a few
        at a time."""
        random, idle = Random(1), 0
        while same and idle < IDLE:
            few = len(same) if idle == 0 else min(FEW, len(same))
            aim = {name: random.choice((1, -1)) for name in random.sample(list(same), few)}
            left = _alike(same, self.solution(aim, gap=0.1))
            idle = 0 if len(same) - len(left) > len(same) // 20 else idle + 1
            same = left
        return same


def _alike(same: dict[Name, int], other: Mapping[Name, int]) -> dict[Name, int]:
    return {name: value for name, value in same.items() if other.get(name, value) == value}
