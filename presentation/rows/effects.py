"""The rows of what a change of the data does: measures that move, months that are restated, and
milestones that change."""

from typing import NamedTuple

from kpis.changes import Restatement
from kpis.definitions import Result, Shown, Status
from kpis.figures import NOTHING, Unit, places, round_half_up, signed, table_figure
from kpis.milestones import MilestoneState
from kpis.months import short
from presentation.words.measures import StatusWords, cases, more_months, status_parts
from presentation.words.milestones import due_in_a_line


class Made(NamedTuple):
    """A figure, its month where that is not said otherwise, and what it is made of."""

    value: str
    month: str = ""
    made_of: str = ""


class EffectRow(NamedTuple):
    """A measure before and after."""

    id: str
    name: str
    before: Made
    after: Made
    change: str
    status_before: Status
    status: Status
    status_words: StatusWords


class RestatedRow(NamedTuple):
    """The newest month of a measure whose figure is another now; `more` says how many others
    are."""

    id: str
    name: str
    month: str
    more: str
    before: Made
    after: Made
    change: str


class Rated(NamedTuple):
    """How a milestone stands."""

    status: str
    due: str
    overdue: bool


class MoveRow(NamedTuple):
    """A milestone before and after."""

    id: str
    words: str
    before: Rated
    after: Rated


def effect_row(before: Result, after: Result) -> EffectRow:
    """The row of a measure that moves."""
    return EffectRow(
        id=after.measure.id,
        name=after.measure.name,
        before=_made(before.latest, before, dated=True),
        after=_made(after.latest, after, dated=True),
        change=_change(before.latest, after.latest, after.measure.unit),
        status_before=before.status,
        status=after.status,
        status_words=status_parts(after),
    )


def restated_row(one: Restatement) -> RestatedRow:
    """The row of a measure with restated months."""
    then, now = one.months[0]
    return RestatedRow(
        id=one.result.measure.id,
        name=one.result.measure.name,
        month=short(then.period),
        more=more_months(len(one.months) - 1),
        before=_made(then, one.result),
        after=_made(now, one.result),
        change=_change(then, now, one.result.measure.unit),
    )


def move_row(before: MilestoneState, after: MilestoneState) -> MoveRow:
    """The row of a milestone that changes."""
    return MoveRow(after.milestone.id, after.milestone.words, _rated(before), _rated(after))


def _rated(state: MilestoneState) -> Rated:
    return Rated(state.status, due_in_a_line(state), state.overdue)


def _change(before: Shown | None, after: Shown | None, unit: Unit) -> str:
    """The change, unrounded until here: beside 24.4 and 24.5 it may be less than it can show."""
    if before is None or after is None:
        return NOTHING
    change = after.value - before.value
    if change and not round_half_up(change, places(unit)):
        return f"under {signed(10.0 ** -places(unit), unit).removeprefix('+')}"
    return signed(change, unit)


def _made(point: Shown | None, result: Result, *, dated: bool = False) -> Made:
    if point is None and dated and result.withheld:
        return Made(NOTHING, short(result.withheld.period), result.withheld.words)
    if point is None:
        return Made(NOTHING)
    return Made(
        table_figure(point.value, result.measure.unit),
        short(point.period) if dated else "",
        cases(point, result.measure),
    )
