"""Published figures beside a measure: England, the region, our own, and the authorities most like
ours.

They are for comparing, and never a target: where the plan makes one a target, `Target.comparator`
says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

import duckdb

from data.extract import Extract
from data.extracts import extracts
from data.place import load_place
from data.published import PublishedFigure, published
from data.record import Batch
from data.store import current_sql, withdrawn_sql
from kpis import months
from kpis.definitions import Comparator, Direction

_LOADED = """
    SELECT measure, period, area_code, value, source, numerator, denominator
    FROM ({current}) WHERE list_contains($areas, area_code)"""


@dataclass(frozen=True)
class Standing:
    """The figures of one period, and where our own stands among them.

    `neighbours` have a figure in that period, the lowest first; `median` is theirs. `rank` is our
    own among them and us, 1 the best; equal values share a rank; `of` is how many were ranked.
    """

    period: str
    own: Comparator | None
    england: Comparator | None
    region: Comparator | None
    neighbours: tuple[Comparator, ...]
    median: float | None
    rank: int | None
    of: int


def read_comparators(
    cursor: duckdb.DuckDBPyConnection, batches: list[Batch]
) -> dict[str, tuple[Comparator, ...]]:
    """The figures of every area of the place by the measure's published id, in order of period and
    area.

    A figure in these batches of `benchmarks` takes the place of the carried one of the same
    measure, period and area; one that they withdraw since it was published leaves nothing there.
    Areas keep the names that we know them by.
    """
    extract = extracts()["benchmarks"]
    current = current_sql(extract, batches)
    names = load_place().area_names
    loaded = cursor.execute(_LOADED.format(current=current), {"areas": list(names)}).fetchall()
    gone = _withdrawn(cursor, extract, batches)
    found = {
        key: _carried(one)
        for one in published()
        if one.area_code in names
        for key in [(one.measure, one.period, one.area_code)]
        if one.since > gone.get(key, date.min)
    }
    for measure, period, area, *figure in loaded:
        found[measure, period, area] = Comparator(period, area, names[area], *figure)
    grouped: dict[str, list[Comparator]] = defaultdict(list)
    order = list(names)
    for key in sorted(found, key=lambda key: (key[1], order.index(key[2]))):
        grouped[key[0]].append(found[key])
    return {measure: tuple(figures) for measure, figures in grouped.items()}


def _withdrawn(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch]
) -> dict[tuple[str, str, str], date]:
    """The as-at date from which each figure is withdrawn, by measure, period and area."""
    days = {batch.id: batch.as_at for batch in batches}
    marks = cursor.execute(withdrawn_sql(extract, batches)).fetchall()
    return {tuple(key): days[batch] for *key, batch in marks}


def _carried(one: PublishedFigure) -> Comparator:
    source = f"{one.source}, {one.release} (published {months.long(one.published)})"
    return Comparator(
        one.period, one.area_code, one.area_name, one.value, source, one.numerator, one.denominator
    )


def is_carried(figure: Comparator) -> bool:
    """Whether it is one of the product's own table, rather than of an upload."""
    return figure in {_carried(one) for one in published()}


def until(figures: Iterable[Comparator], month: str | None) -> tuple[Comparator, ...]:
    """The figures of periods that end with the month or before it."""
    return tuple(one for one in figures if month is None or f"{one.period}-12"[:7] <= month)


def standing(figures: Sequence[Comparator], direction: Direction) -> Standing | None:
    """The newest period that has a figure of our own, else the newest of all; None without any
    figure."""
    if not figures:
        return None
    place = load_place()
    period = max(
        one.period for one in [one for one in figures if one.area_code == place.number] or figures
    )
    by_area = {one.area_code: one for one in figures if one.period == period}
    neighbours = sorted(
        (by_area[area] for area in place.neighbour_names if area in by_area),
        key=lambda one: one.value,
    )
    own = by_area.get(place.number)
    return Standing(
        period=period,
        own=own,
        england=by_area.get(place.country.code),
        region=by_area.get(place.region.code),
        neighbours=tuple(neighbours),
        median=median(one.value for one in neighbours) if neighbours else None,
        rank=_rank(own, neighbours, direction) if own and neighbours else None,
        of=len(neighbours) + 1 if own else len(neighbours),
    )


def _rank(own: Comparator, others: Iterable[Comparator], direction: Direction) -> int:
    better = [
        one.value > own.value if direction == "increase" else one.value < own.value
        for one in others
    ]
    return 1 + sum(better)
