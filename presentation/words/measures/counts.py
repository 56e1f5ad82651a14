"""How many measures and milestones stand where: the answer of the overview and of a section, and
words under marks."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from data.plurals import are, counted, have, one_or_many, their
from kpis.definitions import TOO_FEW, Result, is_first
from kpis.milestones import STATUSES, MilestoneState
from kpis.months import long
from presentation.words.grammar import joined, long_date
from presentation.words.measures.status import GLYPHS, STATUS_NAMES, way
from presentation.words.overdue import overdue_words

_ONE = {
    "met": "meets it",
    "improving": "is improving but does not meet it yet",
    "not_improving": "is not improving",
    "first": "has its first figure, with nothing to compare with yet",
    "no_target": "cannot be judged yet",
    "hidden": f"is not judged: {TOO_FEW}",
    "no_data": "has no figures yet",
}
_UNDER_MARKS = {
    "met": "met",
    "improving": "improving",
    "not_improving": "not improving",
    "first": "with a first figure only",
    "hidden": TOO_FEW,
    "no_data": "with no figures yet",
    "no_target": "with no target",
}
_WAYS = {"better": "better", "worse": "worse", "same": "the same"}
MILESTONE_COUNTS = {
    "Blue": "complete",
    "Green": "on target",
    "Amber": "amber",
    "Red": "red",
    "Grey": "not started",
}


def counts_sentence(results: Sequence[Result], milestones: Sequence[MilestoneState]) -> str:
    """How many measures meet their target, and how many milestones are complete and overdue."""
    return " ".join(part for part in (_measures(results), _milestones(milestones)) if part)


def _measures(results: Sequence[Result]) -> str:
    judged = [result for result in results if result.target.kind != "none"]
    rest = len(results) - len(judged)
    if results and all(result.status == "no_data" for result in results):
        return "There are no figures yet."
    if not judged:
        return f"The plan sets no figure for {_these(rest)}." if rest else ""
    if len(judged) == 1:
        others = (
            f"; the plan sets no figure for the other {rest if rest > 1 else 'one'}" if rest else ""
        )
        return f"The one measure with a target {_ONE[_stand(judged[0])]}{others}."
    return _several(Counter(map(_stand, judged)))


def _stand(result: Result) -> str:
    """Its status, save that a first figure is not called `not improving`: there is nothing to
    compare it with yet."""
    return "first" if result.status == "not_improving" and is_first(result) else result.status


def _these(number: int) -> str:
    return one_or_many(number, "this measure", f"these {number} measures")


def _several(by_status: Counter[str]) -> str:
    """What is said of several counts those alone whose status may be shown: of a hidden one nothing
    is known, so it neither meets its target nor misses it."""
    hidden, total = by_status.pop("hidden", 0), by_status.total()
    aimed = "measures with a target"
    if not total:
        return f"{_all(hidden)} {aimed} are not judged: {TOO_FEW}."
    if hidden:
        rest = f"{hidden} more {are(hidden)} not judged: {TOO_FEW}"
        if total == 1:
            return f"The one measure with a target that is shown {_ONE[_only(by_status)]}; {rest}."
        return f"{_judged(by_status, f'{aimed} that are shown').rstrip('.')}; {rest}."
    return _judged(by_status, aimed)


def _only(by_status: Counter[str]) -> str:
    return next(status for status, number in by_status.items() if number)


def _all(number: int) -> str:
    return "Both" if number == 2 else f"All {number}"


def _judged(by_status: Counter[str], aimed: str) -> str:
    total, met = by_status.total(), by_status["met"]
    if met == total:
        return f"{_all(total)} {aimed} meet it."
    not_ = "not" if by_status["improving"] else "not improving"
    words = {"improving": "improving", "not_improving": not_, "no_target": "yet to be judged"}
    clauses = [
        f"{by_status[each]} {are(by_status[each])} {words[each]}"
        for each in words
        if by_status[each]
    ]
    if first := by_status["first"]:
        clauses.append(f"{first} {have(first)} only {their(first)} first figure")
    if missing := by_status["no_data"]:
        clauses.append(f"{missing} {have(missing)} no figures yet")
    if not met:
        return f"None of the {total} {aimed} meets it: {joined(clauses)}."
    meet = one_or_many(met, "meets", "meet")
    return f"{joined([f'{met} of the {total} {aimed} {meet} it', *clauses])}."


def _milestones(states: Sequence[MilestoneState]) -> str:
    if not states:
        return ""
    total, complete = len(states), sum(state.status == "Blue" for state in states)
    if not any(state.updates for state in states):
        passed = sum(state.passed for state in states)
        late = f"; {passed} {have(passed)} passed {their(passed)} month" if passed else ""
        return f"No milestone has been reported on yet{late}."
    late = f" and {told}" if (told := overdue_words(states)) else ""
    if complete == total:
        return (
            f"All {total} milestones are complete."
            if total > 1
            else "The one milestone is complete."
        )
    if not complete:
        return f"None of the {counted(total, 'milestone')} is complete{late}."
    return f"{complete} of {total} milestones {are(complete)} complete{late}."


def caption(
    results: Sequence[Result], newest_upload: date | None, newest_update: date | None
) -> str:
    """How far the figures go, which targets the board has set, and the newest news."""
    periods = [result.latest.period for result in results if result.latest]
    local = sum(result.target.set_by == "board" for result in results)
    upload = f"Newest upload {long_date(newest_upload)}" if newest_upload else "No upload yet"
    update = (
        f"newest milestone update {long_date(newest_update)}"
        if newest_update
        else "no milestone update yet"
    )
    parts = [
        f"Figures to {long(max(periods))}." if periods else "",
        f"{counted(local, 'measure')} {have(local)} a local target, set by the board."
        if local
        else "",
        f"{upload}; {update}.",
    ]
    return " ".join(part for part in parts if part)


def measure_counts(results: Sequence[Result]) -> str:
    """`2 met, 4 improving, 1 not improving, 3 with no target: 2 better, 1 worse`."""
    by_status = Counter(map(_stand, results))
    counts = [
        f"{by_status[status]} {words}"
        for status, words in _UNDER_MARKS.items()
        if by_status[status]
    ]
    return ", ".join(counts) + _ways(results)


def _ways(results: Sequence[Result]) -> str:
    """Which way those without a target have gone, which stand last: `: 2 better, 1 worse`."""
    ways = Counter(map(way, results))
    moved = ", ".join(f"{ways[one]} {words}" for one, words in _WAYS.items() if ways[one])
    return f": {moved}" if moved else ""


def milestone_counts(states: Sequence[MilestoneState]) -> str:
    """`14 complete, 1 amber, 1 red`, in the order of the plan's RAG."""
    by_status = Counter(state.status for state in states)
    words = MILESTONE_COUNTS
    return ", ".join(
        f"{by_status[status]} {words[status]}" for status in STATUSES if by_status[status]
    )


def marks_caption(results: Sequence[Result]) -> str:
    """What the marks mean that are shown: one sentence each for measures, evidence and
    milestones."""
    shown = {result.status for result in results}
    measures = [
        f"{GLYPHS[status]} {name.lower()}"
        for status, name in STATUS_NAMES.items()
        if status in shown
    ]
    return (
        "Each mark is one measure, one criterion judged by evidence, or one milestone. "
        f"Measures: {', '.join(measures)}. "
        "Evidence: filled strong, half filled some, open none yet, dashed without an entry. "
        "Milestones: B complete, G on target, A likely to miss, R missed, N not started; ! overdue."
    )
