"""A series made ready: gaps as None, where each point stands, and the groups between which limits
start afresh."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from kpis.spc.points import Rebase, When


def clean(values: Iterable[float | None]) -> list[float | None]:
    """The values as floats, None and NaN as None; raises ValueError where there is no value at
    all."""
    series = [None if value is None or math.isnan(value) else float(value) for value in values]
    if all(value is None for value in series):
        raise ValueError("a chart needs at least one value")
    return series


def present(values: Iterable[float | None]) -> list[float]:
    """The values without the gaps."""
    return [value for value in values if value is not None]


def places(length: int, dates: Sequence[str | date] | None) -> Sequence[When]:
    """Where each point stands; raises ValueError unless there is one date a point, each later than
    the one before."""
    if dates is None:
        return range(length)
    if len(dates) != length:
        raise ValueError(f"{length} values, but {len(dates)} dates")
    if any(str(before) >= str(after) for before, after in pairwise(dates)):
        raise ValueError("dates must ascend, each only once")
    return dates


def applied(rebase: Iterable[Rebase | When], at: Sequence[When]) -> dict[int, Rebase]:
    """The rebases that fall on a point, by its position and in its order."""
    asked = [each if isinstance(each, Rebase) else Rebase(each) for each in rebase]
    return {
        position: each
        for position, when in enumerate(at)
        for each in asked
        if each.at == position or str(each.at) == str(when)
    }


def spans(length: int, starts: Iterable[int]) -> list[tuple[int, slice]]:
    """The rebase groups: number and stretch. The number counts the rebases so far, one on the first
    point included."""
    begin = sorted(starts)
    later = [start for start in begin if start > 0]
    edges = [0, *later, length]
    first = len(begin) - len(later)
    return [(first + number, slice(*edge)) for number, edge in enumerate(pairwise(edges))]
