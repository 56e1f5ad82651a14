"""What needs attention, worst first: measures not improving, milestones overdue or missed, extracts that are late."""

from collections import Counter
from collections.abc import Sequence

from kpis.figures import figure
from kpis.freshness import Freshness
from kpis.milestones import MilestoneState
from kpis.months import long
from kpis.results import Result
from pages.parts.words.grammar import are, counted, have, inside, joined, long_date
from pages.parts.words.lines import Line, measure_line
from pages.parts.words.movement import size
from pages.parts.words.targets import STRICT, reached_only, unsteady

MOST = 6
"""No more lines than these: more would hide what matters."""
NOTHING_NEEDS_ATTENTION = "Nothing needs attention."
_NAMED = 3


def attention(
    results: Sequence[Result], milestones: Sequence[MilestoneState], freshness: Sequence[Freshness]
) -> list[Line]:
    """At most six lines; where more measures are not improving than there is room for, one line counts the rest."""
    others = [*_overdue(milestones), *_missed(milestones), *_late(freshness)]
    worst = sorted((result for result in results if result.status == "not_improving"), key=_shortfall, reverse=True)
    room = MOST - len(others)
    if len(worst) <= room:
        return [*map(_not_improving, worst), *others]
    rest = worst[room - 1 :]
    names = _named([result.measure.name for result in rest])
    more = Line(f"{len(rest)} more measures are not improving", f": {names}")
    return [*map(_not_improving, worst[: room - 1]), more, *others]


def _shortfall(result: Result) -> float:
    """How far off the figure is as a share of what it should be, so that weeks and points can be put in one order."""
    goal = result.target.value if result.target.value is not None else result.baseline and result.baseline.value
    gap = result.distance if result.distance is not None else result.change
    return abs((gap or 0) / goal) if goal else 0.0


def _not_improving(result: Result) -> Line:
    value = figure(result.latest and result.latest.value, result.measure.unit)
    after = f" is not improving: {value}, {_how_far(result)}"
    return measure_line(result.measure.id, result.measure.name, after=after)


def _how_far(result: Result) -> str:
    if result.distance is None:
        return f"no better than in {long(result.baseline.period)}" if result.baseline else "with no baseline yet"
    if reached_only(result):
        rival = STRICT.get(result.target.kind)
        return f"no better than {rival}, which it must beat" if rival else f"at its target, {unsteady(result)}"
    side = "below" if result.measure.direction == "increase" else "above"
    goal = {"increase_on_baseline": "the baseline it must beat", "year_on_year": "a year earlier, which it must beat"}
    target = "its local target" if result.target.set_by == "board" else "its target"
    return f"{size(result.distance, result.measure.unit)} {side} {goal.get(result.target.kind, target)}"


def _overdue(milestones: Sequence[MilestoneState]) -> list[Line]:
    overdue = [state for state in milestones if state.overdue]
    if not overdue:
        return []
    subject = f"{counted(len(overdue), 'milestone')} {are(len(overdue))} overdue"
    return [Line(subject, f", {_where(overdue)}{_unheard_of(overdue)}", page="milestones")]


def _unheard_of(states: Sequence[MilestoneState]) -> str:
    """How many of them have no update at all."""
    silent = sum(not state.updates for state in states)
    if silent < len(states):
        return f"; {silent} {have(silent)} no update" if silent else ""
    return "; it has no update" if silent == 1 else "; none has an update"


def _where(states: Sequence[MilestoneState]) -> str:
    """In which section most of them are."""
    by_section = Counter(state.section for state in states)
    most = max(by_section.values())
    sections = [str(section) for section in sorted(by_section) if by_section[section] == most]
    if len(by_section) == 1:
        return f"{'all ' if most > 1 else ''}in section {sections[0]}"
    if len(sections) == 1:
        return f"{most} of them in section {sections[0]}"
    return f"{most} each in sections {joined(sections)}"


def _missed(milestones: Sequence[MilestoneState]) -> list[Line]:
    missed = [state for state in milestones if state.status == "Red"]
    if not missed:
        return []
    subject = f"{counted(len(missed), 'milestone')} missed {'its' if len(missed) == 1 else 'their'} deadline"
    numbers = ", ".join(state.milestone.id for state in missed)
    return [Line(subject, f" and {have(len(missed))} a new date: {numbers}", page="milestones")]


def _late(freshness: Sequence[Freshness]) -> list[Line]:
    dated = [(each.title, each.as_at) for each in freshness if each.state == "Late" and each.as_at]
    late = [f"{inside(title)} (to {long_date(as_at)})" for title, as_at in dated]
    never = [inside(each.title) for each in freshness if each.state == "Never loaded"]
    lines = (
        (f"{counted(len(late), 'extract')} {are(len(late))} late", late),
        (f"{counted(len(never), 'extract')} {have(len(never))} never been loaded", never),
    )
    return [Line(subject, f": {_named(names)}") for subject, names in lines if names]


def _named(names: Sequence[str]) -> str:
    """The first few by name, the rest as a number."""
    rest = len(names) - _NAMED
    return joined([*names[:_NAMED], f"{rest} more"]) if rest > 1 else joined(names)
