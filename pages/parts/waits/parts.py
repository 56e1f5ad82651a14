"""The waiting-times page's tables, taken from the stored points: pathways, boards and areas."""

from collections.abc import Callable, Mapping, Sequence

from kpis import figures
from kpis.definitions.results import at
from kpis.definitions.shown import UNDER, Hidden, Shown
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE, LONGEST, by_band, waiting
from presentation.charts.bands import BandMonth

OVER_13_WEEKS = "over_13_weeks"


def band_months(found: Results, since: str) -> list[BandMonth]:
    """How many were waiting in each band, month by month."""
    total = waiting(found)
    return [
        BandMonth(period, counts, total[period])
        for period, counts in by_band(found).items()
        if period >= since
    ]


def split_rows(found: Results, dimension: str, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """One row a part: name, waiting, average, its change, longest, share of 13 weeks or more; most
    waiting first, and those where few wait last, by their stored name."""
    average = found.by_id[AVERAGE]
    period = average.series[-1].period
    parts = found.breakdown(AVERAGE, dimension)
    present = sorted(
        (name for name, points in parts.items() if at(points, period)),
        key=most_first(parts, period),
    )
    return [_row(found, dimension, name, parts[name], names) for name in present]


def most_first(
    parts: Mapping[str, Sequence[Shown | Hidden]], period: str | None
) -> Callable[[str], float]:
    """What orders parts by how many wait in a month: the most first, then those where few wait,
    then those where nobody does."""

    def place(name: str) -> float:
        figure = at(parts[name], period)
        return -figure.cases if isinstance(figure, Shown) else 0 if figure else 1

    return place


def part_name(name: str, names: Mapping[str, str]) -> str:
    """The name of a part as it is shown: `Autism and ADHD`."""
    return " and ".join(names.get(part, part) for part in name.split("+"))


def _row(
    found: Results,
    dimension: str,
    name: str,
    points: Sequence[Shown | Hidden],
    names: Mapping[str, str],
) -> tuple[str, ...]:
    """Where few wait, it is only said that they are few."""
    average = found.by_id[AVERAGE]
    period, then = average.series[-1].period, average.baseline.period if average.baseline else None
    now, before = at(points, period), at(points, then)
    shown = part_name(name, names)
    if not isinstance(now, Shown):
        return (shown, UNDER, *[figures.NOTHING] * 4)
    longest = at(found.breakdown(LONGEST, dimension).get(name, ()), period)
    over = at(found.breakdown(AVERAGE, dimension, OVER_13_WEEKS).get(name, ()), period)
    return (
        shown,
        figures.count(now.denominator),
        figures.number(now.value),
        figures.signed(
            now.value - before.value if isinstance(before, Shown) else None, "weeks"
        ).removesuffix(" wks"),
        figures.number(longest.value if isinstance(longest, Shown) else None),
        figures.figure(over.value if isinstance(over, Shown) else None, "%"),
    )
