"""What rounding leaves certain: figures whose counts were rounded may look better or worse than
before, or reach a target, by rounding alone. Nothing of that kind is said as a fact."""

from collections.abc import Mapping
from dataclasses import replace

from kpis.definitions import Hidden, Result, Shown, at
from kpis.disclosure import may_be
from kpis.figures import figure
from kpis.judging import Results
from kpis.months import long
from kpis.parts import meaning
from kpis.trends import Recent
from kpis.trends.recent import recent
from presentation.words.measures import headline, meaning_words, unchanged, verdict

STAR = "*"
"""What stands for a number that is not published."""
HIDDEN_NOTE = (
    f"{STAR} means that we do not show the number. It is very small, or it would give away one "
    "that is. It does not mean that there were none."
)
_CLOSE = "Numbers here are rounded. Rounding alone could decide whether this target is met."
_SAME = "Numbers here are rounded. The change is too small to be sure of."


def _apart(result: Result, one: Shown, other: Shown) -> bool:
    """Whether two figures of a measure differ whatever their counts were before rounding."""
    first, second = may_be(result.measure, one), may_be(result.measure, other)
    return first[1] < second[0] or second[1] < first[0]


def sure_change(result: Result) -> bool:
    """Whether it is certain that the newest figure differs from the baseline. It is not where
    either is missing."""
    if result.latest is None or result.baseline is None:
        return False
    then = at(result.series, result.baseline.period)
    if then is None or result.baseline.decision:
        low, high = may_be(result.measure, result.latest)
        return not low <= result.baseline.value <= high
    return _apart(result, result.latest, then)


def sure_of_target(result: Result) -> bool:
    """Whether rounding cannot decide if the newest figure reaches the target's figure."""
    if result.latest is None or result.target.value is None:
        return True
    low, high = may_be(result.measure, result.latest)
    return low == high or not low <= result.target.value <= high


def sure_lately(found: Results) -> Mapping[str, Recent | None]:
    """The recent direction of each measure, None where rounding could have made it."""
    return {id: _sure(result, recent(result)) for id, result in found.by_id.items()}


def _sure(result: Result, found: Recent | None) -> Recent | None:
    if found is None or found.since is None or result.latest is None:
        return found
    then = at(result.series, found.since)
    return found if then and _apart(result, result.latest, then) else None


def close_words(result: Result) -> str:
    """What rounding could decide of a finding; empty where it can decide nothing."""
    if result.latest is None:
        return ""
    if not sure_of_target(result):
        return _CLOSE
    told = result.baseline and result.latest.period != result.baseline.period
    return _SAME if told and not sure_change(result) and _rounded(result) else ""


def _rounded(result: Result) -> bool:
    return result.latest is not None and len(set(may_be(result.measure, result.latest))) > 1


def public_finding(result: Result) -> str:
    """The finding, which calls a change that rounding could have made none."""
    told = result.latest and result.baseline and result.latest.period != result.baseline.period
    if not told or sure_change(result) or not _rounded(result) or unchanged(result):
        return headline(result)
    value = figure(result.latest.value, result.measure.unit) if result.latest else ""
    opening = result.measure.phrase.replace("{value}", value)
    start = long(result.baseline.period) if result.baseline else ""
    return f"{opening}, about the same as in {start}. {verdict(result)}"


def rounding_note(result: Result) -> str:
    """What stands under the figures of a measure: that they are rounded, or why they are not."""
    if result.measure.protects == "nothing":
        return "These numbers are not about people, so they are not rounded."
    hidden = any(isinstance(one, Hidden) for one in result.told)
    return f"Numbers are rounded to the nearest 5. {HIDDEN_NOTE if hidden else ''}".strip()


def public_meaning(found: Results, result: Result) -> list[str]:
    """What would change how a finding is taken, without what one case more or less would do: counts
    that are rounded cannot tell that."""
    return meaning_words(result, replace(meaning(found, result), basis=None, one_case=False))
