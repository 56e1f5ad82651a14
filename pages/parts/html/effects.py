"""What a file would do to the measures: only those that move, before and after."""

from collections.abc import Sequence

from kpis.figures import NOTHING, signed, table_figure
from kpis.months import short
from kpis.results import Result
from pages.parts.html.marks import status_move
from pages.parts.html.tags import Column, Markup, join, table, tag


def effect_table(moved: Sequence[tuple[Result, Result]]) -> Markup:
    """One row a measure: its figure before and after, the change, and its status, or `Improving → Met`."""
    columns = (
        Column("Measure", "name"),
        Column("Before", "num"),
        Column("After", "num"),
        Column("Change", "num"),
        Column("Status", "status"),
    )
    return table(
        "effects cards labelled", "What it will do to the measures", columns, [_cells(*pair) for pair in moved]
    )


def _cells(before: Result, after: Result) -> tuple[object, ...]:
    unit = after.measure.unit
    change = after.latest.value - before.latest.value if after.latest and before.latest else None
    return (
        after.measure.name,
        _figure(before),
        _figure(after),
        signed(change, unit),
        status_move(before.status, after),
    )


def _figure(result: Result) -> Markup | str:
    if result.latest is None:
        return NOTHING
    return join(
        [table_figure(result.latest.value, result.measure.unit), tag("small", f" {short(result.latest.period)}")]
    )
