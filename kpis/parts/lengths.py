"""Waits by their length: how many children are in each band as it may be shown, how many have
waited a year or more, and what the average would be without them. Pages only put it into words.

An edition may have merged bands from the longest end, and hides what is not safe. What is called
exact is counted with here and never shown, and an edition has none of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kpis.definitions import (
    BANDS,
    BANDS_FROM,
    Hidden,
    Point,
    Shown,
    at,
    counted,
    may_show,
    untold,
    whole,
)
from kpis.judging import Results, meets
from kpis.parts.waits import AVERAGE

BAND = "band"
OVER_A_YEAR = 2
"""The place in `BANDS` from which a wait is a year or more."""
Bands = tuple[Shown | Hidden, ...]
"""How many wait in each band that there is, from the shortest wait."""
Moved = Literal["more", "fewer", "as many"]


@dataclass(frozen=True)
class Shortened:
    """The mean wait in weeks had all who have waited a year or more been assessed: `children` is
    their number, None where it would give away that of a band that is hidden."""

    children: Shown | Hidden | None
    mean: Shown
    meets: bool


@dataclass(frozen=True)
class OverAYear:
    """How many children have waited a year or more, None where the number would give away that of
    a band that is hidden; and whether they are more or fewer than in an earlier month, None where
    that month does not show it."""

    children: Shown | Hidden | None
    moved: Moved | None


def band_names(found: Results) -> tuple[str, ...]:
    """The bands that there are, from the shortest wait; the last may be several as one."""
    held = found.breakdown(AVERAGE, BAND)
    last = next((place for place, name in enumerate(BANDS_FROM) if name in held), len(BANDS) - 1)
    return (*BANDS[:last], BANDS_FROM[last])


def by_band(found: Results) -> Mapping[str, Bands]:
    """How many were waiting in each of the `band_names`, as it may be shown, by month."""
    held, names = found.breakdown(AVERAGE, BAND), band_names(found)
    periods = sorted({one.period for points in held.values() for one in points})
    # Of working figures all is known, so that a band without a point has nobody in it.
    nobody = counted if found.exact else lambda period, _: untold(period)
    return {
        period: tuple(
            _number(at(held.get(name, ()), period) or nobody(period, 0)) for name in names
        )
        for period in periods
    }


def _number(figure: Shown | Hidden) -> Shown | Hidden:
    """How many children a figure is of."""
    return figure if isinstance(figure, Hidden) else _children(figure.period, [figure])


def _children(period: str, figures: Sequence[Shown]) -> Shown:
    """How many children these figures are of together."""
    cases = sum(figure.cases for figure in figures)
    return whole(Point(period, cases, None, cases))


def waiting(found: Results) -> Mapping[str, int]:
    """How many were waiting in all, by month; months in which that is hidden are left out."""
    return {point.period: int(point.cases) for point in found.by_id[AVERAGE].series}


def over_a_year(found: Results, since: str) -> OverAYear | None:
    """Those who have waited a year or more in the newest month, against the month `since`; None
    where nothing may be said of them."""
    latest = found.by_id[AVERAGE].latest
    if latest is None:
        return None
    if found.exact:
        return _counted_over_a_year(found, latest.period, since)
    now, then = (_shown_over_a_year(found, month) for month in (latest.period, since))
    return OverAYear(now, way(then.cases, now.cases) if then else None) if now else None


def _counted_over_a_year(found: Results, newest: str, since: str) -> OverAYear:
    bands = exact_by_band(found)
    before, now = (sum(bands[month][OVER_A_YEAR:]) for month in (since, newest))
    return OverAYear(_in_all(newest, bands[newest][OVER_A_YEAR:]), way(before, now))


def _shown_over_a_year(found: Results, month: str) -> Shown | None:
    """None where a band of a year or more is hidden, or has been merged with shorter waits."""
    long = by_band(found).get(month, ())[OVER_A_YEAR:]
    shown = [one for one in long if isinstance(one, Shown)]
    return _children(month, shown) if shown and len(shown) == len(long) else None


def way(before: float, now: float) -> Moved:
    """Whether a number is more or fewer than it was."""
    if now == before:
        return "as many"
    return "more" if now > before else "fewer"


def without_the_longest(found: Results) -> Shortened | None:
    """The mean of those who have waited less than a year; None where nobody has waited longer, too
    few less, or there are no exact figures."""
    average = found.by_id[AVERAGE]
    if average.latest is None:
        return None
    period = average.latest.period
    named = [at(found.exact.get((AVERAGE, "", BAND, name), ()), period) for name in BANDS]
    short, long = (
        [point for point in part if point] for part in (named[:OVER_A_YEAR], named[OVER_A_YEAR:])
    )
    left, children = (sum(point.cases for point in points) for points in (short, long))
    if not left or not children:
        return None
    mean = may_show(
        Point(period, None, left, sum(point.cases * point.value for point in short) / left)
    )
    if isinstance(mean, Hidden):
        return None
    met = meets(average.measure, mean.value, average.target, None)
    bands = exact_by_band(found)[period][OVER_A_YEAR:]
    return Shortened(_in_all(period, bands), mean, met)


def _in_all(period: str, bands: Sequence[int]) -> Shown | Hidden | None:
    """How many are in these bands together; None where that and the other bands would tell a number
    that is hidden."""
    children = counted(period, sum(bands))
    hides = any(isinstance(counted(period, band), Hidden) for band in bands)
    return None if hides and isinstance(children, Shown) else children


def exact_by_band(found: Results) -> Mapping[str, tuple[int, ...]]:
    """The exact numbers in each of `BANDS` by month, which are not for a reader; none where there
    are no exact figures."""
    points = [found.exact.get((AVERAGE, "", BAND, name), ()) for name in BANDS]
    held = [{point.period: int(point.cases) for point in each} for each in points]
    months = [point.period for point in found.by_id[AVERAGE].series] if found.exact else []
    return {month: tuple(each.get(month, 0) for each in held) for month in months}
