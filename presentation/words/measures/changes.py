"""Which measures and milestones have another status than before, and whether that is good news."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from data.plurals import counted
from kpis.changes import Move
from kpis.definitions import Result, Status, is_first
from kpis.figures import told_figure
from kpis.milestones import MilestoneState
from kpis.months import last_day
from presentation.words.course import course_steps
from presentation.words.measures.lines import Line, measure_line, milestones_line
from presentation.words.measures.status import STATUS_NAMES, status_words

NO_CHANGES = "No measure changed status or moved by more than usual."
MOST_MOVES = 5
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

    A measure that `before` does not have is passed over: nothing is known to have changed. So is
    one whose status is hidden now, or was then.
    """
    moved = [
        result
        for result in now
        if (old := before.get(result.measure.id, result.status)) != result.status
        and "hidden" not in (old, result.status)
    ]
    kinds = {result.measure.id: _kind(before[result.measure.id], result.status) for result in moved}
    moved.sort(key=lambda result: _ORDER.index(kinds[result.measure.id]))
    return [_line(kinds[result.measure.id], before[result.measure.id], result) for result in moved]


def move_lines(found: Sequence[Move], told: Collection[str]) -> list[Line]:
    """The biggest moves, in their order, without the measures that are `told` of already:
    `Worse: Longest wait, from 149.6 weeks to 154.4 weeks`."""
    return [_move(one) for one in found if one.now.measure.id not in told][:MOST_MOVES]


def _move(one: Move) -> Line:
    measure, then, now = one.now.measure, one.then.latest, one.now.latest
    old = told_figure(then and then.value, measure.unit)
    new = told_figure(now and now.value, measure.unit)
    kind = "Better: " if one.better else "Worse: "
    return measure_line(measure.id, measure.name, before=kind, after=f", from {old} to ", last=new)


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
        status: [state for state, old in pairs if state.status == status != old] for status in _NEWS
    }
    again = [state for state, old in pairs if old == "Blue" and state.status not in _NEWS]
    late = [
        state for state in states if state.overdue and state.due and last_day(state.due) >= since
    ]
    missed, *others = ((found, _NEWS[status]) for status, found in moved.items())
    told = (missed, (late, _OVERDUE), *others, (again, _REOPENED))
    return [
        milestones_line(
            f"{counted(len(found), 'milestone')} {words[len(found) > 1]}", found, {"show": "all"}
        )
        for found, words in told
        if found
    ]


def decision_effect_words(before: Result, after: Result) -> str:
    """What a decision would do: `Status would change from Improving to Met.` or
    `Status would stay Improving.`, and what its course would ask for where that is another."""
    old, new = status_words(before), status_words(after)
    status = (
        f"Status would stay {new}." if old == new else f"Status would change from {old} to {new}."
    )
    steps = course_steps(after)
    if steps == course_steps(before):
        return status
    return (
        f"{status} The course would be {steps}." if steps else f"{status} It would have no course."
    )


def _kind(old: Status, new: Status) -> str:
    if old in _RANK and new in _RANK:
        return "Better" if _RANK[new] > _RANK[old] else "Worse"
    return "New" if old == "no_data" else "Changed"


def _line(kind: str, old: Status, result: Result) -> Line:
    id, name = result.measure.id, result.measure.name
    if kind == "Worse" and old == "met":
        since = (
            "still better than at the baseline" if result.status == "improving" else "not improving"
        )
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
