"""The waiting-times page in words: three questions with their answers, and the sentence that sums
them up."""

from collections.abc import Sequence
from typing import NamedTuple

from data.plurals import are, have, one_or_many
from kpis.definitions import Result, is_first
from kpis.figures import figure, number, round_half_up
from kpis.months import long
from presentation.words.grammar import begun, in_words, joined
from presentation.words.measures import FIRST_FIGURE, baseline_note, size, unchanged

_ANSWERS = {"met": "Yes.", "improving": "Not yet.", "not_improving": "No."}
_NAMES = {"longest": "the longest wait", "mean": "the average wait", "gap": "the provider gap"}


class WaitAnswer(NamedTuple):
    """`Yes.`, `Not yet.` or `No.`, and the sentence that follows it."""

    word: str
    sentence: str


def waiting_answer(result: Result) -> WaitAnswer:
    """The answer to whether a wait is a fifth shorter, or providers are near enough to each other,
    and by how much."""
    if result.latest is None:
        return WaitAnswer("Not known.", _withheld(result) or "There are no figures yet.")
    if result.status == "hidden":
        return _unjudged_answer(result)
    if result.target.value is None or result.status not in _ANSWERS:
        return WaitAnswer(
            "Not known.",
            f"It is {figure(result.latest.value, 'weeks')}, and there is no baseline yet.",
        )
    is_gap = result.measure.calculation.statistic == "gap"
    if is_first(result) and not is_gap:
        return WaitAnswer("Not known.", f"{FIRST_FIGURE}: {figure(result.latest.value, 'weeks')}.")
    sentence = _gap(result) if is_gap else _wait(result)
    return WaitAnswer(_ANSWERS[result.status], f"{sentence} {baseline_note(result)}".rstrip())


def _withheld(result: Result) -> str:
    """That the newest figure is hidden, and the newest that is not; nothing where it is shown."""
    if result.withheld is None:
        return ""
    told = f"Too few children are counted in {long(result.withheld.period)} to show it."
    if not result.series:
        return told
    newest = result.series[-1]
    return f"{told} In {long(newest.period)} it was {figure(newest.value, 'weeks')}."


def _unjudged_answer(result: Result) -> WaitAnswer:
    """Whether it is better than a hidden baseline cannot be said; that it is short of a target that
    stands by itself can."""
    compared = "The figure that it is compared with is too few to show."
    if not result.distance:
        value = figure(result.latest and result.latest.value, "weeks")
        return WaitAnswer("Not known.", f"It is {value}. {compared}")
    is_gap = result.measure.calculation.statistic == "gap"
    return WaitAnswer("No.", f"{_gap(result) if is_gap else _wait(result)} {compared}")


def _gap(result: Result) -> str:
    gap = f"The gap is {figure(result.latest and result.latest.value, 'weeks')}"
    if result.status == "met":
        return f"{gap}."
    return f"{gap}, {size(result.distance or 0, 'weeks')} too wide."


def _wait(result: Result) -> str:
    if result.status == "met":
        return (
            f"It is {_since(result)}, which meets the target of "
            f"{figure(result.target.value, 'weeks')}."
        )
    return f"It is {_since(result)}, and {size(result.distance or 0, 'weeks')} above the target."


def _since(result: Result) -> str:
    """The change since the baseline in per cent: the plan's targets for these two are shares of the
    baseline."""
    change, baseline = result.change or 0, result.baseline
    if baseline is None or not baseline.value:
        return figure(result.latest and result.latest.value, "weeks")
    month, per_cent = long(baseline.period), 100 * abs(change) / baseline.value
    if not round_half_up(per_cent):
        return f"as long as in {month}"
    return f"{number(per_cent)}% {'longer' if change > 0 else 'shorter'} than in {month}"


def waiting_summary(results: Sequence[Result]) -> str:
    """How many of the waiting-time targets are met, and which way the others move."""
    if not any(result.latest for result in results):
        return (
            "Too few children are counted to show the waiting times."
            if any(result.withheld for result in results)
            else "There are no waiting-time figures yet."
        )
    found = (
        _improving(results),
        _not_improving(results),
        _first(results),
        _unjudged(results),
        _unknown(results),
        _hidden(results),
    )
    clauses = [clause for clause in found if clause]
    return " ".join([_met(results), *([begun("; ".join(clauses)) + "."] if clauses else [])])


def _met(results: Sequence[Result]) -> str:
    met, total = _named(results, "met"), in_words(len(results))
    if any(result.status == "hidden" for result in results):
        return _met_of_judged(met)
    if len(met) == len(results):
        return f"All {total} waiting-time targets are met."
    if not met:
        return f"None of the {total} waiting-time targets is met."
    return (
        f"{begun(in_words(len(met)))} of the {total} waiting-time targets {are(len(met))} met: "
        f"{joined(met)}."
    )


def _met_of_judged(met: Sequence[str]) -> str:
    """Where some cannot be judged, nothing is said of how many of all are met."""
    if not met:
        return "No waiting-time target is known to be met."
    one = one_or_many(len(met), "target", "targets")
    return f"{begun(in_words(len(met)))} waiting-time {one} {are(len(met))} met: {joined(met)}."


def _improving(results: Sequence[Result]) -> str:
    names = _named(results, "improving")
    return f"{joined(names)} {are(len(names))} improving" if names else ""


def _not_improving(results: Sequence[Result]) -> str:
    stuck = [
        result for result in results if result.status == "not_improving" and not is_first(result)
    ]
    return joined([f"{_name(result)} is {_against(result)}" for result in stuck])


def _first(results: Sequence[Result]) -> str:
    names = [
        _name(result) for result in results if result.status == "not_improving" and is_first(result)
    ]
    return (
        f"{joined(names)} {have(len(names))} a first figure, with nothing to compare with yet"
        if names
        else ""
    )


def _against(result: Result) -> str:
    if result.baseline is None:
        return "above its target"
    if unchanged(result):
        return "the same as at the baseline"
    return (
        f"{'wider' if result.measure.calculation.statistic == 'gap' else 'longer'} than at the "
        "baseline"
    )


def _unjudged(results: Sequence[Result]) -> str:
    names = _named(results, "no_target")
    return f"{joined(names)} cannot be judged yet" if names else ""


def _unknown(results: Sequence[Result]) -> str:
    names = _named(results, "no_data")
    return f"there are no figures yet for {joined(names)}" if names else ""


def _hidden(results: Sequence[Result]) -> str:
    names = _named(results, "hidden")
    return f"{joined(names)} cannot be judged, as figures are too few to show" if names else ""


def _named(results: Sequence[Result], status: str) -> list[str]:
    return [_name(result) for result in results if result.status == status]


def _name(result: Result) -> str:
    return _NAMES[result.measure.calculation.statistic]


def waited(result: Result) -> str:
    """What a measure of waits is called inside a sentence: `the longest wait`; nothing for
    others."""
    return _NAMES.get(result.measure.calculation.statistic, "")
