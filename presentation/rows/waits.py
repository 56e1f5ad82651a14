"""The waits by pathway, board and area, by length, by provider and by month."""

from collections.abc import Callable, Mapping, Sequence

from kpis import figures, months
from kpis.definitions import LEAST, UNDER, Hidden, Shown, at
from kpis.judging import Results
from kpis.parts import AVERAGE, BANDS, LONGEST, Provider, by_band
from presentation.rows.figures import NEWEST
from presentation.rows.table import Table
from presentation.words.measures import DIMENSIONS, case_count, waiting_part_name

FEW = (
    f"Where fewer than {LEAST} children wait, one child would change the figures too much, so they "
    "are not shown."
)
"""What has to be known beside a `split_table`."""
_OVER_13_WEEKS = "over_13_weeks"
_HEADS = (
    "Waiting",
    "Average, weeks",
    "Since baseline, weeks",
    "Longest, weeks",
    "13 weeks or more",
)
_ONE = {"icb": "Board"}
"""What one part is called at the head of its column, where its whole name is too long."""


def split_table(found: Results, dimension: str) -> Table:
    """One row a part: name, waiting, average, its change, longest, share of 13 weeks or more; most
    waiting first, and those where few wait last, by their stored name."""
    average = found.by_id[AVERAGE]
    period = average.series[-1].period
    parts = found.breakdown(AVERAGE, dimension)
    present = sorted(
        (name for name, points in parts.items() if at(points, period)),
        key=_most_first(parts, period),
    )
    noun = DIMENSIONS[dimension][0]
    return Table(
        f"Waits by {noun}",
        (_ONE.get(dimension, noun.capitalize()), *_HEADS),
        tuple(_row(found, dimension, name, parts[name]) for name in present),
        numeric=tuple(range(1, 1 + len(_HEADS))),
    )


def _most_first(
    parts: Mapping[str, Sequence[Shown | Hidden]], period: str | None
) -> Callable[[str], float]:
    """What orders parts by how many wait in a month: the most first, then those where few wait,
    then those where nobody does."""

    def place(name: str) -> float:
        figure = at(parts[name], period)
        return -figure.cases if isinstance(figure, Shown) else 0 if figure else 1

    return place


def _row(
    found: Results, dimension: str, name: str, points: Sequence[Shown | Hidden]
) -> tuple[str, ...]:
    """Where few wait, it is only said that they are few."""
    average = found.by_id[AVERAGE]
    period, then = average.series[-1].period, average.baseline.period if average.baseline else None
    now, before = at(points, period), at(points, then)
    if not isinstance(now, Shown):
        return (waiting_part_name(name), UNDER, *[figures.NOTHING] * 4)
    longest = at(found.breakdown(LONGEST, dimension).get(name, ()), period)
    over = at(found.breakdown(AVERAGE, dimension, _OVER_13_WEEKS).get(name, ()), period)
    return (
        waiting_part_name(name),
        figures.count(now.denominator),
        figures.number(now.value),
        figures.signed(
            now.value - before.value if isinstance(before, Shown) else None, "weeks"
        ).removesuffix(" wks"),
        figures.number(longest.value if isinstance(longest, Shown) else None),
        figures.figure(over.value if isinstance(over, Shown) else None, "%"),
    )


def bands_table(found: Results) -> Table:
    """How many were waiting in each band, the newest month first."""
    newest = list(by_band(found).items())[-NEWEST:][::-1]
    rows = tuple((months.short(period), *map(case_count, counts)) for period, counts in newest)
    name = f"Children waiting by length of wait, newest {NEWEST} months"
    return Table(name, ("Month", *BANDS), rows, numeric=tuple(range(1, 1 + len(BANDS))))


def providers_table(providers: Sequence[Provider], then: str, now: str) -> Table:
    """Each provider as the chart shows it; `then` and `now` are months in words."""
    rows = tuple(
        (
            one.name,
            case_count(one.now),
            figures.number(one.now.value if isinstance(one.now, Shown) else None),
            figures.number(one.baseline and one.baseline.value),
        )
        for one in providers
    )
    head = ("Provider", "Waiting", f"Average weeks, {now}", f"Average weeks, {then}")
    return Table("Average wait by provider", head, rows, numeric=(1, 2, 3))


def months_table(found: Results, dimension: str) -> Table:
    """The average wait of each part of a dimension, the newest month first; the part where most
    wait first."""
    parts = found.breakdown(AVERAGE, dimension)
    periods = [point.period for point in found.by_id[AVERAGE].series][-NEWEST:][::-1]
    ordered = sorted(parts, key=_most_first(parts, periods[0] if periods else None))
    present = [name for name in ordered if any(at(parts[name], period) for period in periods)]
    rows = tuple(
        (months.short(period), *(_average(at(parts[name], period)) for name in present))
        for period in periods
    )
    head = ("Month", *map(waiting_part_name, present))
    return Table(
        f"Average weeks by {DIMENSIONS[dimension][0]}, newest {NEWEST} months",
        head,
        rows,
        numeric=tuple(range(1, len(head))),
        note=f"{figures.NOTHING} nobody was waiting"
        if any(figures.NOTHING in row for row in rows)
        else "",
    )


def _average(figure: Shown | Hidden | None) -> str:
    if figure is None:
        return figures.NOTHING
    return figures.number(figure.value) if isinstance(figure, Shown) else figure.words
