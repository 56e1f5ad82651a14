"""Linear programmes: between which numbers a count must lie, given all that is known. By HiGHS
(docs/decisions/0012)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import highspy
import numpy as np

Vector = np.ndarray
_NEAR = 1e-4
"""By how much what is worked out may miss a whole number."""
_PRIMAL = 4
"""The method that goes on from the last answer where only the question has changed."""
_OPTIONS = (
    ("threads", 1),
    ("presolve", "off"),
    ("simplex_strategy", _PRIMAL),
)


class _Silent(highspy.Highs):
    """HiGHS says who it is on standard output when its first model is made, where commands print
    JSON alone: this keeps it from it."""

    def enableCallbacks(self) -> None:
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


class Equation(NamedTuple):
    """What is known: a sum of atoms, by their columns, that lies between two numbers."""

    atoms: Mapping[int, float]
    low: float
    high: float


class Programme:
    """Atoms that are not below zero nor above `most`, and what is known of them, which may be
    forgotten and remembered again row by row."""

    def __init__(self, atoms: int, rows: Sequence[Equation], most: float) -> None:
        self._rows = rows
        self.atoms = atoms
        self._model = _Silent()
        for option, value in _OPTIONS:
            self._model.setOptionValue(option, value)
        self._model.passModel(_programme(atoms, rows, most))

    def know(self, row: int, known: bool) -> None:
        """Remember a row, or forget it."""
        low, high = self._rows[row][1:] if known else (-highspy.kHighsInf, highspy.kHighsInf)
        self._model.changeRowBounds(row, low, high)

    def least(self, costs: Vector) -> Vector | None:
        """Atoms that fit all that is known and cost the least; None where none fit."""
        self._model.changeColsCost(self.atoms, np.arange(self.atoms, dtype=np.int32), costs)
        self._model.run()
        if self._model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._model.getSolution().col_value)


def _programme(atoms: int, rows: Sequence[Equation], most: float) -> highspy.HighsLp:
    made = highspy.HighsLp()
    made.num_col_, made.num_row_ = atoms, len(rows)
    made.col_cost_ = np.zeros(atoms)
    made.col_lower_, made.col_upper_ = np.zeros(atoms), np.full(atoms, most)
    made.row_lower_ = np.array([row.low for row in rows])
    made.row_upper_ = np.array([row.high for row in rows])
    made.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    made.a_matrix_.start_ = np.cumsum([0, *(len(row.atoms) for row in rows)])
    made.a_matrix_.index_ = np.array([at for row in rows for at in row.atoms], dtype=np.int32)
    made.a_matrix_.value_ = np.array([by for row in rows for by in row.atoms.values()], dtype=float)
    return made


def contradicting(
    atoms: int, rows: Sequence[Equation], most: float, weights: Mapping[int, float]
) -> set[int]:
    """Of the rows that have a weight, those to be forgotten so that the others fit: together they
    are the least that is in the way."""
    asked = sorted(weights)
    slack = {row: atoms + 2 * place for place, row in enumerate(asked)}
    made = [
        row._replace(atoms={**row.atoms, slack[at]: 1.0, slack[at] + 1: -1.0})
        if at in slack
        else row
        for at, row in enumerate(rows)
    ]
    costs = np.zeros(atoms + 2 * len(asked))
    for row in asked:
        costs[slack[row] : slack[row] + 2] = weights[row]
    found = Programme(len(costs), made, most).least(costs)
    if found is None:
        return set(asked)
    return {row for row in asked if found[slack[row]] + found[slack[row] + 1] > _NEAR}


def left_in_turn(programme: Programme, rows: Sequence[int]) -> set[int]:
    """Of these rows those that cannot be true beside what is known and the ones before them, in
    their order. They are forgotten, and the others remembered."""
    for row in rows:
        programme.know(row, True)
    if programme.least(np.zeros(programme.atoms)) is not None:
        return set()
    for row in rows:
        programme.know(row, False)
    if len(rows) < 2:
        return set(rows)
    half = len(rows) // 2
    return left_in_turn(programme, rows[:half]) | left_in_turn(programme, rows[half:])


class Ranges:
    """The least and the greatest that has been seen of each count, which is a sum of atoms. As long
    as things are only forgotten, what has been seen stays possible."""

    def __init__(
        self, programme: Programme, counts: Iterable[Collection[int]] = (), seed: int = 0
    ) -> None:
        self._programme = programme
        self._chance = np.random.default_rng(seed)
        self._atoms = np.zeros(0, dtype=np.int64)
        self._lengths = np.zeros(0, dtype=np.int64)
        self.low, self.high = np.zeros(0), np.zeros(0)
        self.add(counts)

    def add(self, counts: Iterable[Collection[int]]) -> None:
        """Ask about more counts. None is of no atoms."""
        held = [list(one) for one in counts]
        nothing = np.full(len(held), np.inf)
        self._atoms = np.append(self._atoms, [at for one in held for at in one]).astype(np.int64)
        self._lengths = np.append(self._lengths, [len(one) for one in held]).astype(np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self.low, self.high = np.append(self.low, nothing), np.append(self.high, -nothing)

    def pinned(self, count: int) -> bool:
        """Whether no more than one whole number has been seen to be possible."""
        return bool(self._pinned()[count])

    def search(self, among: Sequence[int]) -> Iterator[int]:
        """Those of the counts that are pinned, each as it is found. Chance is asked first: most
        counts are seen to be free by a few answers to many questions at once."""
        asked = np.zeros(len(self.low), dtype=bool)
        asked[list(among)] = True
        left = int(asked.sum()) + 1
        while 0 < (now := int((asked & self._pinned()).sum())) < left:
            left = now
            weights = (asked & self._pinned()) * self._chance.uniform(-1, 1, len(asked))
            self._ask(weights)
            self._ask(-weights)
        for count in among:
            if self.pinned(count) and self.settle(count):
                yield count

    def settle(self, count: int) -> bool:
        """Whether a count is pinned, asked for its least and its greatest."""
        single = np.zeros(len(self.low))
        single[count] = 1
        self._ask(single)
        if self.pinned(count):
            self._ask(-single)
        return self.pinned(count)

    def forget(self) -> None:
        """Begin again, because something more is known."""
        self.low[:], self.high[:] = np.inf, -np.inf

    def _pinned(self) -> Vector:
        with np.errstate(invalid="ignore"):
            return ~(np.floor(self.high + _NEAR) > np.ceil(self.low - _NEAR))

    def _ask(self, weights: Vector) -> None:
        """Look for the least of the counts, weighed, and see what it makes of all of them."""
        costs = np.bincount(
            self._atoms, np.repeat(weights, self._lengths), minlength=self._programme.atoms
        )
        found = self._programme.least(costs)
        if found is not None:
            seen = np.add.reduceat(found[self._atoms], self._starts)
            self.low, self.high = np.minimum(self.low, seen), np.maximum(self.high, seen)
