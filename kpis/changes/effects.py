"""What a change of the data does: the measures and milestones that move, and the months whose
figures are restated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isclose

import duckdb

from data.clock import uk_time, uk_today
from kpis.definitions import Result, Shown
from kpis.judging import Results, results_in
from kpis.milestones import Board, MilestoneState, board_in


@dataclass(frozen=True)
class Snapshot:
    """The measures and the milestones at one moment."""

    results: Results
    board: Board


@dataclass(frozen=True)
class Restatement:
    """A measure as it is now, and its months whose figure was another before: then, and now (None
    without one)."""

    result: Result
    months: tuple[tuple[Shown, Shown | None], ...]


@dataclass(frozen=True)
class Effect:
    """The state before a change and after it."""

    before: Snapshot
    after: Snapshot

    @property
    def moved(self) -> list[tuple[Result, Result]]:
        """The measures whose newest figure, baseline, target or status changes: before and
        after."""
        pairs = [
            (self.before.results.by_id[id], after) for id, after in self.after.results.by_id.items()
        ]
        return [
            (before, after)
            for before, after in pairs
            if _figure_and_verdict(before) != _figure_and_verdict(after)
        ]

    @property
    def milestones(self) -> list[tuple[MilestoneState, MilestoneState]]:
        """The milestones whose status or due month changes, or that become overdue or cease to be:
        before and after. One that is in the plan of one state alone is no change of the data."""
        before = self.before.board.by_id
        pairs = [
            (before[one.milestone.id], one)
            for one in self.after.board.states
            if one.milestone.id in before
        ]
        return [(before, after) for before, after in pairs if _rated(before) != _rated(after)]

    @property
    def restated(self) -> list[Restatement]:
        """The measures with months before their newest one that had a figure and have another one
        now."""
        found = restated(self.before.results.by_id, self.after.results.by_id)
        earlier = [
            Restatement(
                one.result,
                tuple(pair for pair in one.months if pair[0].period < one.result.series[-1].period),
            )
            for one in found
            if one.result.series
        ]
        return [one for one in earlier if one.months]


def state_in(cursor: duckdb.DuckDBPyConnection, known_at: datetime | None = None) -> Snapshot:
    """The state that this cursor sees; the stored points must be current. An earlier one is
    computed afresh."""
    day = uk_time(known_at).date() if known_at else uk_today()
    return Snapshot(results_in(cursor, known_at=known_at), board_in(cursor, day, known_at))


def restated(before: Mapping[str, Result], after: Mapping[str, Result]) -> list[Restatement]:
    """The measures whose figure of a month differs between two states, with those months, the
    newest first. A month that is hidden now is passed over: that does not say that it differs."""
    found = []
    for id, then in before.items():
        now = {point.period: point for point in after[id].series}
        hidden = {one.period for one in after[id].hidden}
        told = [point for point in reversed(then.series) if point.period not in hidden]
        pairs = [(point, now.get(point.period)) for point in told]
        changed = tuple((point, other) for point, other in pairs if not _same(point, other))
        if changed:
            found.append(Restatement(after[id], changed))
    return found


def _same(point: Shown, other: Shown | None) -> bool:
    """Whether two figures of a month are one. Sums may be added up in another order: the last
    digits do not count."""
    return other is not None and all(
        one == two or (one is not None and two is not None and isclose(one, two, rel_tol=1e-9))
        for one, two in zip(_figures(point), _figures(other), strict=False)
    )


def _figures(point: Shown) -> tuple[float | None, ...]:
    """The numbers of a point that are shown. A point without a numerator shows its value alone,
    because its denominator is only a number of cases."""
    return (
        (point.value,)
        if point.numerator is None
        else (point.value, point.numerator, point.denominator)
    )


def _figure_and_verdict(result: Result) -> tuple[object, ...]:
    return result.latest, result.target.value, result.status, result.baseline


def _rated(state: MilestoneState) -> tuple[object, ...]:
    return state.status, state.due, state.overdue
