"""What stands beside a measure and is never judged: its companion series, and the measures that
complete it."""

from kpis import figures, months
from kpis.definitions import Point, Result, at
from kpis.judging import Results
from presentation.html.kit import Markup, heading, join, link, plain_table


def beside(found: Results, result: Result) -> Markup:
    """One row a companion or measure: its name, its figure at the baseline, now, and the counts
    behind it."""
    rows = [_companion(found, result, index) for index in range(len(result.measure.companions))]
    rows = [row for row in rows if row] + [_measure(found, id) for id in result.measure.beside]
    if not rows:
        return Markup()
    then = months.short(result.baseline.period) if result.baseline else "Baseline"
    head = ("Figure", then, "Now", "Counts")
    table = plain_table(
        head, rows, label=f"Related figures: {result.measure.name}", numeric=(1, 2, 3)
    )
    return join([heading("Related figures"), table])


def _companion(found: Results, result: Result, index: int) -> tuple[object, ...] | None:
    companion = result.measure.companions[index]
    points = found.companion(result.measure.id, companion.id)
    if not points:
        return None
    before = at(points, result.baseline.period if result.baseline else None)
    return (
        companion.name,
        figures.table_figure(before.value if before else None, companion.unit),
        f"{figures.table_figure(points[-1].value, companion.unit)} "
        f"({months.short(points[-1].period)})",
        _counts(points[-1]),
    )


def _measure(found: Results, id: str) -> tuple[object, ...]:
    other = found.by_id[id]
    name: Markup = link(other.measure.name, "measure", {"id": id})
    if other.latest is None:
        return name, figures.NOTHING, figures.NOTHING, figures.NOTHING
    return (
        name,
        figures.table_figure(other.baseline.value if other.baseline else None, other.measure.unit),
        f"{figures.table_figure(other.latest.value, other.measure.unit)} "
        f"({months.short(other.latest.period)})",
        _counts(other.latest),
    )


def _counts(point: Point) -> str:
    """`98 of 155`; how many there were where a mean has no numerator; nothing for a count."""
    if point.denominator is None:
        return figures.NOTHING
    if point.numerator is None:
        return figures.count(point.denominator)
    return figures.count_of(point.numerator, point.denominator)
