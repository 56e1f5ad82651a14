"""What needs attention, worst first: measures that are not improving or no longer meet their
target, milestones overdue or missed, extracts that are late or were never loaded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from data.plurals import are, counted, have, one_or_many, their
from kpis.definitions import Result, Status
from kpis.figures import figure
from kpis.judging import Freshness
from kpis.milestones import MilestoneState
from kpis.months import long
from presentation.words.grammar import inside, joined, long_date
from presentation.words.measures.lines import Line, measure_line
from presentation.words.measures.movement import is_first, size, unchanged
from presentation.words.measures.targets import STRICT, reached_only, unsteady

MOST = 6
"""No more lines than these: more would hide what matters."""
NOTHING_NEEDS_ATTENTION = "Nothing needs attention."
_NAMED = 3


def attention(
    results: Sequence[Result],
    milestones: Sequence[MilestoneState],
    freshness: Sequence[Freshness],
    before: Mapping[str, Status] = MappingProxyType({}),
) -> list[Line]:
    """At most six lines; where more measures need it than there is room for, one line counts the
    rest. `before` is each measure's status in the report of the month before."""
    others = [*_worse(results), *_overdue(milestones), *_missed(milestones), *_late(freshness)]
    fallen = {
        result.measure.id for result in results if _fell(result, before.get(result.measure.id))
    }
    # One figure is not judged against itself: a measure whose newest figure is its baseline can
    # only have fallen.
    stuck = [
        result for result in results if result.status == "not_improving" and not is_first(result)
    ]
    lost = [result for result in results if result.measure.id in fallen and result not in stuck]
    worst = sorted([*stuck, *lost], key=_shortfall, reverse=True)
    lines = [_fallen(one) if one.measure.id in fallen else _not_improving(one) for one in worst]
    room = MOST - len(others)
    if len(lines) <= room:
        return [*lines, *others]
    return [*lines[: room - 1], _rest(worst[room - 1 :]), *others]


def _fell(result: Result, before: Status | None) -> bool:
    """Whether it met its target the month before and does not now; not known where the target is
    not."""
    return (
        before == "met"
        and result.status in ("improving", "not_improving")
        and result.target.value is not None
    )


def _rest(rest: Sequence[Result]) -> Line:
    names = _named([result.measure.name for result in rest])
    fell = any(result.status != "not_improving" for result in rest)
    or_fell = " or no longer meet their target" if fell else ""
    return Line(f"{len(rest)} more measures are not improving{or_fell}", f": {names}")


def _shortfall(result: Result) -> float:
    """How far off the figure is as a share of what it should be, so that weeks and points can be
    put in one order."""
    goal = (
        result.target.value
        if result.target.value is not None
        else result.baseline and result.baseline.value
    )
    gap = result.distance if result.distance is not None else result.change
    return abs((gap or 0) / goal) if goal else 0.0


def _not_improving(result: Result) -> Line:
    value = figure(result.latest and result.latest.value, result.measure.unit)
    after = f" is not improving: {value}, {_how_far(result)}"
    return measure_line(result.measure.id, result.measure.name, after=after)


def _fallen(result: Result) -> Line:
    value = figure(result.latest and result.latest.value, result.measure.unit)
    # The sentence has named the target already; a rival has not been named.
    after = (
        f" no longer meets its target: {value}, "
        f"{_how_far(result).removesuffix(f' {_target(result)}')}"
    )
    return measure_line(result.measure.id, result.measure.name, after=after)


def _target(result: Result) -> str:
    return "its local target" if result.target.set_by == "board" else "its target"


def _how_far(result: Result) -> str:
    if result.distance is None:
        return (
            f"no better than in {long(result.baseline.period)}"
            if result.baseline
            else "with no baseline yet"
        )
    if reached_only(result):
        rival = STRICT.get(result.target.kind)
        return (
            f"no better than {rival}, which it must beat"
            if rival
            else f"at its target, {unsteady(result)}"
        )
    side = "below" if result.measure.direction == "increase" else "above"
    goal = {
        "increase_on_baseline": "the baseline it must beat",
        "year_on_year": "a year earlier, which it must beat",
    }
    return (
        f"{size(result.distance, result.measure.unit)} {side} "
        f"{goal.get(result.target.kind, _target(result))}"
    )


def _worse(results: Sequence[Result]) -> list[Line]:
    """The measures without a target that are worse than at their baseline, in one line."""
    worse = [
        one
        for one in results
        if one.target.kind == "none" and one.better is False and not unchanged(one)
    ]
    found = [
        (one.measure.name, one.baseline.period)
        for one in worse
        if one.baseline and not is_first(one)
    ]
    if not found:
        return []
    periods = {period for _, period in found}
    since = f"in {long(periods.pop())}" if len(periods) == 1 else "at their baselines"
    subject = (
        f"{counted(len(found), 'measure')} without a target {are(len(found))} worse than {since}"
    )
    return [Line(subject, f": {_named([name for name, _ in found])}")]


def _overdue(milestones: Sequence[MilestoneState]) -> list[Line]:
    overdue = [state for state in milestones if state.overdue]
    passed = sum(state.passed for state in milestones)
    if passed and not overdue:
        told = f"; {passed} {have(passed)} passed {their(passed)} month"
        return [Line("No milestone has been reported yet", told, page="milestones")]
    if not overdue:
        return []
    subject = f"{counted(len(overdue), 'milestone')} {are(len(overdue))} overdue"
    return [Line(subject, f", {_where(overdue)}{_unheard_of(overdue)}", page="milestones")]


def _unheard_of(states: Sequence[MilestoneState]) -> str:
    """How many of them have no update at all."""
    silent = sum(not state.updates for state in states)
    if silent < len(states):
        return f"; {silent} {have(silent)} no update" if silent else ""
    return one_or_many(silent, "; it has no update", "; none has an update")


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
    subject = f"{counted(len(missed), 'milestone')} missed {their(len(missed))} deadline"
    numbers = ", ".join(state.milestone.id for state in missed)
    return [Line(subject, f" and {have(len(missed))} a new date: {numbers}", page="milestones")]


def _late(freshness: Sequence[Freshness]) -> list[Line]:
    dated = [(each.title, each.as_at) for each in freshness if each.state == "Late" and each.as_at]
    late = [f"{inside(title)} (to {long_date(as_at)})" for title, as_at in dated]
    never = [inside(each.title) for each in freshness if each.state == "Never loaded"]
    unloaded = f"{have(len(never))} never been loaded"
    if not late:
        return (
            [Line(f"{counted(len(never), 'extract')} {unloaded}", f": {_named(never)}")]
            if never
            else []
        )
    more = f"; {len(never)} {unloaded}: {_named(never)}" if never else ""
    return [
        Line(f"{counted(len(late), 'extract')} {are(len(late))} late", f": {_named(late)}{more}")
    ]


def _named(names: Sequence[str]) -> str:
    """The first few by name, the rest as a number."""
    rest = len(names) - _NAMED
    return joined([*names[:_NAMED], f"{rest} more"]) if rest > 1 else joined(names)
