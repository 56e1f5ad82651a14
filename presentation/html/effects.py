"""What a change of the data does: the measures and milestones that move, and the earlier months
that are restated."""

from collections.abc import Sequence

from kpis.changes import Restatement
from kpis.definitions import Result
from kpis.figures import Unit
from kpis.milestones import MilestoneState
from presentation.html.kit import (
    OVERDUE,
    Markup,
    TableColumn,
    caption,
    join,
    link,
    rag_chip,
    status_move,
    table,
    tag,
)
from presentation.rows import (
    EffectRow,
    Made,
    Rated,
    RestatedRow,
    effect_row,
    move_row,
    restated_row,
)
from presentation.words.measures import pairs_rounding


def effect_table(
    moved: Sequence[tuple[Result, Result]],
    *,
    label: str = "What it will do to the measures",
    heads: tuple[str, str] = ("Before", "After"),
    linked: bool = False,
) -> Markup:
    """One row a measure, `linked` to its page: its figure before and after, the change, and its
    status, or `Improving → Met`."""
    columns = (
        TableColumn("Measure", "name"),
        *(TableColumn(head, "num") for head in heads),
        TableColumn("Change", "num"),
        TableColumn("Status", "status"),
    )
    rows = [_cells(effect_row(*pair), linked) for pair in moved]
    pairs: list[tuple[float, float, Unit]] = [
        (after.latest.value, before.latest.value, after.measure.unit)
        for before, after in moved
        if before.latest and after.latest
    ]
    return _noted(table("effects cards labelled", label, columns, rows), pairs_rounding(pairs))


def _noted(made: Markup, note: str) -> Markup:
    return join([made, caption(note)]) if note else made


def _cells(row: EffectRow, linked: bool) -> tuple[object, ...]:
    return (
        _named(row, linked),
        _made(row.before),
        _made(row.after),
        row.change,
        status_move(row.status_before, row.status, row.status_words),
    )


def restated_table(
    restated: Sequence[Restatement],
    *,
    label: str,
    heads: tuple[str, str] = ("Before", "After"),
    linked: bool = False,
) -> Markup:
    """One row a measure, `linked` to its page: the newest month whose figure is another
    now, with its counts, and how many more there are."""
    columns = (
        TableColumn("Measure", "name"),
        TableColumn("Month", "month"),
        *(TableColumn(head, "num") for head in heads),
        TableColumn("Change", "num"),
    )
    rows = [_restated(restated_row(one), linked) for one in restated]
    pairs: list[tuple[float, float, Unit]] = [
        (now.value, then.value, one.result.measure.unit)
        for one in restated
        for then, now in one.months[:1]
        if now
    ]
    made = table("effects restated cards labelled", label, columns, rows)
    return _noted(made, pairs_rounding(pairs))


def _restated(row: RestatedRow, linked: bool) -> tuple[object, ...]:
    month = join([row.month, _under(row.more)])
    return _named(row, linked), month, _made(row.before), _made(row.after), row.change


def _named(row: EffectRow | RestatedRow, linked: bool) -> object:
    return link(row.name, "measure", {"id": row.id}) if linked else row.name


def _made(figure: Made) -> Markup:
    month = tag("small", f" {figure.month}") if figure.month else ""
    return join([figure.value, month, _under(figure.made_of)])


def _under(words: str) -> Markup | str:
    return tag("small", words, class_="under") if words else ""


def milestone_moves(
    moved: Sequence[tuple[MilestoneState, MilestoneState]], *, label: str
) -> Markup:
    """One row a milestone: its status and due month before and after."""
    columns = (
        TableColumn("No.", "name"),
        TableColumn("Milestone", "words"),
        TableColumn("Before", "status"),
        TableColumn("After", "status"),
    )
    rows = [
        (row.id, row.words, _rated(row.before), _rated(row.after))
        for row in (move_row(*pair) for pair in moved)
    ]
    return table("moves cards labelled", label, columns, rows)


def _rated(one: Rated) -> Markup:
    late = join([" · ", OVERDUE]) if one.overdue else ""
    chip = rag_chip(one.status, overdue=one.overdue)
    return join([chip, tag("small", one.due, late, class_="under")])
