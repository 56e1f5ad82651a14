"""What stands beside a measure and is never judged, as rows: its companion series, and the measures
that complete it."""

from typing import NamedTuple

from kpis import figures, months
from kpis.definitions import TOO_FEW, Hidden, Result, Shown, at
from kpis.figures import Unit
from kpis.judging import Results


class RelatedRow(NamedTuple):
    """A companion or a measure beside another: its figure at the baseline, now, and the counts
    behind it. `id` is the measure whose page tells more, empty for a companion."""

    id: str
    name: str
    before: str
    now: str
    counts: str


def related_head(result: Result) -> tuple[str, ...]:
    """The headings of the rows: the month of the baseline, where there is one."""
    then = months.short(result.baseline.period) if result.baseline else "Baseline"
    return "Figure", then, "Now", "Counts"


def related_rows(found: Results, result: Result) -> list[RelatedRow]:
    """One row a companion that has figures, then one a measure."""
    rows = [_companion(found, result, index) for index in range(len(result.measure.companions))]
    return [row for row in rows if row] + [_measure(found, id) for id in result.measure.beside]


def _companion(found: Results, result: Result, index: int) -> RelatedRow | None:
    companion = result.measure.companions[index]
    told = found.shares.get((result.measure.id, companion.id, "", ""), ())
    if not told:
        return None
    before = at(told, result.baseline.period if result.baseline else None)
    return RelatedRow(
        "", companion.name, _value(before, companion.unit), *_now(told[-1], companion.unit)
    )


def _measure(found: Results, id: str) -> RelatedRow:
    other = found.by_id[id]
    name, unit = other.measure.name, other.measure.unit
    if not other.told:
        return RelatedRow(id, name, *[figures.NOTHING] * 3)
    before = figures.table_figure(other.baseline.value if other.baseline else None, unit)
    return RelatedRow(
        id, name, TOO_FEW if other.baseline_hidden else before, *_now(other.told[-1], unit)
    )


def _now(newest: Shown | Hidden, unit: Unit) -> tuple[str, str]:
    """The newest figure with its month, and the counts behind it."""
    counts = figures.NOTHING if isinstance(newest, Hidden) else _counts(newest)
    return f"{_value(newest, unit)} ({months.short(newest.period)})", counts


def _value(figure: Shown | Hidden | None, unit: Unit) -> str:
    if isinstance(figure, Hidden):
        return figure.words
    return figures.table_figure(figure.value if figure else None, unit)


def _counts(point: Shown) -> str:
    """`98 of 155`; how many there were where a mean has no numerator; nothing for a count."""
    if point.denominator is None:
        return figures.NOTHING
    if point.numerator is None:
        return figures.count(point.denominator)
    return figures.count_of(point.numerator, point.denominator)
