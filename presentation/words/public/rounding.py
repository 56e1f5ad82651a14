"""What rounding leaves certain: figures whose counts were rounded may look better or worse than
before, or reach a target, by rounding alone. Nothing of that kind is said as a fact."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from kpis.definitions import Hidden, Measure, Result, at
from kpis.disclosure import may_be
from kpis.figures import figure
from kpis.judging import Results
from kpis.months import add, long
from kpis.parts import meaning
from kpis.trends import Recent
from kpis.trends.recent import recent
from presentation.words.measures import (
    headline,
    meaning_words,
    told_change,
    unchanged,
    verdict,
)

STAR = "*"
"""What stands for a number that is not published."""
HIDDEN_NOTE = (
    f"{STAR} means that we do not show the number. It is very small, or it would give away one "
    "that is. It does not mean that there were none."
)
_ALL_ROUNDED = "Numbers are rounded to the nearest 5."
_WEEKS_STAY = "Numbers of cases are rounded to the nearest 5; averages and longest waits are not."
_ROUNDED_OF: Mapping[str, str] = MappingProxyType(
    {
        "mean": _WEEKS_STAY,
        "median": _WEEKS_STAY,
        "longest": _WEEKS_STAY,
        "gap": "This is a difference between averages, so it is not rounded to the nearest 5.",
    }
)
_CLOSE = "Numbers here are rounded. Rounding alone could decide whether this target is met."
_SAME = "Numbers here are rounded. The change is too small to be sure of."


_Range = tuple[float, float]
"""The least and the greatest that a figure may have been before its counts were rounded."""


def _apart(one: _Range, other: _Range) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def sure_change(result: Result) -> bool:
    """Whether it is certain that the newest figure differs from the baseline. It is not where
    either is missing."""
    if result.latest is None or result.baseline is None:
        return False
    return _apart(may_be(result.measure, result.latest), _at_the_start(result))


def _at_the_start(result: Result) -> _Range:
    """The baseline. One that was decided as a figure is as it was typed."""
    base = result.baseline
    if base is None:
        return 0.0, 0.0
    typed = base.decision and base.decision.figure is not None
    then = None if typed else at(result.series, base.period)
    return may_be(result.measure, then) if then else (base.value, base.value)


def sure_of_target(result: Result) -> bool:
    """Whether rounding cannot decide if the target is met. It may where the target follows from
    rounded figures, too, and where it asks for rates that rise from one to the next."""
    if result.latest is None or result.target.value is None:
        return True
    now, goal = may_be(result.measure, result.latest), _goal(result, result.target.value)
    if now[0] == now[1] and goal[0] == goal[1]:
        return True
    if not result.measure.target.rising:
        return _apart(now, goal)
    return now[1] < goal[0] if result.measure.direction == "increase" else goal[1] < now[0]


def _goal(result: Result, value: float) -> _Range:
    """The figure of the target, which may follow from another figure of the measure."""
    kind, less = result.target.kind, result.measure.target.figure
    if kind == "increase_on_baseline":
        return _at_the_start(result)
    if kind == "reduction" and less is not None:
        low, high = _at_the_start(result)
        return low * (1 - less / 100), high * (1 - less / 100)
    if kind == "year_on_year" and result.latest:
        before = at(result.series, add(result.latest.period, -12))
        return may_be(result.measure, before) if before else (value, value)
    return value, value


def sure_lately(found: Results) -> Mapping[str, Recent | None]:
    """The recent direction of each measure, None where rounding could have made it."""
    return {id: _sure(result, recent(result)) for id, result in found.by_id.items()}


def _sure(result: Result, found: Recent | None) -> Recent | None:
    if found is None or found.since is None or result.latest is None:
        return found
    then = at(result.series, found.since)
    if then is None:
        return None
    (low, high), before = may_be(result.measure, result.latest), may_be(result.measure, then)
    rose = found.direction == ("better" if result.measure.direction == "increase" else "worse")
    return found if (low > before[1] if rose else high < before[0]) else None


def close_words(result: Result) -> str:
    """What rounding could decide of a finding; empty where it can decide nothing."""
    if result.latest is None:
        return ""
    if not sure_of_target(result):
        return _CLOSE
    told = result.baseline and result.latest.period != result.baseline.period
    return _SAME if told and not sure_change(result) and _rounded(result) else ""


def _sure_of_course(result: Result) -> bool:
    """Whether rounding cannot decide if it is on the board's course."""
    due = result.course and result.course.due
    if result.latest is None or not due or due.value is None:
        return True
    low, high = may_be(result.measure, result.latest)
    return low == high or not low <= due.value <= high


def _rounded(result: Result) -> bool:
    return result.latest is not None and len(set(may_be(result.measure, result.latest))) > 1


def public_finding(result: Result) -> str:
    """The finding, which calls a change that rounding could have made none, and leaves out the
    target, and the board's course, where rounding could decide whether they are met."""
    latest, baseline = result.latest, result.baseline
    if latest is None:
        return headline(result)
    told = baseline and latest.period != baseline.period and not unchanged(result)
    same = bool(told and not sure_change(result) and _rounded(result))
    if sure_of_target(result) and _sure_of_course(result) and not same:
        return headline(result)
    opening = result.measure.phrase.replace("{value}", figure(latest.value, result.measure.unit))
    change = f"about the same as in {long(baseline.period)}" if baseline and same else ""
    moved = ", ".join(filter(None, (opening, change or told_change(result))))
    return f"{moved}. {verdict(result) if sure_of_target(result) else ''}".strip()


def rounding_note(result: Result) -> str:
    """What stands under the figures of a measure: that they are rounded, or why they are not."""
    hidden = any(isinstance(one, Hidden) for one in result.told)
    return rounding_of(result.measure, hidden=hidden)


def rounding_of(measure: Measure, *, hidden: bool) -> str:
    """The same of figures of the measure, some of which may be `hidden`."""
    if measure.protects == "nothing":
        return "These numbers are not about people, so they are not rounded."
    told = _ROUNDED_OF.get(measure.calculation.statistic, _ALL_ROUNDED)
    return f"{told} {HIDDEN_NOTE if hidden else ''}".strip()


def public_meaning(found: Results, result: Result) -> list[str]:
    """What would change how a finding is taken, without what one case more or less would do: counts
    that are rounded cannot tell that."""
    return meaning_words(result, replace(meaning(found, result), basis=None, one_case=False))
