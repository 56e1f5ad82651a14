"""The figures of the waiting-times charts as tables, folded away under them, and the averages of
each part by month."""

from collections.abc import Mapping, Sequence

from kpis import figures, months
from kpis.definitions.results import at
from kpis.definitions.shown import Hidden, Shown
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE, BANDS, Provider, by_band
from pages.parts.waits.parts import most_first, part_name
from presentation.html.kit.tables import folded_table
from presentation.html.kit.tags import Markup
from presentation.words.measures.movement import case_count

NEWEST = 12
"""Months in a table."""


def bands_table(found: Results) -> Markup:
    """How many were waiting in each band, the newest month first."""
    newest = list(by_band(found).items())[-NEWEST:][::-1]
    rows = [[months.short(period), *map(case_count, counts)] for period, counts in newest]
    words = f"Children waiting by length of wait, newest {NEWEST} months"
    return folded_table(words, ("Month", *BANDS), rows, numeric=range(1, 5))


def providers_table(providers: Sequence[Provider], then: str, now: str) -> Markup:
    """Each provider as the chart shows it; `then` and `now` are months in words."""
    rows = [
        (
            one.name,
            case_count(one.now),
            figures.number(one.now.value if isinstance(one.now, Shown) else None),
            figures.number(one.baseline and one.baseline.value),
        )
        for one in providers
    ]
    head = ("Provider", "Waiting", f"Average weeks, {now}", f"Average weeks, {then}")
    return folded_table("Average wait by provider", head, rows, numeric=range(1, 4))


def months_table(found: Results, dimension: str, noun: str, names: Mapping[str, str]) -> Markup:
    """The average wait of each part of a dimension, the newest month first; the part where most
    wait first."""
    parts = found.breakdown(AVERAGE, dimension)
    periods = [point.period for point in found.by_id[AVERAGE].series][-NEWEST:][::-1]
    ordered = sorted(parts, key=most_first(parts, periods[0] if periods else None))
    present = [name for name in ordered if any(at(parts[name], period) for period in periods)]
    rows = [
        [months.short(period), *(_average(at(parts[name], period)) for name in present)]
        for period in periods
    ]
    head = ["Month", *(part_name(name, names) for name in present)]
    words = f"Average weeks by {noun}, newest {NEWEST} months"
    note = (
        f"{figures.NOTHING} nobody was waiting"
        if any(figures.NOTHING in row for row in rows)
        else ""
    )
    return folded_table(words, head, rows, note=note, numeric=range(1, len(head)))


def _average(figure: Shown | Hidden | None) -> str:
    if figure is None:
        return figures.NOTHING
    return figures.number(figure.value) if isinstance(figure, Shown) else figure.words
