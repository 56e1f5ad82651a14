"""The rule of the NHS for what is published: small counts are not given and others are rounded, so
that percentages follow from rounded counts."""

from collections.abc import Iterable
from math import floor

from kpis.computing import TARGET_SERIES
from kpis.definitions import Hidden, Measure, Point, Shown, untold, whole
from kpis.disclosure.series import TOGETHER, Numbers, Series, Share, series_of
from kpis.judging import Key
from kpis.measures import measures

LEAST = 8
"""The smallest count that is published; 0 is, and 1 to 7 are not."""
STEP = 5
"""To the nearest of what published counts are rounded."""


def public(figures: Share, declared: Iterable[Measure]) -> Share:
    """What the public may be shown of an edition's figures, whose measures it declares so. Those of
    measures that protect nobody stay as they are: in its plan, and in ours where that has them."""
    theirs, ours = _all(declared), _all(measures().values())
    made: dict[Key, tuple[Shown | Hidden, ...]] = {}
    for key, held in figures.items():
        name = (key[0], "" if key[1] == TOGETHER else key[1])
        one = theirs.get(name)
        stays = key[1] == TARGET_SERIES or one is None or _open(one, ours.get(name, one))
        made[key] = held if stays or one is None else tuple(_figure(one, each) for each in held)
    return made


def _all(declared: Iterable[Measure]) -> dict[tuple[str, str], Series]:
    return {(one.measure, one.id): one for measure in declared for one in series_of(measure)}


def _open(*series: Series) -> bool:
    return all(one.protects == "nothing" for one in series)


def _figure(series: Series, figure: Shown | Hidden) -> Shown | Hidden:
    if isinstance(figure, Hidden) or series.calculation.statistic == "gap":
        return figure
    if any(0 < number < LEAST for number in (figure.cases, *Numbers.of(figure))):
        return untold(figure.period)
    numerator, denominator = _nearest(figure.numerator), _nearest(figure.denominator)
    value = figure.value
    if numerator is not None:
        value = series.calculation.per * numerator / denominator if denominator else numerator
    return whole(Point(figure.period, numerator, denominator, value, figure.partial))


def may_be(measure: Measure, figure: Shown) -> tuple[float, float]:
    """The least and the greatest that a published figure of the measure itself may have been before
    its counts were rounded; both are its value where that does not follow from them."""
    value, hits, cases = figure.value, figure.numerator, figure.denominator
    if measure.protects == "nothing" or hits is None:
        return value, value
    most = STEP / 2
    if not cases:
        return max(0.0, value - most), value + most
    per = measure.calculation.per
    least = per * max(0.0, hits - most) / (cases + most)
    return least, min(float(per), per * (hits + most) / (cases - most))


def _nearest(count: float | None) -> float | None:
    return None if count is None else STEP * floor(count / STEP + 0.5)
