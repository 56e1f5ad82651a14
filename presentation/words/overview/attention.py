"""What needs attention, worst first, in one written order.

1. measures that are not improving and get worse,
2. others that are not improving,
3. measures that met their target the month before and do not now,
4. milestones that are overdue (or, before any update, that nothing is known of),
5. measures that get worse, whatever their status: met, improving or without a target,
6. milestones that missed their deadline and have a new date,
7. measures without a target that are worse than at their baseline,
8. extracts that are late or were never loaded.

Among measures of one rank the one furthest off, as a share of what it should be, comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from data.plurals import are, counted, have, one_or_many, their
from kpis.definitions import Result, Status, is_first
from kpis.figures import told_figure
from kpis.judging import Freshness
from kpis.milestones import MilestoneState
from kpis.months import long
from kpis.trends import Recent, worsens
from presentation.words import as_at_words, since_words
from presentation.words.grammar import inside, joined, long_date
from presentation.words.measures import (
    STRICT,
    Line,
    compared_clause,
    lately_words,
    measure_line,
    milestones_line,
    reached_only,
    size,
    target_name,
    unchanged,
    unsteady,
)

MOST = 8
"""The most lines that stand open: more would hide what matters."""
NOTHING_NEEDS_ATTENTION = "Nothing needs attention."
_NAMED = 3
Lately = Mapping[str, Recent | None]
NOTHING_KNOWN: Lately = MappingProxyType({})


def attention(
    results: Sequence[Result],
    milestones: Sequence[MilestoneState],
    freshness: Sequence[Freshness],
    before: Mapping[str, Status] = MappingProxyType({}),
    lately: Lately = NOTHING_KNOWN,
) -> list[Line]:
    """A line for each thing that needs attention, given each measure's status in the report of the
    month `before` and its recent direction."""
    found = [
        (rank, -_off(one), _measure(one, before, lately))
        for one in results
        if (rank := _rank(one, before, lately))
    ]
    found += [(4, 0.0, line) for line in _overdue(milestones)]
    found += [(6, 0.0, line) for line in _missed(milestones)]
    found += [(8, 0.0, line) for line in _late(freshness)]
    return [line for *_, line in sorted(found, key=lambda one: one[:2])]


def failing(results: Sequence[Result], lately: Lately) -> list[Result]:
    """The measures that are not improving or get worse, in that order."""
    ranks = [(_rank(one, {}, lately), -_off(one), one) for one in results]
    found = [one for one in ranks if one[0] in (1, 2, 5)]
    return [result for *_, result in sorted(found, key=lambda one: one[:2])]


def _rank(result: Result, before: Mapping[str, Status], lately: Lately) -> int:
    """Its place in the order; 0 where it needs no attention, and where its status is hidden: of
    that one nothing is said, good or bad."""
    if result.status == "hidden":
        return 0
    falls = worsens(lately.get(result.measure.id))
    # One figure is not judged against itself: a measure whose newest figure is its baseline can
    # only have fallen.
    if result.status == "not_improving" and not is_first(result):
        return 1 if falls else 2
    if _fell(result, before.get(result.measure.id)):
        return 3
    if falls:
        return 5
    return 7 if _behind(result) else 0


def _fell(result: Result, before: Status | None) -> bool:
    """Whether it met its target the month before and does not now; not known where the target is
    not."""
    return (
        before == "met"
        and result.status in ("improving", "not_improving")
        and result.target.value is not None
    )


def _behind(result: Result) -> bool:
    """Whether a measure without a target is worse than at its baseline."""
    moved = result.better is False and not unchanged(result) and not is_first(result)
    return result.target.kind == "none" and moved


def _off(result: Result) -> float:
    goal = (
        result.target.value
        if result.target.value is not None
        else result.baseline and result.baseline.value
    )
    gap = result.distance if result.distance is not None else result.change
    return abs((gap or 0) / goal) if goal else 0.0


def _measure(result: Result, before: Mapping[str, Status], lately: Lately) -> Line:
    """Its name, its figure, what is wrong with it, which way it has moved lately, and how it stands
    beside others."""
    value = told_figure(result.latest and result.latest.value, result.measure.unit)
    said = _stands(result, before, value)
    if moves := lately_words(lately.get(result.measure.id), result):
        said += f"{_joining(result, before, worse=worsens(lately.get(result.measure.id)))}{moves}"
    beside = compared_clause(result)
    after = f"{said}; {beside}" if beside else said
    return measure_line(result.measure.id, result.measure.name, after=after)


def _joining(result: Result, before: Mapping[str, Status], *, worse: bool) -> str:
    """What leads to the recent direction: it goes on from what was said, or against it."""
    if _behind(result):
        return " and " if worse else ", though "
    good = result.status != "not_improving" and not _fell(result, before.get(result.measure.id))
    return ", but " if worse and good else ", " if worse or good else ", though "


def _stands(result: Result, before: Mapping[str, Status], value: str) -> str:
    if _fell(result, before.get(result.measure.id)):
        # The sentence has named the target already; a rival has not been named.
        far = _how_far(result).removesuffix(f" {_target(result)}")
        return f" no longer meets its target: {value}, {far}"
    if result.status == "not_improving":
        return f" is not improving: {value}, {_how_far(result)}"
    if result.status == "met":
        return f": {value} meets {target_name(result)}"
    than = _than_at_first(result)
    short = f", {_how_far(result)}" if result.distance else ""
    return f": {value}{short}{than}"


def _than_at_first(result: Result) -> str:
    """How the figure is beside its baseline: `, worse than in May 2025 (90.5%)`."""
    baseline = result.baseline
    if baseline is None or result.better is None or unchanged(result) or is_first(result):
        return ""
    was = told_figure(baseline.value, result.measure.unit)
    return f", {'better' if result.better else 'worse'} than in {long(baseline.period)} ({was})"


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


def _overdue(milestones: Sequence[MilestoneState]) -> list[Line]:
    overdue = [state for state in milestones if state.overdue]
    passed = sum(state.passed for state in milestones)
    if passed and not overdue:
        told = f"; {passed} {have(passed)} passed {their(passed)} month"
        return [Line("No milestone has been reported on yet", told, page="milestones")]
    if not overdue:
        return []
    subject = f"{counted(len(overdue), 'milestone')} {are(len(overdue))} overdue"
    line = _named_first(subject, f"{as_at_words(overdue)}{_unheard_of(overdue)}", overdue)
    since = since_words(milestones)
    return [replace(line, last=f"; {since}" if since else "")]


def _named_first(subject: str, after: str, states: Sequence[MilestoneState]) -> Line:
    """A line that names the milestones, those first that were due first."""
    first = sorted(states, key=lambda state: (state.planned_due or "", state.milestone.id))
    return milestones_line(subject, first, after=after)


def _unheard_of(states: Sequence[MilestoneState]) -> str:
    """How many of them have no update at all."""
    silent = sum(not state.updates for state in states)
    if silent < len(states):
        return f", {silent} without any update" if silent else ""
    return one_or_many(silent, ", without any update", ", all without any update")


def _missed(milestones: Sequence[MilestoneState]) -> list[Line]:
    missed = [state for state in milestones if state.status == "Red"]
    if not missed:
        return []
    subject = f"{counted(len(missed), 'milestone')} missed {their(len(missed))} deadline"
    return [_named_first(subject, f" and {have(len(missed))} a new date", missed)]


def _late(freshness: Sequence[Freshness]) -> list[Line]:
    dated = [(each.title, each.as_at) for each in freshness if each.state == "Late" and each.as_at]
    late = [f"{inside(title)} (to {long_date(as_at)})" for title, as_at in dated]
    never = [inside(each.title) for each in freshness if each.state == "Never loaded"]
    unloaded = f"{have(len(never))} never been loaded"
    if not late:
        alone = Line(f"{counted(len(never), 'extract')} {unloaded}", f": {_named(never)}")
        return [alone] if never else []
    more = f"; {len(never)} {unloaded}: {_named(never)}" if never else ""
    return [
        Line(f"{counted(len(late), 'extract')} {are(len(late))} late", f": {_named(late)}{more}")
    ]


def _named(names: Sequence[str]) -> str:
    """The first few by name, the rest as a number."""
    rest = len(names) - _NAMED
    return joined([*names[:_NAMED], f"{rest} more"]) if rest > 1 else joined(names)
