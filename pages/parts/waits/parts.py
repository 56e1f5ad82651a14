"""The waiting-times page's tables, taken from the stored points: pathways, boards and areas."""

from collections.abc import Mapping

from kpis import figures
from kpis.definitions import small_numbers
from kpis.definitions.results import Point, at
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE, LONGEST, by_band
from presentation.charts.bands import BandMonth

OVER_13_WEEKS = "over_13_weeks"


def band_months(found: Results, since: str) -> list[BandMonth]:
    """How many were waiting in each band, month by month."""
    return [BandMonth(period, counts) for period, counts in by_band(found).items() if period >= since]


def split_rows(found: Results, dimension: str, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """One row a part: name, waiting, average, its change, longest, share of 13 weeks or more; most waiting first."""
    average = found.by_id[AVERAGE]
    period = average.series[-1].period
    parts = found.breakdown(AVERAGE, dimension)
    present = [(name, points, now) for name, points in parts.items() if (now := at(points, period))]
    present.sort(key=lambda part: -small_numbers.cases(part[2]))
    return [_row(found, dimension, name, points, names) for name, points, _ in present]


def part_name(name: str, names: Mapping[str, str]) -> str:
    """The name of a part as it is shown: `Autism and ADHD`."""
    return " and ".join(names.get(part, part) for part in name.split("+"))


def _row(
    found: Results, dimension: str, name: str, points: tuple[Point, ...], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Where few wait, it is only said that they are few."""
    average = found.by_id[AVERAGE]
    period, then = average.series[-1].period, average.baseline.period if average.baseline else None
    now, before = small_numbers.shown(at(points, period)), small_numbers.shown(at(points, then))
    shown = part_name(name, names)
    if now is None:
        return (shown, small_numbers.UNDER, *[figures.NOTHING] * 4)
    longest = at(found.breakdown(LONGEST, dimension).get(name, ()), period)
    over = at(found.breakdown(AVERAGE, dimension, OVER_13_WEEKS).get(name, ()), period)
    return (
        shown,
        figures.count(now.denominator),
        figures.number(now.value),
        figures.signed(now.value - before.value if before else None, "weeks").removesuffix(" wks"),
        figures.number(longest and longest.value),
        figures.figure(over and over.value, "%"),
    )
