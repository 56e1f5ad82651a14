"""What a change of the data does: the measures and milestones that move, and the earlier months
that are restated."""

from collections.abc import Sequence

from kpis.changes.effects import Restatement
from kpis.definitions.results import Point, Result
from kpis.figures import NOTHING, Unit, places, round_half_up, signed, table_figure
from kpis.milestones.board import MilestoneState
from kpis.months import short
from presentation.html.kit.marks import rag_chip, status_move
from presentation.html.kit.tags import Column, Markup, join, table, tag
from presentation.words.measures.effects import more_months
from presentation.words.measures.movement import cases
from presentation.words.milestones.milestones import due_in_a_line

_OVERDUE = tag("b", "Overdue", class_="late")


def effect_table(
    moved: Sequence[tuple[Result, Result]], *, label: str = "What it will do to the measures"
) -> Markup:
    """One row a measure: its figure before and after, the change, and its status, or
    `Improving → Met`."""
    columns = (
        Column("Measure", "name"),
        Column("Before", "num"),
        Column("After", "num"),
        Column("Change", "num"),
        Column("Status", "status"),
    )
    return table("effects cards labelled", label, columns, [_cells(*pair) for pair in moved])


def _cells(before: Result, after: Result) -> tuple[object, ...]:
    return (
        after.measure.name,
        _counted(before.latest, before, dated=True),
        _counted(after.latest, after, dated=True),
        _change(before.latest, after.latest, after.measure.unit),
        status_move(before.status, after),
    )


def _change(before: Point | None, after: Point | None, unit: Unit) -> str:
    """The change, unrounded until here: beside 24.4 and 24.5 it may be less than it can show."""
    if before is None or after is None:
        return NOTHING
    change = after.value - before.value
    if change and not round_half_up(change, places(unit)):
        return f"under {signed(10.0 ** -places(unit), unit).removeprefix('+')}"
    return signed(change, unit)


def restated_table(
    restated: Sequence[Restatement], *, label: str, heads: tuple[str, str] = ("Before", "After")
) -> Markup:
    """One row a measure: the newest month whose figure is another now, with its counts, and how
    many more there are."""
    columns = (
        Column("Measure", "name"),
        Column("Month", "month"),
        *(Column(head, "num") for head in heads),
        Column("Change", "num"),
    )
    return table("effects restated cards labelled", label, columns, map(_restated, restated))


def _restated(one: Restatement) -> tuple[object, ...]:
    then, now = one.months[0]
    more = more_months(len(one.months) - 1)
    return (
        one.result.measure.name,
        join([short(then.period), tag("small", more, class_="under") if more else ""]),
        _counted(then, one.result),
        _counted(now, one.result),
        _change(then, now, one.result.measure.unit),
    )


def _counted(point: Point | None, result: Result, *, dated: bool = False) -> Markup | str:
    """The figure, its month where that is not said otherwise, and under it what it is made of."""
    if point is None:
        return NOTHING
    made_of = cases(point, result.measure)
    return join(
        [
            table_figure(point.value, result.measure.unit),
            tag("small", f" {short(point.period)}") if dated else "",
            tag("small", made_of, class_="under") if made_of else "",
        ]
    )


def milestone_moves(
    moved: Sequence[tuple[MilestoneState, MilestoneState]], *, label: str
) -> Markup:
    """One row a milestone: its status and due month before and after."""
    columns = (
        Column("No.", "name"),
        Column("Milestone", "words"),
        Column("Before", "status"),
        Column("After", "status"),
    )
    rows = [
        (after.milestone.id, after.milestone.words, _rated(before), _rated(after))
        for before, after in moved
    ]
    return table("moves cards labelled", label, columns, rows)


def _rated(state: MilestoneState) -> Markup:
    late = join([" · ", _OVERDUE]) if state.overdue else ""
    return join([rag_chip(state.status), tag("small", due_in_a_line(state), late, class_="under")])
