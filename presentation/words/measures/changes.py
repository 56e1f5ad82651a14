"""Which measures and milestones have another status than before, and whether that is good news."""

from collections.abc import Mapping, Sequence
from datetime import date

from data.plurals import counted
from kpis.definitions import Result, Status
from kpis.milestones import MilestoneState
from kpis.months import last_day
from presentation.words.grammar import several
from presentation.words.measures.lines import Line, measure_line
from presentation.words.measures.movement import is_first
from presentation.words.measures.status import STATUS_NAMES, status_words

NO_CHANGES = "No measure changed status."
_RANK: dict[Status, int] = {"not_improving": 0, "improving": 1, "met": 2}
_NEWS = {
    "Red": ("missed its deadline", "missed their deadlines"),
    "Amber": ("is likely to be missed", "are likely to be missed"),
    "Blue": ("was completed", "were completed"),
}
"""What one milestone, or several, did to come to that status; the worse news first."""
_OVERDUE = ("became overdue", "became overdue")
_REOPENED = ("is no longer complete", "are no longer complete")
_ORDER = ("Worse", "Better", "New", "Changed")


def changes(before: Mapping[str, Status], now: Sequence[Result]) -> list[Line]:
    """A line for each measure whose status is not the one that `before` has for its id; the worse
    news first.

    A measure that `before` does not have is passed over: nothing is known to have changed.
    """
    moved = [
        result for result in now if before.get(result.measure.id, result.status) != result.status
    ]
    kinds = {result.measure.id: _kind(before[result.measure.id], result.status) for result in moved}
    moved.sort(key=lambda result: _ORDER.index(kinds[result.measure.id]))
    return [_line(kinds[result.measure.id], before[result.measure.id], result) for result in moved]


def milestone_changes(
    states: Sequence[MilestoneState], since: date, known: Mapping[str, str] | None = None
) -> list[Line]:
    """A line each for the milestones that have been missed, become overdue, been put at risk or
    completed since that day, or are complete no longer, by number. `known` is the status that each
    was known to have then; without it the dates of updates tell."""
    pairs = [
        (state, (known or {}).get(state.milestone.id) or state.status_on(since)) for state in states
    ]
    moved = {
        status: [state.milestone.id for state, old in pairs if state.status == status != old]
        for status in _NEWS
    }
    again = [
        state.milestone.id for state, old in pairs if old == "Blue" and state.status not in _NEWS
    ]
    late = [
        state.milestone.id
        for state in states
        if state.overdue and state.due and last_day(state.due) >= since
    ]
    missed, *others = ((ids, _NEWS[status]) for status, ids in moved.items())
    told = (missed, (late, _OVERDUE), *others, (again, _REOPENED))
    return [_milestones(ids, words) for ids, words in told if ids]


def _milestones(moved: list[str], words: tuple[str, str]) -> Line:
    return Line(
        f"{counted(len(moved), 'milestone')} {words[len(moved) > 1]}",
        f": {several(moved)}",
        page="milestones",
        query={"show": "all"},
    )


def decision_effect_words(before: Result, after: Result) -> str:
    """What a decision would do: `Status would change from Improving to Met.` or
    `Status would stay Improving.`"""
    old, new = status_words(before), status_words(after)
    return (
        f"Status would stay {new}." if old == new else f"Status would change from {old} to {new}."
    )


def _kind(old: Status, new: Status) -> str:
    if old in _RANK and new in _RANK:
        return "Better" if _RANK[new] > _RANK[old] else "Worse"
    return "New" if old == "no_data" else "Changed"


def _line(kind: str, old: Status, result: Result) -> Line:
    id, name = result.measure.id, result.measure.name
    if kind == "Worse" and old == "met":
        since = "improving since the baseline" if result.status == "improving" else "not improving"
        return measure_line(
            id, name, before="Worse: ", after=" no longer meets its target ", last=f"({since})"
        )
    if kind == "Better" and result.status == "met":
        return measure_line(id, name, before="Better: ", after=" now ", last="meets its target")
    if kind == "New" and result.status == "not_improving" and is_first(result):
        return measure_line(id, name, before="New: ", after=" has its ", last="first figure")
    after = f", from {STATUS_NAMES[old].lower()} to "
    return measure_line(
        id, name, before=f"{kind}: ", after=after, last=STATUS_NAMES[result.status].lower()
    )
