"""Dimensions that lie inside each other, as areas do in the areas of NHS boards: whoever knows the
place knows it, so that a part of one is also the sum of parts of the other."""

from collections.abc import Iterator, Mapping
from itertools import permutations

import numpy as np

from kpis.definitions import Point
from kpis.disclosure.cells import PATHWAY, counted
from kpis.disclosure.content import BAND
from kpis.disclosure.facts import Exact
from kpis.disclosure.knowledge import Knowledge
from kpis.disclosure.series import Numbers, Place, Series
from kpis.judging import Key

_MOST_PARTS = 8
"""Dimensions with more parts than this are not put together: there are too many ways."""


def know_what_lies_inside(known: Knowledge, look: Mapping[Place, Series], exact: Exact) -> None:
    """Let it be known where a part is the sum of another dimension's parts. It is taken from the
    figures: where it has held in all months, for those who count and for all."""
    looks: dict[tuple[Key, str], Series] = {(one.key, at[1]): one for at, one in look.items()}
    for one in {one.key: one for one in looks.values()}.values():
        for outer, inner in permutations(_dimensions(known, one), 2):
            for name, names in inside(exact, one, outer, inner):
                for period in (period for key, period in looks if key == one.key):
                    _know(known, one, period, (outer, name), (inner, names))


def _dimensions(known: Knowledge, series: Series) -> list[str]:
    ours = series.calculation.dimensions
    return [name for name in ours if name in known.parts and name not in (BAND, PATHWAY)]


def inside(
    exact: Exact, series: Series, outer: str, inner: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of the outer dimension that have always been the sum of some of the inner one."""
    of = (series.measure, series.id)
    parts = {key[3]: exact[key] for key in exact if key[:3] == (*of, inner)}
    if not 0 < len(parts) <= _MOST_PARTS:
        return
    periods = [point.period for point in exact.get(series.key, ())]
    single = np.array([_course(points, periods) for points in parts.values()])
    ways = np.array(list(np.ndindex(*[2] * len(parts))))
    sums = ways @ single
    for key in exact:
        if key[:3] == (*of, outer):
            same = np.flatnonzero((sums == _course(exact[key], periods)).all(axis=1))
            for way in same[:1]:
                yield (
                    key[3],
                    tuple(name for name, in_it in zip(parts, ways[way], strict=True) if in_it),
                )


def _course(points: tuple[Point, ...], periods: list[str]) -> np.ndarray:
    """Hits and cases month by month, as one row."""
    counts = {point.period: Numbers.of(point) for point in points}
    none = Numbers(0, 0)
    return np.array([each for period in periods for each in counts.get(period, none)])


def _know(
    known: Knowledge,
    series: Series,
    period: str,
    outer: tuple[str, str],
    inner: tuple[str, tuple[str, ...]],
) -> None:
    key = (series.measure, series.id, *outer)
    found = counted(series, key, period, known.cells)
    whole = known.part(*outer, found)
    parts = [known.part(inner[0], name, found) for name in inner[1]]
    if whole.cases and all(part.cases for part in parts):
        known.add(whole.cases, 0, (atom for part in parts for atom in part.cases))
        known.add(whole.hits, 0, (atom for part in parts for atom in part.hits))
