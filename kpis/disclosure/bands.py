"""Lengths of wait: merged from the longest until every one has enough children."""

from collections.abc import Callable, Iterable

from kpis.definitions import BANDS, BANDS_FROM, Point
from kpis.disclosure.content import BAND, nobody
from kpis.disclosure.series import Held, Series

Small = Callable[[Point], bool]


def merged(held: Held, series: Series, deciding: Iterable[str], small: Small) -> Held:
    """What is held, with the bands merged from the longest until none is small in the months that
    decide; without any bands where even two are too many."""
    others = {key: points for key, points in held.items() if key[2] != BAND}
    if len(others) == len(held):
        return held
    deciding = list(deciding)
    bands = [held[series.measure, series.id, BAND, name] for name in BANDS]
    for last in range(len(BANDS) - 1, 0, -1):
        made = [*bands[:last], _together(series, bands[last:])]
        if not any(small(band[period]) for band in made for period in deciding):
            names = (*BANDS[:last], BANDS_FROM[last])
            return others | {
                (series.measure, series.id, BAND, name): band
                for name, band in zip(names, made, strict=True)
            }
    return others


def _together(series: Series, bands: list[dict[str, Point]]) -> dict[str, Point]:
    """The bands as one: its children are those of all, its mean the mean over them."""
    return {period: _sum(series, [band[period] for band in bands]) for period in bands[0]}


def _sum(series: Series, points: list[Point]) -> Point:
    cases = sum(point.cases for point in points)
    if not cases:
        return nobody(series, points[0].period)
    mean = sum(point.cases * point.value for point in points) / cases
    return Point(points[0].period, None, cases, mean)
