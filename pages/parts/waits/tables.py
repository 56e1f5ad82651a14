"""The figures of the waiting-times charts as tables, folded away under them, and the averages of each part by month."""

from collections.abc import Mapping, Sequence

from kpis import figures, months
from kpis.definitions import small_numbers
from kpis.definitions.results import Point, at
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE, BANDS, Provider, by_band
from pages.parts.waits.parts import part_name
from presentation.html.kit.tables import folded_table
from presentation.html.kit.tags import Markup

NEWEST = 12
"""Months in a table."""


def bands_table(found: Results) -> Markup:
    """How many were waiting in each band, the newest month first."""
    newest = list(by_band(found).items())[-NEWEST:][::-1]
    rows = [[months.short(period), *map(small_numbers.count, counts)] for period, counts in newest]
    words = f"Children waiting by length of wait, newest {NEWEST} months"
    return folded_table(words, ("Month", *BANDS), rows, numeric=range(1, 5))


def providers_table(providers: Sequence[Provider], then: str, now: str) -> Markup:
    """Each provider as the chart shows it; `then` and `now` are months in words."""
    rows = [
        (
            one.name,
            small_numbers.UNDER if one.waiting is None else figures.count(one.waiting),
            figures.number(one.now),
            figures.number(one.baseline),
        )
        for one in providers
    ]
    head = ("Provider", "Waiting", f"Average weeks, {now}", f"Average weeks, {then}")
    return folded_table("Average wait by provider", head, rows, numeric=range(1, 4))


def months_table(found: Results, dimension: str, noun: str, names: Mapping[str, str]) -> Markup:
    """The average wait of each part of a dimension, the newest month first; the part where most wait first."""
    parts = found.breakdown(AVERAGE, dimension)
    periods = [point.period for point in found.by_id[AVERAGE].series][-NEWEST:][::-1]
    ordered = sorted(parts, key=lambda name: -_waiting(parts[name], periods))
    present = [name for name in ordered if any(at(parts[name], period) for period in periods)]
    rows = [[months.short(period), *(_average(at(parts[name], period)) for name in present)] for period in periods]
    head = ["Month", *(part_name(name, names) for name in present)]
    words = f"Average weeks by {noun}, newest {NEWEST} months"
    note = f"{figures.NOTHING} nobody was waiting" if any(figures.NOTHING in row for row in rows) else ""
    return folded_table(words, head, rows, note=note, numeric=range(1, len(head)))


def _waiting(points: Sequence[Point], periods: Sequence[str]) -> float:
    newest = at(points, periods[0]) if periods else None
    return small_numbers.cases(newest) if newest else 0


def _average(point: Point | None) -> str:
    if point is None:
        return figures.NOTHING
    return figures.number(point.value) if small_numbers.shown(point) else small_numbers.UNDER
